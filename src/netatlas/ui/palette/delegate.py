"""How a line of the palette is painted: title and answer, grey words below, the reason at the right.

What a line says is decided in ``providers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from netatlas.ui.palette.marked_text import Ink, Words, brought_into_view, draw, smaller, width_of, wrapped
from netatlas.ui.palette.model import Entry, EntryRole

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from netatlas.ui.theme import Theme

SIDE = 16
"""Pixels left and right of the words; the box above and the foot below keep to the same edge."""
_ABOVE, _BETWEEN = 7, 2
_APART = 14
_DOT = " · "
_ENTER = "Enter"
_MOST_ANSWER_LINES = 3
_HINT_SHARE = 0.4
"""So much of a line the words at its right may take at most."""
_TITLE_SHARE = 0.55
"""So much of what is left the title keeps, where it and the answer do not both fit."""


class EntryDelegate(QStyledItemDelegate):
    """Two lines of words for each entry; an answer that must be read whole may add up to three."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Paint the lines of ``view`` in the colours of ``theme``."""
        super().__init__(view)
        self.theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry: Entry = index.data(EntryRole.ENTRY)
        font: QFont = option.font
        line = _height(font)
        height = line + _BETWEEN + _height(smaller(font)) + 2 * _ABOVE
        height += line * len(_lines_below(entry, font, self._view.viewport().width() - 2 * SIDE))
        return QSize(200, height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(EntryRole.ENTRY)
        rect: QRect = option.rect.adjusted(SIDE, _ABOVE, -SIDE, -_ABOVE)
        font: QFont = option.font
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, self._colour("accent_wash" if chosen else "surface"))
        right = self._paint_hint(painter, rect, font, entry, chosen=chosen)
        self._paint_upper(painter, rect, font, entry, right)
        self._paint_lines_below(painter, rect, font, entry)
        self._paint_detail(painter, rect, font, entry, chosen=chosen)
        painter.restore()

    def _paint_hint(
        self, painter: QPainter, rect: QRect, font: QFont, entry: Entry, *, chosen: bool
    ) -> float:
        """Paint the small words at the right and return where those at their left must end."""
        words = Words(entry.hint or (_ENTER if chosen and not entry.reason else ""))
        if not words.text:
            return float(rect.right())
        ink = self._ink(smaller(font), "muted")
        width = min(width_of(words, ink.font), rect.width() * _HINT_SHARE)
        left = rect.right() - width
        draw(painter, QPointF(left, _baseline(rect.top(), font)), words, width, ink)
        return left - _APART

    def _paint_upper(self, painter: QPainter, rect: QRect, font: QFont, entry: Entry, right: float) -> None:
        """Paint the title, its matched letters marked, and the answer behind it."""
        ink = self._ink(font, "muted" if entry.reason else "text")
        if entry.reason:
            ink = ink._replace(marked=ink.colour)
        at = QPointF(rect.left(), _baseline(rect.top(), font))
        title, room = Words(entry.title, entry.marks), right - rect.left()
        if not entry.answer or _lines_below(entry, font, rect.width()):
            draw(painter, at, title, room, ink)
            return
        answer = _behind_title(entry)
        at.setX(draw(painter, at, title, max(room * _TITLE_SHARE, room - width_of(Words(answer), font)), ink))
        value, dot, rest = answer.partition(_DOT)
        at.setX(draw(painter, at, Words(value), right - at.x(), ink))
        draw(painter, at, Words(dot + rest), right - at.x(), self._ink(font, "muted"))

    def _paint_lines_below(self, painter: QPainter, rect: QRect, font: QFont, entry: Entry) -> None:
        """Paint an answer that must be read whole, line by line below the title."""
        ink = self._ink(font, "text")
        top = rect.top() + _height(font)
        for line in _lines_below(entry, font, rect.width()):
            draw(painter, QPointF(rect.left(), _baseline(top, font)), Words(line), rect.width(), ink)
            top += _height(font)

    def _paint_detail(
        self, painter: QPainter, rect: QRect, font: QFont, entry: Entry, *, chosen: bool
    ) -> None:
        """Paint the grey words, their kind in its colour, at the foot of the line."""
        ink = self._ink(smaller(font), "muted")
        metrics = QFontMetricsF(ink.font)
        at = QPointF(rect.left(), rect.bottom() + 1 - _height(ink.font) + metrics.ascent())
        right = float(rect.right())
        if chosen and entry.hint and not entry.reason:
            width = metrics.horizontalAdvance(_ENTER)
            draw(painter, QPointF(right - width, at.y()), Words(_ENTER), width, ink)
            right -= width + _APART
        words = Words(entry.reason) if entry.reason else Words(entry.detail, entry.detail_marks)
        if entry.kind and not entry.reason:
            head, dot, _tail = words.text.partition(_DOT)
            kind = ink._replace(colour=self.theme.kind(entry.kind))
            at.setX(draw(painter, at, Words(head), right - at.x(), kind))
            at.setX(draw(painter, at, Words(dot), right - at.x(), ink))
            words = _without_head(words, len(head + dot))
        draw(painter, at, brought_into_view(words, right - at.x(), ink.font), right - at.x(), ink)

    def _ink(self, font: QFont, role: str) -> Ink:
        return Ink(font, self._colour(role), self._colour("accent"))

    def _colour(self, role: str) -> QColor:
        return self.theme.colour(role)


def _behind_title(entry: Entry) -> str:
    """Return the answer as it goes on behind the title; where that has a colon already, after a gap."""
    return f"\N{EM SPACE}{entry.answer}" if ":" in entry.title else f": {entry.answer}"


def _lines_below(entry: Entry, font: QFont, width: float) -> list[str]:
    """Return the lines of an answer that must be read whole and has no room behind the title."""
    if not entry.whole:
        return []
    small = width_of(Words(entry.hint or _ENTER), smaller(font))
    upper = width_of(Words(entry.title, entry.marks), font) + width_of(Words(_behind_title(entry)), font)
    if upper + _APART + small <= width:
        return []
    return wrapped(entry.answer, font, width, _MOST_ANSWER_LINES)


def _without_head(words: Words, head: int) -> Words:
    """Return words without their first ``head`` letters."""
    return Words(words.text[head:], tuple((start - head, end - head) for start, end in words.marks))


def _baseline(top: float, font: QFont) -> float:
    return top + QFontMetricsF(font).ascent()


def _height(font: QFont) -> int:
    return round(QFontMetricsF(font).height())
