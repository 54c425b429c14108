"""The page that shows a document as text: a concept, a list, the start page and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.addressing import place_of
from netatlas.printing.text_writer import TextWriter
from netatlas.ui.copying import copy_document
from netatlas.ui.pages.document_lookup import document_at
from netatlas.ui.pages.fact_rows import fact_at
from netatlas.ui.pages.own_actions import add_own_actions
from netatlas.ui.pages.page import Page
from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from netatlas.documents.blocks import Document
    from netatlas.ui.page_context import PageContext

_TEXT_WIDTH = 860
"""Width in pixels; longer lines are hard to read, so that wider windows get wider margins."""
_MARGIN, _ABOVE = 28, 8
"""Pixels from the edge of the text to the button in its corner, and from there up to the button."""


class TextPage(Page):
    """A page that shows a document as text."""

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
        self.bookmark.resized.connect(self._place_bookmark)
        self.browser.verticalScrollBar().valueChanged.connect(self._place_bookmark)
        self.browser.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.browser.customContextMenuRequested.connect(self._show_menu)
        self._address: Address | None = None
        self._document: Document | None = None
        self._context: PageContext | None = None
        self.browser.link_activated.connect(self.follow_link)

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        self._document = document_at(context, address)
        self._follow_bookmarks(context)
        self._context, self._address = context, address
        self.title = self._document.title
        self.browser.setAccessibleName(self.title)
        writer = TextWriter(self.browser.document(), context.theme, scale=context.scale)
        writer.write(self.with_links(self._document))
        self._place_bookmark()
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit_width()
        self.set_scroll_position(0)

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
    def find_text(self, text: str, *, backward: bool) -> bool:
        return self.browser.find_text(text, backward=backward)

    @override
    def mark_all(self, text: str) -> int:
        wash = self._context.theme.base["difference_wash"] if self._context else ""
        return self.browser.mark_all(text, wash)

    @property
    @override
    def selected_address(self) -> str:
        """The fact in whose row text is selected."""
        cursor, context, address = self.browser.textCursor(), self._context, self._address
        if context is None or address is None or not cursor.hasSelection():
            return ""
        return fact_at(context, address, cursor)

    @override
    def copy(self) -> bool:
        """Copy the selected text, else the whole page with its sources."""
        return self.browser.copy_selected() or copy_document(self.document())

    @override
    def deselect(self) -> bool:
        return self.browser.clear_selection()

    @override
    def scroll_position(self) -> int:
        return self.browser.verticalScrollBar().value()

    @override
    def set_scroll_position(self, position: int) -> None:
        self.browser.verticalScrollBar().setValue(position)
        if position:  # a long text is laid out only in the next turn of the event loop
            QTimer.singleShot(0, self.browser, lambda: self.browser.verticalScrollBar().setValue(position))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    @Slot()
    def _place_bookmark(self) -> None:
        """Put the button into the corner of the text, with which it scrolls; the first line leaves room."""
        width = self.bookmark.width()
        scale = self._context.scale if self._context else 1.0
        cursor = QTextCursor(self.browser.document())
        form = cursor.blockFormat()
        if form.rightMargin() != width:
            form.setRightMargin(width)
            cursor.setBlockFormat(form)
        left = self.browser.viewport().width() - width - round(_MARGIN * scale)
        top = round(_MARGIN * scale) - _ABOVE - self.browser.verticalScrollBar().value()
        self.bookmark.move(left, top)

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        """Show the menu of what is under the mouse, or at the cursor: to copy it, to note or bookmark it."""
        if self._context is None or self._address is None:
            return
        menu = self.browser.createStandardContextMenu(point)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        atlas, target = self._context.opened.atlas, place_of(self._context.opened.atlas, self._address)
        fact = fact_at(self._context, self._address, self.browser.cursorForPosition(point))
        wanted = [Address.record(fact)] if fact else []
        wanted += [target] if target.record_id in atlas or target.view_name else []
        menu.addSeparator()
        for address in wanted:
            add_own_actions(menu, self._context, address, self.command_requested.emit)
        menu.popup(self.browser.viewport().mapToGlobal(point))

    def _fit_width(self) -> None:
        """Limit the length of lines: what is left of a wide window becomes a margin at the right."""
        scale = self._context.scale if self._context else 1.0
        spare = self.width() - round(_TEXT_WIDTH * max(1.0, scale))
        self.browser.setViewportMargins(0, 0, max(0, spare), 0)
        self._place_bookmark()
