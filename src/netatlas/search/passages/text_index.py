"""Search in what is said: the passages of the atlas, weighed by the words and figures of a query.

Names are the matter of ``names``; here a concept's names only say which passages are about it.
"""

from __future__ import annotations

import logging
import math
import sqlite3
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.model import ConceptId
from netatlas.progress import SILENT
from netatlas.search.names.text import FILLERS, LONGEST_QUERY, MOST_WORDS, plain_words, stem
from netatlas.search.names.vocabulary import How, Vocabulary
from netatlas.search.passages.figures import figures_with_places, number_word, plain_numbers
from netatlas.search.passages.fulltext import FullText
from netatlas.search.passages.passages import Passage, passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress

_log = logging.getLogger(__name__)

_LABEL, _OWNER, _SAID = 1.0, 0.9, 0.8
_LEAST = 0.25
_WEAK = 0.6
_LONG_TEXT = 12
_SHORTEST_START = 3
_UNKNOWN = 0.6
"""A word that stands nowhere says less of what is meant than a rare one that does."""

_SLIP, _START = 0.8, 0.7
_NOTED = 0.05
_SYNONYM = 0.8
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


class Term(NamedTuple):
    """A word that a word of a query may stand for.

    Attributes:
        word: as the index is asked for it.
        worth: how sure it is that this is meant, 0 to 1.
        start: whether words that begin with it will do.
    """

    word: str
    worth: float
    start: bool = False


class Asked(NamedTuple):
    """What a word of a query, or a figure with its unit, asks for.

    Attributes:
        terms: the terms that it may stand for.
        place: of the word in the query; None for a figure with its unit.
        figure: whether it is a number.
    """

    terms: Sequence[Term]
    place: int | None
    figure: bool


class Wanted(NamedTuple):
    """A word of a query: how telling it is, and how well it stands in which passages.

    Attributes:
        weight: a word of many passages little, one of none most.
        said: worth by number of the passage, in its label or text.
        named: the same, in the names of what it is about.
        label: the passages in whose label it stands.
        figure: whether it is a number.
    """

    weight: float
    said: Mapping[int, float]
    named: Mapping[int, float]
    label: frozenset[int]
    figure: bool


class TextMatch(NamedTuple):
    """A passage that answers to a query.

    Attributes:
        number: of the passage.
        passage: the passage.
        cover: the share of the query's weight that it and its owner's names hold, 0 to 1.
        said: the share that the passage itself holds.
        fit: the share of the passage's label that the query holds, 0 to 1.
        figure: whether a figure of the query stands in it.
        weak: whether it is no more than a guess.
    """

    number: int
    passage: Passage
    cover: float
    said: float
    fit: float
    figure: bool
    weak: bool

    @property
    def rank(self) -> float:
        """What matches are sorted by: most of all how much of the query is there.

        Of the figures, those of the notes go first: that is where whoever asks has them from.
        """
        return self.cover + 0.2 * self.said + 0.15 * self.fit + _NOTED * (self.figure and self.passage.noted)


