"""Matches names word by word: which words of a query match which words of a name.

``few_names`` or ``many_names`` choose the names that hold most; ``word_matching`` looks at these closely.
``index`` finds names as one run of letters.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netatlas.search.names.text import FILLERS
from netatlas.search.names.vocabulary import MatchKind
from netatlas.search.names.word_matching import PartialQuery, QueryWord, whole_match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.search.names.few_names import FewNames
    from netatlas.search.names.many_names import ManyNames
    from netatlas.search.names.name_table import NameTable
    from netatlas.search.names.ranking import NameMatch

MANY_NAMES = 5_000
"""Names from which on numpy, whose import takes as long as some twenty searches, is worth it."""
_UNSURE = frozenset({MatchKind.INSIDE, MatchKind.SOUND})


class WordIndex:
    """Finds the names of a table by the words that they hold."""

    def __init__(self, table: NameTable, chosen: FewNames | ManyNames) -> None:
        """Search in ``table``, whose names ``chosen`` chooses from."""
        self._table = table
        self._chosen = chosen
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
        weights = self._chosen.weigh(matched)
        if len(matched) == len(all_words):
            for number in weights.whole(sum(len(word.text) for word in matched), most):
                match = whole_match(self._table.entry(number), self._table.words_of(number), words, matched)
                if match is not None:
                    yield match
        if len(all_words) > 1 and not FILLERS.issuperset(words):
            total = sum(word.weight for word in all_words)
            query = PartialQuery(words, matched, total)
            for number in weights.partial(total, sum(map(len, words)), most):
                if (match := query.match(self._table, number)) is not None:
                    yield match

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


def choosing_among(table: NameTable) -> FewNames | ManyNames:
    """Return what chooses among the names of a table: with numpy only where they are many."""
    if len(table) < MANY_NAMES:
        from netatlas.search.names.few_names import FewNames  # noqa: PLC0415 - one of both is needed

        return FewNames(table)
    from netatlas.search.names.many_names import ManyNames  # noqa: PLC0415 - brings numpy

    return ManyNames(table)
