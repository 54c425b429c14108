"""Ranks: how a match was found, and how good it is among matches found in the same way.

A rank is compared as a tuple, so that no quality lifts a match above its tier. One number is made of it
only for display.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

_POINTS_PER_TIER = 10
_DECIMALS = 12
_TOP_OF_TIER = 0.999
"""Highest quality that is displayed: 1.0 would read as the next tier."""


class Tier(IntEnum):
    """The ways in which something is found, worst first: the order in which results are listed.

    Attributes:
        GUESS: looks a little like the query; always weak.
        PARTIAL: holds some words of the query, in its name or in what is said about it.
        TYPOS: holds all words, some with typos: several in one, or in the beginning of one, or among others.
        INSIDE: holds all words or letters, some of them in the middle of a word.
        TYPO: is called so, with at most one typo in each word.
        WORD: holds all words, as wholes or as starts.
        PREFIX: starts with the letters of the query.
        ABBREVIATION: is abbreviated so.
        EXACT: is called so, apart from case, punctuation and plurals.
        COMPARISON: a comparison that was asked for, with its subjects. No name is in this tier.
    """

    GUESS = 0
    PARTIAL = 1
    TYPOS = 2
    INSIDE = 3
    TYPO = 4
    WORD = 5
    PREFIX = 6
    ABBREVIATION = 7
    EXACT = 8
    COMPARISON = 9


class Rank(NamedTuple):
    """The position of a match among others; the greater one is listed first.

    Attributes:
        tier: how it was found.
        quality: how good it is within its tier, 0 to 1; a boost or penalty may go a little beyond.

    >>> Rank.of(Tier.WORD, 0.1) > Rank.of(Tier.INSIDE, 0.9)
    True
    """

    tier: Tier
    quality: float

    @classmethod
    def of(cls, tier: Tier, quality: float) -> Rank:
        """Return a rank whose quality is rounded, so that no rounding error of a sum decides an order."""
        return cls(tier, round(quality, _DECIMALS))

    @property
    def score(self) -> float:
        """The rank as one number from 0 to 100, for display only: the tens are the tier."""
        return _POINTS_PER_TIER * self.tier + _POINTS_PER_TIER * min(max(self.quality, 0.0), _TOP_OF_TIER)

    def shifted(self, by: float) -> Rank:
        """Return the rank moved up or down within its tier."""
        return Rank.of(self.tier, self.quality + by)
