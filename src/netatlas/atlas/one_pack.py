"""The records of one pack out of several, as they are where it is open alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import structs

from netatlas.address import pack_of
from netatlas.atlas.model import Contents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.model import Claim, Comparison, Concept, Identified, Journey, PackInfo, Timeline

T = TypeVar("T", bound="Identified")
S = TypeVar("S", bound=str)
_FEWEST_SUBJECTS = 2
"""Subjects of a comparison at least; one that has fewer without the other packs is left out."""


def contents_of(contents: Contents, pack: PackInfo, home: str) -> Contents:
    """Return the records of one pack, without what refers into another.

    Args:
        contents: of several packs.
        pack: the wanted one.
        home: the pack whose ids have no pack before them, or ''.
    """
    part = _Part(pack.id, home)
    return Contents(
        packs=(pack,),
        sources=part.own(contents.sources),
        kinds=part.own(contents.kinds),
        attributes=part.own(contents.attributes),
        relation_kinds=part.own(contents.relation_kinds),
        topics=part.own(contents.topics),
        concepts=tuple(map(part.concept, part.own(contents.concepts))),
        comparisons=tuple(
            one
            for one in map(part.comparison, part.own(contents.comparisons))
            if len(one.subjects) >= _FEWEST_SUBJECTS
        ),
        timelines=tuple(one for one in map(part.timeline, part.own(contents.timelines)) if one.lanes),
        journeys=tuple(one for one in part.own(contents.journeys) if part.is_whole(one)),
        claims=tuple(map(part.claim, part.own(contents.claims))),
        positions=part.own(contents.positions),
    )


class _Part:
    """What belongs to one pack."""

    def __init__(self, pack: str, home: str) -> None:
        self._pack, self._home = pack, home

    def own(self, records: Iterable[T]) -> tuple[T, ...]:
        """Return the records of the pack."""
        return tuple(record for record in records if self._holds(record.id))

    def concept(self, concept: Concept) -> Concept:
        """Return a concept without its relations to those of other packs."""
        relations = tuple(one for one in concept.relations if self._holds(one.end))
        return _replaced(concept, relations=relations)

    def comparison(self, comparison: Comparison) -> Comparison:
        """Return a comparison without the subjects of other packs."""
        return _replaced(
            comparison,
            subjects=self._ids(comparison.subjects),
            choose=tuple(one for one in comparison.choose if self._holds(one.subject)),
        )

    def timeline(self, timeline: Timeline) -> Timeline:
        """Return a timeline without the concepts of other packs."""
        is_own = timeline.subject is None or self._holds(timeline.subject)
        return _replaced(
            timeline,
            subject=timeline.subject if is_own else None,
            lanes=self._ids(timeline.lanes),
            events=tuple(event for event in timeline.events if self._holds(event.lane)),
        )

    def is_whole(self, journey: Journey) -> bool:
        """Return True if a journey passes concepts of the pack only."""
        return all(self._holds(hop.concept) for hop in journey.hops)

    def claim(self, claim: Claim) -> Claim:
        """Return a claim without what other packs hold of it."""
        ends = (held.rpartition(">")[2] for held in claim.held_by)
        held_by = tuple(
            held
            for held, end in zip(claim.held_by, ends, strict=True)
            if self._holds(held) and self._holds(end)
        )
        return _replaced(claim, held_by=held_by)

    def _ids(self, record_ids: Iterable[S]) -> tuple[S, ...]:
        return tuple(one for one in record_ids if self._holds(one))

    def _holds(self, record_id: str) -> bool:
        return (pack_of(record_id) or self._home) == self._pack


def _replaced(record: T, **fields: Any) -> T:  # noqa: ANN401 - any fields of any record
    """Return a record with other fields; the same one where nothing differs."""
    same = all(getattr(record, name) == value for name, value in fields.items())
    return record if same else structs.replace(record, **fields)
