"""The classes of matches and what a match is worth: pure arithmetic, no index.

Classes come first: no likeness lifts a match above its class. Within a class a name comes before
an alias, the shorter before the longer, the earlier before the later.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.vocabulary import How

if TYPE_CHECKING:
    from netatlas.search.text import Text
    from netatlas.search.vocabulary import WordMatch


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
    How.SLIP: 0.7,
    How.SLIPPED_START: 0.5,
}
WEAK_PART = 0.5
"""A name that holds less of the query's weight than this is a weak guess."""
WEAK_CONTAINED = 0.3
"""The same for a name of which every word stands in the query."""


class Entry(NamedTuple):
    """One name or alias of something.

    Attributes:
        id: what it is a name of.
        name: as it is written.
        text: its words.
        squashed: its letters in one.
        alias: whether an earlier name of the same thing was given.
    """

    id: str
    name: str
    text: Text
    squashed: str
    alias: bool


class NameMatch(NamedTuple):
    """A name that a query stands for.

    Attributes:
        entry: the name or alias.
        tier: the class of the match.
        quality: 0 to below 1, within the class.
        marks: the letters of the name that matched, as (start, end).
        slipped: the words of the query that were taken for slips.
        cover: the share of the query's weight that the name holds, 0 to 1.
        weak: whether it is no more than a guess.
    """

    entry: Entry
    tier: Tier
    quality: float
    marks: tuple[tuple[int, int], ...] = ()
    slipped: tuple[str, ...] = ()
    cover: float = 1.0
    weak: bool = False

    @property
    def score(self) -> float:
        """Return 0 to 90: the class in the tens, the likeness below."""
        return 10 * self.tier + 10 * min(max(self.quality, 0.0), 0.999)


def likeness(entry: Entry, typed_letters: int) -> float:
    """Return how near a name is to a query of so many letters, within a class."""
    share = min(typed_letters, len(entry.squashed)) / max(typed_letters, len(entry.squashed), 1)
    return _LENGTH * share + (0 if entry.alias else _NAME_FIRST)


def worth(match: WordMatch) -> float:
    """Return how much of a typed word's weight a word match holds."""
    return _WORTH[match.how] * (0.9 if match.slips > 1 else 1)


def tier_of(matches: list[WordMatch]) -> Tier:
    """Return the class of a name all of whose typed words were found."""
    if any(match.slips > 1 for match in matches):
        return Tier.SLIPS
    if any(match.slips for match in matches):
        return Tier.SLIP
    return Tier.INSIDE if any(match.how is How.INSIDE for match in matches) else Tier.WORD


def merged(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans in order, those that touch joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
