"""Paints an entry of the palette: title and answer, grey detail below, a hint at the right.

What an entry says is decided in ``providers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from netatlas.ui.palette.marked_text import (
    MarkedText,
    TextStyle,
    brought_into_view,
    draw,
    smaller,
    width_of,
    wrapped,
)
from netatlas.ui.palette.model import EntryRole, PaletteEntry
from netatlas.ui.widgets.chosen_line import paint_chosen

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from netatlas.ui.theme import Theme

SIDE = 16
"""Pixels left and right of the text; search box and footer have the same margin."""
_ABOVE, _BETWEEN = 7, 2
"""Pixels above and below the text, and between its two lines."""
_GAP = 14
"""Pixels between the text and the hint at its right."""
_DOT = " · "
_ENTER = "Enter"
_MAX_ANSWER_LINES = 3
_HINT_SHARE = 0.4
"""Largest share of the width for the hint at the right."""
_TITLE_SHARE = 0.55
"""Minimum share of the remaining width reserved for the title."""


class EntryDelegate(QStyledItemDelegate):
    """Paints each entry in two lines; an answer that is never cut may add up to three."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        """Paint the entries of ``view`` in the colours of ``theme``."""
        super().__init__(view)
        self.theme = theme
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry: PaletteEntry = index.data(EntryRole.ENTRY)
        font: QFont = option.font
        line = _height(font)
        height = line + _BETWEEN + _height(smaller(font)) + 2 * _ABOVE
        height += line * len(_lines_below(entry, font, self._view.viewport().width() - 2 * SIDE))
        return QSize(200, height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: PaletteEntry = index.data(EntryRole.ENTRY)
        rect: QRect = option.rect.adjusted(SIDE, _ABOVE, -SIDE, -_ABOVE)
        font: QFont = option.font
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, self._colour("surface"))
        if chosen:
            paint_chosen(painter, self.theme, option.rect)
        right = self._paint_hint(painter, rect, font, entry, chosen=chosen)
        self._paint_upper(painter, rect, font, entry, right)
        self._paint_lines_below(painter, rect, font, entry)
        self._paint_detail(painter, rect, font, entry, chosen=chosen)
        painter.restore()

    def _paint_hint(
        self, painter: QPainter, rect: QRect, font: QFont, entry: PaletteEntry, *, chosen: bool
    ) -> float:
        """Paint the hint at the right and return the x at which the text left of it must end."""
        hint = MarkedText(entry.hint or (_ENTER if chosen and not entry.reason else ""))
        if not hint.text:
            return float(rect.right())
        style = self._style(smaller(font), "muted")
        width = min(width_of(hint, style.font), rect.width() * _HINT_SHARE)
        left = rect.right() - width
        draw(painter, QPointF(left, _baseline(rect.top(), font)), hint, width, style)
        return left - _GAP

    def _paint_upper(
        self, painter: QPainter, rect: QRect, font: QFont, entry: PaletteEntry, right: float
    ) -> None:
        """Paint the title, its matched letters marked, and the answer behind it."""
        style = self._style(font, "muted" if entry.reason else "text")
        if entry.reason:
            style = style._replace(marked=style.colour)
        at = QPointF(rect.left(), _baseline(rect.top(), font))
        title, room = MarkedText(entry.title, entry.marks), right - rect.left()
        if not entry.answer or _lines_below(entry, font, rect.width()):
            draw(painter, at, title, room, style)
            return
        answer = _behind_title(entry)
        room_for_title = max(room * _TITLE_SHARE, room - width_of(MarkedText(answer), font))
        at.setX(draw(painter, at, title, room_for_title, style))
        value, dot, rest = answer.partition(_DOT)
        at.setX(draw(painter, at, MarkedText(value), right - at.x(), style))
        draw(painter, at, MarkedText(dot + rest), right - at.x(), self._style(font, "muted"))

    def _paint_lines_below(self, painter: QPainter, rect: QRect, font: QFont, entry: PaletteEntry) -> None:
        """Paint an answer that is never cut, line by line below the title."""
        style = self._style(font, "text")
        top = rect.top() + _height(font)
        for line in _lines_below(entry, font, rect.width()):
            draw(painter, QPointF(rect.left(), _baseline(top, font)), MarkedText(line), rect.width(), style)
            top += _height(font)

    def _paint_detail(
        self, painter: QPainter, rect: QRect, font: QFont, entry: PaletteEntry, *, chosen: bool
    ) -> None:
        """Paint the grey detail, its kind in the kind's colour, in the last line."""
        style = self._style(smaller(font), "muted")
        metrics = QFontMetricsF(style.font)
        at = QPointF(rect.left(), rect.bottom() + 1 - _height(style.font) + metrics.ascent())
        right = float(rect.right())
        if chosen and entry.hint and not entry.reason:
            width = metrics.horizontalAdvance(_ENTER)
            draw(painter, QPointF(right - width, at.y()), MarkedText(_ENTER), width, style)
            right -= width + _GAP
        detail = MarkedText(entry.reason) if entry.reason else MarkedText(entry.detail, entry.detail_marks)
        if entry.kind and not entry.reason:
            head, dot, _tail = detail.text.partition(_DOT)
            kind = style._replace(colour=self.theme.kind(entry.kind))
            at.setX(draw(painter, at, MarkedText(head), right - at.x(), kind))
            at.setX(draw(painter, at, MarkedText(dot), right - at.x(), style))
            detail = _without_head(detail, len(head + dot))
        draw(painter, at, brought_into_view(detail, right - at.x(), style.font), right - at.x(), style)

    def _style(self, font: QFont, role: str) -> TextStyle:
        return TextStyle(font, self._colour(role), self._colour("accent"))

    def _colour(self, role: str) -> QColor:
        return self.theme.colour(role)


def _behind_title(entry: PaletteEntry) -> str:
    """Return the answer with what separates it from the title: a colon, or a gap if the title has a colon."""
    return f"\N{EM SPACE}{entry.answer}" if ":" in entry.title else f": {entry.answer}"


def _lines_below(entry: PaletteEntry, font: QFont, width: float) -> list[str]:
    """Return the lines of an answer that is never cut and has no room behind the title, or none."""
    if not entry.whole:
        return []
    hint = width_of(MarkedText(entry.hint or _ENTER), smaller(font))
    title = width_of(MarkedText(entry.title, entry.marks), font)
    answer = width_of(MarkedText(_behind_title(entry)), font)
    if title + answer + _GAP + hint <= width:
        return []
    return wrapped(entry.answer, font, width, _MAX_ANSWER_LINES)


def _without_head(text: MarkedText, head: int) -> MarkedText:
    """Return a text without its first ``head`` letters."""
    return MarkedText(text.text[head:], tuple((start - head, end - head) for start, end in text.marks))


def _baseline(top: float, font: QFont) -> float:
    return top + QFontMetricsF(font).ascent()


def _height(font: QFont) -> int:
    return round(QFontMetricsF(font).height())
