"""Records found by their names and by the text about them, as candidates; facts go behind their concept."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from netatlas.atlas.model import ConceptId, RecordId
from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.text import plain_words, stem
from netatlas.search.scoring import Candidate, combined_candidate, demote_title, detail_candidate
from netatlas.search.wording import denies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.names.index import NameIndex
    from netatlas.search.names.ranking import NameMatch
    from netatlas.search.passages.text_match import TextMatch
    from netatlas.search.wording import Asked

_DETAILS_OF_ONE = 4
"""Facts and limits of one concept that are listed; more would crowd out all others."""
_LEAST_SAID = 0.15
"""Share of a query that a fact must hold itself, not only in its concept's name, to be listed."""
_DETAIL_SHARE = 0.85
"""A fact is at most as sure as a partial match of a name (``scoring``)."""
_COVER_WEIGHT, _SAID_WEIGHT, _FIT_WEIGHT = 0.94, 0.1, 0.06
"""What ranks a fact: how much of the query is there, a little how much of that is in the fact itself, and how
well its label fits."""
_DETAIL_STEP = 0.001
"""By which a fact goes behind its concept, and behind the better facts of the concept."""
_LABEL_STEP = 0.01
"""By which a concept named by the label of figures goes before everything else."""
_UNLISTED_PENALTY = 0.05
"""Penalty for text about unlisted concepts (used only by comparisons)."""
_UNASKED_WAY_PENALTY = 0.03
"""For a journey where no way is asked for: its hops are so long a text that any word is in it more easily."""
_DENIED_PENALTY, _DENYING_BONUS = 0.2, 0.1
"""For a concept whose name has what the query denies: ``with no peering`` means anything but peering. And for
one of which a text says that it is not so."""
_NAMED_BY_LABEL = 0.6
"""Share of a label that a concept's name must hold for the label's figures to be about the concept."""


