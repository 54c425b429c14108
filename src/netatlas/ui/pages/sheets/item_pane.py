"""The left side of the page of a sheet: what goes in, and what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from netatlas.ui.commands import key_of, with_key
from netatlas.ui.pages.sheets.item_list import SheetItemsView
from netatlas.ui.pages.sheets.item_model import ItemRow, SheetItemsModel
from netatlas.ui.widgets.disclosure import Disclosure
from netatlas.ui.widgets.flow_layout import FlowLayout
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from netatlas.ui.theme import Theme

TITLE = "What goes in"
_SIDE = 18
_NOTHING = (
    "Nothing is on this sheet yet. Add something with “Add…”, or press {} on any page, on a row, or on an "
    "entry of the search."
)
_ALL_FITS = "Nothing is left out."


class SheetItemsPane(QWidget):
    """The list with its buttons.

    Attributes:
        model, view: the items.
        fold: shows and hides the list where it is above the paper.

    Signals:
        add_requested: something is to be looked for and added.
        bookmarks_requested: all bookmarks are to be added.
    """

    add_requested = Signal()
    bookmarks_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("sheetItemsPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = SheetItemsModel(self)
        self.view = SheetItemsView(self.model, theme)
        self.heading = plain_label(TITLE)
        self.hint = named(plain_label("drag to order"), "pageLead")
        self.fold = Disclosure(TITLE, strong=True)
        self.none = named(plain_label(_NOTHING.format(key_of("sheet.toggle")), wrap=True), "pageLead")
        self.add = QPushButton("Add…")
        set_tip(self.add, with_key("Look for something and add it", "sheet.add"))
        self.bookmarks = QPushButton()
        self.left_out_title = plain_label("Does not fit")
        self.left_out = plain_label(wrap=True, selectable=True)
        self._body = QWidget()
        self._is_beside = True
        self._is_said = self._has_problem = False
        self._lay_out()
        self.fold.toggled.connect(self._show_body)
        self.add.clicked.connect(self.add_requested)
        self.bookmarks.clicked.connect(self.bookmarks_requested)

    def show_rows(self, rows: tuple[ItemRow, ...], current: int) -> None:
        """Show other items; ``current`` is the row that is selected then, or -1."""
        with QSignalBlocker(self.view):
            self.model.show_rows(rows)
            if 0 <= current < len(rows):
                self.view.setCurrentIndex(self.model.index(current))
        self.none.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.hint.setVisible(bool(rows))
        self._limit_height()

    def show_left_out(self, sentences: list[str], *, has_items: bool) -> None:
        """Say what is not on the paper, each in a sentence of its own."""
        self._is_said = has_items
        self._has_problem = bool(sentences)
        named(self.left_out, "warningSentence" if sentences else "pageLead")
        self.left_out.style().unpolish(self.left_out)
        self.left_out.style().polish(self.left_out)
        self.left_out.setText("\n".join(sentences) or _ALL_FITS)
        self._show_body()

    def show_bookmarks(self, count: int) -> None:
        """Say how many bookmarks can be added."""
        self.bookmarks.setText(f"From bookmarks ({count})")

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Use other colours or another size of text."""
        self.view.apply_theme(theme, scale)
        self.heading.setFont(sized(self.heading.font(), 20 * scale, bold=True))
        self.fold.setFont(sized(self.fold.font(), 14 * scale, bold=True))
        self.left_out_title.setFont(sized(self.left_out_title.font(), 14 * scale, bold=True))
        self.hint.setFont(sized(self.hint.font(), 12 * scale))
        for widget in (self.none, self.left_out, self.add, self.bookmarks):
            widget.setFont(sized(widget.font(), 14 * scale))
        self._limit_height()

    def set_beside(self, *, is_beside: bool) -> None:
        """Stand beside the paper, or above it, where the list is folded."""
        self._is_beside = is_beside
        self.fold.setVisible(not is_beside)
        self._head.setVisible(is_beside)
        self._show_body()

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 6)
        head.addWidget(self.heading, 1)
        head.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignBottom)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        flow.insert_widget(0, self.add)
        flow.insert_widget(1, self.bookmarks)
        self.left_out.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        for widget in (self.none, self.view, buttons, self.left_out_title, self.left_out):
            body.addWidget(widget)
        body.addStretch(1)
        body.setStretchFactor(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 14, 16, 10)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self.fold)
        column.addWidget(self._body, 1)

    def _limit_height(self) -> None:
        """Let the list be as high as its rows, so that the buttons come right below it."""
        rows = len(self.model.rows)
        self.view.setMaximumHeight(max(1, rows) * self.view.row_height + 2)
        self.view.setMinimumHeight(min(rows, 3) * self.view.row_height)

    @Slot()
    def _show_body(self) -> None:
        self._body.setVisible(self._is_beside or self.fold.isChecked())
        says = self._is_said and (self._is_beside or self._has_problem)
        self.left_out_title.setVisible(says)
        self.left_out.setVisible(says)
