"""Strings by a rough key of how they sound: for texts written by ear, in which no word is spelt nearly right.

``phonetics`` compares two words that are alike in letters already. Here klowd frunt finds cloudfront, of
which three letters differ: consonants that sound alike are one, and vowels count only at the beginning.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING
from zlib import crc32

from netatlas.search.columns import integers
from netatlas.search.names.text import digits
from netatlas.search.names.typos import VOWELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.search.columns import Columns

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
_GREATEST = 0x7FFF_FFFF
"""The greatest number of a column."""
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


def add_sound_columns(columns: Columns, name: str, strings: Sequence[str]) -> None:
    """Add the columns of strings by their sound: numbers made of the keys, as texts would take more."""
    hashes = [_hash(key) for key in sound_keys(strings)] if strings else []
    order = sorted(range(len(hashes)), key=hashes.__getitem__)
    columns.add(f"{name} sounds", integers(map(hashes.__getitem__, order)))
    columns.add(f"by {name} sound", integers(order))


class SoundIndex:
    """Finds the strings that sound the same."""

    def __init__(self, strings: Sequence[str], columns: Columns, name: str) -> None:
        """Index strings.

        Args:
            strings: in any order, without line ends.
            columns: have those of ``add_sound_columns`` for these strings.
            name: under which they are there.

        Raises:
            MissingColumn: they are not there.
        """
        self._strings = strings
        self._hashes = columns.numbers(f"{name} sounds")
        self._order = columns.numbers(f"by {name} sound")

    def like(self, typed: str, *, least: int = _LEAST_SOUNDS) -> list[int]:
        """Return the numbers of the strings that sound like ``typed``, if it has ``least`` consonants."""
        (key,) = sound_keys([typed])
        if len(key.lstrip(_VOWEL)) < least or not _is_said(typed):
            return []
        first = bisect_left(self._hashes, _hash(key))
        found = self._order[first : bisect_right(self._hashes, _hash(key), first)]
        strings = self._strings
        return [
            number
            for number in found
            if _is_said(strings[number])
            and digits(strings[number]) == digits(typed)
            and sound_keys([strings[number]]) == [key]  # two keys may be of one number
        ]


def _hash(key: str) -> int:
    """Return a number made of a key, the same in each run, that a column holds."""
    return crc32(key.encode()) & _GREATEST


def _is_said(string: str) -> bool:
    """Return True if a string is said as a word and not letter by letter: eBGP is not."""
    return not VOWELS.isdisjoint(string[1:])
