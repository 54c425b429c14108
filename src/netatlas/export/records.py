"""Records as JSON: the keys of the pack's files, with ids, sources and dates, and each value in words.

A value is as the pack writes it (words, true or false, a list, a figure), null if its ``state`` says that
there is none; ``text`` has it in words as the edition reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from netatlas.atlas.dates import date_text
from netatlas.atlas.edition import Edition, event_dates, reading, visible
from netatlas.atlas.enums import AttributeType, State
from netatlas.atlas.model import (
    Claim,
    Comparison,
    Concept,
    Event,
    Fact,
    Journey,
    Limit,
    Relation,
    Timeline,
)
from netatlas.atlas.values import value_text

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Attribute, Correction, Quantity, Record, Sourced, Value, Verifiable

Json: TypeAlias = dict[str, object]


def record_json(atlas: Atlas, record: Record, edition: Edition) -> Json:
    """Return a record of any sort but a source."""
    match record:
        case Concept():
            return concept_json(atlas, record, edition)
        case Limit():
            return limit_json(record, edition)
        case Event():
            return event_json(record, edition)
        case Timeline():
            return timeline_json(record, edition)
        case Comparison():
            return comparison_json(record)
        case Journey():
            return journey_json(record)
        case Fact():
            return fact_json(atlas, record, edition)
        case Relation():
            return relation_json(record)
        case Claim():
            return claim_json(record)
        case _:
            raise TypeError(type(record).__name__)


def concept_json(atlas: Atlas, concept: Concept, edition: Edition) -> Json:
    """Return a concept with its facts, limits and the relations from and to it."""
    return {
        "id": concept.id,
        "record": "concept",
        "name": concept.name,
        "aliases": list(concept.aliases),
        "kind": concept.kind,
        "key_attributes": list(atlas.kinds[concept.kind].key),
        "topic": concept.topic,
        "summary": concept.summary,
        "facts": [fact_json(atlas, fact, edition) for fact in concept.facts if visible(fact, edition)],
        "limits": [limit_json(limit, edition) for limit in concept.limits if visible(limit, edition)],
        "relations": [
            relation_json(relation)
            for relation in (*concept.relations, *atlas.relations_to(concept.id))
            if visible(relation, edition)
        ],
        **_provenance(concept),
    }


def fact_json(atlas: Atlas, fact: Fact, edition: Edition) -> Json:
    """Return a fact; ``value`` is null where the state is not ``value``."""
    attribute = atlas.attributes[fact.attribute]
    return {
        "id": fact.id,
        "record": "fact",
        "concept": fact.concept,
        "attribute": fact.attribute,
        "key": fact.key,
        **_reading(fact, attribute, edition),
        **_provenance(fact),
        "evidence": evidence_json(fact),
    }


def limit_json(limit: Limit, edition: Edition) -> Json:
    """Return a quota or figure."""
    return {
        "id": limit.id,
        "record": "limit",
        "concept": limit.concept,
        "label": limit.label,
        "kind": limit.kind.value,
        "scope": limit.scope,
        "adjustable": limit.adjustable.value,
        "importance": limit.importance,
        **_reading(limit, None, edition),
        **_provenance(limit),
        "evidence": evidence_json(limit),
    }


def relation_json(relation: Relation) -> Json:
    """Return a relation from ``concept`` to ``to``."""
    return {
        "id": relation.id,
        "record": "relation",
        "concept": relation.start,
        "relation": relation.relation,
        "to": relation.end,
        "note": relation.note,
        **_provenance(relation),
        "evidence": evidence_json(relation),
    }


def event_json(event: Event, edition: Edition) -> Json:
    """Return an event; its date is that of the edition."""
    date, _ = event_dates(event, edition)
    return {
        "id": event.id,
        "record": "event",
        "timeline": event.timeline,
        "lane": event.lane,
        "date": date_text(date),
        "what": event.what,
        **({"planned": True} if event.planned else {}),
        "by": event.by,
        "says": event.says,
        "document": event.document,
        "was": _was(event.was, None, edition),
        **_provenance(event),
        "evidence": evidence_json(event),
    }


def timeline_json(timeline: Timeline, edition: Edition) -> Json:
    """Return a timeline with its events by date."""
    events = sorted(timeline.events, key=lambda event: event.date)
    return {
        "id": timeline.id,
        "record": "timeline",
        "title": timeline.title,
        "aliases": list(timeline.aliases),
        "summary": timeline.summary,
        "subject": timeline.subject,
        "lanes": list(timeline.lanes),
        "events": [event_json(event, edition) for event in events if visible(event, edition)],
    }


def comparison_json(comparison: Comparison) -> Json:
    """Return a curated comparison; ``netatlas compare --format json`` has its table."""
    return {
        "id": comparison.id,
        "record": "comparison",
        "title": comparison.title,
        "aliases": list(comparison.aliases),
        "summary": comparison.summary,
        "subjects": list(comparison.subjects),
        "attributes": list(comparison.attributes),
        "choose": [{"subject": choice.subject, "when": choice.when} for choice in comparison.choose],
        **_provenance(comparison),
    }


def journey_json(journey: Journey) -> Json:
    """Return a packet's way with its hops."""
    return {
        "id": journey.id,
        "record": "journey",
        "title": journey.title,
        "aliases": list(journey.aliases),
        "summary": journey.summary,
        "works": journey.works,
        "reason": journey.reason,
        "hops": [
            {
                "concept": hop.concept,
                "says": hop.says,
                "condition": hop.condition,
                "sources": list(hop.sources),
            }
            for hop in journey.hops
        ],
        **_provenance(journey),
    }


