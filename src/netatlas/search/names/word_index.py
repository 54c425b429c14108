"""Word by word: which words of a query stand in which words of a name, and what is left over.

First all names are weighed at once, by arrays; the best are then looked at closely. Matches of a name
as one run of letters are found in ``names``.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.search.names.ranking import (
    WEAK_CONTAINED,
    WEAK_PART,
    NameMatch,
    Tier,
    best_of,
    code_of,
    likeness,
    likenesses,
    tier_of,
    worth,
    worths,
)
from netatlas.search.names.text import FILLERS, digits
from netatlas.search.names.typos import likelihood, opposed
from netatlas.search.names.vocabulary import How, WordMatch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from netatlas.search.names.name_table import Entry, NameTable
    from netatlas.search.names.vocabulary import Reading

_LEAST_PART = 0.2
_CONTAINED = 0.4
"""What a name is worth at least if every word of it was typed."""

_IN_ORDER = 0.005


class Found(NamedTuple):
    """A typed word found in a name: the place of both and how they match."""

    typed: int
    place: int
    match: WordMatch


class Wanted(NamedTuple):
    """A telling word of a query.

    Attributes:
        typed: its place in the query.
        word: the word.
        reading: what it may stand for.
        weight: how telling it is: a word of many names little, one of none most.
    """

    typed: int
    word: str
    reading: Reading
    weight: float


class Weighed(NamedTuple):
    """What arrays tell of each name for a query.

    Attributes:
        words: how many of the wanted words the name holds.
        worst: the code of the worst match among them.
        cover: the weight of the words that it holds.
    """

    words: NDArray[np.uint8]
    worst: NDArray[np.uint8]
    cover: NDArray[np.float32]


class WordIndex:
    """Finds the names of a table by the words that they hold."""

    def __init__(self, table: NameTable) -> None:
        """Look into ``table``."""
        self._table = table
        self._rarest = math.log(2 + len(table))

    def matches(
        self, words: Sequence[str], *, most: int, shares: Sequence[float] = (), doubted: bool = False
    ) -> Iterator[NameMatch]:
        """Yield the names in which the words stand, all of them or the weightiest part.

        Args:
            words: of the query, in their order.
            most: how many names of each sort at most.
            shares: how much of its weight each word has; all of it if left out.
            doubted: whether words that the index knows may be slips of others all the same.
        """
        asked = list(self._wanted(words, shares or (1.0,) * len(words), doubted=doubted))
        wanted = [one for one in asked if one.reading]
        if not wanted:
            return
        weighed = self._weigh(wanted)
        if len(wanted) == len(asked):
            letters = sum(len(one.word) for one in wanted)
            whole = np.flatnonzero(weighed.words == len(wanted))
            rough = likenesses(self._table, whole, letters) - weighed.worst[whole]
            for number in best_of(whole, rough, most):
                if (match := self._whole(number, words, wanted)) is not None:
                    yield match
        if len(asked) > 1 and not FILLERS.issuperset(words):
            yield from self._parts(weighed, words, wanted, sum(one.weight for one in asked), most)

    def _wanted(self, words: Sequence[str], shares: Sequence[float], *, doubted: bool) -> Iterator[Wanted]:
        for place, (word, share) in enumerate(zip(words, shares, strict=True)):
            if word not in FILLERS or FILLERS.issuperset(words):
                if len(word) == 1 and place < len(words) - 1:
                    reading = self._table.vocabulary.same(word)
                else:
                    reading = self._table.vocabulary.reading(word, doubted=doubted)
                yield Wanted(place, word, reading, share * self._weight(word, doubted=doubted))

    def _weight(self, word: str, *, doubted: bool) -> float:
        reading = self._table.vocabulary.reading(word, doubted=doubted)
        names = self._table.holders(reading.starts.start, reading.starts.stop) if reading.starts else 0
        for number, match in reading.others.items():
            if match.how is not How.INSIDE and number not in reading.starts:
                names += self._table.holders(number, number + 1)
        return self._rarest - math.log(1 + names)

    def _weigh(self, wanted: Sequence[Wanted]) -> Weighed:
        size = len(self._table)
        weighed = Weighed(np.zeros(size, np.uint8), np.zeros(size, np.uint8), np.zeros(size, np.float32))
        for one in wanted:
            codes = np.zeros(size, np.uint8)
            for code, numbers in self._by_code(one.reading):
                for first, last in numbers:
                    codes[self._table.holding(first, last)] = code
            np.add(weighed.words, codes > 0, out=weighed.words, casting="unsafe")
            np.maximum(weighed.worst, codes, out=weighed.worst)
            np.add(weighed.cover, one.weight * worths()[codes], out=weighed.cover)
        return weighed

    @staticmethod
    def _by_code(reading: Reading) -> list[tuple[int, list[tuple[int, int]]]]:
        """Return the numbers of words by the code of their match, the worst first."""
        sorts: dict[int, list[tuple[int, int]]] = {}
        if reading.starts:
            sorts[code_of(reading.start)] = [(reading.starts.start, reading.starts.stop)]
        for number, match in reading.others.items():
            sorts.setdefault(code_of(match), []).append((number, number + 1))
        return sorted(sorts.items(), reverse=True)

    def _found(self, number: int, wanted: Sequence[Wanted]) -> list[Found]:
        return [
            Found(one.typed, place, match)
            for place, word in enumerate(self._table.words_of(number))
            for one in wanted
            if (match := one.reading.match(word)) is not None
        ]

    def _whole(self, number: int, words: Sequence[str], wanted: Sequence[Wanted]) -> NameMatch | None:
        """Return the match of a name that holds all words; None if two words share a place."""
        chosen = _assigned(self._found(number, wanted))
        if len(chosen) < len(wanted):
            return None
        entry = self._table.entry(number)
        matches = [one.match for one in chosen]
        slipped = tuple(words[one.typed] for one in chosen if one.match.slips)
        return NameMatch(entry, tier_of(matches), _quality(entry, words, chosen), _placed(chosen), slipped)

    def _parts(
        self, weighed: Weighed, words: Sequence[str], wanted: Sequence[Wanted], total: float, most: int
    ) -> Iterator[NameMatch]:
        """Yield the names that hold some of the words, the weightiest first."""
        enough = np.flatnonzero(weighed.cover >= _LEAST_PART * total)
        held = weighed.cover[enough] / total + 0.2 * likenesses(self._table, enough, sum(map(len, words)))
        for number in best_of(enough, held, most):
            chosen = _assigned(self._found(number, wanted))
            weights = {one.typed: one.weight for one in wanted}
            cover = sum(weights[one.typed] * worth(one.match) for one in chosen) / total
            entry = self._table.entry(number)
            if cover >= _LEAST_PART and not _clash(entry, words, chosen):
                yield _part(entry, words, chosen, cover)


def _quality(entry: Entry, words: Sequence[str], chosen: list[Found]) -> float:
    """Return how good a match of all words is, within its class."""
    slips = [one for one in chosen if one.match.how is How.SLIP]
    letters = sum(len(entry.words[one.place] if one in slips else words[one.typed]) for one in chosen)
    letters += sum(len(word) for word in words if word in FILLERS and word in entry.words)
    quality = likeness(entry, letters) / max(1, sum(one.match.slips for one in chosen))
    if slips:
        sums = sum(likelihood(words[one.typed], entry.words[one.place]) for one in slips)
        quality += sums / len(slips)
    if any(one.match.how is How.SLIPPED_START for one in chosen):
        quality *= 0.8
    if [one.place for one in sorted(chosen)] == sorted(one.place for one in chosen):
        quality += _IN_ORDER
    return quality - 0.01 * sum(one.match.how is How.FORM for one in chosen)


def _in_order(chosen: list[Found]) -> bool:
    """Tell whether the words were typed beside one another, in the order of the name."""
    typed = [one.typed for one in sorted(chosen, key=lambda one: one.place)]
    return all(second == first + 1 for first, second in pairwise(typed))


def _part(entry: Entry, words: Sequence[str], chosen: list[Found], cover: float) -> NameMatch:
    held = {one.place for one in chosen if one.match.how not in {How.START, How.INSIDE, How.SLIPPED_START}}
    contained = all(
        place in held or word in FILLERS for place, word in enumerate(entry.words)
    )  # every word of the name was typed
    slipped = tuple(words[one.typed] for one in chosen if one.match.slips)
    letters = sum(len(entry.words[one.place]) for one in chosen) / max(1, len(entry.squashed))
    quality = _CONTAINED + (0.95 - _CONTAINED) * cover if contained else 0.6 * cover + 0.2 * min(1.0, letters)
    return NameMatch(
        entry,
        Tier.PART,
        quality - (0.03 if entry.alias else 0),
        _placed(chosen),
        slipped,
        cover,
        cover < (WEAK_CONTAINED if contained and not slipped else WEAK_PART),
        frozenset(words[one.typed] for one in chosen),
        contained,
        in_order=_in_order(chosen),
    )


def _assigned(found: list[Found]) -> list[Found]:
    """Give each typed word a place of its own, the best matches first."""
    chosen: list[Found] = []
    typed: set[int] = set()
    places: set[int] = set()
    for one in sorted(found, key=lambda one: (one.match.how, one.match.slips, abs(one.typed - one.place))):
        if one.typed not in typed and one.place not in places:
            typed.add(one.typed)
            places.add(one.place)
            chosen.append(one)
    return chosen


def _clash(entry: Entry, words: Sequence[str], chosen: list[Found]) -> bool:
    """Tell whether the name has another figure, or the opposite, where the query has a word left over."""
    typed = {one.typed for one in chosen}
    places = {one.place for one in chosen}
    spare = [word for place, word in enumerate(entry.words) if place not in places]
    left = [word for place, word in enumerate(words) if place not in typed]
    return any(opposed(a, b) or _other_figure(a, b) for a in left for b in spare)


def _other_figure(a: str, b: str) -> bool:
    first, second = digits(a), digits(b)
    return bool(first and second) and first != second and _letters(a) == _letters(b)


def _letters(word: str) -> str:
    return "".join(filter(str.isalpha, word))


def _placed(chosen: list[Found]) -> tuple[tuple[int, int, int], ...]:
    return tuple((one.place, one.match.first, one.match.last) for one in chosen)
