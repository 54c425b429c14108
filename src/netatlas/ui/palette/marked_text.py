"""Measures, shortens and paints a line of text with parts of it marked.

Fonts, colours and widths come from the caller; what is marked is decided by the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from netatlas.ui.palette.model import Spans

_DOTS = "…"
_MARK_SHARE = 0.8
"""Share of the room within which the first mark must end, else the text before it is shortened."""
_CONTEXT = 24
"""Letters kept before the first mark of a shortened text, for context."""


class MarkedText(NamedTuple):
    """A text, and the spans of it that are marked."""

    text: str
    marks: Spans = ()


class TextStyle(NamedTuple):
    """How text looks: its font and colour, and the colour of what is marked, which is bold."""

    font: QFont
    colour: QColor
    marked: QColor


def draw(painter: QPainter, at: QPointF, text: MarkedText, room: float, style: TextStyle) -> float:
    """Draw a text from a point on its baseline, cut at ``room`` pixels; return the x at which it ends."""
    bold = bold_of(style.font)
    x = at.x()
    for piece, marked in pieces(text):
        font = bold if marked else style.font
        shown = _cut(piece, font, at.x() + room - x)
        painter.setFont(font)
        painter.setPen(style.marked if marked else style.colour)
        painter.drawText(QPointF(x, at.y()), shown)
        x += QFontMetricsF(font).horizontalAdvance(shown)
        if shown != piece:
            break
    return x


def width_of(text: MarkedText, font: QFont) -> float:
    """Return the width of a text in pixels, with its marks in bold."""
    plain, bold = QFontMetricsF(font), QFontMetricsF(bold_of(font))
    return sum((bold if marked else plain).horizontalAdvance(piece) for piece, marked in pieces(text))


def brought_into_view(marked: MarkedText, room: float, font: QFont) -> MarkedText:
    """Cut the beginning of a text, between words, if its first mark would be out of sight."""
    text, marks = marked
    if not marks:
        return marked
    first, end = marks[0]

    def fits(begin: int) -> bool:
        return width_of(MarkedText(text[begin:end]), font) <= room * _MARK_SHARE

    if fits(0):
        return marked
    cut = max(0, first - _CONTEXT)
    while cut < first and not (text[cut - 1 : cut] == " " and fits(cut)):
        cut += 1
    shift = cut - len(_DOTS) - 1
    return MarkedText(f"{_DOTS} {text[cut:]}", tuple((start - shift, end - shift) for start, end in marks))


def pieces(marked_text: MarkedText) -> list[tuple[str, bool]]:
    """Cut a text at its marks: pieces in order, each with whether it is marked.

    >>> pieces(MarkedText("NAT gateway", ((4, 11),)))
    [('NAT ', False), ('gateway', True)]
    """
    text, marks = marked_text
    cut: list[tuple[str, bool]] = []
    done = 0
    for start, end in marks:
        if start > done:
            cut.append((text[done:start], False))
        cut.append((text[start:end], True))
        done = end
    if done < len(text):
        cut.append((text[done:], False))
    return cut


def wrapped(text: str, font: QFont, width: float, max_lines: int) -> list[str]:
    """Break a text between words into at most ``max_lines`` lines of ``width`` pixels, the last one cut."""
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    words = text.split()
    while words:
        if len(lines) == max_lines - 1:
            return [*lines, _cut(" ".join(words), font, width)]
        fit = 1
        while fit < len(words) and metrics.horizontalAdvance(" ".join(words[: fit + 1])) <= width:
            fit += 1
        lines.append(_cut(" ".join(words[:fit]), font, width))
        words = words[fit:]
    return lines


def bold_of(font: QFont) -> QFont:
    """Return a font in bold."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    return bold


def smaller(font: QFont) -> QFont:
    """Return the font of the detail below a title."""
    small = QFont(font)
    small.setPixelSize(max(10, round(font.pixelSize() * 6 / 7)))
    return small


def _cut(text: str, font: QFont, room: float) -> str:
    """Cut a text to ``room`` pixels and half a pixel more, since rounding would cut what just fits."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room) + 0.5)
