"""The page that shows a document as text: a concept, a list, the start page and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.atlas.addressing import row_of
from netatlas.printing.block_parts import likely_height
from netatlas.printing.line_length import LineRoom, fit_lines
from netatlas.printing.text_writer import TextWriter
from netatlas.ui.commands import MARKS_HINT
from netatlas.ui.copying import copy_document
from netatlas.ui.next_turn import in_next_turn
from netatlas.ui.pages.document_lookup import document_at
from netatlas.ui.pages.fact_rows import fact_at, held_by
from netatlas.ui.pages.page import Page
from netatlas.ui.pages.row_words import why_no_row
from netatlas.ui.pages.summary import summary_of
from netatlas.ui.pages.text_menu import text_menu
from netatlas.ui.widgets.closed_browser import ClosedBrowser
from netatlas.ui.widgets.coming_scroll import ComingScroll
from netatlas.ui.widgets.row_wash import row_cursor, row_rect
from netatlas.ui.widgets.speaking import introduce

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.address import Address
    from netatlas.documents.blocks import Document
    from netatlas.ui.page_context import PageContext

_MARGIN, _ABOVE = 28, 8
"""Pixels from the edge of the text to the button in its corner, and from there up to the button."""
_ALWAYS, _AS_NEEDED = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded

_BESIDE_BUTTON = 12
"""Least pixels between the first line and the button."""


class TextPage(Page):
    """A page that shows a document as text."""

    is_text = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self.browser = ClosedBrowser(self)
        self.browser.setAccessibleName("Page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        self.bookmark.placed().setParent(self.browser.viewport())
        self.bookmark.resized.connect(self._fit_width)
        self.browser.verticalScrollBar().valueChanged.connect(self._place_bookmark)
        self.browser.width_changed.connect(self._place_bookmark)
        self.browser.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.browser.customContextMenuRequested.connect(self._show_menu)
        self._address: Address | None = None
        self._document: Document | None = None
        self._context: PageContext | None = None
        self._row = ""
        self._row_offset: float | None = None  # of the row's top from that of the view, while it is kept
        self._slices: Iterator[None] | None = None  # of the text that is still to be written
        self._written_for = self._fitted_to = LineRoom(0)
        self.coming = ComingScroll(self.browser.verticalScrollBar())
        self._needs_bar = True
        self._is_searched = False  # as soon as all is written
        self._wanted_row: Address | None = None
        self._write_timer = QTimer(self, singleShot=True, interval=0)
        self._write_timer.timeout.connect(self._write_slice)
        self.browser.link_activated.connect(self.follow_link)
        self.browser.width_changed.connect(self._fit_width)

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        document = self.document_of(address, context)
        self._row_offset = self._offset_of_row() if address == self._address else None
        is_written = (
            self._context is not None and document == self._document and _look_alike(self._context, context)
        )
        self._follow_bookmarks(context)
        self._context, self._address, self._document = context, address, document
        self._wanted_row = None
        if self.is_changed(document, context) or not is_written:
            self.title = document.title
            self._begin_writing(document, context)
            self._write_slice()
        if self._row_offset is not None or QAccessible.isActive():  # what reads a page aloud reads it all
            self._write_rest()
        self._place_bookmark()
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit_width()
        self.set_scroll_position(0)
        self._find_row_again()
        introduce(self.browser, document.title, summary_of(document))

    @override
    def can_be_remade(self) -> bool:
        is_plain = not self.browser.textCursor().hasSelection() and not self.browser.has_caret
        return is_plain and not self.browser.wash.is_shown

    @override
    def step_heading(self, step: int) -> bool:
        self._write_rest()
        has_moved = self.browser.step_heading(step)
        if has_moved:
            bar = self.browser.verticalScrollBar()
            bar.setValue(bar.value() + self.browser.cursorRect().top() - _ABOVE)
        return has_moved

    @override
    def reveal(self, address: Address) -> None:
        context = self._context
        record_id = row_of(context.opened.atlas, address) if context is not None else ""
        if context is None or not record_id:
            return
        colour, is_reduced = context.theme.colour("accent_wash"), context.is_reduced()
        for one in (record_id, *held_by(context.opened.atlas, record_id)):
            self.before_row(one)
            if self.browser.go_to_row(one, colour, is_reduced=is_reduced):
                self._row = one
                self._show_row()
                # a long text is laid out only in the next turn of the event loop
                in_next_turn(self.browser, self._show_row)
                return
            if self._slices is not None:
                self._wanted_row = address
                return
        if reason := why_no_row(context, record_id):
            self.note_requested.emit(reason)

    def document_of(self, address: Address, context: PageContext) -> Document:
        """Return what is shown at an address."""
        return document_at(context, address)

    @property
    @override
    def is_ready(self) -> bool:
        return self._slices is None

    @Slot()
    def _write_slice(self) -> None:
        """Write the next slice of a long text, and go where somebody wants to be as soon as that is there."""
        if self._slices is None:
            return
        since = self.browser.document().characterCount() - 1
        if next(self._slices, self) is self:
            self._slices = None
        else:
            self._write_timer.start()
        self.browser.setVerticalScrollBarPolicy(_AS_NEEDED)  # the text is there that needs it
        if self._room != self._written_for:  # the page has another width since the text was begun
            fit_lines(self.browser.document(), self._room, since=max(0, since))
        self.coming.on_written(is_complete=self._slices is None)
        if self._wanted_row is not None:
            address, self._wanted_row = self._wanted_row, None
            self.reveal(address)
        if self._slices is None:
            self.browser.setUpdatesEnabled(True)
            self.browser.marks.refresh()
            if self._is_searched:
                self._is_searched = False
                self.find_ready.emit()

    def _begin_writing(self, document: Document, context: PageContext) -> None:
        """Begin to write, at the width that the text will have: at another it would be laid out twice."""
        text, has_bar = self.browser.document(), self.browser.verticalScrollBar().isVisible()
        needs_bar = likely_height(self.shown_of(document)) * context.scale > self._height
        self._needs_bar = needs_bar
        if not (needs_bar and has_bar):  # else the view would become wider and narrower again
            text.clear()
        self.browser.setVerticalScrollBarPolicy(_ALWAYS if needs_bar else _AS_NEEDED)
        text.clear()
        self.take_room()
        self.browser.setUpdatesEnabled(True)
        self._written_for = self._fitted_to = self._room
        self._slices = self.new_writer(context).slices(self.with_links(document))

    def _write_rest(self) -> None:
        """Write at once what is left of a long text, for what needs all of it."""
        while self._slices is not None:
            self._write_slice()

    def write_anew(self) -> None:
        """Begin to write the document once more, for what is shown of it in another way."""
        if self._context is not None and self._document is not None:
            self.browser.wash.end()
            self._row, self._row_offset = "", None
            self._begin_writing(self._document, self._context)
            self._write_slice()
            self._place_bookmark()

    def is_changed(self, document: Document, context: PageContext) -> bool:  # noqa: ARG002 - for pages that fold
        """Return True if a document is to be written anew, though nothing in it has changed."""
        return False

    def new_writer(self, context: PageContext) -> TextWriter:
        """Return what writes the document."""
        target, theme, scale = self.browser.document(), context.theme, context.scale
        return TextWriter(target, theme, scale=scale, mark_hint=MARKS_HINT, room=self._room)

    def before_row(self, record_id: str) -> None:
        """Do what is needed before the row of a record can be gone to."""

    def shown_of(self, document: Document) -> Document:
        """Return what is written of a document: pages may fold some of it."""
        return document

    def take_room(self) -> None:
        """Take or leave the place of the right panel, before the text is laid out; for pages that do."""

    def with_links(self, document: Document) -> Document:
        """Return the document as it is shown: pages may add links that would be of no use in a file."""
        return document

    def _follow_bookmarks(self, context: PageContext) -> None:
        """Show the start page again when bookmarks come or go, which are listed there."""
        if self._context is None and context.data is not None:
            context.data.items_changed.connect(self._on_items_changed)

    @Slot()
    def _on_items_changed(self) -> None:
        address, context = self._address, self._context
        if address is None or context is None or address.view_name != "start":
            return
        if document_at(context, address) != self._document:
            position = self.scroll_position()
            self.show_address(address, context)
            self.set_scroll_position(position)

    @override
    def document(self) -> Document | None:
        return self._document

    @override
    def focus_content(self) -> None:
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def prepare_find(self, text: str) -> bool:
        self._is_searched = bool(text) and self._slices is not None
        return not self._is_searched

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        self._write_rest()
        return self.browser.find_text(text, backward=backward)

    @override
    def find_near(self, text: str) -> bool:
        return self.browser.marks.settle(text)

    @override
    def find_position(self, text: str) -> int:
        return self.browser.marks.position(text)

    @override
    def mark_all(self, text: str) -> int:
        if text:
            self._write_rest()
        colours = self._context.theme.base if self._context else {}
        return self.browser.marks.mark(text, colours.get("found", ""), colours.get("text", ""))

    @property
    @override
    def selected_address(self) -> str:
        """The fact in whose row text is selected."""
        cursor, context = self.browser.textCursor(), self._context
        if context is None or not cursor.hasSelection():
            return ""
        return fact_at(context.opened.atlas, cursor)

    @override
    def copy(self) -> bool:
        """Copy the selected text, else the whole page with its sources."""
        return self.browser.copy_selected() or copy_document(self.document())

    @override
    def deselect(self) -> bool:
        return self.browser.clear_selection()

    @override
    def scroll_position(self) -> int:
        return self.coming.awaited or self.browser.verticalScrollBar().value()

    @override
    def set_scroll_position(self, position: int) -> None:
        if position and self._row_offset is not None:
            offset, self._row_offset = self._row_offset, None
            self._show_row(offset)
            in_next_turn(self.browser, lambda: self._show_row(offset))
            return
        self.coming.go_to(position, is_written=self._slices is None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()
        if self.browser.wash.is_shown:  # the panel beside a new page takes its width only when that is shown
            in_next_turn(self.browser, self._show_row)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Fit the text to the view, which gets its first size only now, after the page itself."""
        super().showEvent(event)
        self._fit_width()

    def _rect_of_row(self) -> QRectF:
        """Return where the row that was asked for is in the document; empty without one."""
        return row_rect(row_cursor(self.browser.document(), self._row)) if self._row else QRectF()

    def _offset_of_row(self) -> float | None:
        """Return how far below the top of the view the row is; None if it is out of view."""
        rect, top = self._rect_of_row(), self.scroll_position()
        is_in_view = not rect.isEmpty() and top <= rect.bottom() and rect.top() <= top + self._height
        return rect.top() - top if is_in_view else None

    @property
    def _room(self) -> LineRoom:
        """The room for the text; the margins are those that it is written with.

        Before the page is shown, that is what the text is likely to have.
        """
        scale = self._context.scale if self._context else 1.0
        view = self.browser.viewport().width()
        if (
            not self.browser.viewport().isVisible()
        ):  # what shows the page sizes the text before its scroll bar is there
            bar = self.browser.verticalScrollBar().sizeHint().width()
            view = self.width() - (bar if self._needs_bar else 0)
        width = view - 2 * round(_MARGIN * scale)
        return LineRoom(width, scale, self.bookmark.width() + round(_BESIDE_BUTTON * scale))

    @property
    def _height(self) -> int:
        return self.browser.viewport().height() if self.isVisible() else self.height()

    @Slot()
    def _show_row(self, offset: float | None = None) -> None:
        """Scroll to the row: to where it was, or if it is not in view whole to the upper third."""
        rect, bar = self._rect_of_row(), self.browser.verticalScrollBar()
        if rect.isEmpty():
            return
        top, bottom = rect.top() - bar.value(), rect.bottom() - bar.value()
        if offset is not None:
            bar.setValue(round(rect.top() - offset))
        elif top < 0 or bottom > self._height:
            bar.setValue(round(rect.top() - max(0.0, min(self._height / 3, self._height - rect.height()))))

    def _find_row_again(self) -> None:
        """Put the cursor and the wash back on the row, if the same page was shown in another way."""
        cursor = (
            row_cursor(self.browser.document(), self._row) if self._row_offset is not None else QTextCursor()
        )
        if self._context is None or cursor.isNull():
            self._row, self._row_offset = "", None
            self.browser.wash.end()
            return
        self.browser.setTextCursor(cursor)
        self.browser.wash.move_to(cursor, self._context.theme.colour("accent_wash"))

    @Slot()
    def _place_bookmark(self) -> None:
        """Put the button into the corner of the text, with which it scrolls; the first line leaves room."""
        scale = self._context.scale if self._context else 1.0
        left = self.browser.viewport().width() - self.bookmark.width() - round(_MARGIN * scale)
        top = round(_MARGIN * scale) - _ABOVE - self.browser.verticalScrollBar().value()
        self.bookmark.move(left, top)

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        """Show the menu of what is under the mouse, or at the cursor: to copy it, to note or bookmark it."""
        if self._context is None or self._address is None:
            return
        menu = text_menu(self.browser, point, self._context, self._address, self.command_requested.emit)
        menu.popup(self.browser.viewport().mapToGlobal(point))

    @Slot()
    def _fit_width(self) -> None:
        """Let tables use the width of the page, and lines be as long as can be read."""
        if self._room != self._fitted_to:
            self._fitted_to = self._room
            fit_lines(self.browser.document(), self._room)
        self._place_bookmark()


def _look_alike(one: PageContext, other: PageContext) -> bool:
    """Return True if a text looks the same in two contexts."""
    return one.theme == other.theme and one.scale == other.scale
