"""Word by word: which words of a query stand in which words of a name, and what is left over.

The posting lists and the arithmetic of phrases belong here; matches of a name as one run of letters
are found in ``names``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.ranking import (
    WEAK_CONTAINED,
    WEAK_PART,
    NameMatch,
    Tier,
    likeness,
    merged,
    tier_of,
    worth,
)
from netatlas.search.slips import opposed
from netatlas.search.text import FILLERS, digits
from netatlas.search.vocabulary import How, Vocabulary, WordMatch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.search.ranking import Entry

_MOST_PARTS = 60
_MOST_WHOLE = 100
_LEAST_PART = 0.2


class Found(NamedTuple):
    """A typed word found in a name: the place of both and how they match."""

    typed: int
    place: int
    match: WordMatch


class WordIndex:
    """The words of all names, and the names of each word."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Index the words of ``entries``."""
        self._entries = entries
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, entry in enumerate(entries):
            for place, word in enumerate(entry.text.words):
                self._postings[word].append((number, place))
        self.vocabulary = Vocabulary(self._postings)
        self._rarest = math.log(2 + len(entries))

    def matches(self, words: tuple[str, ...]) -> Iterator[NameMatch]:
        """Yield the names in which the words stand, all of them or the weightiest part."""
        wanted = [place for place, word in enumerate(words) if word not in FILLERS]
        if not wanted:
            return
        weights = [self.weight(word) if place in wanted else 0.0 for place, word in enumerate(words)]
        found = self._found(words, wanted)
        whole = [
            number for number, places in found.items() if len({one.typed for one in places}) == len(wanted)
        ]
        if len(whole) > _MOST_WHOLE:
            whole = nsmallest(_MOST_WHOLE, whole, key=lambda number: self._order(number, found[number]))
        for number in whole:
            if (match := self._whole(number, words, found[number], wanted)) is not None:
                yield match
        if len(wanted) > 1:
            yield from self._parts(found, words, weights)

    def weight(self, word: str) -> float:
        """Return how telling a word is: that of many names little, that of none most."""
        names = sum(
            len(self._postings[other])
            for other, match in self.vocabulary.match(word).items()
            if match.how is not How.INSIDE
        )
        return self._rarest - math.log(1 + names) if names else self._rarest

    def _order(self, number: int, found: list[Found]) -> tuple[int, bool, int]:
        """Return a key that sorts names roughly as their matches will be ranked, without matching them."""
        entry = self._entries[number]
        return min(one.match.how for one in found), entry.alias, len(entry.squashed)

    def _found(self, words: tuple[str, ...], wanted: list[int]) -> dict[int, list[Found]]:
        found: dict[int, list[Found]] = defaultdict(list)
        alone = len(wanted) == len(words) == 1
        for typed in wanted:
            for word, match in self.vocabulary.match(words[typed]).items():
                one_letter_in_the_middle = len(words[typed]) == 1 and typed != len(words) - 1
                if one_letter_in_the_middle and match.how is not How.SAME:
                    continue
                if alone and match.how in {How.SAME, How.START}:
                    continue  # names in which a word begins so are found as a run of letters
                for number, place in self._postings[word]:
                    found[number].append(Found(typed, place, match))
        return found

    def _whole(
        self, number: int, words: tuple[str, ...], found: list[Found], wanted: list[int]
    ) -> NameMatch | None:
        """Return the match of a name that holds all words; None if two words share a place."""
        chosen = _assigned(found)
        if len(chosen) < len(wanted):
            return None
        entry = self._entries[number]
        matches = [one.match for one in chosen]
        typed_letters = sum(len(words[one.typed]) for one in chosen)
        all_slips = sum(match.slips for match in matches)
        quality = likeness(entry, typed_letters) / max(1, all_slips)
        if any(match.how is How.SLIPPED_START for match in matches):
            quality *= 0.8
        quality -= 0.01 * sum(match.how is How.FORM for match in matches)
        slipped = tuple(words[one.typed] for one in chosen if one.match.slips)
        return NameMatch(entry, tier_of(matches), quality, _marks(entry, chosen), slipped)

    def _parts(
        self, found: dict[int, list[Found]], words: tuple[str, ...], weights: list[float]
    ) -> Iterator[NameMatch]:
        """Yield the names that hold some of the words, the weightiest first."""
        total = sum(weights)

        def rough(number: int) -> float:
            return sum(weights[typed] for typed in {one.typed for one in found[number]})

        for number in sorted(found, key=rough, reverse=True)[:_MOST_PARTS]:
            entry = self._entries[number]
            chosen = _assigned(found[number])
            cover = sum(weights[one.typed] * worth(one.match) for one in chosen) / total
            if cover < _LEAST_PART or _clash(entry, words, chosen):
                continue
            yield _part(entry, words, chosen, cover)


def _part(entry: Entry, words: tuple[str, ...], chosen: list[Found], cover: float) -> NameMatch:
    held = {one.place for one in chosen if one.match.how not in {How.START, How.INSIDE, How.SLIPPED_START}}
    contained = all(
        place in held or word in FILLERS for place, word in enumerate(entry.text.words)
    )  # every word of the name was typed
    letters = sum(len(entry.text.words[one.place]) for one in chosen) / max(1, len(entry.squashed))
    quality = 0.4 + 0.55 * cover if contained else 0.6 * cover + 0.2 * min(1.0, letters)
    return NameMatch(
        entry,
        Tier.PART,
        quality - (0.03 if entry.alias else 0),
        _marks(entry, chosen),
        tuple(words[one.typed] for one in chosen if one.match.slips),
        cover,
        cover < (WEAK_CONTAINED if contained else WEAK_PART),
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


def _clash(entry: Entry, words: tuple[str, ...], chosen: list[Found]) -> bool:
    """Tell whether the name has another figure, or the opposite, where the query has a word left over."""
    typed = {one.typed for one in chosen}
    places = {one.place for one in chosen}
    spare = [word for place, word in enumerate(entry.text.words) if place not in places]
    left = [word for place, word in enumerate(words) if place not in typed]
    return any(opposed(a, b) or _other_figure(a, b) for a in left for b in spare)


def _other_figure(a: str, b: str) -> bool:
    first, second = digits(a), digits(b)
    return bool(first and second) and first != second and _letters(a) == _letters(b)


def _letters(word: str) -> str:
    return "".join(filter(str.isalpha, word))


def _marks(entry: Entry, chosen: list[Found]) -> tuple[tuple[int, int], ...]:
    marks = []
    for one in chosen:
        start, end = entry.text.spans[one.place]
        as_many = end - start == len(entry.text.words[one.place])
        marks.append((start + one.match.first, start + one.match.last) if as_many else (start, end))
    return merged(marks)
