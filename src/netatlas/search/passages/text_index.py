"""Finds passages of the atlas by the words and figures of a query.

``names`` finds concepts by name; here a concept's names only show which passages are about it.
``few_passages`` or ``many_passages`` weigh what the full text finds.
"""

from __future__ import annotations

import logging
import math
import sqlite3
from typing import TYPE_CHECKING

from netatlas.progress import SILENT
from netatlas.search.columns import Columns
from netatlas.search.names.text import FILLERS
from netatlas.search.names.typos import likelihood
from netatlas.search.names.vocabulary import MatchKind, WordList
from netatlas.search.passages.building import add_passage_columns, drained
from netatlas.search.passages.fulltext import FullText
from netatlas.search.passages.passage_table import PassageTable
from netatlas.search.passages.query_terms import Term, query_terms
from netatlas.search.passages.text_match import NoMatches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, Self

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress
    from netatlas.search.passages.passages import Passage
    from netatlas.search.passages.query_terms import QueryTerm
    from netatlas.search.passages.text_match import Postings, TextMatch, TextMatches

_log = logging.getLogger(__name__)

_LABEL_WORTH, _OWNER_WORTH, _TEXT_WORTH = 1.0, 0.9, 0.8
"""Share of a word's weight that counts by where it is found; a label says best what a passage is about."""
_MOST_UNIONS = 20
"""Owners of passages whose text is looked at as a whole: more than a list of results shows."""
_USUAL_PASSAGES, _UNION_DAMPING = 8, 0.25
"""Passages of a usual concept, and how much more of them are damped, in which any word is more easily."""
_UNKNOWN_FACTOR = 0.6
"""Weight of a word that is in no passage: it shows less of what is meant than a rare one that is."""
_MANY_PASSAGES = 20_000
"""Passages from which on arrays are faster; a pack of so many has names enough for numpy anyway."""
_MOST_KEPT = 32
"""Words whose passages are kept: a query is searched in several ways, and the next one shares most words."""


