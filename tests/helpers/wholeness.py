"""Finds references in the contents of an atlas to records that do not exist."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.model import Contents, Event, Fact, Limit, Topic


def dangling(contents: Contents) -> list[str]:
    """Return the references to ids that do not exist, each with the record that refers to it."""
    concepts: set[str] = {concept.id for concept in contents.concepts}
    held = list(
        chain.from_iterable(
            (*concept.facts, *concept.limits, *concept.relations) for concept in contents.concepts
        )
    )
    events = [event for timeline in contents.timelines for event in timeline.events]
    records = {
        record.id
        for record in chain(contents.concepts, held, events, contents.comparisons, contents.timelines)
    }
    records |= {journey.id for journey in contents.journeys}
    known: dict[str, set[str]] = {
        "concept": concepts,
        "record": records,
        "source": {source.id for source in contents.sources},
        "attribute": {attribute.id for attribute in contents.attributes},
        "kind": {kind.id for kind in contents.kinds},
        "relation": {kind.id for kind in contents.relation_kinds},
        "topic": set(_topics(contents.topics)),
        "claim": {claim.id for claim in contents.claims},
    }
    return [f"{who} -> {sort} {what}" for who, sort, what in references(contents) if what not in known[sort]]


def _topics(topics: Iterable[Topic]) -> Iterator[str]:
    for topic in topics:
        yield topic.id
        yield from _topics(topic.topics)


def references(contents: Contents) -> Iterator[tuple[str, str, str]]:
    """Yield each reference: the record that refers, the sort of what it means, and the id of that."""
    for concept in contents.concepts:
        yield concept.id, "kind", concept.kind
        yield concept.id, "topic", concept.topic
        for fact in concept.facts:
            yield fact.id, "attribute", fact.attribute
        for tie in concept.relations:
            yield tie.id, "relation", tie.relation
            yield tie.id, "concept", tie.end
    for comparison in contents.comparisons:
        yield from ((comparison.id, "concept", subject) for subject in comparison.subjects)
        yield from ((comparison.id, "concept", choice.subject) for choice in comparison.choose)
        yield from ((comparison.id, "attribute", attribute) for attribute in comparison.attributes)
    for timeline in contents.timelines:
        yield from ((timeline.id, "concept", lane) for lane in timeline.lanes)
        if timeline.subject is not None:
            yield timeline.id, "concept", timeline.subject
        yield from ((event.id, "concept", event.lane) for event in timeline.events)
    for journey in contents.journeys:
        yield from ((journey.id, "concept", hop.concept) for hop in journey.hops)
    for claim in contents.claims:
        yield from ((claim.id, "record", record) for record in claim.held_by)
    yield from _provenance(contents)


def _provenance(contents: Contents) -> Iterator[tuple[str, str, str]]:
    corrected: list[Fact | Limit | Event] = []
    for concept in contents.concepts:
        corrected += concept.facts
        corrected += concept.limits
    corrected += [event for timeline in contents.timelines for event in timeline.events]
    for record in corrected:
        if record.was is not None and record.was.claim:
            yield record.id, "claim", record.was.claim
    ties = [tie for concept in contents.concepts for tie in concept.relations]
    cited: list[tuple[str, tuple[str, ...]]] = [(record.id, record.sources) for record in corrected]
    cited += [(concept.id, concept.sources) for concept in contents.concepts]
    cited += [(tie.id, tie.sources) for tie in ties]
    cited += [(claim.id, claim.sources) for claim in contents.claims]
    cited += [(comparison.id, comparison.sources) for comparison in contents.comparisons]
    cited += [(journey.id, journey.sources) for journey in contents.journeys]
    for record_id, sources in cited:
        yield from ((record_id, "source", source) for source in sources or ("(none)",))
    for journey in contents.journeys:
        yield from ((journey.id, "source", source) for hop in journey.hops for source in hop.sources)
