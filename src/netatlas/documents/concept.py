"""The document of one concept: facts, limits, relations, history, then where else it appears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition, hidden_count, visible
from netatlas.atlas.kin import CONFUSED_WITH, is_called
from netatlas.atlas.model import Fact
from netatlas.atlas.record_words import fact_label
from netatlas.atlas.values import sentence_text
from netatlas.documents.appearances import appearance_blocks
from netatlas.documents.blocks import (
    MUTED,
    OPEN,
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
    words,
)
from netatlas.documents.concept_facts import HISTORY, LIMITS, ConceptFacts
from netatlas.documents.confusions import confusion_blocks
from netatlas.documents.connections import connection_groups
from netatlas.documents.corrections import correction_list
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
    page.add(*correction_list(page, corrected, atlas.claims_of(concept.id)))
    facts = ConceptFacts(page, concept)
    page.add(*facts.key_blocks(), *confusion_blocks(page, concept), *facts.group_blocks())
    _add_limits(page, concept, facts)
    _add_relations(page, concept)
    _add_history(page, concept, events, facts)
    page.add(*appearance_blocks(page, concept))
    if asked is not None:
        page.add(*evidence_blocks(page, asked, _name_of(atlas, asked)))
    page.add(*_hidden(page, concept, events))
    topic = atlas.topic_titles().get(concept.topic, "")
    return page.document(concept.name, subtitle=topic, record=concept.id)


def _name_of(atlas: Atlas, record: Fact | Relation) -> str:
    if isinstance(record, Fact):
        return fact_label(atlas, record)
    ends = atlas.concepts[record.start].name, atlas.concepts[record.end].name
    return sentence_text(atlas.relation_kinds[record.relation].sentence, *ends)


def _add_limits(page: DocumentBuilder, concept: Concept, facts: ConceptFacts) -> None:
    shown = [limit for limit in concept.limits if visible(limit, page.edition)]
    of_facts = facts.take(LIMITS)
    if not shown and not of_facts:
        return
    page.add(Heading(LIMITS, anchor="limits", fold=OPEN), *of_facts)
    if shown:
        page.add(limit_table(page, shown, subject=False))


def _add_relations(page: DocumentBuilder, concept: Concept) -> None:
    confused = {kind for kind in page.atlas.relation_kinds if is_called(kind, CONFUSED_WITH)}
    groups = tuple(connection_groups(page.atlas, concept.id, page.edition, hidden=confused))
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
        page.add(Heading("How it connects", anchor="connections", fold=OPEN))
        page.add(FactList(rows, columns=("Relation", "With", "Source"), records=records))


def _neighbour(page: DocumentBuilder, relation: Relation, other: str) -> Inline:
    note = (Text(f" ({relation.note})", MUTED),) if relation.note else ()
    return (page.link(other), *note)


def _add_history(page: DocumentBuilder, concept: Concept, events: list[Event], facts: ConceptFacts) -> None:
    timelines = page.atlas.timelines_with(concept.id)
    of_facts = facts.take(HISTORY)
    if not timelines and not of_facts:
        return
    page.add(Heading(HISTORY, anchor="history", fold=OPEN), *of_facts)
    if shown := [event for event in events if visible(event, page.edition)]:
        rows = tuple(event_row(page, event) for event in shown)
        records = tuple((event.id,) for event in shown)
        page.add(FactList(rows, columns=("Date", "What happened", "Source"), records=records))
    if timelines:
        page.add(Paragraph((Text("Timeline: "), *page.links(timeline.id for timeline in timelines))))


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
