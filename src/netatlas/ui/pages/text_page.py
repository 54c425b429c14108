"""The page that shows a document as text: a concept, a list, the start page and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.printing.text_writer import TextWriter
from netatlas.ui.pages.document_lookup import document_at
from netatlas.ui.pages.page import Page
from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.documents.blocks import Document
    from netatlas.ui.page_context import PageContext

_TEXT_WIDTH = 860
"""Width in pixels; longer lines are hard to read, so that wider windows get wider margins."""


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
        self._document: Document | None = None
        self._context: PageContext | None = None
        self.browser.link_activated.connect(self.follow_link)

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        self._document = document_at(context, address)
        self._context = context
        self.title = self._document.title
        self.browser.setAccessibleName(self.title)
        writer = TextWriter(self.browser.document(), context.theme, scale=context.scale)
        writer.write(self._document)
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit_width()
        self.set_scroll_position(0)

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

    @override
    def copy(self) -> bool:
        return self.browser.copy_selected()

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

    def _fit_width(self) -> None:
        """Limit the length of lines: what is left of a wide window becomes a margin at the right."""
        scale = self._context.scale if self._context else 1.0
        spare = self.width() - round(_TEXT_WIDTH * max(1.0, scale))
        self.browser.setViewportMargins(0, 0, max(0, spare), 0)
