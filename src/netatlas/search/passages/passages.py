"""The text of an atlas as passages: a summary, a fact, a limit, a claim, an event, a hop.

A passage has the record that it is about and a label. ``fulltext`` finds passages, ``text_index`` ranks
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.event_words import event_name
from netatlas.atlas.values import content_text, value_text
from netatlas.search.names.text import plain_words
from netatlas.search.passages.figures import figure_words, quantity_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Concept, Fact, Limit, Value


class Passage(NamedTuple):
    """A piece of text about one concept or journey.

    Attributes:
        record: id of the fact, limit, concept ... that it is from.
        owner: id of the concept or journey that it is about.
        label: its name; several ones are separated by `` / ``.
        said: its text.
        figures: terms of its figures, and the figures and words of its value before a correction.
        noted: whether the notes have it too, right or wrong.
        hop: the number of the hop of a journey that it is about, from 1; else 0.
    """

    record: str
    owner: str
    label: str
    said: str
    figures: frozenset[str]
    noted: bool = False
    hop: int = 0


def passages(atlas: Atlas) -> Iterator[Passage]:
    """Yield all text of ``atlas`` about its concepts and journeys."""
    for concept in atlas.concepts.values():
        yield _plain(concept.id, concept.id, concept.summary)
        yield from _details(atlas, concept)
    for comparison in atlas.comparisons:
        for choice in comparison.choose:
            yield _plain(comparison.id, choice.subject, choice.when)
    for event in atlas.events.values():
        planned = f"{event_name(event).capitalize()}: " if event.planned else ""
        text = f"{planned}{event.says} ({event.by} {event.document} {event.date})"
        yield _plain(event.id, event.lane, text)
    for claim in atlas.claims:
        for owner in dict.fromkeys(atlas.owner_of(record_id) for record_id in claim.held_by):
            if owner in atlas.concepts:
                yield _plain(claim.id, owner, f"{claim.gist} {claim.now}")._replace(noted=True)
    for journey in atlas.journeys:
        yield _plain(journey.id, journey.id, f"{journey.summary} {journey.reason}")
        for number, hop in enumerate(journey.hops, start=1):
            yield _plain(journey.id, journey.id, f"{hop.says} {hop.condition}")._replace(hop=number)


def _plain(record: str, owner: str, said: str) -> Passage:
    return Passage(record, owner, "", said.strip(), frozenset(figure_words(said)))


def _details(atlas: Atlas, concept: Concept) -> Iterator[Passage]:
    for fact in concept.facts:
        attribute = atlas.attributes[fact.attribute]
        label = f"{attribute.label} / {fact.key} / {fact.attribute}"
        said = value_text(fact.value, attribute)
        yield Passage(fact.id, concept.id, label, said, _other_words(fact, said), _noted(fact))
    for limit in concept.limits:
        said = f"{value_text(limit.value, None)} {limit.scope}".strip()
        yield Passage(limit.id, concept.id, limit.label, said, _other_words(limit, said), _noted(limit))
    for relation in concept.relations:
        kind = atlas.relation_kinds[relation.relation]
        yield _plain(
            relation.id, concept.id, f"{kind.label} {atlas.concepts[relation.end].name}. {relation.note}"
        )


def _noted(record: Fact | Limit) -> bool:
    return record.in_notes or record.was is not None


def _other_words(record: Fact | Limit, said: str) -> frozenset[str]:
    """Return terms that a record is found by besides its own words: sizes, and its corrected value."""
    values: tuple[Value, ...] = (record.value,) if record.was is None else (record.value, record.was.value)
    terms = {
        term for value in values if value.quantity is not None for term in quantity_terms(value.quantity)
    }
    old = content_text(record.was.value, None) if record.was is not None else ""
    return frozenset(figure_words(f"{said} {old}") | terms | set(plain_words(old)))
