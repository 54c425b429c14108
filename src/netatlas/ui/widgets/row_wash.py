"""Shows for two seconds which row of a text was asked for: a wash behind it that then fades.

The wash is painted below the text and changes nothing in it, so that it costs no layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer, QVariantAnimation, Slot
from PySide6.QtGui import QTextCursor, QTextTable

from netatlas.printing.text_formats import RECORDS

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter, QTextDocument, QTextTableCell
    from PySide6.QtWidgets import QWidget

SHOWN_MS = 2000
"""How long a row is washed, the fading included."""
_FADING_MS = 350


def row_cursor(document: QTextDocument, record_id: str) -> QTextCursor:
    """Return a cursor at the beginning of the first row that shows a record; a null cursor without one.

    Rows of tables go before callouts, which only mention what a row has in full.
    """
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    tables.sort(key=lambda table: table.columns() == 1)
    for table in tables:
        for row in range(table.rows()):
            if record_id in _records(table.cellAt(row, 0)):
                return table.cellAt(row, 0).firstCursorPosition()
    return QTextCursor()


def records_at(cursor: QTextCursor) -> tuple[str, ...]:
    """Return the ids of the records that the row of a cursor shows."""
    table = cursor.currentTable()
    if table is None:
        return ()
    return _records(table.cellAt(table.cellAt(cursor).row(), 0))


def row_text(cursor: QTextCursor) -> str:
    """Return what the row of a cursor says, cell by cell."""
    table = cursor.currentTable()
    if table is None:
        return ""
    texts = []
    for cell in _cells(table, table.cellAt(cursor).row()):
        whole = cell.firstCursorPosition()
        whole.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        texts.append(" ".join(whole.selectedText().split()))
    return ". ".join(filter(None, texts))


def row_rect(cursor: QTextCursor) -> QRectF:
    """Return where the row of a cursor is in its document; an empty rectangle without a row."""
    table = cursor.currentTable()
    if table is None:
        return QRectF()
    layout, padding = cursor.document().documentLayout(), table.format().cellPadding()
    cells = _cells(table, table.cellAt(cursor).row())
    start = cells[0].firstCursorPosition().block()
    # the left side of the frame's own rectangle is that of the text in it
    left = (
        layout.blockBoundingRect(start).left() - cells[0].format().toTableCellFormat().leftPadding() - padding
    )
    tops, bottoms = [], []
    for cell in cells:
        form = cell.format().toTableCellFormat()
        first, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
        tops.append(layout.blockBoundingRect(first).top() - form.topPadding() - padding)
        bottoms.append(layout.blockBoundingRect(last).bottom() + form.bottomPadding() + padding)
    return QRectF(left, min(tops), layout.frameBoundingRect(table).width(), max(bottoms) - min(tops))


class RowWash(QObject):
    """The wash behind one row of the text that a widget shows."""

    def __init__(self, viewport: QWidget) -> None:
        """Start without a wash; ``viewport`` is painted again when it changes."""
        super().__init__(viewport)
        self._viewport = viewport
        self._cursor = QTextCursor()
        self._colour: QColor | None = None
        self._fades = False
        self.hold = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self.hold.timeout.connect(self._on_held)
        self.fading = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_FADING_MS)
        self.fading.valueChanged.connect(viewport.update)
        self.fading.finished.connect(self.end)

    @property
    def is_shown(self) -> bool:
        """Whether a row is washed now."""
        return self._colour is not None

    def show_row(self, cursor: QTextCursor, colour: QColor, *, is_reduced: bool) -> None:
        """Wash the row of a cursor; where motion ``is_reduced`` it ends at once, without fading."""
        self.fading.stop()
        self._cursor, self._colour = QTextCursor(cursor), colour
        self.hold.start(SHOWN_MS if is_reduced else SHOWN_MS - _FADING_MS)
        self._fades = not is_reduced
        self._viewport.update()

    def move_to(self, cursor: QTextCursor, colour: QColor) -> None:
        """Wash the same row in a text that was written anew, for the time that is left."""
        if self.is_shown:
            self._cursor, self._colour = QTextCursor(cursor), colour
            self._viewport.update()

    @Slot()
    def end(self) -> None:
        """Take the wash away."""
        self.hold.stop()
        self.fading.stop()
        self._cursor, self._colour = QTextCursor(), None
        self._viewport.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the wash in the coordinates of the document."""
        if self._colour is None or self._cursor.isNull():
            return
        is_fading = self.fading.state() is QVariantAnimation.State.Running
        painter.setOpacity(float(self.fading.currentValue()) if is_fading else 1.0)
        painter.fillRect(row_rect(self._cursor), self._colour)

    @Slot()
    def _on_held(self) -> None:
        if self._fades:
            self.fading.start()
        else:
            self.end()


def _records(cell: QTextTableCell) -> tuple[str, ...]:
    return tuple(str(cell.format().property(RECORDS) or "").split())


def _cells(table: QTextTable, row: int) -> list[QTextTableCell]:
    return [table.cellAt(row, column) for column in range(table.columns())]
