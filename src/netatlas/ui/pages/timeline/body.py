"""The words below a timeline's picture: what held, what changed, all events; as high as its text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from netatlas.export.document import Document, Paragraph
from netatlas.ui.pages.text_writer import TextWriter
from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.ui.pages.page import Outlook


class _BodyWriter(TextWriter):
    """Writes a document without its title and lead, which stand above the picture."""

    @override
    def write(self, document: Document) -> None:
        self._target.clear()
        self._target.setDocumentMargin(0)
        self._cursor.beginEditBlock()
        for block in document.blocks:
            if not (isinstance(block, Paragraph) and block.role == "lead"):
                self._block(block)
        if document.references:
            self._sources(document.references)
        self._cursor.endEditBlock()


class TimelineBody(ClosedBrowser):
    """A text that scrolls with its page and not by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName("What held, and all events")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_document(self, document: Document, outlook: Outlook) -> None:
        """Write a document, in the colours and size of an outlook."""
        _BodyWriter(self.document(), outlook.theme, scale=outlook.scale).write(document)
        self._fit_height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the text in it

    def _fit_height(self) -> None:
        document = self.document()
        document.setTextWidth(self.viewport().width())
        self.setFixedHeight(math.ceil(document.size().height()) + 4)
