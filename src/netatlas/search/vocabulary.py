"""All words of an index, and which of them a typed word stands for.

A word here is one word of some name; how whole names are ranked is the matter of ``names``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from netatlas.search.slips import LONG, SHORT, allowed, opposed, slips
from netatlas.search.text import digits, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SHORTEST_INSIDE = 3
_SHORTEST_SLIPPED_START = 6
_REMEMBERED = 4096


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


class Vocabulary:
    """The distinct words of an index."""

    def __init__(self, words: Iterable[str]) -> None:
        """Sort ``words`` and prepare what the look-ups need."""
        self._words = sorted(set(words))
        self._known = frozenset(self._words)
        self._text = "\n" + "\n".join(self._words) + "\n"
        self._forms: dict[str, list[str]] = defaultdict(list)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._starts: list[int] = []
        place = 1
        for word in self._words:
            self._forms[stem(word)].append(word)
            self._by_length[len(word)].append(word)
            self._starts.append(place)
            place += len(word) + 1
        self._heads: dict[int, dict[str, list[str]]] = {}
        self._remembered: dict[str, Mapping[str, WordMatch]] = {}

    def __contains__(self, word: object) -> bool:
        """Tell whether ``word`` is in the index just so."""
        return word in self._known

    def match(self, typed: str) -> Mapping[str, WordMatch]:
        """Return the words that ``typed`` may stand for, each with the best way.

        A word that the index knows is never taken for a slip of another.
        """
        found = self._remembered.get(typed)
        if found is None:
            if len(self._remembered) > _REMEMBERED:
                self._remembered.clear()
            found = self._remembered[typed] = self._match(typed)
        return found

    def _match(self, typed: str) -> Mapping[str, WordMatch]:
        found: dict[str, WordMatch] = {}
        if typed in self._known:
            found[typed] = WordMatch(How.SAME, 0, 0, len(typed))
        for word in self._forms.get(stem(typed), ()):
            found.setdefault(word, WordMatch(How.FORM, 0, 0, len(word)))
        known = bool(found)
        for word in self._starting(typed):
            found.setdefault(word, WordMatch(How.START, 0, 0, len(typed)))
        if len(typed) >= _SHORTEST_INSIDE:
            for word, first in self._holding(typed):
                found.setdefault(word, WordMatch(How.INSIDE, 0, first, first + len(typed)))
        if not known:
            for word, count in self._slipped(typed):
                found.setdefault(word, WordMatch(How.SLIP, count, 0, len(word)))
            for word, last in self._slipped_starts(typed):
                found.setdefault(word, WordMatch(How.SLIPPED_START, 1, 0, last))
        return found

    def _starting(self, typed: str) -> Iterator[str]:
        for place in range(bisect_left(self._words, typed), len(self._words)):
            word = self._words[place]
            if not word.startswith(typed):
                return
            # 1 is not the start of 10: another figure is another thing
            if not (typed[-1].isdigit() and word[len(typed) : len(typed) + 1].isdigit()):
                yield word

    def _holding(self, typed: str) -> Iterator[tuple[str, int]]:
        if typed.isdigit():
            return
        place = self._text.find(typed)
        while place >= 0:
            index = bisect_left(self._starts, place + 1) - 1
            yield self._words[index], place - self._starts[index]
            place = self._text.find(typed, self._text.index("\n", place))

    def _slipped(self, typed: str) -> Iterator[tuple[str, int]]:
        """Yield words that differ from ``typed`` by slips, with their number."""
        reach = 2 if len(typed) >= LONG - 1 else 1
        for length in range(max(1, len(typed) - reach), len(typed) + reach + 1):
            for word, _, _ in _within(typed, self._by_length.get(length, ()), reach):
                if (count := slips(typed, word)) is not None:
                    yield word, count

    def _slipped_starts(self, typed: str) -> Iterator[tuple[str, int]]:
        """Yield words whose start differs from ``typed`` by one slip, with the length of that start."""
        if len(typed) < _SHORTEST_SLIPPED_START:
            return
        for length in (len(typed), len(typed) + 1):
            heads = self._heads_of(length)
            for head, _, _ in _within(typed, list(heads), 1):
                if allowed(typed, head):
                    yield from (
                        (word, length)
                        for word in heads[head]
                        if not opposed(typed, word) and digits(typed) == digits(word)
                    )

    def _heads_of(self, length: int) -> dict[str, list[str]]:
        """Return the first ``length`` letters of all longer words, with the words."""
        if length not in self._heads:
            heads: dict[str, list[str]] = defaultdict(list)
            for longer, words in self._by_length.items():
                if longer > length > SHORT:
                    for word in words:
                        heads[word[:length]].append(word)
            self._heads[length] = dict(heads)
        return self._heads[length]


def _within(typed: str, words: Sequence[str], distance: int) -> list[tuple[str, int, int]]:
    return process.extract(
        typed, words, scorer=OSA.distance, processor=None, score_cutoff=distance, limit=None
    )
