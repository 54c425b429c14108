"""What a limit, event, comparison or journey is, in a few lines, for its card beside the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import visible
from netatlas.atlas.event_words import event_name
from netatlas.atlas.model import Comparison, Event, Journey, Limit
from netatlas.documents.blocks import MUTED, Paragraph, Text
from netatlas.documents.builder import DocumentBuilder, joined, reading_spans, words
from netatlas.documents.journey import outcome
from netatlas.documents.limits import kind_words
from netatlas.documents.timeline import event_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.documents.blocks import Block, Document, Inline


def graph_card_document(atlas: Atlas, record_id: str, edition: Edition) -> Document:
    """Return what a record is, with links to the concepts that it is about.

    Raises:
        KeyError: nothing has that id.
        TypeError: it is none of the records that the graph shows as nodes.
    """
    page = DocumentBuilder(atlas, edition)
    record = atlas.get(record_id)
    if not isinstance(record, (Limit, Event, Comparison, Journey)):
        raise TypeError(type(record).__name__)
    if not visible(record, edition):
        page.add(Paragraph(words("The notes do not have this.", MUTED)))
    match record:
        case Limit():
            page.add(*_limit(page, record))
            title = record.label
        case Event():
            page.add(*_event(page, record))
            title = f"{atlas.concepts[record.lane].name} {event_name(record)}"
        case Comparison():
            page.add(*_summary(record.summary), _about(page, "compares ", record.subjects))
            title = record.title
        case Journey():
            page.add(*_summary(record.summary), Paragraph(outcome(record)))
            page.add(_about(page, "passes ", dict.fromkeys(hop.concept for hop in record.hops)))
            title = record.title
    page.add(Paragraph(page.cite(record), "muted"))
    return page.document(title, subtitle=type(record).__name__, record=record_id)


def _limit(page: DocumentBuilder, limit: Limit) -> Iterator[Block]:
    scope = words(f" {limit.scope}" if limit.scope else "")
    yield Paragraph((*reading_spans(limit, None, page.edition), *scope))
    yield Paragraph(words(kind_words(limit).capitalize(), MUTED))
    yield _about(page, "is a limit of ", (limit.concept,))


def _event(page: DocumentBuilder, event: Event) -> Iterator[Block]:
    date, what, _ = event_row(page, event)
    yield Paragraph((*date, Text(": "), *what))
    yield _about(page, "is to happen to " if event.planned else "happened to ", (event.lane,))
    yield _about(page, "is on the timeline ", (event.timeline,))


def _summary(summary: str) -> Iterable[Block]:
    return (Paragraph(words(summary)),) if summary else ()


def _about(page: DocumentBuilder, label: str, records: Iterable[str]) -> Paragraph:
    links: Inline = joined((page.link(record),) for record in records)
    return Paragraph((Text(label, MUTED), *links))
