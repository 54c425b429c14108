"""Measures the texts of a comparison, and breaks words that are wider than a column.

Fonts are given by their key, so that what is measured can be cached: a table is measured anew at every width.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_BREAK = "\u200b"
"""Zero width space: Qt wraps a line there, and shows nothing."""
_UNBROKEN = re.compile(rf"[^\s{_BREAK}-]+-?")
"""Letters between which Qt wraps no line."""


@lru_cache(maxsize=8192)
def broken(font: str, text: str, width: int) -> str:
    """Return a text in which words that are wider than a line are broken where the line ends.

    Qt would otherwise cut them, or, told to break words, break short ones too.
    """
    if _metrics(font).horizontalAdvance(text) <= width:
        return text
    return _UNBROKEN.sub(lambda match: _in_pieces(font, match.group(), width), text)


def _in_pieces(font: str, word: str, width: int) -> str:
    if text_width(font, word) <= width:
        return word
    pieces, start = [], 0
    for end in range(1, len(word) + 1):
        if end - start > 1 and _metrics(font).horizontalAdvance(word[start:end]) > width:
            pieces.append(word[start : end - 1])
            start = end - 1
    return _BREAK.join([*pieces, word[start:]])


@lru_cache(maxsize=8192)
def text_height(font: str, text: str, width: int) -> int:
    """Return the height of a text wrapped at a width, with its wide words broken."""
    room = QRect(0, 0, max(1, width), 10_000)
    return _metrics(font).boundingRect(room, WRAP, broken(font, text, width)).height()


@lru_cache(maxsize=8192)
def text_width(font: str, text: str) -> int:
    """Return the width of a text on one line."""
    return _metrics(font).horizontalAdvance(text)


def line_height(font: str) -> int:
    """Return the height of one line."""
    return text_height(font, "x", 1000)


def small_font(font: QFont) -> QFont:
    """Return the font of small print that goes with ``font``."""
    small = QFont(font)
    small.setPixelSize(max(9, round(font.pixelSize() * 0.82)))
    return small


def font_of(key: str) -> QFont:
    """Return the font with a key."""
    font = QFont()
    font.fromString(key)
    return font


@lru_cache(maxsize=16)
def _metrics(key: str) -> QFontMetrics:
    return QFontMetrics(font_of(key))
