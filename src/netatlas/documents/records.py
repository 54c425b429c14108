"""The page of any address and of any record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas import documents
from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import Comparison, Concept, Event, Fact, Journey, Limit, Relation, Timeline
from netatlas.errors import UsageError

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document
    from netatlas.packs import PackReport


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
        return documents.computed_page(atlas, parsed)
    if parsed.view_name:
        return documents.view_document(atlas, report, parsed.view_name, edition=edition)
    if parsed.topic:
        return documents.topic_document(atlas, parsed.topic, edition=edition)
    return record_document(atlas, address, edition=edition)


def record_document(atlas: Atlas, record_id: str, *, edition: Edition = Edition.TODAY) -> Document:
    """Return the page of any record; a fact or relation is shown by that of its concept.

    Raises:
        KeyError: nothing has that id.
        UsageError: it is a claim or a source, which have no page.
    """
    match record := atlas.get(record_id):
        case Comparison():
            from netatlas.compare.table import compare  # noqa: PLC0415 - as in the package: only what is used

            table = compare(atlas, record.subjects, edition=edition, curated=record)
            return documents.comparison_document(atlas, table)
        case Fact() | Relation():
            owner = atlas.owner_of(record_id)
            return documents.concept_document(atlas, owner, edition=edition, asked=record)
        case Concept():
            return documents.concept_document(atlas, record_id, edition=edition)
        case Event():
            return documents.event_document(atlas, record_id, edition=edition)
        case Journey():
            return documents.journey_document(atlas, record_id, edition=edition)
        case Limit():
            return documents.limit_document(atlas, record_id, edition=edition)
        case Timeline():
            return documents.timeline_document(atlas, record_id, edition=edition, drawn=True)
    raise no_page(atlas, record_id)


def no_page(atlas: Atlas, record_id: str) -> UsageError:
    """Return the error of a record that cannot be shown."""
    return UsageError(f"“{record_id}” is a {atlas.kind_of(record_id)}, which has no page of its own.")
