"""The bar of a comparison's buttons, above its title so that no title moves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from netatlas.atlas.subjects import MOST_SUBJECTS
from netatlas.ui.commands import with_key
from netatlas.ui.widgets.flow_layout import FlowLayout
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from netatlas.compare.table import ComparisonTable
    from netatlas.ui.pages.comparison.options import ComparisonOptions

_ALL_DIFFER, _NOTHING_NEEDED = "All rows differ", "Nothing is needed yet"
_COPIES = "Copy the selected cells, or else the whole table, with its sources"


class ComparisonBar(QWidget):
    """The buttons; each keeps its width, so that none is moved by what another one says.

    Attributes:
        add_button: adds a subject.
        differences: checked while only rows that differ are shown.
        clear_button: takes back all needs.
        copy_button: copies the table.
        buttons: all of these.
    """

    def __init__(self, margin: int, parent: QWidget | None = None) -> None:
        """Begin ``margin`` pixels from the left, as the page below it does."""
        super().__init__(parent)
        named(self, "comparisonBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.add_button = QPushButton("Add a subject")
        self.differences = QPushButton("Differences only")
        self.differences.setCheckable(True)
        self.clear_button = QPushButton("Clear needs")
        self.copy_button = QPushButton("Copy")
        set_tip(self.copy_button, with_key(_COPIES, "edit.copy"))
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, 7, margin, 7)
        self._flow = FlowLayout()
        row.addLayout(self._flow)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.buttons = (self.add_button, self.differences, self.clear_button, self.copy_button)
        self.add(*self.buttons)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for all lines at this width: a page without enough room would take them from the bar else."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def add(self, *widgets: QWidget) -> None:
        """Add buttons at the end."""
        for widget in widgets:
            self._flow.addWidget(widget)

    def show_state(self, table: ComparisonTable, options: ComparisonOptions) -> None:
        """Enable what can be done with a table, and say in the tip of each other button why it cannot."""
        full = len(table.subjects) >= MOST_SUBJECTS
        _enable(
            self.add_button,
            f"{MOST_SUBJECTS} subjects are the most" if full else "",
            with_key("Add a subject", "go.compare"),
        )
        _enable(
            self.differences,
            no_differences(table, options),
            with_key("Leave out the rows that do not differ", "compare.differences"),
        )
        _enable(
            self.clear_button,
            no_needs(options),
            with_key("Need nothing any more", "compare.clear_needs"),
        )


def no_differences(table: ComparisonTable | None, options: ComparisonOptions) -> str:
    """Return why the rows that differ cannot be shown alone, or ''."""
    if table is None or not table.rows:
        return "There are no rows to leave out"
    return _ALL_DIFFER if table.differing == len(table.rows) and not options.differences else ""


def no_needs(options: ComparisonOptions) -> str:
    """Return why needs cannot be taken back, or ''."""
    return "" if options.needs else _NOTHING_NEEDED


def _enable(button: QPushButton, reason: str, tip: str) -> None:
    """Enable a button unless there is a reason against it, which is then its tip."""
    button.setEnabled(not reason)
    set_tip(button, reason or tip)
