"""Strings by a rough key of how they sound: for texts written by ear, in which no word is spelt nearly right.

``phonetics`` compares two words that are alike in letters already. Here klowd frunt finds cloudfront, of
which three letters differ: consonants that sound alike are one, and vowels count only at the beginning.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from netatlas.search.names.text import digits
from netatlas.search.names.typos import VOWELS

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPELLINGS = (
    ("tch", "\1"), ("ch", "\1"), ("ght", "t"), ("ck", "k"), ("ph", "f"), ("gh", "g"), ("wh", "w"),
    ("th", "t"), ("sce", "se"), ("sci", "si"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"),
    ("q", "k"), ("x", "ks"), ("z", "s"), ("ow", "o"), ("aw", "o"), ("ew", "u"),
)  # fmt: skip
"""What sounds alike, in the order in which it is replaced; a control letter stands for ch."""
_VOWEL = "\2"
_AT_START = (("kn", "n"), ("wr", "r"), *((vowel, _VOWEL) for vowel in "aeiouy"))
_VOWELS = dict.fromkeys(map(ord, "aeiouy"))
_LEAST_SOUNDS = 2
"""Consonants that two strings must share; with one alone much sounds alike."""
_CONSONANTS = "\1bdfghjklmnprstvw"


def sound_keys(strings: Sequence[str]) -> list[str]:
    """Return the key of each string; all are changed at once, as there may be many thousands.

    >>> sound_keys(["klowdfrunt", "weight"]) == sound_keys(["cloudfront", "wate"])
    True
    """
    text = "\n" + "\n".join(strings)
    for spelling, sound in _SPELLINGS:
        text = text.replace(spelling, sound)
    for spelling, sound in _AT_START:
        text = text.replace(f"\n{spelling}", f"\n{sound}")
    text = text.translate(_VOWELS)
    for letter in _CONSONANTS:
        text = text.replace(letter * 2, letter)
    return text[1:].split("\n")


class SoundIndex:
    """Finds the strings that sound the same; made when it is first asked."""

    def __init__(self, strings: Sequence[str]) -> None:
        """Index ``strings``, which hold no line end."""
        self._strings = strings

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        by_key: dict[str, list[int]] = {}
        for number, key in enumerate(sound_keys(self._strings)):
            by_key.setdefault(key, []).append(number)
        return by_key

    def like(self, typed: str, *, least: int = _LEAST_SOUNDS) -> list[int]:
        """Return the numbers of the strings that sound like ``typed``, if it has ``least`` consonants."""
        (key,) = sound_keys([typed])
        if len(key.lstrip(_VOWEL)) < least or not _is_said(typed):
            return []
        strings = self._strings
        return [
            number
            for number in self._by_key.get(key, ())
            if _is_said(strings[number]) and digits(strings[number]) == digits(typed)
        ]


def _is_said(string: str) -> bool:
    """Return True if a string is said as a word and not letter by letter: eBGP is not."""
    return not VOWELS.isdisjoint(string[1:])