class TextIndex:
    """All passages of an atlas by their words.

    Attributes:
        columns: all that it is made of besides the full text.
    """

    def __init__(self, columns: Columns, text: FullText | None) -> None:
        """Find in passages.

        Args:
            columns: those of ``building.add_passage_columns``.
            text: their full text; without it nothing is found in them.

        Raises:
            MissingColumn: ``columns`` are not those.
        """
        self.columns = columns
        self.text = text
        self._table = PassageTable(columns)
        self._vocabulary = WordList(columns.texts("words"), columns.numbers("words by length"))
        self._greatest_weight = math.log(2 + len(self._table))
        self._kept: dict[tuple[Term, ...], Postings] = {}
        self._make_postings, self._weigh = _weighing(len(self._table))

    @classmethod
    def of(cls, atlas: Atlas, progress: Progress = SILENT, *, span: tuple[float, float] = (0.0, 1.0)) -> Self:
        """Split ``atlas`` into passages and index them.

        Args:
            atlas: whose passages these are.
            progress: receives how many are indexed, and may cancel the rest.
            span: the share of the whole work at the beginning and at the end.
        """
        columns = Columns()
        rows = add_passage_columns(columns, atlas, progress, span)
        try:
            text: FullText | None = FullText.of(progress.checked(drained(rows)))
        except sqlite3.OperationalError as error:
            _log.warning("no full-text search here: %s", str(error))
            text = None
        return cls(columns, text)

    def matches(
        self,
        words: tuple[str, ...],
        *,
        shares: Sequence[float] = (),
        named: bool = False,
        unions: bool = False,
    ) -> TextMatches:
        """Return the passages that hold most of the query's weight, best first.

        Args:
            words: of the query.
            shares: the share of its weight that each word has; all of it if left out.
            named: whether passages match too if only the names of their owner hold words of the query.
            unions: whether to say what all text about an owner holds together.
        """
        if self.text is None:
            return NoMatches(self._table)
        shares = shares or (1.0,) * len(words)
        weighted = [
            (postings := self._postings(self.text, term), self._weight(postings, term, shares), term.figure)
            for term in query_terms(words, self._vocabulary)
        ]
        total = sum(weight for _, weight, _ in weighted)
        if not total:
            return NoMatches(self._table)
        matches: TextMatches = self._weigh(self._table, weighted, total, named=named)
        if unions:
            self._add_unions(matches, weighted, total)
        return matches

    def _add_unions(
        self, matches: TextMatches, weighted: Sequence[tuple[Postings, float, bool]], total: float
    ) -> None:
        """Add to the best match of each of the first owners what all text about the owner holds."""
        first: dict[int, int] = {}
        for index, number in enumerate(matches.numbers):
            first.setdefault(self._table.owner[number], index)
            if len(first) == _MOST_UNIONS:
                break
        groups = [self._table.about(owner) for owner in first]
        held = [0.0] * len(groups)
        for postings, weight, _ in weighted if groups else ():
            for index, worth in enumerate(postings.most_held(groups)):
                held[index] += weight * worth
        for group, weight, index in zip(groups, held, first.values(), strict=True):
            damping = 1 / (1 + _UNION_DAMPING * math.log(max(1, len(group) / _USUAL_PASSAGES)))
            matches.unions[index] = damping * weight / total

    def corrected(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return words with those that are surely misspelt put right: with one word of the texts nearest."""
        return tuple(self._correction(word) for word in words)

    def _correction(self, word: str) -> str:
        matches = self._vocabulary.matches(word)
        if word in FILLERS or matches.known:
            return word
        near = sorted(
            (match.typos, -likelihood(word, self._vocabulary[number]), self._vocabulary[number])
            for number, match in matches.others.items()
            if match.kind is MatchKind.TYPO
        )
        certain = near and (len(near) == 1 or near[0][:2] < near[1][:2])
        return near[0][2] if certain else word

    def sentence(self, match: TextMatch, words: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return the sentence of a passage that answers best, and where the words are in it."""
        if self.text is None:
            return match.passage.said, ()
        terms = [term for query_term in query_terms(words, self._vocabulary) for term in query_term.terms]
        prefixes = [term.word for term in terms if term.prefix]
        label, said = match.passage.label, match.passage.said
        return self.text.sentence(label, said, [term.word for term in terms], prefixes=prefixes)

    def passages_of(self, record_id: str) -> list[Passage]:
        """Return the passages of a record and, for a concept or journey, all passages about it."""
        return [self._table.passage(number) for number in self._table.of(record_id)]

    def _postings(self, text: FullText, query_term: QueryTerm) -> Postings:
        """Return the passages that hold any of the terms that a word of the query may mean."""
        terms = tuple(query_term.terms)
        postings = self._kept.get(terms)
        if postings is not None:
            return postings
        postings = self._make_postings(self._table)
        for term in terms:
            postings.add_said(text.saying(term.word, prefix=term.prefix), _TEXT_WORTH * term.worth)
            postings.add_label(
                text.holding(term.word, "label", prefix=term.prefix), _LABEL_WORTH * term.worth
            )
            postings.add_named(
                text.holding(term.word, "owner", prefix=term.prefix), _OWNER_WORTH * term.worth
            )
        postings.finish()
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[terms] = postings
        return postings

    def _weight(self, postings: Postings, query_term: QueryTerm, shares: Sequence[float]) -> float:
        """Return how distinctive a word is: little if many passages hold it."""
        if postings.count:
            weight = self._greatest_weight - math.log(1 + postings.count)
        else:
            weight = _UNKNOWN_FACTOR * self._greatest_weight
        share = 1.0 if query_term.position is None else shares[query_term.position]
        return share * weight


def _weighing(count: int) -> tuple[Callable[[PassageTable], Postings], Any]:
    """Return what collects and what weighs passages: with numpy only where they are many."""
    if count < _MANY_PASSAGES:
        from netatlas.search.passages import few_passages  # noqa: PLC0415 - one of both is needed

        return few_passages.FewPostings, few_passages.FewMatches
    from netatlas.search.passages import many_passages  # noqa: PLC0415 - brings numpy

    return many_passages.ManyPostings, many_passages.ManyMatches
