"""How often a text is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from netatlas.printing.line_length import LineRoom, fit_lines
from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_KIND = QTextFormat.ObjectTypes.UserObject.value


class _Boxes(QPyTextObject):
    """Boxes in a text, which count how often Qt asks for their size as it lays the text out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked = 0

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        self.asked += 1
        return QSizeF(5, 5)

    @override
    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        pass


def test_a_text_is_laid_out_once_for_another_width(qtbot: QtBot) -> None:
    """A page would be laid out for its new width, and again as its lines and tables are fitted to it."""
    browser = ClosedBrowser()
    qtbot.addWidget(browser)
    boxes = _Boxes(browser)
    browser.document().documentLayout().registerHandler(_KIND, boxes)
    cursor, box = QTextCursor(browser.document()), QTextCharFormat()
    box.setObjectType(_KIND)
    for _ in range(20):
        cursor.insertText("word " * 50)
        cursor.insertText("\ufffc", box)
        cursor.insertBlock()
    browser.width_changed.connect(lambda: fit_lines(browser.document(), LineRoom(browser.viewport().width())))
    asked = []
    for width in (500, 700, 1400, 1500, 900):
        boxes.asked = 0
        browser.resize(width, 5000)
        browser.show()
        QApplication.processEvents()
        asked.append(boxes.asked)
    assert asked == [asked[0]] * 5
    assert asked[0]
