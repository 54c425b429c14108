"""The text below a timeline's picture: what held on a date, what changed, and all events."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QTextCursor
from typing_extensions import override

from netatlas.printing.line_length import LineRoom, fit_lines
from netatlas.printing.text_writer import TextWriter
from netatlas.ui.commands import MARKS_HINT
from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor, QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.documents.blocks import Document
    from netatlas.ui.page_context import PageContext


class TimelineBody(ClosedBrowser):
    """A text widget as high as its text, so that it scrolls with the page and not by itself.

    Signals:
        written: all of the text is there.
    """

    written = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setAccessibleName("What held, and all events")
        self._scale = 1.0
        self._fitted_to = LineRoom(0)
        self._slices: Iterator[None] | None = None  # of the text that is still to be written
        self._write_timer = QTimer(self, singleShot=True, interval=0)
        self._write_timer.timeout.connect(self._write_slice)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.width_changed.connect(self._fit_width)

    @property
    def is_whole(self) -> bool:
        """Whether all of the text is written."""
        return self._slices is None

    def show_document(self, document: Document, context: PageContext, width: int, *, at_once: bool) -> None:
        """Show a document in the colours and text size of a context.

        Args:
            document: what is shown.
            context: the colours and the size of the text.
            width: that the text has now, or will have when it is shown, in pixels.
            at_once: whether all of it is written now, not all but the beginning in the next turns.
        """
        target, theme, self._scale = self.document(), context.theme, context.scale
        self._fitted_to = LineRoom(width, self._scale)
        writer = TextWriter(
            target, theme, scale=self._scale, mark_hint=MARKS_HINT, room=LineRoom(width, self._scale)
        )
        self._slices = writer.body_slices(document)
        self._write_slice()
        if at_once or QAccessible.isActive():  # what reads a page aloud reads it all
            self.write_rest()
        self.moveCursor(QTextCursor.MoveOperation.Start)  # it is at the end of what was written

    def write_rest(self) -> None:
        """Write at once what is left of the text, for what needs all of it."""
        if self._slices is not None:
            for _ in self._slices:
                pass
            self._end_slices()

    @override
    def find_text(self, text: str, *, backward: bool = False) -> bool:
        self.write_rest()
        return super().find_text(text, backward=backward)

    @override
    def go_to_row(self, record_id: str, colour: QColor, *, is_reduced: bool) -> bool:
        self.write_rest()
        return super().go_to_row(record_id, colour, is_reduced=is_reduced)

    @override
    def step_heading(self, step: int) -> bool:
        self.write_rest()
        return super().step_heading(step)

    @Slot()
    def _write_slice(self) -> None:
        if self._slices is None:
            return
        if next(self._slices, self) is self:
            self._end_slices()
            return
        self._write_timer.start()
        self._fit_shown_height()

    def _end_slices(self) -> None:
        self._slices = None
        self._fit_shown_height()
        self.written.emit()

    def _fit_shown_height(self) -> None:
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
            self.write_rest()  # for the room of before
            self._fitted_to = self._room
            fit_lines(self.document(), self._room)

    def _fit_height(self) -> None:
        self._fit_width()
        document = self.document()
        if document.textWidth() != self.viewport().width():  # setting it lays out all the text again
            document.setTextWidth(self.viewport().width())
        self.setFixedHeight(math.ceil(document.size().height()) + 4)
