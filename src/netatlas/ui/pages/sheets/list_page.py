"""The page of all sheets: the reader's own, then those that come with NetAtlas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout
from typing_extensions import override

from netatlas.documents.blocks import MUTED, Bullets, Document, Heading, Link, Text
from netatlas.ui.commands import key_of, with_key
from netatlas.ui.copying import copy_document
from netatlas.ui.pages.page import Page
from netatlas.ui.pages.sheets.address import sheet_address
from netatlas.ui.pages.sheets.listing import SheetLine, read_lines
from netatlas.ui.pages.sheets.managing import SheetManaging
from netatlas.ui.pages.sheets.sheet_list import SheetsModel, SheetsView
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.notice import Notice
from netatlas.ui.widgets.page_head import PageHead
from netatlas.ui.widgets.plain_text import plain_label, set_tip
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from netatlas.address import Address
    from netatlas.documents.blocks import Block
    from netatlas.ui.actions import Bindings
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.page_context import PageContext

_NONE = (
    "You have no sheet of your own yet. Press {} on any page to put it on one, make a new sheet, or open one "
    "of those below: it becomes your copy as soon as you change it."
)
_OWN, _READY = "Your sheets", "Ready sheets"


class SheetListPage(Page):
    """All sheets.

    Attributes:
        model, view: the list.
        managing: what is done with a sheet.
        notice: offers to bring back what was removed.
    """

    title = "Sheets"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._data = context.own_data
        self._is_read = False
        self.model = SheetsModel(self)
        self.view = SheetsView(self.model, context.theme)
        self.managing = SheetManaging(self._data, self)
        self.head = PageHead()
        self.head.show_title("Sheets")
        self.notice = Notice()
        self.none = named(plain_label(_NONE.format(key_of("sheet.toggle")), wrap=True), "pageLead")
        self._buttons = {
            "sheet.new": QPushButton("New sheet…"),
            "sheet.rename": QPushButton("Rename…"),
            "sheet.duplicate": QPushButton("Duplicate"),
            "sheet.delete": QPushButton("Remove"),
            "sheet.read": QPushButton("Read a file…"),
        }
        self._build()

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        self.none.setFont(sized(self.none.font(), 14 * context.scale))
        self.view.apply_theme(context.theme, context.scale)
        self._read()

    @property
    @override
    def is_ready(self) -> bool:
        return self._is_read

    @override
    def document(self) -> Document | None:
        blocks: list[Block] = []
        for title, is_own in ((_OWN, True), (_READY, False)):
            items = tuple(
                (Link(line.name, str(sheet_address(line.name))), Text(f", {line.detail}", MUTED))
                for line in self.model.lines
                if line.is_own is is_own
            )
            blocks += [Heading(title), Bullets(items)] if items else []
        return Document("Sheets", blocks=tuple(blocks))

    @override
    def commands(self) -> Bindings:
        return {
            "sheet.new": self.managing.ask_for_new,
            "sheet.read": self.managing.ask_for_file_to_read,
            "sheet.rename": lambda: self.managing.ask_for_name(self._name),
            "sheet.duplicate": self._duplicate,
            "sheet.delete": lambda: self.managing.remove(self._name),
        }

    @override
    def reason(self, command_id: str) -> str:
        if self._data.items.reason:
            return self._data.items.reason
        line = self._line
        if command_id in ("sheet.new", "sheet.read"):
            return ""
        if line is None:
            return "Select a sheet first"
        if command_id != "sheet.duplicate" and not line.is_own:
            return "This sheet comes with NetAtlas"
        return ""

    @override
    def focus_content(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        names = [line.name.casefold() for line in self.model.lines]
        here = self.view.currentIndex().row()
        order = [*range(here + 1, len(names)), *range(here + 1)]
        if backward:
            order = [*range(here - 1, -1, -1), *range(len(names) - 1, max(-1, here - 1), -1)]
        found = next((row for row in order if text and text.casefold() in names[row]), None)
        if found is not None:
            self.view.setCurrentIndex(self.model.index(found))
        return found is not None

    @override
    def find_position(self, text: str) -> int:
        found = [
            row
            for row, line in enumerate(self.model.lines)
            if text and text.casefold() in line.name.casefold()
        ]
        here = self.view.currentIndex().row()
        return found.index(here) + 1 if here in found else 0

    @override
    def mark_all(self, text: str) -> int:
        return sum(bool(text) and text.casefold() in line.name.casefold() for line in self.model.lines)

    @override
    def copy(self) -> bool:
        return copy_document(self.document())

    @override
    def deselect(self) -> bool:
        had = self.view.selectionModel().hasSelection()
        self.view.clearSelection()
        return had

    @override
    def scroll_position(self) -> int:
        return self.view.verticalScrollBar().value()

    @override
    def set_scroll_position(self, position: int) -> None:
        self.view.verticalScrollBar().setValue(position)

    @property
    def _line(self) -> SheetLine | None:
        row = self.view.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    @property
    def _name(self) -> str:
        return self._line.name if self._line is not None else ""

    def _build(self) -> None:
        self.head.add(*self._buttons.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 10)
        column.setSpacing(10)
        for widget in (self.head, self.notice, self.none):
            column.addWidget(widget)
        self.none.hide()
        column.addWidget(self.view, 1)
        for command, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, command=command: self.commands()[command]())
        self.view.open_requested.connect(self._on_open)
        self.view.removal_requested.connect(self._on_removal_requested)
        self.view.current_changed.connect(self._refresh_buttons)
        self._data.changed.connect(self._read)
        self.managing.made.connect(lambda name: self._on_open(name, False))
        self.managing.removed.connect(self._on_removed)
        self.managing.said.connect(self.note_requested)

    @Slot()
    def _read(self) -> None:
        self._data.read(read_lines, self._on_read, replaces=f"sheets {id(self)}")

    def _on_read(self, outcome: Outcome[tuple[SheetLine, ...]]) -> None:
        from shiboken6 import isValid

        if not isValid(self):  # its tab may have been closed
            return
        self._is_read = True
        if outcome.error is not None:
            self.notice.show_sentence(str(outcome.error))
            return
        name = self._name
        self.model.show_lines(outcome.result)
        rows = [line.name for line in outcome.result]
        if rows:
            self.view.setCurrentIndex(self.model.index(rows.index(name) if name in rows else 0))
        self.none.setVisible(not any(line.is_own for line in outcome.result))
        self._refresh_buttons()

    @Slot()
    def _refresh_buttons(self) -> None:
        for command, button in self._buttons.items():
            reason = self.reason(command)
            button.setEnabled(not reason)
            keyed = with_key("Rename it", command) if command == "sheet.rename" else ""
            set_tip(button, reason or keyed)
        self.commands_changed.emit()

    def _duplicate(self) -> None:
        if (line := self._line) is not None:
            self.managing.duplicate(line.name, None if line.is_own else line.sheet)

    @Slot()
    def _on_removal_requested(self) -> None:
        if not self.reason("sheet.delete"):
            self.managing.remove(self._name)

    @Slot(str, object)
    def _on_removed(self, name: str, bring_back: Callable[[], None]) -> None:
        def undo() -> None:
            self.notice.clear()
            bring_back()

        self.notice.show_sentence(f"The sheet {quoted(name)} is removed.", ("Undo", undo))

    @Slot(str, bool)
    def _on_open(self, name: str, in_new_tab: bool) -> None:
        self.open_requested.emit(str(sheet_address(name)), in_new_tab)
