"""Painting a line of text with stretches of it marked, cut to the room that it has.

Fonts, colours and room come from the caller; what is marked is decided by the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from netatlas.ui.palette.model import Spans

_DOTS = "…"
_FAR = 0.8
"""A mark that ends beyond this share of the room is brought nearer."""
_BEFORE = 24
"""So many letters before the first mark still tell what it is about, where a text is too long."""


class Words(NamedTuple):
    """A text, and the stretches of it that are marked."""

    text: str
    marks: Spans = ()


class Ink(NamedTuple):
    """How text looks: its font and colour, and the colour of what is marked, which is bold."""

    font: QFont
    colour: QColor
    marked: QColor


def draw(painter: QPainter, at: QPointF, words: Words, room: float, ink: Ink) -> float:
    """Draw words from a point on its baseline, cut at ``room`` pixels; return where it ends."""
    bold = bolder(ink.font)
    x = at.x()
    for piece, marked in pieces(words):
        font = bold if marked else ink.font
        shown = _cut(piece, font, at.x() + room - x)
        painter.setFont(font)
        painter.setPen(ink.marked if marked else ink.colour)
        painter.drawText(QPointF(x, at.y()), shown)
        x += QFontMetricsF(font).horizontalAdvance(shown)
        if shown != piece:
            break
    return x


def width_of(words: Words, font: QFont) -> float:
    """Return how wide words are, in pixels, with their marks in bold."""
    plain, bold = QFontMetricsF(font), QFontMetricsF(bolder(font))
    return sum((bold if marked else plain).horizontalAdvance(piece) for piece, marked in pieces(words))


def brought_into_view(words: Words, room: float, font: QFont) -> Words:
    """Leave out the beginning of a text if its first mark would not be seen within ``room`` pixels.

    The cut falls between words.
    """
    text, marks = words
    if not marks:
        return words
    first, end = marks[0]

    def fits(begin: int) -> bool:
        return width_of(Words(text[begin:end]), font) <= room * _FAR

    if fits(0):
        return words
    cut = max(0, first - _BEFORE)
    while cut < first and not (text[cut - 1 : cut] == " " and fits(cut)):
        cut += 1
    shift = cut - len(_DOTS) - 1
    return Words(f"{_DOTS} {text[cut:]}", tuple((start - shift, end - shift) for start, end in marks))


def pieces(words: Words) -> list[tuple[str, bool]]:
    """Cut words at their marks: pieces in order, each with whether it is marked.

    >>> pieces(Words("NAT gateway", ((4, 11),)))
    [('NAT ', False), ('gateway', True)]
    """
    text, marks = words
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


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break a text between words into at most so many lines of ``width`` pixels, the last one cut."""
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    words = text.split()
    while words:
        if len(lines) == most - 1:
            return [*lines, _cut(" ".join(words), font, width)]
        fit = 1
        while fit < len(words) and metrics.horizontalAdvance(" ".join(words[: fit + 1])) <= width:
            fit += 1
        lines.append(_cut(" ".join(words[:fit]), font, width))
        words = words[fit:]
    return lines


def bolder(font: QFont) -> QFont:
    """Return the bold sister of a font."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    return bold


def smaller(font: QFont) -> QFont:
    """Return the font of the words below a title."""
    small = QFont(font)
    small.setPixelSize(max(10, round(font.pixelSize() * 6 / 7)))
    return small


def _cut(words: str, font: QFont, room: float) -> str:
    """Cut words to their room; a hair more than their own width, or rounding would cut what fits."""
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, room) + 0.5)
