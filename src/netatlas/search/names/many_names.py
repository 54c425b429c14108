"""Chooses among many names which to look at closely: in arrays, all names at once.

``few_names`` does the same without numpy, and says what is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netatlas.search.names.partial_names import LEAST_COVER, LIKENESS_WEIGHT
from netatlas.search.names.ranking import LENGTH_WEIGHT, NAME_BONUS, worth_by_code
from netatlas.search.names.word_matching import ranges_by_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netatlas.search.names.name_table import NameTable
    from netatlas.search.names.word_matching import QueryWord


class ManyNames:
    """The names of a table that has many."""

    def __init__(self, table: NameTable) -> None:
        """Choose among the names of ``table``."""
        self._table = table
        self._holders = np.asarray(table.all_holders)
        self._lengths = np.maximum(np.asarray(table.lengths), 1)
        self._bonus = np.where(np.asarray(table.alias), 0, NAME_BONUS)
        self._worth = np.array(worth_by_code())

    def most_alike(self, names: Sequence[int], letter_count: int, most: int) -> list[int]:
        """Return the ``most`` names nearest to a query in length and kind, in their own order."""
        if len(names) <= most:
            return list(names)
        numbers = np.asarray(names)
        return _best_of(numbers, self.likenesses(numbers, letter_count), most)

    def weigh(self, query_words: Sequence[QueryWord]) -> ManyWeights:
        """Return how much of a query each name holds."""
        size = len(self._table)
        held, worst, cover = np.zeros(size, np.uint8), np.zeros(size, np.uint8), np.zeros(size)
        for word in query_words:
            codes = np.zeros(size, np.uint8)
            # Worst first: where a name holds two matching words, the better one overwrites.
            for code, ranges in ranges_by_code(word.matches):
                for first, end in ranges:
                    begin, stop = self._table.holder_range(first, end)
                    codes[self._holders[begin:stop]] = code
            names = np.flatnonzero(codes)  # few of all
            codes = codes[names]
            held[names] += 1
            worst[names] = np.maximum(worst[names], codes)
            cover[names] += (word.weight * self._worth)[codes]
        return ManyWeights(self, np.flatnonzero(held == len(query_words)), worst, cover)

    def likenesses(self, names: NDArray[np.signedinteger], letter_count: int) -> NDArray[np.float64]:
        """Return the likeness of many names at once."""
        lengths = self._lengths[names]
        share = np.minimum(lengths, letter_count) / np.maximum(lengths, letter_count)
        result: NDArray[np.float64] = LENGTH_WEIGHT * share + self._bonus[names]
        return result


class ManyWeights:
    """How much of a query each name holds."""

    def __init__(
        self,
        names: ManyNames,
        whole: NDArray[np.intp],
        worst: NDArray[np.uint8],
        cover: NDArray[np.float64],
    ) -> None:
        """Take the names that hold all words; of each name, its worst match and the weight that it holds."""
        self._names = names
        self._whole = whole
        self._worst = worst
        self._cover = cover

    def whole(self, letter_count: int, most: int) -> list[int]:
        """Return the ``most`` best names that hold all words."""
        # A code is at least 1 and likeness below 1: the worst match decides, then likeness.
        rough = self._names.likenesses(self._whole, letter_count) - self._worst[self._whole]
        return _best_of(self._whole, rough, most)

    def partial(self, total: float, letter_count: int, most: int) -> list[int]:
        """Return the ``most`` names that hold most of the words' ``total`` weight."""
        enough = np.flatnonzero(self._cover >= LEAST_COVER * total)
        like = self._names.likenesses(enough, letter_count)
        return _best_of(enough, self._cover[enough] / total + LIKENESS_WEIGHT * like, most)


def _best_of(names: NDArray[np.signedinteger], qualities: NDArray[np.floating], most: int) -> list[int]:
    """Return the ``most`` names of the highest quality, in their own order; of equal ones the first."""
    if len(names) > most:
        cut_off = np.partition(qualities, len(names) - most)[len(names) - most]
        kept = np.flatnonzero(qualities > cut_off)
        equal = np.flatnonzero(qualities == cut_off)[: most - len(kept)]
        names = names[np.sort(np.concatenate((kept, equal)))]
    best: list[int] = names.tolist()
    return best
