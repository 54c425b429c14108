"""The page of a sheet: what goes in at the left, the live paper at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.documents.sheet_document import sheet_document
from netatlas.ui.commands import key_of
from netatlas.ui.copying import copy_document
from netatlas.ui.pages.page import Page
from netatlas.ui.pages.sheets.address import sheet_address, sheet_name
from netatlas.ui.pages.sheets.content import item_rows, left_out_sentences, paper_maker
from netatlas.ui.pages.sheets.editing import SheetEditor
from netatlas.ui.pages.sheets.frame import SheetFrame, no_sheet
from netatlas.ui.pages.sheets.item_model import ItemRole
from netatlas.ui.pages.sheets.items import with_added, with_moved, with_other_form, without
from netatlas.ui.pages.sheets.managing import SheetManaging, file_bytes
from netatlas.ui.paper.rendering import PaperRenderer
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.desk.sheet import Sheet, SheetLayout
    from netatlas.documents.blocks import Document
    from netatlas.ui.actions import Bindings
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.paper.rendering import PaperMaker, PaperPicture

_NOT_SELECTED = "Select an item first"
_OF_ITEMS = frozenset({"sheet.up", "sheet.down", "sheet.form", "sheet.take_off"})
"""Commands that mean the selected item."""


class SheetPage(Page):
    """One sheet.

    Attributes:
        editor: the sheet, which saves itself.
        frame: the widgets.
        managing: what is done with the sheet as a whole.
    """

    has_column = True
    formats = (("Sheet of NetAtlas", "json"),)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._context = context
        self._data = context.own_data
        self._renderer = PaperRenderer(context.jobs, self)
        self._rendered: Sheet | None = None
        self._current = 0
        self._removed = ""
        self.editor = SheetEditor(self._data, self)
        self.managing = SheetManaging(self._data, self)
        self.frame = SheetFrame(context.theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        is_other_atlas = context.opened is not self._context.opened
        self._context = context
        self.frame.apply_theme(context.theme, context.scale)
        name = sheet_name(address)
        self.title = name
        self._on_items_changed()
        if name != self.editor.name:
            self._rendered, self._current = None, 0
            self.editor.open(name)
        elif is_other_atlas:
            self._on_sheet_shown()

    @property
    @override
    def is_ready(self) -> bool:
        is_shown = self.editor.sheet is None or self._rendered == self.editor.sheet
        return is_shown and not self._renderer.is_busy

    @override
    def document(self) -> Document | None:
        picture = self.frame.view.picture
        return sheet_document(picture.content) if picture is not None else None

    @override
    def own_paper(self) -> PaperMaker | None:
        sheet = self.editor.sheet
        return paper_maker(self._data, self._context.opened.atlas, sheet) if sheet is not None else None

    @override
    def content(self, ending: str) -> bytes | None:
        sheet = self.editor.sheet
        return file_bytes(sheet) if sheet is not None and ending == "json" else None

    @override
    def commands(self) -> Bindings:
        name = self.editor.name
        return {
            "sheet.new": self.managing.ask_for_new,
            "sheet.read": self.managing.ask_for_file_to_read,
            "sheet.rename": lambda: self.managing.ask_for_name(name),
            "sheet.duplicate": self._duplicate,
            "sheet.delete": lambda: self.managing.remove(name),
            "sheet.add": self.item_requested.emit,
            "sheet.bookmarks": self.add_bookmarks,
            "sheet.up": lambda: self.move_current(-1),
            "sheet.down": lambda: self.move_current(1),
            "sheet.form": self.change_form,
            "sheet.take_off": self.take_off,
            "sheet.undo": self.editor.undo,
            "sheet.redo": self.editor.redo,
            "sheet.export": lambda: self.command_requested.emit("file.export_page", ""),
        }

    @override
    def reason(self, command_id: str) -> str:
        if command_id == "sheet.export":
            return "" if self.editor.sheet is not None else "No sheet is open"
        if command_id in ("sheet.new", "sheet.read"):
            return self._data.items.reason
        if why := self.editor.reason:
            return why
        if command_id in _OF_ITEMS:
            return self._reason_of_item(command_id)
        match command_id:
            case "sheet.rename" | "sheet.delete" if self.editor.is_ready_made:
                return "This sheet comes with NetAtlas; duplicate it, or change it, and the copy is yours"
            case "sheet.bookmarks" if not self._data.items.bookmarks:
                return "There are no bookmarks"
            case "sheet.undo" if not self.editor.can_undo:
                return "Nothing was changed"
            case "sheet.redo" if not self.editor.can_redo:
                return "Nothing was undone"
        return ""

    @override
    def add_item(self, address: Address) -> None:
        self._add([address])

    def add_bookmarks(self) -> None:
        """Add all bookmarks that can be on a sheet."""
        atlas = self._context.opened.atlas
        self._add([resolved(atlas, Address.parse(one.address)) for one in self._data.items.bookmarks])

    def move_current(self, step: int) -> None:
        """Move the selected item one step up or down."""
        self._move(self._row, self._row + step)

    def change_form(self) -> None:
        """Show the selected item short instead of full, or the other way round."""
        row = self._row
        self._change(lambda sheet: with_other_form(sheet, row))

    def take_off(self) -> None:
        """Take the selected item off, which can be undone."""
        row = self._row
        sheet = self.editor.sheet
        if sheet is None or not 0 <= row < len(sheet.items) or self.editor.reason:
            return
        name = self.frame.pane.model.rows[row].name
        self._current = min(row, len(sheet.items) - 2)
        self._change(lambda sheet: without(sheet, row))
        self.note_requested.emit(f"{name} is off the sheet. {key_of('sheet.undo')} brings it back.")

    @override
    def focus_content(self) -> None:
        pane = self.frame.pane
        first = pane.view if pane.model.rows and pane.view.isVisible() else pane.add
        (first if first.isVisible() else self.frame.view).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        names = [row.name.casefold() for row in self.frame.pane.model.rows]
        order = [*range(self._row + 1, len(names)), *range(self._row + 1)]
        if backward:
            order = [*range(self._row - 1, -1, -1), *range(len(names) - 1, max(-1, self._row - 1), -1)]
        found = next((row for row in order if text and text.casefold() in names[row]), None)
        if found is not None:
            self.frame.pane.view.setCurrentIndex(self.frame.pane.model.index(found))
        return found is not None

    @override
    def mark_all(self, text: str) -> int:
        rows = self.frame.pane.model.rows
        return sum(bool(text) and text.casefold() in row.name.casefold() for row in rows)

    @override
    def copy(self) -> bool:
        picture = self.frame.view.picture
        address = str(self.frame.pane.view.currentIndex().data(ItemRole.ADDRESS) or "")
        return picture is not None and copy_document(sheet_document(picture.content, address))

    @override
    def deselect(self) -> bool:
        view = self.frame.pane.view
        had = view.selectionModel().hasSelection()
        view.clearSelection()
        return had

    @override
    def scroll_position(self) -> int:
        return self.frame.view.verticalScrollBar().value()

    @override
    def set_scroll_position(self, position: int) -> None:
        self.frame.view.verticalScrollBar().setValue(position)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.editor.sheet is not None and self._rendered != self.editor.sheet:
            self._render()

    @property
    def _row(self) -> int:
        return self.frame.pane.view.currentIndex().row()

    def _reason_of_item(self, command_id: str) -> str:
        rows = len(self.frame.pane.model.rows)
        if not 0 <= self._row < rows:
            return _NOT_SELECTED
        if command_id == "sheet.up" and self._row == 0:
            return "It is the first"
        return "It is the last" if command_id == "sheet.down" and self._row == rows - 1 else ""

    def _connect(self) -> None:
        pane, bar, view = self.frame.pane, self.frame.bar, self.frame.view
        self.editor.shown.connect(self._on_sheet_shown)
        self.editor.saved.connect(self._on_saved)
        self.editor.renamed.connect(self._on_copied)
        self._data.items_changed.connect(self._on_items_changed)
        pane.add_requested.connect(self.item_requested)
        pane.bookmarks_requested.connect(self.add_bookmarks)
        pane.view.open_requested.connect(self._on_open)
        pane.view.form_requested.connect(self.change_form)
        pane.view.removal_requested.connect(self.take_off)
        pane.view.current_changed.connect(self.commands_changed)
        pane.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        pane.view.customContextMenuRequested.connect(self._show_menu)
        pane.model.moved.connect(self._move)
        bar.layout_chosen.connect(self._on_layout_chosen)
        view.images_wanted.connect(self._render)
        self.frame.export.clicked.connect(lambda: self.command_requested.emit("file.export_page", ""))
        self.frame.print.clicked.connect(lambda: self.command_requested.emit("file.print", ""))
        self.managing.made.connect(lambda name: self.open_requested.emit(str(sheet_address(name)), False))
        self.managing.renamed.connect(self._on_renamed)
        self.managing.removed.connect(self._on_removed)
        self.managing.said.connect(self.note_requested)

    def _change(self, change: Callable[[Sheet], Sheet]) -> None:
        if self.editor.sheet is not None:
            self.editor.change(change(self.editor.sheet))

    def _add(self, addresses: list[Address]) -> None:
        if self.editor.sheet is None:
            return
        if self.editor.reason:
            self.note_requested.emit(self.editor.reason)
            return
        sheet, said = with_added(self._context.opened.atlas, self.editor.sheet, addresses)
        if sheet != self.editor.sheet:
            self._current = len(sheet.items) - 1
        self.editor.change(sheet)
        self.note_requested.emit(said)

    @Slot(int, int)
    def _move(self, start: int, target: int) -> None:
        sheet = self.editor.sheet
        if sheet is not None and start != target and 0 <= target < len(sheet.items):
            self._current = target
            self._change(lambda sheet: with_moved(sheet, start, target))

    def _duplicate(self) -> None:
        ready = self.editor.sheet if self.editor.is_ready_made else None
        self.managing.duplicate(self.editor.name, ready)

    @Slot(object)
    def _on_layout_chosen(self, layout: SheetLayout) -> None:
        self._change(lambda sheet: replace(sheet, layout=layout))

    @Slot()
    def _on_sheet_shown(self) -> None:
        """Show the sheet as it is now, and have its paper laid out."""
        sheet = self.editor.sheet
        if sheet is None:
            if self._removed != self.editor.name:  # else it is said already, with a way to undo it
                self.frame.show_message(self.editor.error or no_sheet(self.editor.name))
            self._rendered = None
            self.commands_changed.emit()
            return
        self.frame.show_message("")
        self._removed = ""
        self._current = self._current if self._row < 0 or self._current != self._row else self._row
        picture = self.frame.view.picture if self._rendered is not None else None
        self._show_rows(picture)
        self.frame.bar.show_layout(sheet.layout, reason=self.editor.reason)
        self._rendered = None
        self.commands_changed.emit()
        if self.isVisible():
            self._render()

    def _show_rows(self, picture: PaperPicture | None) -> None:
        sheet = self.editor.sheet
        if sheet is not None:
            rows = item_rows(self._context.opened.atlas, sheet, picture.facts if picture else None)
            self.frame.pane.show_rows(rows, self._current)

    @Slot()
    def _render(self) -> None:
        """Lay the paper out in a job; the newest counts."""
        sheet, view = self.editor.sheet, self.frame.view
        if sheet is None:
            return
        make = paper_maker(self._data, self._context.opened.atlas, sheet)

        def done(outcome: Outcome[PaperPicture]) -> None:
            self._on_rendered(sheet, outcome)

        self._renderer.render(make, width=view.image_width, pages=view.pages_in_sight, done=done)

    def _on_rendered(self, sheet: Sheet, outcome: Outcome[PaperPicture]) -> None:
        if outcome.error is not None:
            self._rendered = sheet
            self.frame.status.setText(str(outcome.error))
            return
        picture = outcome.result
        self._rendered = sheet
        self._current = max(0, self._row) if self._row >= 0 else self._current
        self._show_rows(picture)
        sentences = left_out_sentences(self.frame.pane.model.rows, picture.facts)
        self.frame.pane.show_left_out(sentences, has_items=bool(sheet.items))
        self.frame.bar.show_facts(picture.facts)
        self.frame.view.show_picture(picture)
        self._on_saved()
        self.commands_changed.emit()

    @Slot()
    def _on_saved(self) -> None:
        picture = self.frame.view.picture
        if picture is not None:
            reason = self.editor.error or self._data.items.reason
            self.frame.show_status(picture.facts, self.editor.saved_at, reason=reason)

    @Slot()
    def _on_items_changed(self) -> None:
        self.frame.pane.show_bookmarks(len(self._data.items.bookmarks))
        pane = self.frame.pane
        pane.add.setEnabled(not self._data.items.reason)
        pane.bookmarks.setEnabled(not self._data.items.reason and bool(self._data.items.bookmarks))
        self.commands_changed.emit()

    @Slot(str)
    def _on_copied(self, name: str) -> None:
        self.note_requested.emit(f"The sheet that came with NetAtlas stays as it is; this is {quoted(name)}.")
        self._go_by(name)

    @Slot(str, str)
    def _on_renamed(self, name: str, other: str) -> None:
        if name == self.editor.name:
            self.editor.renamed_to(other)
            self._go_by(other)

    def _go_by(self, name: str) -> None:
        """Have the tab show the page under another name of its sheet."""
        self.title = name
        self.place_refined.emit(sheet_address(name))

    @Slot(str, object)
    def _on_removed(self, name: str, bring_back: Callable[[], None]) -> None:
        if name == self.editor.name:
            self._removed = name
            self.frame.show_message(f"The sheet {quoted(name)} is removed.", ("Undo", bring_back))

    @Slot(str, bool)
    def _on_open(self, stored_address: str, in_new_tab: bool) -> None:
        address = resolved(self._context.opened.atlas, Address.parse(stored_address))
        self.open_requested.emit(str(address), in_new_tab)

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        """Show what can be done with an item."""
        view = self.frame.pane.view
        index = view.indexAt(point)
        if not index.isValid():
            return
        view.setCurrentIndex(index)
        other = "Show it full" if index.data(ItemRole.FORM) == "short" else "Show it short"
        texts = {
            "sheet.form": other,
            "sheet.up": "Move up",
            "sheet.down": "Move down",
            "sheet.take_off": "Take off",
        }
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command, text in texts.items():
            action = menu.addAction(text, self.commands()[command])
            action.setEnabled(not self.reason(command))
        menu.popup(view.viewport().mapToGlobal(point))
