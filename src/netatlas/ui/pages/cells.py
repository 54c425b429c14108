"""What the cells of all tables share: their background, and texts whose long words can be wrapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPen, QTextLayout
from PySide6.QtWidgets import QStyle

from netatlas.ui.widgets.chosen_line import paint_chosen, paint_ring

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QSize
    from PySide6.QtGui import QFont, QPainter

    from netatlas.ui.theme import Theme

PADDING = 8
_LONGEST_RUN = 24
"""Characters without a space that fit into the narrowest column."""
_TOO_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN}}}(?=\S)")
_ZERO_WIDTH_SPACE = "\u200b"


def paint_background(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    state: QStyle.StateFlag,
    *,
    highlighted: bool = False,
    found: bool = False,
    has_bar: bool = True,
) -> None:
    """Paint the background of a cell, the line below it, and the frame of the current cell.

    Args:
        painter: paints on the table.
        theme: gives the colours.
        rect: the cell.
        state: whether the cell is selected, and whether it is the current one.
        highlighted: whether it gets a background also when it is not selected.
        found: whether find in page marks it, which shows before a highlight.
        has_bar: whether a bar is at its left when it is selected; of a row only the first cell has one.
    """
    if state & QStyle.StateFlag.State_Selected and has_bar:
        paint_chosen(painter, theme, rect)
    elif state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour("accent_wash"))
    elif found:
        painter.fillRect(rect, theme.colour("found"))
    elif highlighted:
        painter.fillRect(rect, theme.colour("difference_wash"))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        paint_ring(painter, theme.colour("accent"), rect)


def breakable(text: str) -> str:
    """Return a text whose very long words can be wrapped; Qt would otherwise cut them off.

    >>> len(breakable("x" * 50))
    52
    """
    return _TOO_LONG_RUN.sub(lambda match: match.group() + _ZERO_WIDTH_SPACE, text)


def elided_lines(font: QFont, words: str, room: QSize) -> str:
    """Return words broken into the lines that have room, at least one; the last one is elided if need be."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(words) <= room.width():
        return words
    most = max(1, room.height() // metrics.height())
    if most == 1:
        return _elided(metrics, words, room.width())
    layout, lines = QTextLayout(words, font), list[str]()
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        rest = words[line.textStart() :]
        is_last = len(lines) + 1 == most
        lines.append(_elided(metrics, rest, room.width()) if is_last else rest[: line.textLength()].rstrip())
    layout.endLayout()
    return "\n".join(lines)


def _elided(metrics: QFontMetrics, words: str, width: int) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
