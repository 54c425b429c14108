"""Paints the table of limits: cells with their small print, and the header that sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.explore.limits import Order
from netatlas.ui.pages.cells import PADDING, elided_lines, paint_background
from netatlas.ui.pages.comparison.measuring import broken
from netatlas.ui.pages.limits.model import COLUMNS, ORDERS, LimitRole

if TYPE_CHECKING:
    from netatlas.ui.theme import Theme

UPPER = 7
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_WRAP = Qt.TextFlag.TextWordWrap
_SMALL_COLUMNS = (Order.SOURCE, Order.CHECKED)
NOTES = "notes: "
_WIDEST_BY = 1.3
"""How much wider than the word with the most letters one with fewer may be."""


class LimitDelegate(QStyledItemDelegate):
    """Paints a cell: its text, wrapped, and below it small print, or what the notes said, struck through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of ``theme``."""
        super().__init__(parent)
        self.theme = theme

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        marked, is_first = bool(index.data(LimitRole.MARKED)), index.column() == 0
        paint_background(painter, self.theme, rect, state, found=marked, has_bar=is_first)
        self._paint_words(painter, rect.adjusted(PADDING, UPPER, -PADDING, -2), index, option.font)
        painter.restore()

    def height(self, index: QModelIndex | QPersistentModelIndex, width: int, font: QFont) -> int:
        """Return the height that a cell needs at a width."""
        order = ORDERS[index.column()]
        if order in _SMALL_COLUMNS:
            return 0  # these are cut off, not wrapped; the line of details below the table has them in full
        own, room = _font(order, font), max(40, width - 2 * PADDING)
        metrics = QFontMetrics(own)
        height = _height(metrics, _broken(own, metrics, str(index.data()), room), room)
        struck = str(index.data(LimitRole.STRUCK) or "")
        if struck or index.data(LimitRole.SMALL):
            lines = 2 if struck and _is_wide(struck, font, room) else 1
            height += lines * QFontMetrics(_small(font)).height()
        return height + 2 * UPPER

    def _paint_words(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, font: QFont
    ) -> None:
        order = ORDERS[index.column()]
        own = _font(order, font)
        words = _broken(own, QFontMetrics(own), str(index.data()), rect.width())
        side = _RIGHT if order is Order.VALUE else _LEFT
        painter.setFont(own)
        painter.setPen(self.theme.colour(_colour(order)))
        if order in _SMALL_COLUMNS:  # smaller letters get the same baseline as the larger ones
            rect.translate(0, QFontMetrics(font).ascent() - QFontMetrics(own).ascent())
            words = elided_lines(own, words, rect.size())
        painter.drawText(rect, int(side | _WRAP), words)
        rect.setTop(rect.top() + _height(QFontMetrics(own), words, rect.width()))
        struck, small = str(index.data(LimitRole.STRUCK)), str(index.data(LimitRole.SMALL))
        if struck:
            self._paint_struck(painter, rect, struck, font)
        elif small:
            painter.setFont(_small(font))
            painter.setPen(self.theme.colour("warning" if order is Order.VALUE else "muted"))
            painter.drawText(rect, int(side), elided_lines(painter.font(), small, rect.size()))

    def _paint_struck(self, painter: QPainter, rect: QRect, words: str, font: QFont) -> None:
        small = _small(font)
        struck = QFont(small)
        struck.setStrikeOut(True)
        painter.setPen(self.theme.colour("warning"))
        painter.setFont(small)
        if _is_wide(words, font, rect.width()):
            painter.drawText(rect, int(_RIGHT), NOTES)
            below = rect.adjusted(0, QFontMetrics(small).height(), 0, 0)
            shown = elided_lines(struck, words, below.size())
        else:
            below, shown = rect, words
            taken = QFontMetrics(struck).horizontalAdvance(words)
            painter.drawText(rect.adjusted(0, 0, -taken, 0), int(_RIGHT), NOTES)
        painter.setFont(struck)
        painter.drawText(below, int(_RIGHT), shown)


class LimitsHeader(QHeaderView):
    """The header of the table; a click on a heading sorts by it, a second one reverses the order."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of ``theme``."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self._order = Order.IMPORTANCE
        self._descending = True
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(40)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_order(self, order: Order, *, descending: bool) -> None:
        """Show an arrow in the heading of the column that the rows are sorted by."""
        self._order, self._descending = order, descending
        self.viewport().update()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        order, title = COLUMNS[logicalIndex]
        painter.save()
        painter.fillRect(rect, self.theme.colour("surface"))
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(max(10, font.pixelSize() - 1))
        painter.setFont(font)
        sorts = order is self._order
        painter.setPen(self.theme.colour("text" if sorts else "muted"))
        arrow = (" ↓" if self._descending else " ↑") if sorts else ""
        side = Qt.AlignmentFlag.AlignRight if order is Order.VALUE else Qt.AlignmentFlag.AlignLeft
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        words = painter.fontMetrics().elidedText(f"{title}{arrow}", Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


def _colour(order: Order) -> str:
    if order is Order.SUBJECT:
        return "accent"
    return "muted" if order in _SMALL_COLUMNS else "text"


def _font(order: Order, font: QFont) -> QFont:
    if order in _SMALL_COLUMNS:
        return _small(font)
    if order is Order.VALUE:
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        return strong
    return font


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(10, font.pixelSize() - 2))
    return small


def _broken(font: QFont, metrics: QFontMetrics, words: str, width: int) -> str:
    """Return words of which those wider than a line are broken; it takes long to ask a font for its key."""
    if metrics.horizontalAdvance(max(words.split(), key=len, default="")) * _WIDEST_BY <= width:
        return words
    return broken(font.key(), words, width)


def _is_wide(struck: str, font: QFont, width: int) -> bool:
    """Return True if what the notes said has no room beside the word for them, and is on a line below."""
    return QFontMetrics(_small(font)).horizontalAdvance(f"{NOTES}{struck}") > width


def _height(metrics: QFontMetrics, words: str, width: int) -> int:
    if metrics.horizontalAdvance(words) <= width:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, width, 10_000), int(_WRAP | _LEFT), words).height()
