"""Lays out words with bold, small print and links at a width, for what paints them itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from netatlas.documents.blocks import MUTED, OUTDATED, STRONG, Link, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from netatlas.documents.blocks import Inline, Span
    from netatlas.drawing.colours import ThemeColours


class _Line(NamedTuple):
    """A line of spans, broken into as many as it needs, and how far below the top it begins."""

    layout: QTextLayout
    inline: Inline
    top: float


class InlineLayout:
    """Styled words at a width: lines of spans, some bold, small or links."""

    def __init__(
        self, lines: Iterable[Inline], width: int, font: QFont, theme: ThemeColours, *, faded: bool = False
    ) -> None:
        """Break the lines; ``faded`` gives all that is no link the colour of small print."""
        self._lines: list[_Line] = []
        top = 0.0
        for inline in lines:
            if inline:
                layout = _broken(inline, max(1, width), font, theme, faded=faded)
                if not self._lines:  # small print gets the same baseline as the words beside it
                    top = max(0.0, QFontMetricsF(font).ascent() - layout.lineAt(0).ascent())
                self._lines.append(_Line(layout, inline, top))
                top += layout.boundingRect().height()
        self.height = top

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the words with their upper left corner at a point."""
        for line in self._lines:
            line.layout.draw(painter, QPointF(left, top + line.top))

    def link_at(self, x: float, y: float) -> str:
        """Return the target of the link at a point, from the upper left corner, or ''."""
        for layout, inline, top in self._lines:
            for index in range(layout.lineCount()):
                line = layout.lineAt(index)
                if line.naturalTextRect().translated(0, top).contains(x, y):
                    return _target_at(inline, line.xToCursor(x, line.CursorPosition.CursorOnCharacter))
        return ""


def _broken(inline: Inline, width: int, font: QFont, theme: ThemeColours, *, faded: bool) -> QTextLayout:
    layout = QTextLayout(plain(inline), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(inline, font, theme, faded=faded))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def _formats(
    inline: Inline, font: QFont, theme: ThemeColours, *, faded: bool
) -> list[QTextLayout.FormatRange]:
    ranges, start = [], 0
    made: dict[str | None, QTextCharFormat] = {}  # by style, of links without one; one takes long to make
    for span in inline:
        part = QTextLayout.FormatRange()
        part.start, part.length = start, _units(span.text)
        style = None if isinstance(span, Link) else span.style
        if style not in made:
            made[style] = _format(span, font, theme, faded=faded)
        part.format = made[style]
        ranges.append(part)
        start += part.length
    return ranges


def _format(span: Span, font: QFont, theme: ThemeColours, *, faded: bool) -> QTextCharFormat:
    style = "" if isinstance(span, Link) else span.style
    own = QFont(font)
    if style == STRONG:
        own.setWeight(QFont.Weight.DemiBold)
    elif style in (MUTED, OUTDATED):
        own.setPixelSize(max(10, font.pixelSize() - 2))
    role = "muted" if faded or style == MUTED else "text"
    if isinstance(span, Link):
        role = "accent"
    elif style == OUTDATED:
        role = "warning"
    format_ = QTextCharFormat()
    format_.setFont(own)
    format_.setForeground(QColor(theme.base[role]))
    return format_


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it: letters beyond the first 65,536 are two."""
    return len(text.encode("utf-16-le")) // 2


def _target_at(inline: Inline, position: int) -> str:
    end = 0
    for span in inline:
        end += _units(span.text)
        if position < end:
            return span.target if isinstance(span, Link) else ""
    return ""
