"""Matches names word by word: which words of a query match which words of a name.

``few_names`` or ``many_names`` choose the names that hold most; ``word_matching`` looks at these closely.
``index`` finds names as one run of letters.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netatlas.search.names.partial_names import PartialQuery
from netatlas.search.names.text import FILLERS
from netatlas.search.names.vocabulary import MatchKind
from netatlas.search.names.word_matching import QueryWord, whole_match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netatlas.search.names.few_names import FewNames
    from netatlas.search.names.many_names import ManyNames
    from netatlas.search.names.name_table import NameTable
    from netatlas.search.names.ranking import NameMatch

MANY_NAMES = 5_000
"""Names from which on numpy, whose import takes as long as some twenty searches, is worth it."""
_SEVERAL = 2
"""Words from which on a name may hold a part of them."""
_UNSURE = frozenset({MatchKind.INSIDE, MatchKind.SOUND})


class WordIndex:
    """Finds the names of a table by the words that they hold."""

    def __init__(self, table: NameTable, chosen: FewNames | ManyNames) -> None:
        """Search in ``table``, whose names ``chosen`` chooses from."""
        self._table = table
        self._chosen = chosen
        self._greatest_weight = math.log(2 + len(table))

    def search(
        self, words: Sequence[str], *, shares: Sequence[float] = (), doubt_known: bool = False
    ) -> WordSearch:
        """Return what finds the names that hold words of a query.

        Args:
            words: of the query, in their order.
            shares: the share of its weight that each word has; all of it if left out.
            doubt_known: whether words of the index may be typos of others all the same.
        """
        query_words = list(self._query_words(words, shares or (1.0,) * len(words), doubt_known=doubt_known))
        return WordSearch(self._table, self._chosen, words, query_words)

    def may_doubt(self, words: Sequence[str]) -> bool:
        """Return True if a search that doubts known words may find any other name."""
        vocabulary = self._table.vocabulary
        return any(
            vocabulary.matches(word, doubt_known=True) is not vocabulary.matches(word) for word in words
        )

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


class WordSearch:
    """Finds the names that hold words of one query."""

    def __init__(
        self,
        table: NameTable,
        chosen: FewNames | ManyNames,
        words: Sequence[str],
        query_words: Sequence[QueryWord],
    ) -> None:
        """Search for words.

        Args:
            table: has the names.
            chosen: chooses from them.
            words: of the query, stop words included.
            query_words: the others.
        """
        self._table = table
        self._words = words
        self._query_words = query_words
        self._matched = [word for word in query_words if word.matches]
        self._weights = chosen.weigh(self._matched) if self._matched else None

    def whole(self, most: int) -> Iterator[NameMatch]:
        """Yield up to ``most`` names that hold all of the words."""
        if self._weights is None or len(self._matched) < len(self._query_words):
            return
        for number in self._weights.whole(sum(len(word.text) for word in self._matched), most):
            entry, numbers = self._table.entry(number), self._table.words_of(number)
            match = whole_match(entry, numbers, self._words, self._matched)
            if match is not None:
                yield match

    def partial(self, most: int, best: Mapping[str, NameMatch]) -> Iterator[NameMatch]:
        """Yield up to ``most`` names that hold the weightiest part of several words.

        Args:
            most: how many names are compared.
            best: the best matches so far, by id; only better ones are yielded.
        """
        if self._weights is None or len(self._query_words) < _SEVERAL or FILLERS.issuperset(self._words):
            return
        total = sum(word.weight for word in self._query_words)
        query = PartialQuery(self._table, self._words, self._matched, total)
        for number in self._weights.partial(total, sum(map(len, self._words)), most):
            if (match := query.match(number, best)) is not None:
                yield match


def choosing_among(table: NameTable) -> FewNames | ManyNames:
    """Return what chooses among the names of a table: with numpy only where they are many."""
    if len(table) < MANY_NAMES:
        from netatlas.search.names.few_names import FewNames  # noqa: PLC0415 - one of both is needed

        return FewNames(table)
    from netatlas.search.names.many_names import ManyNames  # noqa: PLC0415 - brings numpy

    return ManyNames(table)