class RecordFinder:
    """Makes candidates of the names and passages that match a query."""

    def __init__(self, atlas: Atlas, names: NameIndex) -> None:
        """Find records of ``atlas``, which has these ``names``."""
        self._atlas = atlas
        self._names = names
        self._journeys = {journey.id for journey in atlas.journeys}

    def candidates(
        self, names: list[NameMatch], passages: list[TextMatch], *, narrowed: bool, asked: Asked
    ) -> Iterator[Candidate]:
        """Yield concepts, titles and journeys, then the facts and limits that answer the query.

        Args:
            names: the names that match, best first.
            passages: the passages that match, best first.
            narrowed: whether a scope is searched, whose facts and limits are listed in full.
            asked: what the wording of the query says.
        """
        best_text: dict[str, TextMatch] = {}
        for match in passages:
            best_text.setdefault(match.passage.owner, match)
        by_id = {match.entry.id: match for match in names}
        candidates = {
            record_id: combined_candidate(record_id, by_id.get(record_id), best_text.get(record_id))
            for record_id in dict.fromkeys([*by_id, *best_text])
        }
        concepts = self._atlas.concepts
        if asked.denied:
            denying = {
                one.passage.owner
                for one in passages
                if one.passage.record == one.passage.owner and denies(one.passage.said, asked.denied)
            }
            candidates = {
                one: self._unless_denied(found, asked, denying) for one, found in candidates.items()
            }
        best_concept = max(
            (one.rank for one in candidates.values() if one.id in concepts and not one.weak), default=None
        )
        for record_id, candidate in candidates.items():
            if candidate.match in {"text", "value"} and not self._listed(record_id):
                candidates[record_id] = candidate._replace(rank=candidate.rank.shifted(-_UNLISTED_PENALTY))
            elif record_id in self._journeys and (asked.way or candidate.rank.tier is Tier.PARTIAL):
                if not asked.way:  # else ``ways`` ranks it
                    rank = candidate.rank.shifted(-_UNASKED_WAY_PENALTY)
                    candidates[record_id] = candidate._replace(rank=rank)
            elif record_id not in concepts:
                candidates[record_id] = demote_title(candidate, by_id.get(record_id), below=best_concept)
        yield from candidates.values()
        ranks = {candidate.id: candidate.rank for candidate in candidates.values()}
        yield from self._named_by_label(passages, ranks)
        yield from self._details(passages, ranks, narrowed=narrowed, denied=asked.denied)

    def _unless_denied(self, candidate: Candidate, asked: Asked, denying: set[str]) -> Candidate:
        """Return a candidate for a query that denies something; a guess, unless its summary denies that too.

        A concept whose name has what the query denies goes further down. ``denying`` has the ids of those
        whose summary denies it.
        """
        if candidate.rank.tier is not Tier.PARTIAL:
            return candidate
        concept = self._atlas.concepts.get(ConceptId(candidate.id))
        if concept is not None and not asked.denied.isdisjoint(map(stem, plain_words(concept.name))):
            return candidate._replace(rank=candidate.rank.shifted(-_DENIED_PENALTY), weak=True)
        if concept is not None and candidate.id in denying:
            return candidate._replace(rank=candidate.rank.shifted(_DENYING_BONUS))
        return candidate._replace(weak=True)

    def _named_by_label(self, passages: Iterable[TextMatch], ranks: dict[str, Rank]) -> Iterator[Candidate]:
        """Yield the concept that the facts holding a figure are all about: 49152 is an ephemeral port.

        Its rank is entered in ``ranks``, so that its own facts follow it.
        """
        by_label: dict[str, TextMatch] = {}
        labels: Counter[str] = Counter()
        for match in passages:
            fact = self._atlas.facts.get(RecordId(match.passage.record))
            if match.figure and not match.weak and fact is not None:
                label = self._atlas.attributes[fact.attribute].label
                labels[label] += 1
                by_label.setdefault(label, match)
        for label, count in labels.most_common(1):
            concepts = self._names.likeliest(label, 1, among=self._atlas.concepts) if count > 1 else ()
            for concept in filter(_names_label, concepts):
                rank = max(ranks.values()).shifted(_LABEL_STEP)
                ranks[concept.entry.id] = rank
                yield Candidate(concept.entry.id, rank, "value", "text", text=by_label[label])

    def _listed(self, record_id: str) -> bool:
        concept = self._atlas.concepts.get(ConceptId(record_id))
        return concept is None or concept.listed

    def _details(
        self,
        passages: Iterable[TextMatch],
        ranks: Mapping[str, Rank],
        *,
        narrowed: bool,
        denied: frozenset[str],
    ) -> Iterator[Candidate]:
        """Yield facts and limits, each behind the concept that it belongs to.

        Where something is ``denied``, one that does not say so too is only a guess.
        """
        counts: defaultdict[str, int] = defaultdict(int)
        facts, limits = self._atlas.facts, self._atlas.limits
        for match in passages:
            record, owner = match.passage.record, match.passage.owner
            unimportant = match.said < _LEAST_SAID or counts[owner] >= _DETAILS_OF_ONE
            if (unimportant and not narrowed) or not (record in facts or record in limits):
                continue
            counts[owner] += 1
            cover = min(1.0, match.cover + _SAID_WEIGHT * match.said)
            quality = _DETAIL_SHARE * (_COVER_WEIGHT * cover + _FIT_WEIGHT * match.fit)
            own = Rank.of(Tier.PARTIAL, quality)
            behind = ranks.get(owner, own).shifted(-_DETAIL_STEP * counts[owner])
            detail = detail_candidate(match, min(own, behind))
            is_other = denied and not denies(f"{match.passage.said} {match.passage.label}", denied)
            yield detail._replace(weak=True) if is_other else detail


def _names_label(match: NameMatch) -> bool:
    """Return True if a label is the name of a concept, or holds it in full and little else."""
    return match.tier is Tier.EXACT or (match.contained and match.cover > _NAMED_BY_LABEL)
