"""What a record says, as lines of plain words: its values in their states, and its wording. As of today.

What a user writes about a record is kept with these words, so that a later change of the record is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.event_words import event_name
from netatlas.atlas.model import (
    Claim,
    Comparison,
    Concept,
    Event,
    Fact,
    Journey,
    Limit,
    Relation,
    Source,
    Timeline,
)
from netatlas.atlas.values import key_words, sentence_text, value_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import ConceptId, Record


def record_words(atlas: Atlas, record: Record) -> list[str]:
    """Return what a record says, in lines of the form ``label: words``; sources and dates are left out."""
    lines = _LINES[type(record)](atlas, record)
    return [" ".join(line.split()) for line in lines]


def record_name(atlas: Atlas, record_id: str) -> str:
    """Return what a record is called where nothing else says what it belongs to.

    Raises:
        KeyError: nothing has that id.
    """
    match record := atlas.get(record_id):
        case Fact():
            return f"{atlas.concepts[record.concept].name}: {fact_label(atlas, record)}"
        case Relation():
            return _sentence(atlas, record)
        case Event():
            return f"{atlas.concepts[record.lane].name}: {record.date} {event_name(record)}"
        case Claim():
            return record.gist
        case Source():
            return record.title
        case _:
            return atlas.display_name(record_id)


def fact_label(atlas: Atlas, fact: Fact) -> str:
    """Return the label of a fact within its concept: ``Bandwidth (burst)``."""
    attribute = atlas.attributes[fact.attribute]
    key = key_words(fact, attribute).removesuffix(": ")
    return f"{attribute.label} ({key})" if key else attribute.label


def _concept(atlas: Atlas, concept: Concept) -> Iterable[str]:
    yield f"{concept.name}: {concept.summary}"
    for fact in concept.facts:
        yield from _fact(atlas, fact)
    for limit in concept.limits:
        yield from _limit(atlas, limit)


def _fact(atlas: Atlas, fact: Fact) -> Iterable[str]:
    yield f"{fact_label(atlas, fact)}: {value_text(fact.value, atlas.attributes[fact.attribute])}"


def _limit(_atlas: Atlas, limit: Limit) -> Iterable[str]:
    scope = f", {limit.scope}" if limit.scope else ""
    yield f"{limit.label}{scope}: {value_text(limit.value)}; adjustable: {limit.adjustable}"


def _relation(atlas: Atlas, relation: Relation) -> Iterable[str]:
    yield f"{_sentence(atlas, relation)}: {relation.note}" if relation.note else _sentence(atlas, relation)


def _event(atlas: Atlas, event: Event) -> Iterable[str]:
    by = f" by {event.by}" if event.by else ""
    document = f" ({event.document})" if event.document else ""
    yield f"{_name(atlas, event.lane)}, {event_name(event)}{by}{document}: {event.date}. {event.says}"


def _comparison(atlas: Atlas, comparison: Comparison) -> Iterable[str]:
    yield f"{comparison.title}: {comparison.summary or comparison.question}"
    for subject in comparison.subjects:
        for attribute in comparison.attributes:
            for fact in atlas.facts_of(subject, attribute):
                yield from (f"{_name(atlas, subject)}, {line}" for line in _fact(atlas, fact))
    yield from (f"Choose {_name(atlas, choice.subject)}: {choice.when}" for choice in comparison.choose)


def _timeline(atlas: Atlas, timeline: Timeline) -> Iterable[str]:
    yield f"{timeline.title}: {timeline.summary}"
    for event in timeline.events:
        yield from _event(atlas, event)


def _journey(atlas: Atlas, journey: Journey) -> Iterable[str]:
    yield f"{journey.title}: {journey.summary}"
    if not journey.works:
        yield f"Fails: {journey.reason}"
    for number, hop in enumerate(journey.hops, 1):
        condition = f" ({hop.condition})" if hop.condition else ""
        yield f"{number}. {_name(atlas, hop.concept)}: {hop.says}{condition}"


def _claim(_atlas: Atlas, claim: Claim) -> Iterable[str]:
    yield f"The notes: {claim.gist}"
    yield f"Verdict: {claim.verdict}"
    yield f"Now: {claim.now}"


def _source(_atlas: Atlas, source: Source) -> Iterable[str]:
    yield f"{source.short}: {source.title}"


def _name(atlas: Atlas, concept: ConceptId) -> str:
    return atlas.concepts[concept].name


def _sentence(atlas: Atlas, relation: Relation) -> str:
    form = atlas.relation_kinds[relation.relation].sentence
    return sentence_text(form, _name(atlas, relation.start), _name(atlas, relation.end))


_LINES: dict[type, Callable[..., Iterable[str]]] = {
    Claim: _claim,
    Comparison: _comparison,
    Concept: _concept,
    Event: _event,
    Fact: _fact,
    Journey: _journey,
    Limit: _limit,
    Relation: _relation,
    Source: _source,
    Timeline: _timeline,
}
