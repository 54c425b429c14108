"""The search over an atlas: names, facts, limits, comparisons and text joined into one ranked list.

Names are matched in ``names``, passages in ``bodies``, comparisons in ``pairs``; here their findings
are weighed against one another and become hits.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from netatlas.atlas.edition import Edition
from netatlas.atlas.model import ConceptId, RecordId
from netatlas.search.answers import HIDDEN, answer_of, hidden, name_of
from netatlas.search.bodies import TextIndex, query_words
from netatlas.search.hit import Hit
from netatlas.search.names import NameIndex
from netatlas.search.pairs import PREFIX, curated, pairing, spot_id, spot_subjects
from netatlas.search.ranking import NameMatch, Tier
from netatlas.search.text import LONGEST_QUERY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.bodies import TextMatch
    from netatlas.search.pairs import Pairing

Counts: TypeAlias = "Callable[[tuple[str, ...], Edition], tuple[int, int]]"
"""Gives the rows of a comparison of concepts, and how many of them differ."""

_MATCH = {
    Tier.EXACT: "exact",
    Tier.ABBREVIATION: "abbreviation",
    Tier.PREFIX: "prefix",
    Tier.WORD: "word",
    Tier.INSIDE: "inside",
    Tier.SLIP: "typo",
    Tier.SLIPS: "typo",
    Tier.PART: "word",
    Tier.GUESS: "typo",
}
_PART = 10.0 * Tier.PART
_FIRST = 99.0
_NAME_SHARE, _TEXT_SHARE, _DETAIL_SHARE = 0.85, 0.75, 0.85
_DETAILS_OF_ONE = 4
_MOST_PASSAGES = 200
_LEAST_SAID = 0.15
_WORTH_COMPARING = 2
"""So many rows must differ for a comparison that nobody asked for outright."""
_UNLISTED = 0.5
"""What is said of a concept that only a comparison needs weighs so much less."""
_NAMED_BY_LABEL = 0.6
"""The share of a label that a concept's name must hold for the label's figures to mean it."""


class Found(NamedTuple):
    """A record that answers to a query, before it becomes a hit."""

    id: str
    score: float
    match: str
    why: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    weak: bool = False


class Searcher:
    """Searches one atlas.

    Attributes:
        atlas: what is searched.
    """

    def __init__(self, atlas: Atlas, *, counts: Counts | None = None) -> None:
        """Search ``atlas``, indexed at the first search; ``counts`` tells how large a comparison is."""
        self.atlas = atlas
        self._counts = counts

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(pair for pair in self.atlas.names() if pair[0] not in self.atlas.limits)

    @cached_property
    def _concepts(self) -> NameIndex:
        return NameIndex(pair for pair in self.atlas.names() if pair[0] in self.atlas.concepts)

    @cached_property
    def _text(self) -> TextIndex:
        return TextIndex(self.atlas)

    def search(self, text: str, *, limit: int = 20, edition: Edition = Edition.TODAY) -> list[Hit]:
        """Return what answers to ``text``, best first; nothing for nonsense.

        Args:
            text: anything; only its first letters and words count.
            limit: how many hits at most.
            edition: in whose reading values are given; what it hides is listed and says so.
        """
        typed = text[:LONGEST_QUERY].strip()
        best: dict[str, Found] = {}
        for found in self._found(typed):
            if found.id not in best or best[found.id].score < found.score:
                best[found.id] = found
        ranked = sorted(best.values(), key=lambda found: (found.weak, -found.score))
        return [self._hit(found, edition) for found in ranked[: max(0, limit)]]

    def _found(self, typed: str) -> Iterator[Found]:
        names = self._names.matches(typed)
        pair = pairing(typed, self._concepts)
        if pair is not None:
            yield from self._compared(pair, names)
        words = query_words(typed)
        passages = self._text.matches(words)
        if (longer := self._names.expanded(words)) != words:
            passages += self._text.matches(longer)
        passages.sort(key=lambda match: -match.rank)
        yield from self._weighed(names, passages[:_MOST_PASSAGES])

    def _compared(self, pair: Pairing, names: list[NameMatch]) -> Iterator[Found]:
        """Yield comparisons of the pair, then its concepts.

        Two concepts that only stand beside one another come first as a comparison if it is curated or
        they are of one kind; else ``transit gateway multicast`` would not open either.
        """
        whole = names[0].tier if names else Tier.GUESS
        if not pair.plain and whole > Tier.PART:
            return
        if whole is Tier.EXACT:
            yield _named(names[0])._replace(score=_FIRST + 0.5)
        ready = list(curated(pair.ids, self.atlas))
        just_these = [one for one in ready if len(self._subjects(one)) == len(pair.ids)]
        alike = self._alike(pair.ids)
        score = _FIRST if pair.plain or just_these or alike else _PART + 9
        for place, one in enumerate([*(just_these[:1] or [spot_id(pair.ids)]), *ready]):
            yield Found(one, score - 0.1 * place - (0 if place == 0 else 1), "comparison")
        asked_for = bool(pair.plain or just_these or alike)
        near = _FIRST - 0.5 if asked_for else _PART + 9.9
        subjects = (
            pair.subjects if asked_for else sorted(pair.subjects, key=lambda one: -len(one.entry.squashed))
        )
        for place, subject in enumerate(subjects):
            yield _named(subject)._replace(score=near - 0.05 * place, match="word")

    def _alike(self, ids: tuple[str, ...]) -> bool:
        """Tell whether concepts are of one kind and known well enough to be compared."""
        if len({self.atlas.concepts[ConceptId(one)].kind for one in ids}) > 1:
            return False
        return self._counts is None or self._counts(ids, Edition.TODAY)[1] >= _WORTH_COMPARING

    def _weighed(self, names: list[NameMatch], passages: list[TextMatch]) -> Iterator[Found]:
        """Yield named things and the facts and limits that say it, names and text weighed together."""
        best_text: dict[str, TextMatch] = {}
        for match in passages:
            best_text.setdefault(match.passage.owner, match)
        scores: dict[str, float] = {}
        by_id = {match.entry.id: match for match in names}
        for record_id in dict.fromkeys([*by_id, *best_text]):
            found = _joined(record_id, by_id.get(record_id), best_text.get(record_id))
            if found.match in {"text", "value"} and not self._listed(record_id):
                found = found._replace(score=found.score - _UNLISTED)
            scores[record_id] = found.score
            yield found
        yield from self._told_by_labels(passages, scores)
        yield from self._details(passages, scores)

    def _told_by_labels(self, passages: Iterable[TextMatch], scores: dict[str, float]) -> Iterator[Found]:
        """Yield the concept that the facts holding a figure are all about: 49152 is an ephemeral port."""
        labels = Counter(
            self.atlas.attributes[fact.attribute].label
            for match in passages
            if match.figure
            and not match.weak
            and (fact := self.atlas.facts.get(RecordId(match.passage.record)))
        )
        for label, times in labels.most_common(1):
            named = next(iter(self._concepts.matches(label)), None)
            if times > 1 and named is not None and named.cover > _NAMED_BY_LABEL:
                score = max(scores.values()) + 0.1
                scores[named.entry.id] = score
                yield Found(named.entry.id, score, "value", "in the text")

    def _listed(self, record_id: str) -> bool:
        concept = self.atlas.concepts.get(ConceptId(record_id))
        return concept is None or concept.listed

    def _details(self, passages: Iterable[TextMatch], scores: dict[str, float]) -> Iterator[Found]:
        """Yield facts and limits, each below the concept that it belongs to."""
        seen: Counter[str] = Counter()
        for match in passages:
            record, owner = match.passage.record, match.passage.owner
            detail = record in self.atlas.facts or record in self.atlas.limits
            if not detail or match.said < _LEAST_SAID or seen[owner] >= _DETAILS_OF_ONE:
                continue
            seen[owner] += 1
            held = min(1.0, match.cover + 0.1 * match.said)
            own = _PART + 10 * _DETAIL_SHARE * (0.97 * held + 0.03 * match.fit)
            score = min(own, scores.get(owner, own) - 0.01 * seen[owner])
            yield Found(record, score, "value" if match.figure else "word", weak=match.weak)

    def _subjects(self, comparison: str) -> tuple[str, ...]:
        if comparison.startswith(PREFIX):
            return spot_subjects(comparison)
        return next(one.subjects for one in self.atlas.comparisons if one.id == comparison)

    def _hit(self, found: Found, edition: Edition) -> Hit:
        if found.id.startswith(PREFIX):
            return self._spot_hit(found, edition)
        record = self.atlas.get(found.id)
        kind = self.atlas.kind_of(found.id)
        answer = (
            self._size(found.id, edition) if kind == "comparison" else answer_of(self.atlas, record, edition)
        )
        return Hit(
            id=found.id,
            kind=kind,
            name=name_of(self.atlas, record),
            aliases=getattr(record, "aliases", ()),
            match=found.match,
            why=HIDDEN if hidden(record, edition) else found.why,
            answer=answer,
            score=round(found.score, 2),
            weak=found.weak,
            marks=found.marks,
        )

    def _spot_hit(self, found: Found, edition: Edition) -> Hit:
        names = [self.atlas.concepts[one].name for one in spot_subjects(found.id)]
        return Hit(
            id=found.id,
            kind="comparison",
            name=" vs ".join(names),
            match=found.match,
            answer=self._size(found.id, edition),
            score=round(found.score, 2),
        )

    def _size(self, comparison: str, edition: Edition) -> str:
        if self._counts is None:
            return ""
        rows, differing = self._counts(self._subjects(comparison), edition)
        return f"{rows} attribute{'' if rows == 1 else 's'}, {differing} differ"


def _named(match: NameMatch) -> Found:
    """Return a name's match as a finding; letters of an alias are not marked in the name."""
    why = f"alias {match.entry.name}" if match.entry.alias else ""
    if match.tier is Tier.ABBREVIATION:
        why = "abbreviation"
    elif match.slipped and match.tier is not Tier.GUESS:
        why = f"slip: {' '.join(match.slipped)}"
    marks = () if match.entry.alias else match.marks
    return Found(match.entry.id, match.score, _MATCH[match.tier], why, marks, match.weak)


def _joined(record_id: str, name: NameMatch | None, text: TextMatch | None) -> Found:
    """Weigh what a thing is called and what is said of it; a whole name needs no text."""
    if name is not None and (name.tier > Tier.PART or text is None):
        return _named(name)
    by_name = 0.0 if name is None else _NAME_SHARE * name.quality * (name.tier is Tier.PART)
    by_text = 0.0 if text is None else _TEXT_SHARE * text.cover
    score = _PART + 10 * (1 - (1 - by_name) * (1 - by_text))
    weak = (name is None or name.weak) and (text is None or text.weak)
    if name is not None and (by_name >= by_text or not name.weak):
        return _named(name)._replace(score=score, weak=weak)
    figure = text is not None and text.figure
    marks = name.marks if name is not None and not name.entry.alias else ()
    return Found(record_id, score, "value" if figure else "text", "in the text", marks, weak)
