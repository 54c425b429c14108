"""How a line of the palette is painted: the title with its matched letters, the grey words below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.ui.palette.model import Entry, EntryRole

if TYPE_CHECKING:
    from netatlas.ui.theme import Theme

_LEFT = 16
_RIGHT = 16


class EntryDelegate(QStyledItemDelegate):
    """Two lines of words for each entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Paint in the colours of ``theme``."""
        super().__init__(parent)
        self.theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font: QFont = option.font
        height = QFontMetricsF(font).height() + QFontMetricsF(_small(font)).height()
        return QSize(200, round(height) + 14)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(EntryRole.ENTRY)
        rect: QRect = option.rect
        font: QFont = option.font
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, self.theme.colour("accent_wash"))
        right = self._paint_hint(painter, rect, font, entry, chosen=chosen)
        upper = rect.top() + 7 + QFontMetricsF(font).ascent()
        left = self._paint_title(painter, QPointF(rect.left() + _LEFT, upper), font, entry, right)
        if entry.answer and left < right:
            strong = QFont(font)
            painter.setFont(strong)
            painter.setPen(self.theme.colour("text"))
            words = QFontMetricsF(strong).elidedText(
                f":  {entry.answer}", Qt.TextElideMode.ElideRight, right - left
            )
            painter.drawText(QPointF(left, upper), words)
        self._paint_detail(painter, rect, font, entry)
        painter.restore()

    def _paint_hint(
        self, painter: QPainter, rect: QRect, font: QFont, entry: Entry, *, chosen: bool
    ) -> float:
        """Paint the small words at the right and return where they begin."""
        words = entry.hint or ("Enter" if chosen and not entry.reason else "")
        small = _small(font)
        width = QFontMetricsF(small).horizontalAdvance(words)
        left = rect.right() - _RIGHT - width
        if words:
            painter.setFont(small)
            painter.setPen(self.theme.colour("muted"))
            painter.drawText(QPointF(left, rect.top() + 7 + QFontMetricsF(font).ascent()), words)
        return left - 12

    def _paint_title(self, painter: QPainter, at: QPointF, font: QFont, entry: Entry, right: float) -> float:
        """Paint the title piece by piece, matched letters in bold accent; return where it ends."""
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        x = at.x()
        for words, marked in pieces(entry.title, entry.marks):
            piece_font = bold if marked else font
            metrics = QFontMetricsF(piece_font)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, right - x) + 1)
            painter.setFont(piece_font)
            colour = "muted" if entry.reason else "accent" if marked else "text"
            painter.setPen(self.theme.colour(colour))
            painter.drawText(QPointF(x, at.y()), shown)
            x += metrics.horizontalAdvance(shown)
        return x

    def _paint_detail(self, painter: QPainter, rect: QRect, font: QFont, entry: Entry) -> None:
        small = _small(font)
        metrics = QFontMetricsF(small)
        base = rect.top() + 7 + QFontMetricsF(font).height() + metrics.ascent() + 1
        painter.setFont(small)
        x = float(rect.left() + _LEFT)
        head, dot, tail = (entry.reason or entry.detail).partition(" · ")
        if entry.kind and dot:
            painter.setPen(self.theme.kind(entry.kind))
            painter.drawText(QPointF(x, base), head)
            x += metrics.horizontalAdvance(head)
            head, tail = "", dot + tail
        painter.setPen(self.theme.colour("muted"))
        rest = f"{head}{tail}" if entry.kind and dot else f"{head}{dot}{tail}"
        room = rect.right() - _RIGHT - x
        painter.drawText(QPointF(x, base), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room))


def pieces(title: str, marks: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """Cut a title at its marks: pieces in order, each with whether it is marked.

    >>> pieces("NAT gateway", ((4, 11),))
    [('NAT ', False), ('gateway', True)]
    """
    cut: list[tuple[str, bool]] = []
    done = 0
    for start, end in marks:
        if start > done:
            cut.append((title[done:start], False))
        cut.append((title[start:end], True))
        done = end
    if done < len(title):
        cut.append((title[done:], False))
    return cut


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(10, font.pixelSize() - 2))
    return small
