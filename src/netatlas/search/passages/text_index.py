"""Finds passages of the atlas by the words and figures of a query.

``names`` finds concepts by name; here a concept's names only show which passages are about it.
"""

from __future__ import annotations

import logging
import math
import sqlite3
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.model import ConceptId
from netatlas.progress import SILENT
from netatlas.search.names.text import FILLERS, plain_words, stem
from netatlas.search.names.typos import likelihood
from netatlas.search.names.vocabulary import MatchKind, WordList
from netatlas.search.passages.fulltext import FullText
from netatlas.search.passages.passages import Passage, passages
from netatlas.search.passages.query_terms import QueryTerm, query_terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress

_log = logging.getLogger(__name__)

_LABEL_WORTH, _OWNER_WORTH, _TEXT_WORTH = 1.0, 0.9, 0.8
"""Share of a word's weight that counts by where it is found; a label says best what a passage is about."""
_LEAST_COVER = 0.25
"""Share of a query's weight that a passage must hold; below it, most have one common word of it only."""
_WEAK_COVER = 0.6
"""A passage that holds less is only a guess."""
_USUAL_LENGTH, _LENGTH_DAMPING = 12, 0.12
"""Distinct words of a usual passage, and how much a longer one is damped: any word is in it more easily."""
_MOST_UNIONS = 20
"""Owners of passages whose text is looked at as a whole: more than a list of results shows."""
_USUAL_PASSAGES, _UNION_DAMPING = 8, 0.25
"""Passages of a usual concept, and how much more of them are damped, in which any word is more easily."""
_UNKNOWN_FACTOR = 0.6
"""Weight of a word that is in no passage: it shows less of what is meant than a rare one that is."""

_SAID_WEIGHT, _FIT_WEIGHT, _NOTED_BONUS = 0.2, 0.15, 0.05
"""What decides between passages that hold about the same share of a query."""
_SEPARATOR = " and "
"""Between the figures of a passage: FTS5 reads 1.3 as the phrase ``1 3``, which must not match two figures
that happen to be neighbours."""


class Postings(NamedTuple):
    """The passages in which a word of a query occurs.

    Attributes:
        weight: how distinctive the word is: low if many passages hold it.
        said: worth by number of the passage, for those with the word in label or text.
        named: the same, for those with the word in the names of what they are about.
        label: the passages with the word in their label.
        figure: whether it is a number.
    """

    weight: float
    said: Mapping[int, float]
    named: Mapping[int, float]
    label: frozenset[int]
    figure: bool


class TextMatch(NamedTuple):
    """A passage that matches a query.

    Attributes:
        number: of the passage.
        passage: the passage.
        cover: the share of the query's weight that it and the names of its owner hold, 0 to 1.
        said: the share that the passage itself holds.
        fit: the share of the passage's label that the query holds, 0 to 1.
        figure: whether it holds a figure of the query.
        weak: whether it is only a guess.
        own_fit: the same without the words of its owner's name; 0 if the label only repeats that, and
            ``fit`` if it has no others but says more, such as the routes per route table of a route table.
        missing: how many words of the query neither it nor the names of its owner hold.
        union: the share that all text about its owner holds together; only for the best passage of each.
    """

    number: int
    passage: Passage
    cover: float
    said: float
    fit: float
    figure: bool
    weak: bool
    own_fit: float = 0.0
    missing: int = 0
    union: float = 0.0

    @property
    def rank(self) -> float:
        """What matches are sorted by: above all how much of the query they hold.

        Figures that the notes hold go first: whoever looks one up most likely has it from there.
        """
        noted = self.figure and self.passage.noted
        return self.cover + _SAID_WEIGHT * self.said + _FIT_WEIGHT * self.fit + _NOTED_BONUS * noted


