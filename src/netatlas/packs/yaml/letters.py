"""Letters that no text of a pack should hold: control characters, and letters that nobody sees.

Unseen letters hide what a text says, turn the order of what follows, or make two names look like one. Some
scripts need joiners inside words, and emoji are made with joiners, selectors and tags: those are left alone.
"""

from __future__ import annotations

import re
import unicodedata

from netatlas.words import UNSEEN

_STRAY = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff"
    + UNSEEN
    + "]"
)
_JOINERS = "\u200c\u200d"
_SELECTORS = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_TAGS = "".join(map(chr, range(0xE0020, 0xE0080)))
_FLAG = "\U0001f3f4"
"""The black flag, which tags behind it turn into that of a region."""
_TAKE_JOINERS = frozenset({"Lo", "Mn", "Mc", "So", "Sk"})
"""Kinds of letters behind which a joiner has a use: those of scripts without capitals, marks, and emoji."""
_KINDS = {"Cc": "control character", "Co": "private letter"}


def stray_letter(text: str) -> str:
    r"""Return the name of the first letter that no text should hold, or ''.

    >>> stray_letter("bell\x07"), stray_letter("Be\u200bta")
    ('the control character U+0007', 'the invisible letter U+200B')
    """
    position = stray_position(text)
    if position < 0:
        return ""
    letter = text[position]
    kind = _KINDS.get(unicodedata.category(letter), "invisible letter")
    return f"the {kind} U+{ord(letter):04X}"


def stray_position(text: str) -> int:
    """Return where the first letter is that no text should hold, or -1."""
    matches = _STRAY.finditer(text)
    return next((match.start() for match in matches if not _has_use(text, match.start())), -1)


def _has_use(text: str, position: int) -> bool:
    """Return True if a letter that nobody sees changes how the one before it is written."""
    letter, before = text[position], text[position - 1 : position]
    if not before:
        return False
    category = unicodedata.category(before)
    if letter in _JOINERS:
        return category in _TAKE_JOINERS and not before.isascii()
    if _SELECTORS.match(letter):
        return category == "Lo" or category[0] in "SPN"
    return letter in _TAGS and text[:position].rstrip(_TAGS).endswith(_FLAG)
