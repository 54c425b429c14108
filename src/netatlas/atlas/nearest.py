"""The known word that a mistyped one was perhaps meant to be, for "did you mean" in messages.

The search finds what people look for and forgives much more (``netatlas.search``); here a wrong guess would
mislead whoever mends a file or a command, so only a near one is named.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_WORD = 80
"""A longer text is no mistyped word, and comparing it takes long."""
_MOST_CANDIDATES = 5000
"""Candidates of a fitting length that are compared; more of them would hold the reading up."""
_SHORT_WORD = 5
_SHORT_SIMILARITY, _SIMILARITY = 0.6, 0.75
"""Least ``difflib`` ratio of a guess: in a short word one wrong letter lowers it more."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that ``word`` was perhaps meant to be, or ''.

    >>> nearest("summry", ["summary", "sources"])
    'summary'
    """
    return next(iter(nearest_words(word, known, most=1)), "")


def nearest_words(word: str, known: Iterable[str], *, most: int) -> list[str]:
    """Return up to ``most`` known words that ``word`` was perhaps meant to be, the nearest first.

    >>> nearest_words("routes", ["router", "vpc", "route"], most=5)
    ['route', 'router']
    """
    length = len(word)
    if length > _LONGEST_WORD:
        return []
    candidates = [one for one in known if abs(len(one) - length) <= 1 + length // 3]
    if len(candidates) > _MOST_CANDIDATES:
        return []
    similarity = _SHORT_SIMILARITY if length <= _SHORT_WORD else _SIMILARITY
    return difflib.get_close_matches(word.casefold(), candidates, n=most, cutoff=similarity)
