"""The page of text whose parts fold, with its headings in the right panel: concepts, lists, the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from typing_extensions import override

from netatlas.documents.folding import folded_document
from netatlas.printing.folding_writer import FOLD, FoldingWriter
from netatlas.ui.commands import MARKS_HINT
from netatlas.ui.pages.composing import Composing
from netatlas.ui.pages.page_folding import PageFolding
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.widgets.speaking import speak

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.address import Address
    from netatlas.documents.blocks import Document
    from netatlas.printing.text_writer import TextWriter
    from netatlas.ui.actions import Bindings
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.panels.outline import OutlineSection
    from netatlas.ui.panels.section import PanelSection

_ABOVE = 8
"""Pixels that are kept free above a heading that somebody goes to."""


class FoldingPage(TextPage):
    """A page of text in which what is below some headings can be folded."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self._folding = PageFolding()
        self._folded: frozenset[str] = frozenset()  # in the text as it is written now
        self._positions: dict[str, int] = {}
        self._outline: OutlineSection | None = None
        self._marked = ""
        self._composing = Composing(context, self)
        self._composing.composed.connect(self._on_composed)
        self._composed_scroll = 0  # for when the document is there

    @override
    def document_of(self, address: Address, context: PageContext) -> Document:
        return self._composing.document(address, context)

    @property
    @override
    def is_ready(self) -> bool:
        return not self._composing.is_under_way and super().is_ready

    @override
    def document(self) -> Document | None:
        return None if self._composing.is_under_way else super().document()

    @override
    def set_scroll_position(self, position: int) -> None:
        self._composed_scroll = position
        super().set_scroll_position(position)

    @override
    def scroll_position(self) -> int:
        return self._composed_scroll if self._composing.is_under_way else super().scroll_position()

    @Slot()
    def _on_composed(self) -> None:
        if self._address is not None and self._context is not None:
            position = self._composed_scroll
            self.show_address(self._address, self._context)
            self.set_scroll_position(position)
            self.commands_changed.emit()

    @override
    def _write_rest(self) -> None:
        if self._address is not None and self._context is not None:
            self._composing.finish(self._address, self._context)
        super()._write_rest()

    @override
    def can_be_remade(self) -> bool:
        return super().can_be_remade() and not self._folding.has_opened

    @override
    def is_changed(self, document: Document, context: PageContext) -> bool:
        self._folding.show(document, context.folds)
        return self._folded != self._folding.folded

    @override
    def new_writer(self, context: PageContext) -> TextWriter:
        target, theme, scale = self.browser.document(), context.theme, context.scale
        writer = FoldingWriter(target, theme, scale=scale, mark_hint=MARKS_HINT, room=self._room)
        self._folded = writer.folded = self._folding.folded
        self._positions = writer.positions = {}
        return writer

    @override
    def shown_of(self, document: Document) -> Document:
        return folded_document(document, self._folding.folded)

    @override
    def take_room(self) -> None:
        """Have the right panel give way to the start page: its cards and tables take the width."""
        has_column = self._address is not None and self._address.view_name == "start"
        if has_column is not self.has_column:
            self.has_column = has_column
            self.column_changed.emit(has_column)

    @override
    def panel_sections(self) -> tuple[PanelSection, ...]:
        document = self.document()
        if document is None or not document.record:
            return ()
        if self._outline is None:
            from netatlas.ui.panels.outline import OutlineSection

            self._outline = OutlineSection(self)
            self._outline.wanted.connect(self.show_heading)
        return (self._outline,) if self._outline.set_document(document) else ()

    @Slot(str, bool)
    @override
    def follow_link(self, address: str, in_new_tab: bool) -> None:
        if not address.startswith(FOLD):
            super().follow_link(address, in_new_tab)
            return
        anchor = address.removeprefix(FOLD)
        is_by_key = self.browser.textCursor().hasSelection()  # Tab selects the link that it goes to
        is_folded = self._folding.toggle(anchor)
        self._write_again(until=anchor)
        self.browser.go_to_link(self._positions.get(anchor, 0), focus=is_by_key)
        speak(self.browser, f"{self._folding.title(anchor)}, {'folded' if is_folded else 'unfolded'}")

    @override
    def commands(self) -> Bindings:
        return {**super().commands(), "page.unfold": self._on_unfold}

    @override
    def reason(self, command_id: str) -> str:
        if command_id == "page.unfold":
            return "" if self._folding.can_fold else "Nothing on this page folds"
        return super().reason(command_id)

    @Slot()
    def _on_unfold(self) -> None:
        is_folded = self._folding.toggle_all()
        self._write_again(until=next(iter(self._positions), ""))
        speak(self.browser, f"The whole page is {'folded' if is_folded else 'unfolded'}")

    @Slot(str)
    def show_heading(self, anchor: str) -> None:
        """Go to a heading with the keyboard, and unfold what is below it."""
        if self._folding.open_part(anchor):
            self._write_again()
        self._write_rest()
        self.browser.go_to_link(self._positions.get(anchor, 0))
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)
        block = self.browser.textCursor().block()
        rect = self.browser.document().documentLayout().blockBoundingRect(block)
        self.browser.verticalScrollBar().setValue(round(rect.top()) - _ABOVE)

    @override
    def before_row(self, record_id: str) -> None:
        if self._folding.open_record(record_id):
            self._write_again(
                until=next(iter(self._positions), "")
            )  # whoever waits for the row gets it later

    @override
    def prepare_find(self, text: str) -> bool:
        if self._folding.open_text(text):
            self._write_again(until=next(iter(self._positions), ""))
            self.browser.setUpdatesEnabled(self._slices is None)  # shows what was there until all is
        if self._composing.is_under_way:
            self._is_searched = bool(text)
            return not text
        return super().prepare_find(text)

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        self._unfold_text(text)
        return super().find_text(text, backward=backward)

    @override
    def mark_all(self, text: str) -> int:
        self._marked = text
        self._unfold_text(text)
        return super().mark_all(text)

    def _unfold_text(self, text: str) -> None:
        """Unfold what holds a text that is looked for: it is to be counted and found."""
        if self._folding.open_text(text):
            self._write_again()

    def _write_again(self, until: str = "") -> None:
        """Write the document with other parts folded; the page stays where it is scrolled to.

        Args:
            until: the heading after which the rest may be written later; '' for all at once.
        """
        position, bar = self.scroll_position(), self.browser.verticalScrollBar()
        self.write_anew()
        while self._slices is not None and (not until or until not in self._positions):
            self._write_slice()
        if self._slices is None:
            text = self.browser.document()
            text.documentLayout().blockBoundingRect(text.lastBlock())  # lays it out now, else in parts later
        bar.setValue(position)
        self.coming.awaited = position if self._slices is not None and bar.value() < position else 0
        if self._marked and self._slices is None:
            super().mark_all(self._marked)
