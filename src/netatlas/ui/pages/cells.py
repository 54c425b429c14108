"""What the cells of all tables have in common: the ground below their words, and words that can break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QPen
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from netatlas.ui.theme import Theme

PADDING = 8
_LONG = 24
_LONG_WORD = re.compile(rf"\S{{{_LONG}}}(?=\S)")
_BREAK = "\u200b"


def paint_ground(
    painter: QPainter, theme: Theme, rect: QRect, state: QStyle.StateFlag, *, washed: bool
) -> None:
    """Paint what is below a cell's words: its wash, the line under it, and the frame of the keyboard.

    Args:
        painter: where to.
        theme: in whose colours.
        rect: the cell.
        state: whether it is selected, and whether the keyboard stands in it.
        washed: whether it stands out although it is not selected.
    """
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour("accent_wash"))
    elif washed:
        painter.fillRect(rect, theme.colour("difference_wash"))
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def breakable(words: str) -> str:
    """Return words with places to break the very long ones, which Qt would otherwise cut off.

    >>> len(breakable("x" * 50))
    52
    """
    return _LONG_WORD.sub(lambda match: match.group() + _BREAK, words)
