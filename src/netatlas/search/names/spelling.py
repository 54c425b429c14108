"""Words typed as one or parted, and short names in the place of long ones, put as an index has them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netatlas.search.names.name_table import NameTable

_LONGEST_SHORT_NAME = 6
_SHORTEST_PART = 2
_MOST_NAMES = 200


class Spelt(NamedTuple):
    """Words put as an index has them.

    Attributes:
        words: the words.
        shares: how much of a typed word each stands for; three words for one short name share it.
    """

    words: tuple[str, ...]
    shares: tuple[float, ...]


class Spelling:
    """Respells queries after the names of a table."""

    def __init__(self, table: NameTable) -> None:
        """Learn which short names ``table`` has."""
        self._table = table
        self._meanings = _short_names(table)

    def respelt(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Part words that were typed as one (route53) and join those that were parted (cloud front)."""
        known = self._table.vocabulary
        spelt: list[str] = []
        for word in words:
            joined = spelt[-1] + word if spelt else ""
            if joined in known and not (spelt[-1] in known and word in known):
                spelt[-1] = joined
            elif word not in known and (parts := self._parted(word) or self._said_by_figure(word)):
                spelt.extend(parts)
            else:
                spelt.append(word)
        return tuple(spelt)

    def expanded(self, words: tuple[str, ...]) -> Spelt:
        """Return respelt words with short names (ALB) replaced by what they are short for."""
        longer: list[str] = []
        shares: list[float] = []
        for word in self.respelt(words):
            meaning = self._meanings.get(word, (word,))
            longer += meaning
            shares += [1 / len(meaning)] * len(meaning)
        return Spelt(tuple(longer), tuple(shares))

    def _parted(self, word: str) -> tuple[str, ...]:
        """Return the two words that stand side by side in a name and give ``word`` together."""
        for cut in range(1, len(word)):
            if max(cut, len(word) - cut) < _SHORTEST_PART:
                continue
            first = self._table.vocabulary.number(word[:cut])
            second = self._table.vocabulary.number(word[cut:]) if first is not None else None
            if first is not None and second is not None and self._side_by_side(first, second):
                return word[:cut], word[cut:]
        return ()

    def _said_by_figure(self, word: str) -> tuple[str, ...]:
        """Return the words of ``site2site``."""
        first, two, second = word.partition("2")
        known = self._table.vocabulary
        return (first, "to", second) if two and first in known and second in known else ()

    def _side_by_side(self, first: int, second: int) -> bool:
        rarer = min(first, second, key=lambda number: self._table.holders(number, number + 1))
        for name in self._table.holding(rarer, rarer + 1)[:_MOST_NAMES].tolist():
            words = self._table.words_of(name)
            if (first, second) in pairwise(words):
                return True
        return False


def _short_names(table: NameTable) -> dict[str, tuple[str, ...]]:
    """Return what short names of one word are short for: igw for internet gateway."""
    counted = Counter(table.ids)
    several = [number for number, record_id in enumerate(table.ids) if counted[record_id] > 1]
    full: dict[str, tuple[str, ...]] = {}
    meanings: dict[str, tuple[str, ...]] = {}
    entries = [table.entry(number) for number in several]
    for entry in entries:
        if len(entry.words) > 1:
            full.setdefault(entry.id, entry.words)
    for entry in entries:
        if len(entry.words) == 1 and entry.id in full and len(entry.words[0]) <= _LONGEST_SHORT_NAME:
            meanings.setdefault(entry.words[0], full[entry.id])
    return meanings
