"""Matches names word by word: which words of a query match which words of a name.

Arrays weigh all names at once and choose the best; ``word_matching`` then looks at these closely.
``index`` finds names as one run of letters.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.search.names.ranking import best_of, likenesses, match_code, worth_by_code
from netatlas.search.names.text import FILLERS
from netatlas.search.names.vocabulary import MatchKind
from netatlas.search.names.word_matching import LEAST_COVER, QueryWord, partial_match, whole_match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from netatlas.search.names.name_table import NameTable
    from netatlas.search.names.ranking import NameMatch
    from netatlas.search.names.vocabulary import WordMatches

_UNSURE = frozenset({MatchKind.INSIDE, MatchKind.SOUND})
_LIKENESS_WEIGHT = 0.2
"""Weight of likeness in the rough order of partial matches; what they cover counts most."""


class NameWeights(NamedTuple):
    """How much of a query each name holds, in arrays over all names.

    Attributes:
        word_count: how many words of the query the name holds.
        worst: the code of the worst match among them.
        cover: the weight of the words that it holds.
    """

    word_count: NDArray[np.uint8]
    worst: NDArray[np.uint8]
    cover: NDArray[np.float32]


class WordIndex:
    """Finds the names of a table by the words that they hold."""

    def __init__(self, table: NameTable) -> None:
        """Search in ``table``."""
        self._table = table
        self._greatest_weight = math.log(2 + len(table))

    def matches(
        self, words: Sequence[str], *, most: int, shares: Sequence[float] = (), doubt_known: bool = False
    ) -> Iterator[NameMatch]:
        """Yield the names that hold all of the words, then those that hold the weightiest part.

        Args:
            words: of the query, in their order.
            most: how many names of each sort at most.
            shares: the share of its weight that each word has; all of it if left out.
            doubt_known: whether words of the index may be typos of others all the same.
        """
        all_words = list(self._query_words(words, shares or (1.0,) * len(words), doubt_known=doubt_known))
        matched = [word for word in all_words if word.matches]
        if not matched:
            return
        weights = self._weigh(matched)
        if len(matched) == len(all_words):
            letter_count = sum(len(word.text) for word in matched)
            whole = np.flatnonzero(weights.word_count == len(matched))
            # A code is at least 1 and likeness below 1: the worst match decides, then likeness.
            rough = likenesses(self._table, whole, letter_count) - weights.worst[whole]
            for number in best_of(whole, rough, most):
                match = whole_match(self._table.entry(number), self._table.words_of(number), words, matched)
                if match is not None:
                    yield match
        if len(all_words) > 1 and not FILLERS.issuperset(words):
            total = sum(word.weight for word in all_words)
            yield from self._partial_matches(weights, words, matched, total, most)

    def _query_words(
        self, words: Sequence[str], shares: Sequence[float], *, doubt_known: bool
    ) -> Iterator[QueryWord]:
        """Yield the words of a query without its stop words, unless it has no others."""
        for position, (word, share) in enumerate(zip(words, shares, strict=True)):
            if word not in FILLERS or FILLERS.issuperset(words):
                # The last word may still be typed; any other single letter is meant as it is.
                if len(word) == 1 and position < len(words) - 1:
                    matches = self._table.vocabulary.same(word)
                else:
                    matches = self._table.vocabulary.matches(word, doubt_known=doubt_known)
                yield QueryWord(position, word, matches, share * self._weight(word, doubt_known=doubt_known))

    def _weight(self, word: str, *, doubt_known: bool) -> float:
        """Return how distinctive a word is: its inverse document frequency over the names it matches.

        Matches inside of words are left out: that many names hold some letters says little about a word. So
        are those by sound, of which nobody knows whether they were meant.
        """
        matches = self._table.vocabulary.matches(word, doubt_known=doubt_known)
        starting = matches.starting
        names = self._table.count_holding(starting.start, starting.stop) if starting else 0
        for number, match in matches.others.items():
            if match.kind not in _UNSURE and number not in starting:
                names += self._table.count_holding(number, number + 1)
        return self._greatest_weight - math.log(1 + names)

    def _weigh(self, query_words: Sequence[QueryWord]) -> NameWeights:
        size = len(self._table)
        weights = NameWeights(np.zeros(size, np.uint8), np.zeros(size, np.uint8), np.zeros(size, np.float32))
        for word in query_words:
            codes = np.zeros(size, np.uint8)
            # Worst first: where a name holds two matching words, the better one overwrites.
            for code, ranges in self._ranges_by_code(word.matches):
                for first, end in ranges:
                    codes[self._table.holding(first, end)] = code
            np.add(weights.word_count, codes > 0, out=weights.word_count, casting="unsafe")
            np.maximum(weights.worst, codes, out=weights.worst)
            np.add(weights.cover, word.weight * worth_by_code()[codes], out=weights.cover)
        return weights

    @staticmethod
    def _ranges_by_code(matches: WordMatches) -> list[tuple[int, list[tuple[int, int]]]]:
        """Return ranges of word numbers by the code of their match, the worst first."""
        ranges: dict[int, list[tuple[int, int]]] = {}
        if matches.starting:
            code = match_code(matches.prefix_match)
            ranges[code] = [(matches.starting.start, matches.starting.stop)]
        for number, match in matches.others.items():
            ranges.setdefault(match_code(match), []).append((number, number + 1))
        return sorted(ranges.items(), reverse=True)

    def _partial_matches(
        self,
        weights: NameWeights,
        words: Sequence[str],
        query_words: Sequence[QueryWord],
        total: float,
        most: int,
    ) -> Iterator[NameMatch]:
        """Yield the names that hold some of the words, the weightiest first."""
        enough = np.flatnonzero(weights.cover >= LEAST_COVER * total)
        like = likenesses(self._table, enough, sum(map(len, words)))
        rough = weights.cover[enough] / total + _LIKENESS_WEIGHT * like
        for number in best_of(enough, rough, most):
            entry = self._table.entry(number)
            match = partial_match(entry, self._table.words_of(number), words, query_words, total)
            if match is not None:
                yield match
