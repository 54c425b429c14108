"""From findings to hits: the name, the answer and the reason that a line of results shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from netatlas.atlas.edition import Edition, visible
from netatlas.atlas.model import Comparison, ConceptId, Fact, Limit
from netatlas.search.answers import answer_of, cited, hidden, name_of
from netatlas.search.hit import Hit
from netatlas.search.names.text import marks_of
from netatlas.search.pairs import spot_subjects
from netatlas.search.passages.figures import figures_of

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.search.lenses import LensLine
    from netatlas.search.passages.text_index import TextIndex, TextMatch
    from netatlas.search.scoring import Found

Counts: TypeAlias = Callable[[tuple[str, ...], Edition], tuple[int, int]]
"""Gives the rows of a comparison of concepts, and how many of them differ."""

_HIDDEN = "not in the notes"
_OUTDATED = "outdated value"
_HIGHEST = 100.0


class Hits:
    """Makes hits of findings over one atlas."""

    def __init__(self, atlas: Atlas, counts: Counts | None) -> None:
        """Look records up in ``atlas``; ``counts`` tells how large a comparison is."""
        self._atlas = atlas
        self._counts = counts

    def hit(self, found: Found, words: tuple[str, ...], edition: Edition, text: TextIndex) -> Hit:
        """Return a finding for the words of a query as a hit, with values as ``edition`` reads them."""
        if subjects := spot_subjects(found.id):
            names = [self._atlas.concepts[ConceptId(one)].name for one in subjects]
            return self._made(found, "comparison", " vs ".join(names), answer=self._size(found.id, edition))
        record = self._atlas.get(found.id)
        kind = self._atlas.kind_of(found.id)
        why = found.why
        if outdated := self._outdated(found, words):
            why = _OUTDATED
        read_in = Edition.BOTH if outdated else edition
        marks: tuple[tuple[int, int], ...] = ()
        shows = ""
        if kind == "comparison":
            answer = self._size(found.id, edition)
        elif isinstance(record, Fact | Limit):
            answer = answer_of(self._atlas, record, read_in)
        elif found.match in {"text", "value"} and found.text is not None:
            answer, marks = self._said(found.text, words, read_in, text)
            shows = found.text.passage.record
        else:
            answer = ""
        if hidden(record, edition):
            why = _HIDDEN
        return self._made(
            found._replace(why=why),
            kind,
            name_of(self._atlas, record),
            aliases=getattr(record, "aliases", ()),
            answer=answer,
            answer_marks=marks,
            shows=shows,
        )

    def lens(self, line: LensLine, place: int) -> Hit:
        """Return a line that was computed from the query itself; lines keep their order."""
        owner = self._atlas.get(self._atlas.owner_of(line.id))
        return Hit(
            id=line.id,
            kind="lens",
            name=line.name,
            aliases=(name_of(self._atlas, owner), *getattr(owner, "aliases", ())),
            match="lens",
            answer=f"{line.answer} · {line.source}" if line.source else line.answer,
            score=_HIGHEST - place / 100,
        )

    def subjects(self, comparison: str) -> tuple[str, ...]:
        """Return the concepts of a comparison, curated or put together on the spot."""
        if spot := spot_subjects(comparison):
            return spot
        return next(one.subjects for one in self._atlas.comparisons if one.id == comparison)

    def names(self, record_id: str) -> list[str]:
        """Return all that a record is called, and what the things are called that it is about."""
        records = [self._atlas.get(one) for one in self.owners(record_id)]
        if not spot_subjects(record_id):
            records.append(self._atlas.get(record_id))
        return [name for one in records for name in (name_of(self._atlas, one), *getattr(one, "aliases", ()))]

    def owners(self, record_id: str) -> tuple[str, ...]:
        """Return the concepts (or the journey, the timeline) that a record is about."""
        if spot := spot_subjects(record_id):
            return spot
        record = self._atlas.get(record_id)
        return record.subjects if isinstance(record, Comparison) else (self._atlas.owner_of(record_id),)

    @staticmethod
    def _made(
        found: Found,
        kind: str,
        name: str,
        *,
        aliases: tuple[str, ...] = (),
        answer: str = "",
        answer_marks: tuple[tuple[int, int], ...] = (),
        shows: str = "",
    ) -> Hit:
        return Hit(
            id=found.id,
            kind=kind,
            name=name,
            aliases=aliases,
            match=found.match,
            why=found.why,
            answer=answer,
            score=round(found.score, 2),
            weak=found.weak,
            marks=found.marks,
            answer_marks=answer_marks,
            shows=shows,
        )

    def _said(
        self, match: TextMatch, words: tuple[str, ...], edition: Edition, text: TextIndex
    ) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return the fact, the limit or the sentence by which a thing was found, and the words in it."""
        record = self._atlas.get(match.passage.record)
        if not isinstance(record, Fact | Limit):
            return text.sentence(match, words)
        label = match.passage.label.split(" / ")[0]
        if not visible(record, edition):
            return f"{label}: {_HIDDEN}", ()
        corrected = record.was is not None and edition is not Edition.TODAY
        if match.figure or corrected:
            answer = f"{label}: {answer_of(self._atlas, record, edition)}"
            return answer, marks_of(answer, words)
        sentence, marks = text.sentence(match, words)
        return f"{sentence.rstrip(';')} · {cited(self._atlas, record, edition)}", marks

    def _outdated(self, found: Found, words: tuple[str, ...]) -> bool:
        """Tell whether a figure of the query stands in what a fact or limit was, and no longer is."""
        if found.match != "value" or found.text is None:
            return False
        record = self._atlas.get(found.text.passage.record)
        if not isinstance(record, Fact | Limit) or record.was is None:
            return False
        asked = figures_of(words)
        return bool(asked & figures_of(record.was.value)) and not asked & figures_of(record.value)

    def _size(self, comparison: str, edition: Edition) -> str:
        if self._counts is None:
            return ""
        rows, differing = self._counts(self.subjects(comparison), edition)
        return f"{rows} attribute{'' if rows == 1 else 's'}, {differing} differ"
