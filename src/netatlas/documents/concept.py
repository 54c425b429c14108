"""The document of one concept: facts, limits, relations, history, then where else it appears."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition, hidden_count, visible
from netatlas.atlas.model import Fact
from netatlas.atlas.record_words import fact_label
from netatlas.atlas.values import sentence_text
from netatlas.documents.blocks import (
    MUTED,
    Bullets,
    Callout,
    FactList,
    Heading,
    Inline,
    Paragraph,
    Tags,
    Text,
)
from netatlas.documents.builder import (
    DocumentBuilder,
    differences_callout,
    hidden_note,
    joined,
    reading_spans,
    words,
)
from netatlas.documents.connections import connection_groups
from netatlas.documents.corrections import correction_callouts
from netatlas.documents.evidence import evidence_blocks
from netatlas.documents.limits import limit_table
from netatlas.documents.timeline import event_row

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Concept, Event, Limit, Relation
    from netatlas.documents.blocks import Document, FactRow


def concept_document(
    atlas: Atlas,
    concept_id: str,
    *,
    edition: Edition = Edition.TODAY,
    asked: Fact | Relation | None = None,
) -> Document:
    """Return the page of one concept.

    Args:
        atlas: where it is.
        concept_id: its id.
        edition: the edition that is shown.
        asked: the fact or relation that the reader asked for, whose evidence the page then lists.

    Raises:
        KeyError: no concept has that id.
    """
    page = DocumentBuilder(atlas, edition)
    concept = atlas.concepts[atlas.canonical(concept_id)]
    events = [event for event in atlas.events.values() if event.lane == concept.id]
    page.add(Tags(concept.kind, atlas.kinds[concept.kind].label, concept.aliases))
    if visible(concept, edition):
        page.add(Paragraph(words(concept.summary), "lead"))
        page.cite(concept)
    else:
        page.add(Callout(words(f"The notes say nothing of {concept.name}.")))
    corrected: tuple[Fact | Limit | Event, ...] = (*concept.facts, *concept.limits, *events)
    page.add(*differences_callout(corrected, edition))
    page.add(*correction_callouts(page, corrected, atlas.claims_of(concept.id)))
    _add_facts(page, concept)
    _add_limits(page, concept)
    _add_relations(page, concept)
    _add_history(page, concept, events)
    _add_appearances(page, concept)
    if asked is not None:
        page.add(*evidence_blocks(page, asked, _name_of(atlas, asked)))
    page.add(*_hidden(page, concept, events))
    topic = atlas.topic_titles().get(concept.topic, "")
    return page.document(concept.name, subtitle=topic, record=concept.id)


def _add_facts(page: DocumentBuilder, concept: Concept) -> None:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in concept.facts:
        if visible(fact, page.edition):
            groups[page.atlas.attributes[fact.attribute].group].append(fact)
    if not groups:
        return
    page.add(Heading("Facts", anchor="facts"))
    if general := groups.pop("", None):
        page.add(_fact_list(page, general))
    for group, facts in groups.items():
        page.add(Heading(group, level=3), _fact_list(page, facts))


def _fact_list(page: DocumentBuilder, facts: list[Fact]) -> FactList:
    rows = tuple(_fact_row(page, fact) for fact in facts)
    return FactList(rows, records=tuple((fact.id,) for fact in facts))


def _fact_row(page: DocumentBuilder, fact: Fact) -> FactRow:
    attribute = page.atlas.attributes[fact.attribute]
    label = words(fact_label(page.atlas, fact))
    return label, reading_spans(fact, attribute, page.edition), page.cite(fact)


def _name_of(atlas: Atlas, record: Fact | Relation) -> str:
    if isinstance(record, Fact):
        return fact_label(atlas, record)
    ends = atlas.concepts[record.start].name, atlas.concepts[record.end].name
    return sentence_text(atlas.relation_kinds[record.relation].sentence, *ends)


def _add_limits(page: DocumentBuilder, concept: Concept) -> None:
    shown = [limit for limit in concept.limits if visible(limit, page.edition)]
    if shown:
        page.add(Heading("Limits", anchor="limits"), limit_table(page, shown, subject=False))


def _add_relations(page: DocumentBuilder, concept: Concept) -> None:
    groups = tuple(connection_groups(page.atlas, concept.id, page.edition))
    rows: tuple[FactRow, ...] = tuple(
        (
            words(group.label),
            joined(_neighbour(page, *pair) for pair in group.ends),
            page.cite(*(edge for edge, _ in group.ends)),
        )
        for group in groups
    )
    if rows:
        records = tuple(tuple(edge.id for edge, _ in group.ends) for group in groups)
        page.add(Heading("How it connects", anchor="connections"))
        page.add(FactList(rows, columns=("Relation", "With", "Source"), records=records))


def _neighbour(page: DocumentBuilder, relation: Relation, other: str) -> Inline:
    note = (Text(f" ({relation.note})", MUTED),) if relation.note else ()
    return (page.link(other), *note)


def _add_history(page: DocumentBuilder, concept: Concept, events: list[Event]) -> None:
    timelines = page.atlas.timelines_with(concept.id)
    if not timelines:
        return
    page.add(Heading("History", anchor="history"))
    if shown := [event for event in events if visible(event, page.edition)]:
        rows = tuple(event_row(page, event) for event in shown)
        records = tuple((event.id,) for event in shown)
        page.add(FactList(rows, columns=("Date", "What happened", "Source"), records=records))
    page.add(Paragraph((Text("Timeline: "), *page.links(timeline.id for timeline in timelines))))


def _add_appearances(page: DocumentBuilder, concept: Concept) -> None:
    """Add the comparisons and journeys that the concept is part of."""
    if comparisons := [one for one in page.atlas.comparisons_with(concept.id) if visible(one, page.edition)]:
        items = tuple((page.link(one.id), *_others(page, one.subjects, concept)) for one in comparisons)
        page.add(Heading("Comparisons", anchor="comparisons"), Bullets(items))
    if journeys := [one for one in page.atlas.journeys_with(concept.id) if visible(one, page.edition)]:
        page.add(Heading("Journeys", anchor="journeys"))
        page.add(Bullets(tuple((page.link(journey.id),) for journey in journeys)))


def _others(page: DocumentBuilder, subjects: tuple[str, ...], concept: Concept) -> Inline:
    names = [page.atlas.concepts[subject].name for subject in subjects if subject != concept.id]
    return (Text(f", with {', '.join(names)}", MUTED),)


def _hidden(page: DocumentBuilder, concept: Concept, events: list[Event]) -> tuple[Paragraph, ...]:
    relations = (*page.atlas.relations_from(concept.id), *page.atlas.relations_to(concept.id))
    return hidden_note(
        {
            "fact": hidden_count(concept.facts, page.edition),
            "limit": hidden_count(concept.limits, page.edition),
            "relation": hidden_count(relations, page.edition),
            "event": hidden_count(events, page.edition),
        }
    )
