"""Respells queries after an index: words joined or split, and short names written out."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netatlas.search.columns import Columns
    from netatlas.search.names.name_table import NameTable

_LONGEST_SHORT_NAME = 6
"""Longest one-word alias that is written out; longer ones are words in their own right (PrivateLink)."""
_SHORTEST_PART = 2
"""A word is split only if one of its parts has this many letters."""
_MOST_NAMES = 200
"""Names that are searched for two adjacent words; a pair that real names hold turns up much earlier."""


class Expansion(NamedTuple):
    """The words of a query with short names written out.

    Attributes:
        words: the words.
        shares: the share of a typed word's weight that each has: three words for one short name share it.
    """

    words: tuple[str, ...]
    shares: tuple[float, ...]


class Respeller:
    """Respells queries after the names of a table."""

    def __init__(self, table: NameTable, columns: Columns) -> None:
        """Use the names of ``table`` and the columns of ``add_long_names``.

        Raises:
            MissingColumn: ``columns`` are not those.
        """
        self._table = table
        long_names = map(str.split, columns.texts("long names"))
        self._long_names = dict(zip(columns.texts("short names"), map(tuple, long_names), strict=True))

    def respell_query(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Split words that were typed as one (natgateway) and join split ones (cloud front)."""
        vocabulary = self._table.vocabulary
        respelled: list[str] = []
        for word in words:
            joined = respelled[-1] + word if respelled else ""
            if joined in vocabulary and not (respelled[-1] in vocabulary and word in vocabulary):
                respelled[-1] = joined
            elif word not in vocabulary and (parts := self._split(word) or self._split_at_two(word)):
                respelled.extend(parts)
            else:
                respelled.append(word)
        return tuple(respelled)

    def expand(self, words: tuple[str, ...]) -> Expansion:
        """Return respelled words with short names (ALB) replaced by what they are short for."""
        expanded: list[str] = []
        shares: list[float] = []
        for word in self.respell_query(words):
            long_name = self._long_names.get(word, (word,))
            expanded += long_name
            shares += [1 / len(long_name)] * len(long_name)
        return Expansion(tuple(expanded), tuple(shares))

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the two words, adjacent in some name, that ``word`` consists of; empty if there are none."""
        for cut in range(1, len(word)):
            if max(cut, len(word) - cut) < _SHORTEST_PART:
                continue
            first = self._table.vocabulary.number(word[:cut])
            second = self._table.vocabulary.number(word[cut:]) if first is not None else None
            if first is not None and second is not None and self._adjacent(first, second):
                return word[:cut], word[cut:]
        return ()

    def _split_at_two(self, word: str) -> tuple[str, ...]:
        """Return the words of ``site2site``; empty for any other word."""
        first, two, second = word.partition("2")
        vocabulary = self._table.vocabulary
        return (first, "to", second) if two and first in vocabulary and second in vocabulary else ()

    def _adjacent(self, first: int, second: int) -> bool:
        """Return True if some name has the second word directly behind the first."""
        rarer = min(first, second, key=lambda word: self._table.count_holding(word, word + 1))
        for name in self._table.holding(rarer, rarer + 1)[:_MOST_NAMES]:
            if (first, second) in pairwise(self._table.words_of(name)):
                return True
        return False


def add_long_names(columns: Columns, table: NameTable) -> None:
    """Add what short names of one word are short for: igw for internet gateway.

    Of an id with both, the one-word alias is taken to be short for its first longer name.
    """
    counts = Counter(table.ids)
    entries = [table.entry(name) for name, record_id in enumerate(table.ids) if counts[record_id] > 1]
    first_long: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if len(entry.words) > 1:
            first_long.setdefault(entry.id, entry.words)
    long_names: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if len(entry.words) == 1 and entry.id in first_long and len(entry.words[0]) <= _LONGEST_SHORT_NAME:
            long_names.setdefault(entry.words[0], first_long[entry.id])
    columns.add("short names", list(long_names))
    columns.add("long names", list(map(" ".join, long_names.values())))
