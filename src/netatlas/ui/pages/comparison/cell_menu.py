"""The context menu of a comparison's cell: open, compare with, copy, and what the table does with its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from netatlas.address import Address
from netatlas.ui.widgets.plain_text import without_mnemonic

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.atlas.model import Concept
    from netatlas.ui.pages.comparison.grid import Grid, GridCell

_LONGEST_NAME = 50
"""Letters of a name that the menu shows."""


class CellMenu(QObject):
    """Makes the menus.

    Signals:
        open_requested: an address as text, and whether to open it in a new tab.
        compare_requested: the id of a concept that is to be compared with one that is yet to be picked.
        copy_requested: the selected cells are to be copied.
        command_requested: the id of a command of the page.
    """

    open_requested = Signal(str, bool)
    compare_requested = Signal(str)
    copy_requested = Signal()
    command_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        """Open menus above ``parent``."""
        super().__init__(parent)
        self._parent = parent

    def menu(self, grid: Grid, cell: GridCell) -> QMenu:
        """Return the menu of a cell, which goes when it is closed."""
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        subjects, heading = grid.table.subjects, grid.heading(cell.line)
        subject = subjects[cell.subject] if cell.subject < len(subjects) and heading is None else None
        if subject is not None:
            self._add_opening(menu, subject)
            self._add_comparing(menu, grid, subject)
            menu.addSeparator()
        menu.addAction("Copy with source").triggered.connect(self.copy_requested)
        menu.addSeparator()
        commands = {} if heading is not None else {"compare.need": "Need something of this row…"}
        if subject is not None:
            pinned = grid.options.baseline == cell.subject
            commands["compare.pin"] = "Unpin the baseline" if pinned else "Pin as baseline"
        if grid.groups:
            commands["compare.groups"] = "Fold or unfold all groups"
        for command, words in commands.items():
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, name=command: self.command_requested.emit(name))
        menu.addSeparator()
        return menu

    def _add_opening(self, menu: QMenu, subject: Concept) -> None:
        for words, in_new_tab in (("Open {}", False), ("Open {} in a new tab", True)):
            action = menu.addAction(words.format(_short(subject)))
            action.triggered.connect(
                lambda _on=False, new=in_new_tab: self.open_requested.emit(str(subject.id), new)
            )

    def _add_comparing(self, menu: QMenu, grid: Grid, subject: Concept) -> None:
        """Offer the pair of a subject with each other one, if there are more, and with any concept."""
        others = [one for one in grid.table.subjects if one is not subject]
        pairs = menu.addMenu(f"Compare {_short(subject)} with")
        for other in others if len(others) > 1 else ():
            address = str(Address.comparison((subject.id, other.id)))
            action = pairs.addAction(_short(other))
            action.triggered.connect(lambda _on=False, to=address: self.open_requested.emit(to, False))
        pairs.addSeparator()
        another = pairs.addAction("Another concept…")
        another.triggered.connect(lambda: self.compare_requested.emit(str(subject.id)))


def _short(subject: Concept) -> str:
    name = subject.name
    return without_mnemonic(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…")
