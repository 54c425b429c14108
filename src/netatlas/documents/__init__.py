"""Makes documents of an atlas: one pure function for each sort of page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import Comparison, Concept, Event, Fact, Journey, Limit, Relation, Timeline
from netatlas.compare.table import compare
from netatlas.documents.comparison import comparison_document
from netatlas.documents.computed import computed_document, computed_line, computed_page
from netatlas.documents.concept import concept_document
from netatlas.documents.connections import connections_document
from netatlas.documents.errata import claim_document, errata, errata_document
from netatlas.documents.graph_card import graph_card_document
from netatlas.documents.health import health_document
from netatlas.documents.journey import hop_document, journey_document
from netatlas.documents.limits import limit_document, limits_document
from netatlas.documents.measures import measure_document
from netatlas.documents.missing import missing_document
from netatlas.documents.notes import note_document, notes_document
from netatlas.documents.overview import (
    Visited,
    comparisons_document,
    journeys_document,
    start_document,
    timelines_document,
)
from netatlas.documents.packs import ListedPack, listed_packs, packs_document
from netatlas.documents.path import answer_as_document, choice_document, path_document, stop_number
from netatlas.documents.timeline import answer_document, event_document, timeline_document
from netatlas.documents.topic import topic_document
from netatlas.documents.views import view_document
from netatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document
    from netatlas.packs import PackReport

__all__ = [
    "ListedPack",
    "Visited",
    "answer_as_document",
    "answer_document",
    "choice_document",
    "claim_document",
    "comparison_document",
    "comparisons_document",
    "computed_document",
    "computed_line",
    "computed_page",
    "concept_document",
    "connections_document",
    "errata",
    "errata_document",
    "event_document",
    "graph_card_document",
    "health_document",
    "hop_document",
    "journey_document",
    "journeys_document",
    "limit_document",
    "limits_document",
    "listed_packs",
    "measure_document",
    "missing_document",
    "no_page",
    "note_document",
    "notes_document",
    "packs_document",
    "page_document",
    "path_document",
    "record_document",
    "start_document",
    "stop_number",
    "timeline_document",
    "timelines_document",
    "topic_document",
    "view_document",
]


_PAGES: dict[type, Callable[..., Document]] = {
    Concept: concept_document,
    Event: event_document,
    Journey: journey_document,
    Limit: limit_document,
    Timeline: partial(timeline_document, drawn=True),
}


def page_document(
    atlas: Atlas, report: PackReport, address: str, *, edition: Edition = Edition.TODAY
) -> Document:
    """Return the page of an address other than that of a comparison which no pack holds.

    Raises:
        KeyError: there is no such page.
        UsageError: it is a claim or a source, which have no page.
    """
    parsed = Address.parse(address)
    if parsed.head == "answer":
        return computed_page(atlas, parsed)
    if parsed.view_name:
        return view_document(atlas, report, parsed.view_name, edition=edition)
    if parsed.topic:
        return topic_document(atlas, parsed.topic, edition=edition)
    return record_document(atlas, address, edition=edition)


def record_document(atlas: Atlas, record_id: str, *, edition: Edition = Edition.TODAY) -> Document:
    """Return the page of any record; a fact or relation is shown by that of its concept.

    Raises:
        KeyError: nothing has that id.
        UsageError: it is a claim or a source, which have no page.
    """
    record = atlas.get(record_id)
    if isinstance(record, Comparison):
        table = compare(atlas, record.subjects, edition=edition, curated=record)
        return comparison_document(atlas, table)
    if isinstance(record, (Fact, Relation)):
        return concept_document(atlas, atlas.owner_of(record_id), edition=edition, asked=record)
    if type(record) not in _PAGES:
        raise no_page(atlas, record_id)
    return _PAGES[type(record)](atlas, record_id, edition=edition)


def no_page(atlas: Atlas, record_id: str) -> UsageError:
    """Return the error of a record that cannot be shown."""
    return UsageError(f"“{record_id}” is a {atlas.kind_of(record_id)}, which has no page of its own.")
