"""Makes hits of candidates: the name, the answer and the reason that a line of results shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from netatlas.address import HOP, Address
from netatlas.atlas.edition import Edition, visible
from netatlas.atlas.model import Comparison, ConceptId, Fact, Limit
from netatlas.atlas.subjects import spot_subjects
from netatlas.search.answers import answer_of, cited, hidden, name_of
from netatlas.search.hit import Hit
from netatlas.search.names.text import word_marks
from netatlas.search.passages.figures import figures_of
from netatlas.words import counted

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Record
    from netatlas.search.lenses import LensLine
    from netatlas.search.passages.text_index import TextIndex
    from netatlas.search.passages.text_match import TextMatch
    from netatlas.search.scoring import Candidate

Counts: TypeAlias = Callable[[tuple[str, ...], Edition], tuple[int, int]]
"""Returns the number of rows of a comparison, and how many of them differ."""

_HIDDEN = "not in the notes"
OUTDATED = "value out of date"
"""Why a hit was found whose value is given beside today's, whatever the edition."""
_HIGHEST_SCORE = 100.0
"""Score of the first line of a lens: it was computed from the query itself, so nothing fits better."""


class HitAnswer(NamedTuple):
    """What a hit shows besides its name; the attributes are those of ``Hit``."""

    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    shows: str = ""
    opens: str = ""


class Hits:
    """Makes hits for the records of one atlas."""

    def __init__(self, atlas: Atlas, counts: Counts | None) -> None:
        """Look records up in ``atlas``; ``counts`` gives the size of a comparison."""
        self._atlas = atlas
        self._counts = counts

    def hit(self, candidate: Candidate, words: tuple[str, ...], edition: Edition, text: TextIndex) -> Hit:
        """Return a candidate as a hit.

        Args:
            candidate: the candidate.
            words: of the query, to be marked.
            edition: in whose reading values are given.
            text: the index that the candidate's passage is from.
        """
        if subjects := spot_subjects(candidate.id):
            names = [self._atlas.concepts[ConceptId(subject)].name for subject in subjects]
            size = HitAnswer(self._size(candidate.id, edition))
            return self._make(candidate, "comparison", " vs ".join(names), answer=size)
        record = self._atlas.get(candidate.id)
        why = candidate.why
        if outdated := self._outdated(candidate, words):
            why = OUTDATED
        # An outdated figure is shown beside today's, whatever the edition.
        answer = self._answer(candidate, words, Edition.BOTH if outdated else edition, text)
        if hidden(record, edition):
            why = _HIDDEN
        return self._make(
            candidate._replace(why=why),
            self._atlas.kind_of(candidate.id),
            name_of(self._atlas, record),
            aliases=self._other_names(record),
            answer=answer,
        )

    def _other_names(self, record: Record) -> tuple[str, ...]:
        """Return the other names of a record; a value goes by the names of its subject too."""
        if isinstance(record, Fact | Limit):
            concept = self._atlas.concepts[record.concept]
            return (concept.name, *concept.aliases)
        return getattr(record, "aliases", ())

    def lens(self, line: LensLine, index: int, opens: str) -> Hit:
        """Return a line of a lens as a hit that opens the answer's page; scores keep the order of lines."""
        owner = self._atlas.get(self._atlas.owner_of(line.id))
        return Hit(
            id=line.id,
            kind="lens",
            name=line.name,
            aliases=(name_of(self._atlas, owner), *getattr(owner, "aliases", ())),
            match="lens",
            answer=f"{line.answer} · {line.source}" if line.source else line.answer,
            score=_HIGHEST_SCORE - index / 100,
            opens=opens,
        )

    def subjects(self, comparison: str) -> tuple[str, ...]:
        """Return the concepts of a comparison, curated or made for the query."""
        if spot := spot_subjects(comparison):
            return spot
        return self._subjects[comparison]

    @cached_property
    def _subjects(self) -> dict[str, tuple[str, ...]]:
        """The subjects of each curated comparison."""
        return {record.id: record.subjects for record in self._atlas.comparisons}

    def names(self, record_id: str) -> list[str]:
        """Return all names of a record and of what it is about."""
        records = [self._atlas.get(owner) for owner in self.owners(record_id)]
        if not spot_subjects(record_id):
            records.append(self._atlas.get(record_id))
        return [
            name
            for record in records
            for name in (name_of(self._atlas, record), *getattr(record, "aliases", ()))
        ]

    def owners(self, record_id: str) -> tuple[str, ...]:
        """Return the concepts (or the journey, the timeline) that a record is about."""
        if spot := spot_subjects(record_id):
            return spot
        record = self._atlas.get(record_id)
        return record.subjects if isinstance(record, Comparison) else (self._atlas.owner_of(record_id),)

    @staticmethod
    def _make(
        candidate: Candidate,
        kind: str,
        name: str,
        *,
        aliases: tuple[str, ...] = (),
        answer: HitAnswer,
    ) -> Hit:
        return Hit(
            id=candidate.id,
            kind=kind,
            name=name,
            aliases=aliases,
            match=candidate.match,
            why=candidate.why,
            answer=answer.text,
            score=round(candidate.rank.score, 2),
            weak=candidate.weak,
            marks=candidate.marks,
            answer_marks=answer.marks,
            shows=answer.shows,
            opens=answer.opens,
        )

    def _answer(
        self, candidate: Candidate, words: tuple[str, ...], edition: Edition, text: TextIndex
    ) -> HitAnswer:
        """Return what a line shows besides the name: a size, a value, or the passage that matched."""
        record = self._atlas.get(candidate.id)
        if isinstance(record, Comparison):
            return HitAnswer(self._size(candidate.id, edition))
        if isinstance(record, Fact | Limit):
            return HitAnswer(answer_of(self._atlas, record, edition))
        if candidate.match in {"text", "value"} and candidate.text is not None:
            answer, marks = self._passage_answer(candidate.text, words, edition, text)
            passage = candidate.text.passage
            opens = str(Address.record(passage.record, [(HOP, str(passage.hop))])) if passage.hop else ""
            return HitAnswer(answer, marks, passage.record, opens)
        return HitAnswer()

    def _passage_answer(
        self, match: TextMatch, words: tuple[str, ...], edition: Edition, text: TextIndex
    ) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return the fact, limit or sentence that a record was found by, and where its words are."""
        record = self._atlas.get(match.passage.record)
        if not isinstance(record, Fact | Limit):
            return text.sentence(match, words)
        label = match.passage.label.split(" / ")[0]
        if not visible(record, edition):
            return f"{label}: {_HIDDEN}", ()
        corrected = record.was is not None and edition is not Edition.TODAY
        if match.figure or corrected:
            answer = f"{label}: {answer_of(self._atlas, record, edition)}"
            return answer, word_marks(answer, words)
        sentence, marks = text.sentence(match, words)
        return f"{sentence.rstrip(';')} · {cited(self._atlas, record, edition)}", marks

    def _outdated(self, candidate: Candidate, words: tuple[str, ...]) -> bool:
        """Return True if the query has a figure from before a correction that no longer holds."""
        if candidate.match != "value" or candidate.text is None:
            return False
        record = self._atlas.get(candidate.text.passage.record)
        if not isinstance(record, Fact | Limit) or record.was is None:
            return False
        figures = figures_of(words)
        return bool(figures & figures_of(record.was.value)) and not figures & figures_of(record.value)

    def _size(self, comparison: str, edition: Edition) -> str:
        if self._counts is None:
            return ""
        rows, differing = self._counts(self.subjects(comparison), edition)
        return f"{counted(rows, 'attribute')}, {differing} differ"
