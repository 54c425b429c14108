"""The classes of matches and what a match is worth: pure arithmetic, no index.

Classes come first: no likeness lifts a match above its class. Within a class a name comes before
an alias, the shorter before the longer, the earlier before the later.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.search.names.text import FILLERS
from netatlas.search.names.vocabulary import How, WordMatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netatlas.search.names.name_table import Entry, NameTable


class Tier(IntEnum):
    """The classes, worst first, so that the tens of a score tell them."""

    GUESS = 0
    PART = 1
    SLIPS = 2
    SLIP = 3
    INSIDE = 4
    WORD = 5
    PREFIX = 6
    ABBREVIATION = 7
    EXACT = 8


RAW, SAME_LETTERS, SAME_WORDS, OTHER_FORM = 0.9, 0.8, 0.6, 0.2
"""How exact an exact match is: as it was typed, but for case, but for signs, but for a plural."""

_NAME_FIRST = 0.5
_LENGTH = 0.45
_WORTH = {
    How.SAME: 1.0,
    How.FORM: 0.95,
    How.START: 0.75,
    How.INSIDE: 0.4,
    How.SLIP: 0.85,
    How.SLIPPED_START: 0.6,
}
_TWO_SLIPS = 0.9
_CODES = 1 + 2 * len(How)
WEAK_PART = 0.5
"""A name that holds less of the query's weight than this is a weak guess."""
WEAK_CONTAINED = 0.3
"""The same for a name of which every word stands in the query."""


class NameMatch(NamedTuple):
    """A name that a query stands for.

    Attributes:
        entry: the name or alias.
        tier: the class of the match.
        quality: 0 to below 1, within the class.
        placed: the letters that matched: (place of a word, first letter, letter behind the last).
        slipped: the words of the query that were taken for slips.
        cover: the share of the query's weight that the name holds, 0 to 1.
        weak: whether it is no more than a guess.
        held: the words of the query that a part of it holds.
        contained: whether a name of which the query holds every word.
        in_order: whether these stand beside one another in the query, in the order of the name.
    """

    entry: Entry
    tier: Tier
    quality: float
    placed: tuple[tuple[int, int, int], ...] = ()
    slipped: tuple[str, ...] = ()
    cover: float = 1.0
    weak: bool = False
    held: frozenset[str] = frozenset()
    contained: bool = False
    in_order: bool = False

    @property
    def score(self) -> float:
        """Return 0 to 90: the class in the tens, the likeness below."""
        return 10 * self.tier + 10 * min(max(self.quality, 0.0), 0.999)

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The letters of the name that matched, as (start, end)."""
        if self.tier is Tier.EXACT:
            return ((0, len(self.entry.name)),)
        spans = self.entry.spans
        if self.tier is Tier.ABBREVIATION:
            initials = zip(self.entry.words, spans, strict=True)
            return merged([(start, start + 1) for word, (start, _) in initials if word not in FILLERS])
        marks = []
        for place, first, last in self.placed:
            start, end = spans[place]
            as_many = end - start == len(self.entry.words[place])
            marks.append((start + first, start + last) if as_many else (start, end))
        return merged(marks)


def likeness(entry: Entry, typed_letters: int) -> float:
    """Return how near a name is to a query of so many letters, within a class."""
    size = len(entry.squashed)
    share = min(typed_letters, size) / max(typed_letters, size, 1)
    return _LENGTH * share + (0 if entry.alias else _NAME_FIRST)


def likenesses(
    table: NameTable, numbers: NDArray[np.signedinteger], typed_letters: int
) -> NDArray[np.float64]:
    """Return the likeness of many names at once."""
    sizes = np.maximum(table.lengths[numbers], 1)
    share = np.minimum(sizes, typed_letters) / np.maximum(sizes, typed_letters)
    likes: NDArray[np.float64] = _LENGTH * share + np.where(table.alias[numbers], 0, _NAME_FIRST)
    return likes


def best_of(numbers: NDArray[np.signedinteger], worth_of: NDArray[np.floating], most: int) -> list[int]:
    """Return the ``most`` numbers of the greatest worth, in their own order.

    Equal ones are cut in the order in which they came, so that the same text gives the same list.
    """
    if len(numbers) > most:
        cut = np.partition(worth_of, len(numbers) - most)[len(numbers) - most]
        kept = np.flatnonzero(worth_of > cut)
        equal = np.flatnonzero(worth_of == cut)[: most - len(kept)]
        numbers = numbers[np.sort(np.concatenate((kept, equal)))]
    best: list[int] = numbers.tolist()
    return best


def worth(match: WordMatch) -> float:
    """Return how much of a typed word's weight a word match holds."""
    return _WORTH[match.how] * (_TWO_SLIPS if match.slips > 1 else 1)


def code_of(match: WordMatch) -> int:
    """Return a small number for a word match, the greater the worse; 0 stands for none."""
    return 1 + match.how + (len(How) if match.slips > 1 else 0)


@cache
def worths() -> NDArray[np.float32]:
    """Return the worth of each code."""
    known = np.zeros(_CODES, np.float32)
    for how in How:
        for slips in (0, 2):
            match = WordMatch(how, slips, 0, 0)
            known[code_of(match)] = worth(match)
    return known


def tier_of(matches: Sequence[WordMatch]) -> Tier:
    """Return the class of a name in which all typed words were found so."""
    if any(match.slips > 1 for match in matches):
        return Tier.SLIPS
    if any(match.slips for match in matches):
        return Tier.SLIP
    return Tier.INSIDE if any(match.how is How.INSIDE for match in matches) else Tier.WORD


def run(words: Sequence[str], first: int, letters: int) -> tuple[tuple[int, int, int], ...]:
    """Return the places that so many letters cover from a letter of all words in one on.

    >>> run(("nat", "gateway"), 1, 4)
    ((0, 1, 3), (1, 0, 2))
    """
    placed = []
    for place, word in enumerate(words):
        size = len(word.replace(".", ""))
        start, end = max(0, first), min(size, first + letters)
        if start < end:
            placed.append((place, start, end))
        first -= size
    return tuple(placed)


def merged(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans in order, those that touch joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
