"""Paints the cells of a comparison: values in their four states, needs, and the fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.ui.icons import paint_icon
from netatlas.ui.pages.cells import PADDING, paint_background
from netatlas.ui.pages.comparison.grid import CellKind
from netatlas.ui.pages.comparison.measuring import (
    WRAP,
    broken,
    font_of,
    line_height,
    small_font,
    text_height,
    text_width,
)
from netatlas.ui.pages.comparison.model import ANY

if TYPE_CHECKING:
    from netatlas.ui.pages.comparison.cell import CellView
    from netatlas.ui.pages.comparison.model import ComparisonModel
    from netatlas.ui.theme import Theme

_LEAST_ICON_SIZE = 15
_BEFORE_OLD, _AFTER_OLD = "(was ", ")"
_CHIP_PADDING = 12
"""Width in pixels that a need's outline adds to its text, both sides together."""
_ARROW = 11
"""Side in pixels of the arrow that says that a need opens a menu."""
_NEED_SPACING = 3
"""Pixels between two needs in one cell."""
_LEAST_TEXT_WIDTH = 40
"""A column that is nearly closed would otherwise wrap after each letter and make its row very high."""


class CellDelegate(QStyledItemDelegate):
    """Paints a cell; no, unknown and does not apply each have an icon, so colour is never the only sign."""

    def __init__(self, theme: Theme, model: ComparisonModel, parent: QWidget) -> None:
        """Paint what ``model`` holds in the colours of ``theme``."""
        super().__init__(parent)
        self.theme = theme
        self._model = model

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        cell = self._model.cell_view(index.row(), index.column())
        painter.save()
        is_found = self._model.is_marked(index.row(), index.column())
        paint_background(painter, self.theme, rect, state, highlighted=cell.differs, found=is_found)
        if cell.kind is CellKind.NEED:
            self._paint_needs(painter, rect, cell.shown_text, option.font)
        elif cell.kind is CellKind.FOLD:
            self._paint_fold(painter, rect, cell.shown_text, option.font)
        else:
            self._paint_words(painter, rect, cell, option.font)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width: int = option.rect.width()
        cell = self._model.cell_view(index.row(), index.column())
        return QSize(width, needed_height(cell, option.font.key(), width))

    def _paint_words(self, painter: QPainter, rect: QRect, cell: CellView, font: QFont) -> None:
        inner = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        painter.setFont(font)
        if cell.icon:
            width = _icon_width(font.key())
            top = inner.top() + (line_height(font.key()) - width + 4) / 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = self.theme.base["muted"]  # neither yes nor no is good or bad by itself
            paint_icon(painter, cell.icon, colour, QRectF(inner.left(), top, width - 4, width - 4))
            inner.setLeft(inner.left() + width)
        painter.setPen(self.theme.colour(cell.colour))
        painter.drawText(inner, WRAP, broken(font.key(), cell.shown_text, inner.width()))
        inner.setTop(inner.top() + text_height(font.key(), cell.shown_text, inner.width()))
        if cell.old:
            painter.setPen(self.theme.colour("muted"))
            _paint_old(painter, inner, cell.old, font)
        elif cell.difference:
            painter.setPen(self.theme.colour("warning"))
            painter.drawText(inner, WRAP, broken(font.key(), cell.difference, inner.width()))

    def _paint_needs(self, painter: QPainter, rect: QRect, words: str, font: QFont) -> None:
        """Paint each need as a button on a line of its own: ``any`` in grey, what is set in the accent."""
        small, line = small_font(font), line_height(font.key())
        painter.setFont(small)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.theme.colour("muted" if words == ANY else "accent")
        at = QRect(rect.left() + PADDING, rect.top() + PADDING, rect.width() - 2 * PADDING, line)
        metrics = QFontMetrics(small)
        for need in words.split("\n"):
            room = at.width() - _CHIP_PADDING - _ARROW
            shown = metrics.elidedText(need, Qt.TextElideMode.ElideRight, room)
            size = QSize(metrics.horizontalAdvance(shown) + _CHIP_PADDING + _ARROW, metrics.height() + 4)
            chip = QRect(QPoint(at.left(), at.top() + (line - size.height()) // 2), size)
            painter.setPen(QPen(ink, 1))
            painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            text = chip.adjusted(_CHIP_PADDING // 2, 0, 0, 0)
            painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
            right = QRectF(chip.right() - _ARROW - 3, chip.center().y() - _ARROW / 2 + 1, _ARROW, _ARROW)
            paint_icon(painter, "open-branch", ink.name(), right)
            at.translate(0, line + _NEED_SPACING)

    def _paint_fold(self, painter: QPainter, rect: QRect, words: str, font: QFont) -> None:
        inner = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        painter.setFont(font)
        painter.setPen(self.theme.colour("muted"))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, WRAP, shown)


def needed_height(cell: CellView, font: str, width: int) -> int:
    """Return the height that a cell needs at a width; each need and the fold take one line."""
    if cell.kind is not CellKind.VALUE:
        more = cell.shown_text.count("\n") if cell.kind is CellKind.NEED else 0
        return line_height(font) + more * (line_height(font) + _NEED_SPACING) + 2 * PADDING
    inner = max(_LEAST_TEXT_WIDTH, width - 2 * PADDING - (_icon_width(font) if cell.icon else 0))
    height = text_height(font, cell.shown_text, inner)
    if below := _old_words(cell.old) if cell.old else cell.difference:
        height += text_height(font, below, inner)
    return height + 2 * PADDING


def _old_words(old: str) -> str:
    return f"{_BEFORE_OLD}{old}{_AFTER_OLD}"


def _paint_old(painter: QPainter, rect: QRect, old: str, font: QFont) -> None:
    """Paint what the notes said, struck through, in words that say so."""
    words = broken(font.key(), _old_words(old), rect.width())
    struck = QTextLayout.FormatRange()
    struck.start, struck.length = len(_BEFORE_OLD), len(words) - len(_BEFORE_OLD) - len(_AFTER_OLD)
    struck.format.setFontStrikeOut(True)
    layout = QTextLayout(words, font)
    layout.setFormats([struck])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(rect.width())
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    layout.draw(painter, QPointF(rect.topLeft()))


def natural_width(cell: CellView, font: str) -> int:
    """Return the width at which a cell needs no wrapping; each need is on a line of its own."""
    widest = max(text_width(font, line) for line in cell.shown_text.split("\n"))
    return widest + (_icon_width(font) if cell.icon else 0) + 2 * PADDING


def chip_width(cell: CellView, font: str) -> int:
    """Return the width at which no need of a cell is cut."""
    small = small_font(font_of(font)).key()
    widest = max(text_width(small, line) for line in cell.shown_text.split("\n"))
    return widest + _CHIP_PADDING + _ARROW + 2 * PADDING + 2


def _icon_width(font: str) -> int:
    return max(_LEAST_ICON_SIZE, line_height(font)) + 2
