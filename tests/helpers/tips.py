"""The tips that a window shows when the mouse rests on it, and the texts that Qt could take for mark-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QToolTip,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

NO_TIP = "no tip"
PICTURE = "\ufffc"
"""The character that Qt's documents have in place of a picture."""
_START, _END = '<qt style="white-space:pre">', "</qt>"


def ask(widget: QWidget, at: QPoint) -> str:
    """Let the mouse rest over a widget; return the tip that appears, or ''."""
    QToolTip.showText(QPoint(1, 1), NO_TIP)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    shown = QToolTip.text()
    return "" if shown == NO_TIP else shown


def tips(window: QWidget) -> Iterator[str]:
    """Yield the tips of all that is in sight: of widgets, rows, cells and headers."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.toolTip():
            yield ask(widget, widget.rect().center())
    for view in window.findChildren(QAbstractItemView):
        if view.isVisible() and (model := view.model()) is not None:
            columns = model.columnCount() if isinstance(view, QTableView) else 1
            cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]
            for cell in cells:
                yield ask(view.viewport(), view.visualRect(cell).center())
        if view.isVisible() and isinstance(view, QTableView):
            for header in (view.horizontalHeader(), view.verticalHeader()):
                for section in range(header.count()):
                    middle = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
                    across = header.orientation() is Qt.Orientation.Horizontal
                    yield ask(header.viewport(), QPoint(middle, 4) if across else QPoint(4, middle))


def is_made(tip: str) -> bool:
    """Return True if the maker of tips has written a tip: its text cannot be mark-up."""
    inner = tip.removeprefix(_START).removesuffix(_END)
    return tip == f"{_START}{inner}{_END}" and "<" not in inner and ">" not in inner


def texts_at_risk(window: QWidget) -> list[str]:
    """Return the labels and documents of a window, seen or not, that could show a pack's words as mark-up."""
    plain = Qt.TextFormat.PlainText
    found = [
        f"label: {label.text()}"
        for label in window.findChildren(QLabel)
        if label.inherits("QTipLabel") is False and label.textFormat() is not plain
    ]
    documents: list[QTextDocument] = [edit.document() for edit in window.findChildren(QTextEdit)]
    documents += [edit.document() for edit in window.findChildren(QPlainTextEdit)]
    found += [f"document: {one.toPlainText()[:80]}" for one in documents if _shows_picture(one)]
    return found


def _shows_picture(document: QTextDocument) -> bool:
    return PICTURE in document.toPlainText() or any(one.isImageFormat() for one in document.allFormats())
