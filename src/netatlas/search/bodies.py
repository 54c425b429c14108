"""Search in what is said: the passages of the atlas, found by the words and figures of a query.

Names are the matter of ``names``; here a concept's names only say which passages are about it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.figures import figure_terms, is_unit_word, number_word, plain_numbers
from netatlas.search.passages import Passage, passages, terms_of
from netatlas.search.text import FILLERS, LONGEST_QUERY, MOST_WORDS, stem, words_of
from netatlas.search.vocabulary import How, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netatlas.atlas.atlas import Atlas

_LABEL, _OWNER, _SAID = 1.0, 0.9, 0.8
_LEAST = 0.3
_WEAK = 0.6
_LONG_TEXT = 12
_SHORTEST_START = 4
_SYNONYMS = {
    "speed": "bandwidth",
    "throughput": "bandwidth",
    "price": "cost",
    "pricing": "cost",
    "max": "maximum",
    "min": "minimum",
    "quota": "limit",
    "ip": "address",
    "address": "ip",
}


_NOWHERE: Mapping[int, float] = {}


class Wanted(NamedTuple):
    """A word of a query: how telling it is, in which passages and whose names it stands, and how well."""

    terms: frozenset[str]
    weight: float
    said: Mapping[int, float]
    named: Mapping[str, float]
    figure: bool


class TextMatch(NamedTuple):
    """A passage that answers to a query.

    Attributes:
        passage: the passage.
        cover: the share of the query's weight that it and its owner's names hold, 0 to 1.
        said: the share that the passage itself holds.
        fit: the share of the passage's label that the query holds, 0 to 1.
        figure: whether a figure of the query stands in it.
        weak: whether it is no more than a guess.
    """

    passage: Passage
    cover: float
    said: float
    fit: float
    figure: bool
    weak: bool

    @property
    def rank(self) -> float:
        """What matches are sorted by: most of all how much of the query is there."""
        return self.cover + 0.2 * self.said + 0.1 * self.fit


class TextIndex:
    """All passages of an atlas by their terms."""

    def __init__(self, atlas: Atlas) -> None:
        """Cut ``atlas`` into passages and index them."""
        self._passages = list(passages(atlas))
        self._said: dict[str, dict[int, float]] = defaultdict(dict)
        for number, passage in enumerate(self._passages):
            damp = 1 / (1 + 0.12 * math.log(max(1, len(passage.terms) / _LONG_TEXT)))
            for term in passage.terms:
                self._said[term][number] = _SAID * damp
            for term in passage.label:
                self._said[term][number] = _LABEL
        self._owners: dict[str, set[str]] = defaultdict(set)
        for concept in atlas.concepts.values():
            for name in (concept.name, *concept.aliases):
                for term in terms_of(name):
                    self._owners[term].add(concept.id)
        self._vocabulary = Vocabulary(sorted({*self._said, *self._owners}))
        self._rarest = math.log(2 + len(self._passages))

    def matches(self, words: tuple[str, ...]) -> list[TextMatch]:
        """Return the passages that hold most of the query's weight, best first."""
        wanted = [self._wanted(terms) for terms in self._terms(words)]
        total = sum(one.weight for one in wanted)
        if not total:
            return []
        candidates = set().union(*(one.said for one in wanted))
        found = [match for number in candidates if (match := self._match(number, wanted, total))]
        return sorted(found, key=lambda match: -match.rank)

    def _wanted(self, terms: Mapping[str, float]) -> Wanted:
        """Return where a word of the query stands, under any of the terms that it may mean."""
        said: dict[int, float] = {}
        named: dict[str, float] = {}
        for term, worth in terms.items():
            for number, here in self._said.get(term, _NOWHERE).items():
                said[number] = max(said.get(number, 0.0), here * worth)
            for owner in self._owners.get(term, ()):
                named[owner] = max(named.get(owner, 0.0), _OWNER * worth)
        figure = any(term[0] == "#" or term.isdigit() for term in terms)
        weight = self._rarest - math.log(1 + len(said)) if said else self._rarest
        return Wanted(frozenset(terms), weight, said, named, figure)

    def _match(self, number: int, wanted: list[Wanted], total: float) -> TextMatch | None:
        passage = self._passages[number]
        cover = said = 0.0
        figure = False
        for one in wanted:
            here = one.said.get(number, 0.0)
            named = one.named.get(passage.owner, 0.0)
            cover += one.weight * max(here, named)
            said += one.weight * here
            figure |= one.figure and here > 0
        if cover < _LEAST * total:
            return None
        held = frozenset().union(*(one.terms for one in wanted)) & passage.label
        fit = len(held) / len(passage.label) if passage.label else 0.0
        return TextMatch(passage, cover / total, said / total, fit, figure, cover < _WEAK * total)

    def _terms(self, words: tuple[str, ...]) -> Iterator[Mapping[str, float]]:
        """Yield for each telling word the terms that it may stand for, with their worth."""
        words = tuple(map(number_word, words))
        figures = list(figure_terms(words))
        numbered = False
        for figure in figures:
            yield {figure: 1.0}
        for place, word in enumerate(words):
            if word in FILLERS or (figures and numbered and is_unit_word(word)):
                numbered = False
                continue
            numbered = word[0].isdigit()
            yield self._meant(stem(word), last=place == len(words) - 1)

    def _meant(self, term: str, *, last: bool) -> dict[str, float]:
        meant = {term: 1.0} if term in self._vocabulary else {}
        if synonym := _SYNONYMS.get(term):
            meant[stem(synonym)] = 0.8
        if meant or not term:
            return meant
        reading = self._vocabulary.reading(term)
        for number, match in reading.others.items():
            if match.how is How.SLIP:
                meant[self._vocabulary[number]] = 0.8
        if last and len(term) >= _SHORTEST_START:
            meant.update((self._vocabulary[number], 0.7) for number in reading.starts)
        return meant


def query_words(text: str) -> tuple[str, ...]:
    """Return the words of a query as passages are searched by."""
    return words_of(plain_numbers(text[:LONGEST_QUERY])).words[:MOST_WORDS]
