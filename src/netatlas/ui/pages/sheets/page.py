"""The page of a sheet: what goes in at the left, the live paper at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.documents.sheet_document import sheet_document
from netatlas.ui.copying import copy_document
from netatlas.ui.pages.page import Page
from netatlas.ui.pages.sheets.actions import SheetActions
from netatlas.ui.pages.sheets.address import sheet_address, sheet_name
from netatlas.ui.pages.sheets.content import item_rows, left_out_sentences, paper_maker
from netatlas.ui.pages.sheets.editing import SheetEditor
from netatlas.ui.pages.sheets.frame import SheetFrame, no_sheet
from netatlas.ui.pages.sheets.item_model import ItemRole
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


class SheetPage(Page):
    """One sheet.

    Attributes:
        editor: the sheet, which saves itself.
        frame: the widgets.
        managing: what is done with the sheet as a whole.
        changing: what is done with its items.
    """

    has_column = True
    formats = (("Sheet of NetAtlas", "sheet.json"), ("Sheet of NetAtlas, as any JSON", "json"))
    """By the first ending a file manager knows a sheet from other JSON; the second is that of older files."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._context = context
        self._data = context.own_data
        self._renderer = PaperRenderer(context.jobs, self)
        self._rendered: Sheet | None = None
        self._removed = ""
        self.editor = SheetEditor(self._data, self)
        self.managing = SheetManaging(self._data, self)
        self.frame = SheetFrame(context.theme, self)
        self.changing = SheetActions(self.editor, self.managing, self.frame.pane, self._data, self)
        self.changing.set_atlas(context.opened.atlas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        is_other_atlas = context.opened is not self._context.opened
        self._context = context
        self.changing.set_atlas(context.opened.atlas)
        self.frame.apply_theme(context.theme, context.scale)
        name = sheet_name(address)
        self.title = name
        self._on_items_changed()
        if name != self.editor.name:
            self._rendered, self.changing.row = None, 0
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
        return file_bytes(sheet) if sheet is not None and ending.endswith("json") else None

    @override
    def commands(self) -> Bindings:
        return self.changing.bindings()

    @override
    def reason(self, command_id: str) -> str:
        return self.changing.reason(command_id)

    @override
    def add_item(self, address: Address) -> None:
        self.changing.add([address])

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
    def find_position(self, text: str) -> int:
        names = [row.name.casefold() for row in self.frame.pane.model.rows]
        found = [row for row, name in enumerate(names) if text and text.casefold() in name]
        return found.index(self._row) + 1 if self._row in found else 0

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
        self.frame.apply_theme(self._context.theme, self._context.scale)  # sizes are lost when it is polished
        if self.editor.sheet is not None and self._rendered != self.editor.sheet:
            self._render()

    @property
    def _row(self) -> int:
        return self.frame.pane.view.currentIndex().row()

    def _connect(self) -> None:
        pane, bar, view = self.frame.pane, self.frame.bar, self.frame.view
        self.editor.shown.connect(self._on_sheet_shown)
        self.editor.saved.connect(self._on_saved)
        self.editor.renamed.connect(self._on_copied)
        self._data.items_changed.connect(self._on_items_changed)
        pane.add_requested.connect(self.item_requested)
        pane.bookmarks_requested.connect(self.changing.add_bookmarks)
        pane.view.open_requested.connect(self._on_open)
        self.changing.changed.connect(self.commands_changed)
        self.changing.said.connect(self.note_requested)
        self.changing.add_requested.connect(self.item_requested)
        self.changing.export_requested.connect(self._on_export_requested)
        bar.layout_chosen.connect(self._on_layout_chosen)
        view.images_wanted.connect(self._render)
        self.frame.export.clicked.connect(self._on_export_requested)
        self.frame.print.clicked.connect(lambda: self.command_requested.emit("file.print", ""))
        self.managing.made.connect(lambda name: self.open_requested.emit(str(sheet_address(name)), False))
        self.managing.renamed.connect(self._on_renamed)
        self.managing.removed.connect(self._on_removed)
        self.managing.said.connect(self.note_requested)

    @Slot()
    def _on_export_requested(self) -> None:
        self.command_requested.emit("file.export_page", "")

    @Slot(object)
    def _on_layout_chosen(self, layout: SheetLayout) -> None:
        if self.editor.sheet is not None:
            self.editor.change(replace(self.editor.sheet, layout=layout))

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
        picture = self.frame.view.picture if self._rendered is not None else None
        self._show_rows(picture)
        self.frame.bar.show_layout(sheet.layout, reason=self.editor.reason)
        self.frame.arrange()
        self._rendered = None
        self.commands_changed.emit()
        if self.isVisible():
            self._render()

    def _show_rows(self, picture: PaperPicture | None) -> None:
        sheet = self.editor.sheet
        if sheet is not None:
            rows = item_rows(self._context.opened.atlas, sheet, picture.facts if picture else None)
            self.frame.pane.show_rows(rows, self.changing.row)

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
        self._show_rows(picture)
        sentences = left_out_sentences(self.frame.pane.model.rows, picture.facts)
        self.frame.pane.show_left_out(sentences, has_items=bool(sheet.items))
        self.frame.bar.show_facts(picture.facts)
        self.frame.arrange()
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
