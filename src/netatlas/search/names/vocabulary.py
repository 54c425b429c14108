"""All distinct words of an index, and which of them a typed word may match.

A word here is one word of some name; ``word_index`` ranks whole names.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.letter_index import LetterIndex
from netatlas.search.names.text import (
    LAST_CHARACTER,
    SHORTEST_INSIDE,
    digits,
    singular,
    stem,
    unfinished_roots,
)
from netatlas.search.names.typos import LONG, MISPLACED, max_typos, opposed, typo_distance

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Mapping, Sequence

    from netatlas.search.names.sounds import SoundIndex

_SHORTEST_MISTYPED = 4
"""Shortest typed word that may be a typo: a letter of three is too much of it."""
_SHORTEST_MISTYPED_PREFIX = 6
"""The same for the beginning of a longer word, where more words are near."""
_MOST_INSIDE = 100
"""Most words that match by letters inside them, the shortest: letters inside more of them select nothing."""
_LONGEST_ENDING = 4
"""Letters that a form of a word may have more than its stem: route, routings."""
_MOST_CACHED = 1024
"""Typed words whose matches are kept: what is typed on differs in its last word only."""


class MatchKind(IntEnum):
    """How a typed word matches a word of the index, best first.

    Attributes:
        SAME: the same word.
        FORM: another form of it: its plural, its participle.
        PREFIX: the beginning of it.
        INSIDE: letters somewhere in it.
        TYPO: a misspelling of it.
        TYPO_PREFIX: a misspelling of the beginning of it.
        SOUND: what sounds the same, however it is spelt; a guess.
    """

    SAME = 0
    FORM = 1
    PREFIX = 2
    INSIDE = 3
    TYPO = 4
    TYPO_PREFIX = 5
    SOUND = 6


class WordMatch(NamedTuple):
    """How a typed word matches a word of the index.

    Attributes:
        kind: in which way.
        typos: the number of typos between the two.
        first: the first letter of the index's word that is covered.
        end: the letter behind the last one that is covered.
    """

    kind: MatchKind
    typos: int
    first: int
    end: int


class WordMatches(NamedTuple):
    """All words that a typed word matches.

    Attributes:
        starting: the numbers of the words that begin with it; as words are sorted, they are one range.
        others: the words that it matches in a better or another way; they override ``starting``.
        prefix_match: how it matches the words of ``starting``.
    """

    starting: range
    others: Mapping[int, WordMatch]
    prefix_match: WordMatch

    def match(self, word: int) -> WordMatch | None:
        """Return how the typed word matches a word, by its number; None if it does not."""
        match = self.others.get(word)
        return self.prefix_match if match is None and word in self.starting else match

    def __bool__(self) -> bool:
        """Return True if it matches anything."""
        return bool(self.starting or self.others)

    @property
    def known(self) -> bool:
        """Whether it is a word of the index, a form of one or its beginning, and so no slip."""
        return bool(self.starting) or any(match.kind < MatchKind.INSIDE for match in self.others.values())


class WordList:
    """The distinct words of an index, each with its number."""

    def __init__(self, words: Sequence[str], by_length: array[int], sounds: SoundIndex | None = None) -> None:
        """Index words.

        Args:
            words: sorted and distinct.
            by_length: their numbers, the shortest first.
            sounds: finds them by their sound; without it none is spelt by ear.
        """
        self._words = words
        self._letters = LetterIndex(words, by_length)
        self._sounds = sounds
        self._cache: dict[tuple[str, bool], WordMatches] = {}

    def __contains__(self, word: object) -> bool:
        """Return True if the index has exactly this word."""
        return isinstance(word, str) and self.number(word) is not None

    def __getitem__(self, number: int) -> str:
        """Return the word of a number."""
        return self._words[number]

    def number(self, word: str) -> int | None:
        """Return the number of a word, or None if the index does not have it."""
        index = bisect_left(self._words, word)
        return index if index < len(self._words) and self._words[index] == word else None

    def matches(self, typed: str, *, doubt_known: bool = False) -> WordMatches:
        """Return the words that ``typed`` may match, each in the best way.

        A word of the index is never taken for a typo of another one, unless with ``doubt_known``. Then what
        is no typo of any may also be spelt by ear.
        """
        key = typed, doubt_known
        matches = self._cache.get(key)
        if matches is None:
            if len(self._cache) > _MOST_CACHED:
                self._cache.clear()
            matches = self._cache[key] = self._doubted(typed) if doubt_known else self._find(typed)
        return matches

    def same(self, typed: str) -> WordMatches:
        """Return only the word itself; a single letter would begin too many others."""
        number = self.number(typed)
        others = {} if number is None else {number: WordMatch(MatchKind.SAME, 0, 0, len(typed))}
        return WordMatches(range(0), others, _prefix_match(typed))

    def _find(self, typed: str) -> WordMatches:
        others = dict(self.same(typed).others)
        for number in self._forms(typed):
            others.setdefault(number, WordMatch(MatchKind.FORM, 0, 0, len(self._words[number])))
        if (one := self.number(_of_unfinished_plural(typed))) is not None:
            others.setdefault(one, WordMatch(MatchKind.PREFIX, 0, 0, len(self._words[one])))
        known = bool(others)
        starting = self._starting(typed)
        if typed[-1].isdigit():
            for number in starting:
                # 1 is no prefix of 10: another figure is another thing.
                if not self._words[number][len(typed) : len(typed) + 1].isdigit():
                    others.setdefault(number, _prefix_match(typed))
            starting = range(0)
        worse = list(self._inside(typed))
        if not (known or starting):
            worse += [*self._unfinished(typed), *self._mistyped(typed)]
        for number, match in worse:
            if number not in starting:
                others.setdefault(number, match)
        return WordMatches(starting, others, _prefix_match(typed))

    def _doubted(self, typed: str) -> WordMatches:
        """Return what a word matches that may be a typo although it is known, or spelt by ear.

        These are the matches of ``_find`` themselves where there are no others.
        """
        matches = self.matches(typed)
        others = dict(matches.others)
        for number, match in list(self._mistyped(typed)) or self._sounding(typed):
            if number not in matches.starting:
                others.setdefault(number, match)
        return matches if len(others) == len(matches.others) else matches._replace(others=others)

    def _starting(self, prefix: str) -> range:
        first = bisect_left(self._words, prefix)
        return range(first, bisect_left(self._words, prefix + LAST_CHARACTER, first))

    def _forms(self, typed: str) -> Iterator[int]:
        """Yield the words of the same stem."""
        root = stem(typed)
        for number in self._starting(root.removesuffix("y")):  # policy, policies
            word = self._words[number]
            if (
                len(word) <= len(root) + _LONGEST_ENDING
                and stem(word) == root
                and not _other_root(word, typed)
            ):
                yield number

    def _unfinished(self, typed: str) -> Iterator[tuple[int, WordMatch]]:
        """Yield the words of which the typed beginning may become a form: ``learni`` keeps ``learn``."""
        for root in unfinished_roots(typed):
            for number in (*self.same(root).others, *self._forms(root)):
                yield number, WordMatch(MatchKind.INSIDE, 0, 0, min(len(root), len(self._words[number])))

    def _inside(self, typed: str) -> Iterator[tuple[int, WordMatch]]:
        if len(typed) >= SHORTEST_INSIDE and not typed.isdigit():
            for number, first in self._letters.holding(typed, _MOST_INSIDE):
                if not opposed(typed, self._words[number]):
                    yield number, WordMatch(MatchKind.INSIDE, 0, first, first + len(typed))

    def _mistyped(self, typed: str) -> Iterator[tuple[int, WordMatch]]:
        if len(typed) < _SHORTEST_MISTYPED:
            return
        near = self._letters.near(typed, 2)
        if len(typed) >= LONG:
            near = chain(near, self._letters.near(typed, MISPLACED, same_letters=True))
        for number, word, _ in near:
            if (distance := typo_distance(typed, word)) is not None:
                yield number, WordMatch(MatchKind.TYPO, distance, 0, len(word))
        if len(typed) >= _SHORTEST_MISTYPED_PREFIX:
            for number, end in self._letters.near_prefixes(typed):
                word = self._words[number]
                if (
                    max_typos(typed, word[:end])
                    and not opposed(typed, word)
                    and digits(typed) == digits(word)
                ):
                    yield number, WordMatch(MatchKind.TYPO_PREFIX, 1, 0, end)

    def _sounding(self, typed: str) -> Iterator[tuple[int, WordMatch]]:
        """Yield the words that sound the same, however they are spelt."""
        if self._sounds is not None and len(typed) >= _SHORTEST_MISTYPED:
            for number in self._sounds.like(typed):
                if not opposed(typed, self._words[number]):
                    yield number, WordMatch(MatchKind.SOUND, 1, 0, len(self._words[number]))


def _other_root(a: str, b: str) -> bool:
    """Return True if two words of one stem have different roots: rout is no form of route."""
    first, second = singular(a), singular(b)
    return first != second and first.removesuffix("e") == second.removesuffix("e")


def _of_unfinished_plural(typed: str) -> str:
    """Return the word whose plural ``typed`` may be the beginning of, so that it is found all the while.

    >>> [_of_unfinished_plural(typed) for typed in ("addresse", "polici", "policie", "service")]
    ['address', 'policy', 'policy', 'service']
    """
    return (
        typed[:-1] + "y" if typed.endswith("i") else singular(typed + "s") if typed.endswith("e") else typed
    )


def _prefix_match(typed: str) -> WordMatch:
    return WordMatch(MatchKind.PREFIX, 0, 0, len(typed))