class TextIndex:
    """All passages of an atlas by their words."""

    def __init__(
        self, atlas: Atlas, progress: Progress = SILENT, *, span: tuple[float, float] = (0.0, 1.0)
    ) -> None:
        """Cut ``atlas`` into passages and index them; without FTS5 nothing is found in them.

        Args:
            atlas: whose passages these are.
            progress: receives how many are indexed, and may cancel the rest.
            span: the share of the whole work at the beginning and at the end.
        """
        self._passages = list(progress.checked(passages(atlas)))
        self._rarest = math.log(2 + len(self._passages))
        words: set[str] = set()
        self._damp: list[float] = []
        rows = []
        for passage in progress.each(self._passages, len(self._passages), "passages", span=span):
            said = plain_words(passage.said)
            words.update(said, plain_words(passage.label))
            self._damp.append(1 / (1 + 0.12 * math.log(max(1, len(set(said)) / _LONG_TEXT))))
            owner = atlas.concepts.get(ConceptId(passage.owner))
            names = " / ".join((owner.name, *owner.aliases)) if owner is not None else ""
            words.update(plain_words(names))
            rows.append((names, passage.label, passage.said, " ".join(passage.figures)))
        self._vocabulary = Vocabulary(sorted(words))
        try:
            self._text: FullText | None = FullText(progress.checked(rows))
        except sqlite3.OperationalError as error:
            _log.warning("no full-text search here: %s", error)
            self._text = None

    def matches(
        self, words: tuple[str, ...], *, shares: Sequence[float] = (), named: bool = False
    ) -> list[TextMatch]:
        """Return the passages that hold most of the query's weight, best first.

        Args:
            words: of the query.
            shares: how much of its weight each word has; all of it if left out.
            named: look at passages too that only the names of what they are about lead to.
        """
        if self._text is None:
            return []
        shares = shares or (1.0,) * len(words)
        wanted = [self._wanted(self._text, asked, shares) for asked in self._asked(words)]
        total = sum(one.weight for one in wanted)
        if not total:
            return []
        candidates = set().union(*(one.said for one in wanted), *(one.named for one in wanted if named))
        found = [match for number in candidates if (match := self._match(number, wanted, total))]
        return sorted(found, key=lambda match: (-match.rank, match.number))

    def sentence(self, match: TextMatch, words: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return the sentence of a match that answers best, and where the words stand in it."""
        if self._text is None:
            return match.passage.said, ()
        terms = [term for asked in self._asked(words) for term in asked.terms]
        starts = [term.word for term in terms if term.start]
        return self._text.sentence(match.number, [term.word for term in terms], starts=starts)

    def passages_of(self, record_id: str) -> Sequence[Passage]:
        """Return what a record says and, of a concept or journey, all that is said about it."""
        return self._by_id.get(record_id, ())

    @cached_property
    def _by_id(self) -> Mapping[str, list[Passage]]:
        """The passages by the ids of what says them and of what they are about; only quotes ask for it."""
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self._passages:
            for record_id in {passage.record, passage.owner}:
                found[record_id].append(passage)
        return found

    def _wanted(self, text: FullText, asked: Asked, shares: Sequence[float]) -> Wanted:
        """Return where a word of the query stands, under any of the terms that it may mean."""
        said: dict[int, float] = {}
        named: dict[int, float] = {}
        labels: set[int] = set()
        for term in asked.terms:
            for column in ("said", "figures"):
                for number in text.holding(term.word, column, start=term.start):
                    said[number] = max(said.get(number, 0.0), _SAID * term.worth * self._damp[number])
            for number in text.holding(term.word, "label", start=term.start):
                said[number] = max(said.get(number, 0.0), _LABEL * term.worth)
                labels.add(number)
            for number in text.holding(term.word, "owner", start=term.start):
                named[number] = max(named.get(number, 0.0), _OWNER * term.worth)
        weight = self._rarest - math.log(1 + len(said)) if said else _UNKNOWN * self._rarest
        share = 1.0 if asked.place is None else shares[asked.place]
        return Wanted(share * weight, said, named, frozenset(labels), asked.figure)

    def _match(self, number: int, wanted: list[Wanted], total: float) -> TextMatch | None:
        cover = said = 0.0
        figure = False
        for one in wanted:
            here = one.said.get(number, 0.0)
            cover += one.weight * max(here, one.named.get(number, 0.0))
            said += one.weight * here
            figure |= one.figure and here > 0
        if cover < _LEAST * total:
            return None
        passage = self._passages[number]
        size = _telling_words(passage.label)
        fit = min(1.0, sum(number in one.label for one in wanted) / size) if size else 0.0
        return TextMatch(number, passage, cover / total, said / total, fit, figure, cover < _WEAK * total)

    def _asked(self, words: tuple[str, ...]) -> Iterator[Asked]:
        """Yield what each telling word of a query asks for, figures with units first."""
        words = tuple(map(number_word, words))
        held: set[int] = set()
        for figure, places in figures_with_places(words):
            held.update(places)
            yield Asked([Term(figure, 1.0)], None, figure=True)
        for place, word in enumerate(words):
            if place not in held and word not in FILLERS:
                yield Asked(self._meant(word, last=place == len(words) - 1), place, figure=word.isdigit())

    def _meant(self, word: str, *, last: bool) -> list[Term]:
        meant = [Term(word, 1.0)]
        if synonym := _SYNONYMS.get(word):
            meant.append(Term(synonym, _SYNONYM))
        reading = self._vocabulary.reading(word)
        if last and len(word) >= _SHORTEST_START and not word.isdigit():
            meant.append(Term(word, _START, start=True))
        if not synonym and not reading.plain:
            meant += [
                Term(self._vocabulary[number], _SLIP)
                for number, match in reading.others.items()
                if match.how is How.SLIP
            ]
        return meant


@lru_cache(maxsize=4096)
def _telling_words(label: str) -> int:
    """Return how many words of a label carry meaning; asked for each passage that a key brings up."""
    return len({stem(word) for word in plain_words(label)} - FILLERS)


def query_words(text: str) -> tuple[str, ...]:
    """Return the words of a query as passages are searched by."""
    return tuple(plain_words(plain_numbers(text[:LONGEST_QUERY]))[:MOST_WORDS])
