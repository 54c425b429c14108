"""All words of an index, and which of them a typed word stands for.

A word here is one word of some name; how whole names are ranked is the matter of ``names``.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.letter_index import LetterIndex
from netatlas.search.names.text import BEHIND_ALL, SHORTEST_INSIDE, digits, singular, stem
from netatlas.search.names.typos import LONG, MISPLACED, allowed, opposed, slips

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SHORTEST_SLIPPED_START = 6
_SHORTEST_SLIPPED = 4
_MOST_INSIDE = 100
_LONGEST_ENDING = 4
_REMEMBERED = 1024


class How(IntEnum):
    """How a typed word stands for a word of the index, best first."""

    SAME = 0
    FORM = 1
    START = 2
    INSIDE = 3
    SLIP = 4
    SLIPPED_START = 5


class WordMatch(NamedTuple):
    """A typed word found in a word of the index.

    Attributes:
        how: in which way.
        slips: slips of the finger between the two.
        first: the first letter of the index's word that it covers.
        last: the letter behind the last one.
    """

    how: How
    slips: int
    first: int
    last: int


class Reading(NamedTuple):
    """What a typed word may stand for.

    Attributes:
        starts: the numbers of the words that begin with it, one range of them.
        others: the words that it stands for in a better or another way; they go before ``starts``.
        start: how it stands for the words of ``starts``.
    """

    starts: range
    others: Mapping[int, WordMatch]
    start: WordMatch

    def match(self, word: int) -> WordMatch | None:
        """Return how the typed word stands for a word, by its number; None if it does not."""
        found = self.others.get(word)
        return self.start if found is None and word in self.starts else found

    def __bool__(self) -> bool:
        """Tell whether it stands for anything."""
        return bool(self.starts or self.others)

    @property
    def plain(self) -> bool:
        """Whether it stands for something without a slip."""
        return bool(self.starts) or any(match.how < How.SLIP for match in self.others.values())


class Vocabulary:
    """The distinct words of an index, each with its number."""

    def __init__(self, words: Sequence[str]) -> None:
        """Index ``words``, which are sorted and distinct."""
        self._words = words
        self._letters = LetterIndex(words)
        self._remembered: dict[tuple[str, bool], Reading] = {}

    def __contains__(self, word: object) -> bool:
        """Tell whether ``word`` is in the index just so."""
        return isinstance(word, str) and self.number(word) is not None

    def __getitem__(self, number: int) -> str:
        """Return the word of a number."""
        return self._words[number]

    def number(self, word: str) -> int | None:
        """Return the number of a word, or None if the index does not hold it."""
        place = bisect_left(self._words, word)
        return place if place < len(self._words) and self._words[place] == word else None

    def reading(self, typed: str, *, doubted: bool = False) -> Reading:
        """Return the words that ``typed`` may stand for, each in the best way.

        A word that the index knows is never taken for a slip of another, unless it is ``doubted``.
        """
        key = typed, doubted
        found = self._remembered.get(key)
        if found is None:
            if len(self._remembered) > _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[key] = self._reading(typed, doubted=doubted)
        return found

    def same(self, typed: str) -> Reading:
        """Return the word itself only, for letters that say too little to stand for more."""
        number = self.number(typed)
        others = {} if number is None else {number: WordMatch(How.SAME, 0, 0, len(typed))}
        return Reading(range(0), others, _start(typed))

    def _reading(self, typed: str, *, doubted: bool) -> Reading:
        others = dict(self.same(typed).others)
        for number in self._forms(typed):
            others.setdefault(number, WordMatch(How.FORM, 0, 0, len(self._words[number])))
        known = bool(others)
        starts = self._starting(typed)
        if typed[-1].isdigit():
            for number in starts:
                # 1 is not the start of 10: another figure is another thing
                if not self._words[number][len(typed) : len(typed) + 1].isdigit():
                    others.setdefault(number, _start(typed))
            starts = range(0)
        worse = list(self._inside(typed))
        if doubted or not (known or starts):
            worse += self._slipped(typed)
        for number, match in worse:
            if number not in starts:
                others.setdefault(number, match)
        return Reading(starts, others, _start(typed))

    def _starting(self, typed: str) -> range:
        first = bisect_left(self._words, typed)
        return range(first, bisect_left(self._words, typed + BEHIND_ALL, first))

    def _forms(self, typed: str) -> Iterator[int]:
        """Yield the words of the same stem."""
        root = stem(typed)
        start = root.removesuffix("y")  # policy, policies
        for number in self._starting(start):
            word = self._words[number]
            if (
                len(word) <= len(root) + _LONGEST_ENDING
                and stem(word) == root
                and not _other_root(word, typed)
            ):
                yield number

    def _inside(self, typed: str) -> Iterator[tuple[int, WordMatch]]:
        if len(typed) >= SHORTEST_INSIDE and not typed.isdigit():
            for number, first in self._letters.holding(typed, _MOST_INSIDE):
                if not opposed(typed, self._words[number]):
                    yield number, WordMatch(How.INSIDE, 0, first, first + len(typed))

    def _slipped(self, typed: str) -> Iterator[tuple[int, WordMatch]]:
        if len(typed) < _SHORTEST_SLIPPED:
            return
        near = self._letters.near(typed, 2)
        if len(typed) >= LONG:
            near = chain(near, self._letters.near(typed, MISPLACED, same_letters=True))
        for number, word, _ in near:
            if (count := slips(typed, word)) is not None:
                yield number, WordMatch(How.SLIP, count, 0, len(word))
        if len(typed) >= _SHORTEST_SLIPPED_START:
            for number, last in self._letters.near_heads(typed):
                word = self._words[number]
                if allowed(typed, word[:last]) and not opposed(typed, word) and digits(typed) == digits(word):
                    yield number, WordMatch(How.SLIPPED_START, 1, 0, last)


def _other_root(a: str, b: str) -> bool:
    """Tell whether two words of one stem are of two roots: rout is no form of route."""
    one, other = singular(a), singular(b)
    return one != other and one.removesuffix("e") == other.removesuffix("e")


def _start(typed: str) -> WordMatch:
    return WordMatch(How.START, 0, 0, len(typed))
