"""Chooses among few names which to look at closely, with nothing but Python.

``many_names`` does the same in arrays: from ``MANY`` names on, importing numpy costs less than it saves.
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from netatlas.search.names.partial_names import LEAST_COVER, LIKENESS_WEIGHT
from netatlas.search.names.ranking import likeness_of, worth_by_code
from netatlas.search.names.word_matching import ranges_by_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.search.names.name_table import NameTable
    from netatlas.search.names.word_matching import QueryWord


class FewNames:
    """The names of a table that has few."""

    def __init__(self, table: NameTable) -> None:
        """Choose among the names of ``table``."""
        self._table = table

    def most_alike(self, names: Sequence[int], letter_count: int, most: int) -> list[int]:
        """Return the ``most`` names nearest to a query in length and kind, in their own order."""
        if len(names) <= most:
            return list(names)
        return _best_of(names, self.likenesses(names, letter_count), most)

    def weigh(self, query_words: Sequence[QueryWord]) -> FewWeights:
        """Return how much of a query each name holds."""
        codes: list[dict[int, int]] = []
        for word in query_words:
            of_word: dict[int, int] = {}
            # Worst first: where a name holds two matching words, the better one overwrites.
            for code, ranges in ranges_by_code(word.matches):
                for first, end in ranges:
                    of_word.update(dict.fromkeys(self._table.holding(first, end), code))
            codes.append(of_word)
        return FewWeights(self, codes, [word.weight for word in query_words])

    def likenesses(self, names: Sequence[int], letter_count: int) -> list[float]:
        """Return the likeness of each name."""
        lengths, alias = self._table.lengths, self._table.alias
        return [likeness_of(max(lengths[name], 1), letter_count, alias=bool(alias[name])) for name in names]


class FewWeights:
    """How much of a query each name holds."""

    def __init__(self, names: FewNames, codes: Sequence[dict[int, int]], weights: Sequence[float]) -> None:
        """Take for each word of the query the code of its match in each name, and its weight."""
        self._names = names
        self._codes = codes
        self._weights = weights

    def whole(self, letter_count: int, most: int) -> list[int]:
        """Return the ``most`` best names that hold all words."""
        rarest, *others = sorted(self._codes, key=len)
        names = sorted(name for name in rarest if all(name in codes for codes in others))
        if len(names) <= most:
            return names
        # A code is at least 1 and likeness below 1: the worst match decides, then likeness.
        like = self._names.likenesses(names, letter_count)
        rough = [
            one - max([codes[name] for codes in self._codes]) for name, one in zip(names, like, strict=True)
        ]
        return _best_of(names, rough, most)

    def partial(self, total: float, letter_count: int, most: int) -> list[int]:
        """Return the ``most`` names that hold most of the words' ``total`` weight."""
        worth = worth_by_code()
        cover: dict[int, float] = {}
        for codes, weight in zip(self._codes, self._weights, strict=True):
            by_code = [weight * one for one in worth]
            for name, code in codes.items():
                cover[name] = cover.get(name, 0.0) + by_code[code]
        least = LEAST_COVER * total
        enough = sorted(name for name, held in cover.items() if held >= least)
        if len(enough) <= most:
            return enough
        like = self._names.likenesses(enough, letter_count)
        rough = [cover[name] / total + LIKENESS_WEIGHT * one for name, one in zip(enough, like, strict=True)]
        return _best_of(enough, rough, most)


def _best_of(names: Sequence[int], qualities: Sequence[float], most: int) -> list[int]:
    """Return the ``most`` names of the highest quality, in their own order.

    Of equal ones the first are kept, so that the same text always gives the same list.
    """
    cut_off = nlargest(most, qualities)[-1]
    room = most - sum(quality > cut_off for quality in qualities)
    kept = []
    for name, quality in zip(names, qualities, strict=True):
        if quality > cut_off:
            kept.append(name)
        elif quality == cut_off and room:
            kept.append(name)
            room -= 1
    return kept