def claim_json(claim: Claim) -> Json:
    """Return a claim of the notes and what holds now."""
    return {
        "id": claim.id,
        "record": "claim",
        "section": claim.section,
        "gist": claim.gist,
        "verdict": claim.verdict.value,
        "now": claim.now,
        "since": date_text(claim.since),
        "held_by": list(claim.held_by),
        "sources": list(claim.sources),
        "checked": str(claim.checked),
        "confidence": claim.confidence.value,
    }


def _provenance(record: Sourced) -> Json:
    return {
        "sources": list(record.sources),
        "checked": str(record.checked),
        "as_of": date_text(record.as_of),
        "confidence": record.confidence.value,
        "in_notes": record.in_notes,
    }


def evidence_json(record: Verifiable) -> list[Json]:
    """Return the evidence of a record with the keys of the pack's files, without those that it leaves out."""
    return [
        {
            name: _plain(content) if isinstance(content, float) else content
            for name, content in msgspec.structs.asdict(piece).items()
            if content not in ("", (), None) or content is False
        }
        for piece in record.evidence
    ]


def _reading(record: Fact | Limit, attribute: Attribute | None, edition: Edition) -> Json:
    read = reading(record, edition)
    return {
        "value": _content(read.value, attribute),
        "state": read.value.state.value,
        "says": read.value.says,
        "text": value_text(read.value, attribute),
        "was": _was(record.was, attribute, edition),
    }


def _was(was: Correction | None, attribute: Attribute | None, edition: Edition) -> Json | None:
    """Return what the notes said where it differs; None in their own edition, which shows it as the value."""
    if was is None or edition is Edition.NOTES:
        return None
    return {
        "value": _content(was.value, attribute),
        "state": was.value.state.value,
        "text": value_text(was.value, attribute),
        "verdict": was.verdict.value,
        "since": date_text(was.since),
        "claim": was.claim,
    }


def _content(value: Value, attribute: Attribute | None) -> object:
    if value.state is State.NO and attribute is not None and attribute.type is AttributeType.FLAG:
        return False
    if value.state is not State.VALUE:
        return None
    if value.quantity is not None:
        return _quantity(value.quantity)
    if value.flag:
        return True
    return list(value.items) if value.items else value.text


def _quantity(quantity: Quantity) -> Json:
    low, high = _plain(quantity.low), _plain(quantity.high)
    ends: Json = {"amount": low} if low == high else {"from": low, "to": high}
    return {**ends, "unit": quantity.unit, **({"of": quantity.of} if quantity.of else {})}


def _plain(amount: float | None) -> float | None:
    """Return 5 rather than 5.0."""
    return int(amount) if amount is not None and float(amount).is_integer() else amount
