"""The text below a timeline's picture: what held on a date, what changed, and all events."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCursor
from typing_extensions import override

from netatlas.printing.line_length import LineRoom, fit_lines
from netatlas.printing.text_writer import TextWriter
from netatlas.ui.commands import MARKS_HINT
from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.documents.blocks import Document
    from netatlas.ui.page_context import PageContext


class TimelineBody(ClosedBrowser):
    """A text widget as high as its text, so that it scrolls with the page and not by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName("What held, and all events")
        self._scale = 1.0
        self._fitted_to = LineRoom(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.width_changed.connect(self._fit_width)

    def show_document(self, document: Document, context: PageContext) -> None:
        """Show a document in the colours and text size of a context."""
        target, theme, scale = self.document(), context.theme, context.scale
        self._scale = scale
        self._fitted_to = self._room
        TextWriter(target, theme, scale=scale, mark_hint=MARKS_HINT, room=self._room).write_body(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # it is at the end of what was written
        if self.isVisible():  # else it has not its width yet, for which all the text would be laid out
            self._fit_height()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the text in it

    @property
    def _room(self) -> LineRoom:
        return LineRoom(self.viewport().width(), self._scale)

    @Slot()
    def _fit_width(self) -> None:
        if self._room != self._fitted_to:
            self._fitted_to = self._room
            fit_lines(self.document(), self._room)

    def _fit_height(self) -> None:
        self._fit_width()
        document = self.document()
        if document.textWidth() != self.viewport().width():  # setting it lays out all the text again
            document.setTextWidth(self.viewport().width())
        self.setFixedHeight(math.ceil(document.size().height()) + 4)