class TextIndex:
    """All passages of an atlas by their words."""

    def __init__(
        self, atlas: Atlas, progress: Progress = SILENT, *, span: tuple[float, float] = (0.0, 1.0)
    ) -> None:
        """Split ``atlas`` into passages and index them; without FTS5 nothing is found in them.

        Args:
            atlas: whose passages these are.
            progress: receives how many are indexed, and may cancel the rest.
            span: the share of the whole work at the beginning and at the end.
        """
        self._passages = list(progress.checked(passages(atlas)))
        self._greatest_weight = math.log(2 + len(self._passages))
        words: set[str] = set()
        self._damping: list[float] = []
        self._numbers_of: dict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self._passages):
            self._numbers_of[passage.owner].append(number)
        self._titles: list[str] = []
        self._sizes: dict[int, tuple[int, int]] = {}
        rows = []
        for passage in progress.each(self._passages, len(self._passages), "passages", span=span):
            said = plain_words(passage.said)
            words.update(said, plain_words(passage.label))
            excess = math.log(max(1, len(set(said)) / _USUAL_LENGTH))
            self._damping.append(1 / (1 + _LENGTH_DAMPING * excess))
            owner = atlas.concepts.get(ConceptId(passage.owner))
            names = " / ".join((owner.name, *owner.aliases)) if owner is not None else ""
            words.update(plain_words(names))
            self._titles.append(owner.name if owner is not None else "")
            rows.append((names, passage.label, passage.said, _SEPARATOR.join(sorted(passage.figures))))
        self._vocabulary = WordList(sorted(words))
        try:
            self._text: FullText | None = FullText(progress.checked(rows))
        except sqlite3.OperationalError as error:
            _log.warning("no full-text search here: %s", error)
            self._text = None

    def matches(
        self,
        words: tuple[str, ...],
        *,
        shares: Sequence[float] = (),
        named: bool = False,
        unions: bool = False,
    ) -> list[TextMatch]:
        """Return the passages that hold most of the query's weight, best first.

        Args:
            words: of the query.
            shares: the share of its weight that each word has; all of it if left out.
            named: whether passages match too if only the names of their owner hold words of the query.
            unions: whether to say what all text about an owner holds together.
        """
        if self._text is None:
            return []
        shares = shares or (1.0,) * len(words)
        postings = [self._postings(self._text, term, shares) for term in query_terms(words, self._vocabulary)]
        total = sum(posting.weight for posting in postings)
        if not total:
            return []
        numbers: set[int] = set().union(
            *(posting.said for posting in postings), *(posting.named for posting in postings if named)
        )
        matches = [match for number in numbers if (match := self._match(number, postings, total))]
        matches.sort(key=lambda match: (-match.rank, match.number))
        return self._with_unions(matches, postings, total) if unions else matches

    def _with_unions(
        self, matches: list[TextMatch], postings: list[Postings], total: float
    ) -> list[TextMatch]:
        """Return matches, the best of the first owners with what all text about the owner holds."""
        owners: set[str] = set()
        for index, match in enumerate(matches):
            owner = match.passage.owner
            if owner in owners:
                continue
            if len(owners) == _MOST_UNIONS:
                break
            owners.add(owner)
            numbers = self._numbers_of[owner]
            held = 0.0
            for posting in postings:
                said, named = posting.said, posting.named
                worth = max(said.get(number, 0.0) for number in numbers)
                held += posting.weight * max(worth, named.get(numbers[0], 0.0))
            damping = 1 / (1 + _UNION_DAMPING * math.log(max(1, len(numbers) / _USUAL_PASSAGES)))
            matches[index] = match._replace(union=damping * held / total)
        return matches

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
        if self._text is None:
            return match.passage.said, ()
        terms = [term for query_term in query_terms(words, self._vocabulary) for term in query_term.terms]
        prefixes = [term.word for term in terms if term.prefix]
        return self._text.sentence(match.number, [term.word for term in terms], prefixes=prefixes)

    def passages_of(self, record_id: str) -> Sequence[Passage]:
        """Return the passages of a record and, for a concept or journey, all passages about it."""
        return self._by_id.get(record_id, ())

    @cached_property
    def _by_id(self) -> Mapping[str, list[Passage]]:
        """The passages by record and by owner; made when a quoted phrase first needs it."""
        by_id: dict[str, list[Passage]] = defaultdict(list)
        for passage in self._passages:
            for record_id in {passage.record, passage.owner}:
                by_id[record_id].append(passage)
        return by_id

    def _postings(self, text: FullText, query_term: QueryTerm, shares: Sequence[float]) -> Postings:
        """Return the passages that hold any of the terms that a word of the query may mean."""
        said: dict[int, float] = {}
        named: dict[int, float] = {}
        labels: set[int] = set()
        for term in query_term.terms:
            for column in ("said", "figures"):
                worth = _TEXT_WORTH * term.worth
                for number in text.holding(term.word, column, prefix=term.prefix):
                    said[number] = max(said.get(number, 0.0), worth * self._damping[number])
            for number in text.holding(term.word, "label", prefix=term.prefix):
                said[number] = max(said.get(number, 0.0), _LABEL_WORTH * term.worth)
                labels.add(number)
            for number in text.holding(term.word, "owner", prefix=term.prefix):
                named[number] = max(named.get(number, 0.0), _OWNER_WORTH * term.worth)
        weight = (
            self._greatest_weight - math.log(1 + len(said))
            if said
            else _UNKNOWN_FACTOR * self._greatest_weight
        )
        share = 1.0 if query_term.position is None else shares[query_term.position]
        return Postings(share * weight, said, named, frozenset(labels), query_term.figure)

    def _match(self, number: int, postings: list[Postings], total: float) -> TextMatch | None:
        cover = said = 0.0
        figure = False
        for posting in postings:
            in_passage = posting.said.get(number, 0.0)
            cover += posting.weight * max(in_passage, posting.named.get(number, 0.0))
            said += posting.weight * in_passage
            figure |= posting.figure and in_passage > 0
        if cover < _LEAST_COVER * total:
            return None
        passage = self._passages[number]
        size, own_size = self._label_sizes(number)
        held = sum(number in posting.label for posting in postings)
        fit = min(1.0, held / size) if size else 0.0
        of_name = sum(number in posting.label and number in posting.named for posting in postings)
        own_held = held - min(of_name, size - own_size)
        own_fit = min(1.0, own_held / own_size) if own_size else fit * self._says_more(number)
        weak = cover < _WEAK_COVER * total
        missing = sum(number not in posting.said and number not in posting.named for posting in postings)
        return TextMatch(number, passage, cover / total, said / total, fit, figure, weak, own_fit, missing)

    def _says_more(self, number: int) -> bool:
        """Return True if a label has more words than its owner's name, although they are the same ones."""
        label, title = self._passages[number].label, self._titles[number]
        words = [word for word in plain_words(label.split(" / ")[0]) if word not in FILLERS]
        return len(words) > len([word for word in plain_words(title) if word not in FILLERS])

    def _label_sizes(self, number: int) -> tuple[int, int]:
        """Return how many words a label has, and how many of them its owner's name does not have.

        Kept, as every key typed needs many.
        """
        sizes = self._sizes.get(number)
        if sizes is None:
            words = _stems(self._passages[number].label)
            own = words - _stems(self._titles[number])
            sizes = self._sizes[number] = len(words), len(own)
        return sizes


def _stems(text: str) -> set[str]:
    return {stem(word) for word in plain_words(text) if word not in FILLERS}
