"""The page of a topic: what is in it, and the comparisons, limits, corrections and journeys about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.edition import Edition, hidden_count, visible
from netatlas.atlas.views import VIEW_TITLES
from netatlas.documents.blocks import Bullets, Heading, Link, Paragraph, Text
from netatlas.documents.builder import DocumentBuilder, differences_callout, hidden_note, opening, words
from netatlas.documents.errata import claim_table, errata, subjects_of
from netatlas.documents.limits import limit_table
from netatlas.documents.overview import comparison_items, journey_item, timeline_items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Concept, Topic
    from netatlas.documents.blocks import Block, Document, Inline

_SHORT = 140
"""Letters of a summary that an item of the list has room for."""


def topic_document(atlas: Atlas, topic_id: str, *, edition: Edition = Edition.TODAY) -> Document:
    """Return the page of a topic.

    A comparison, timeline or journey belongs to every topic that one of its concepts is in; what is in a
    sub-topic is on that one's own page.

    Raises:
        KeyError: no topic has that id.
    """
    page = DocumentBuilder(atlas, edition)
    topic = {one.id: one for one in _walk(atlas.topics)}[topic_id]
    concepts = atlas.concepts_in(topic_id)
    shown = [concept for concept in concepts if visible(concept, edition)]
    ids = {concept.id for concept in concepts}
    limits = [limit for concept in concepts for limit in concept.limits]
    if topic.summary:
        page.add(Paragraph(words(topic.summary), "lead"))
    page.add(*differences_callout(limits, edition))
    _add(page, "Topics", Bullets(tuple((_link(one),) for one in topic.topics)), topic.topics)
    _add(page, "Concepts", Bullets(tuple(_concept(page, one) for one in shown)), shown)
    comparisons = [one for one in atlas.comparisons if ids & set(one.subjects) and visible(one, edition)]
    _add(page, "Comparisons", comparison_items(page, comparisons), comparisons)
    shown_limits = [limit for limit in limits if visible(limit, edition)]
    _add(page, "Limits", limit_table(page, shown_limits, subject=True), shown_limits)
    claims = [claim for claim in errata(atlas) if ids & set(subjects_of(atlas, claim))]
    _add(page, VIEW_TITLES["errata"], claim_table(page, claims), claims)
    journeys = [one for one in atlas.journeys if any(hop.concept in ids for hop in one.hops)]
    _add(page, "Journeys", Bullets(tuple(journey_item(page, one) for one in journeys)), journeys)
    timelines = [one for one in atlas.timelines if one.subject in ids or ids & set(one.lanes)]
    _add(page, "Timelines", timeline_items(page, timelines), timelines)
    counts = {"concept": hidden_count(concepts, edition), "limit": hidden_count(limits, edition)}
    page.add(*hidden_note(counts))
    return page.document(topic.title, subtitle="Topic", whose=[topic.id])


def _add(page: DocumentBuilder, title: str, block: Block, items: Sequence[object]) -> None:
    """Add a section, unless its block has no items."""
    if items:
        page.add(Heading(title), block)


def _concept(page: DocumentBuilder, concept: Concept) -> Inline:
    page.cite(concept)
    return (page.link(concept.id), Text(f". {opening(concept.summary, most=_SHORT)}"))


def _link(topic: Topic) -> Link:
    return Link(topic.title, str(Address("topic", (topic.id,))))


def _walk(topics: Iterable[Topic]) -> Iterator[Topic]:
    for topic in topics:
        yield topic
        yield from _walk(topic.topics)
