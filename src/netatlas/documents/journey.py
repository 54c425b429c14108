"""The document of a journey: a packet's way, hop by hop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition, visible
from netatlas.documents.blocks import (
    BAD,
    GOOD,
    MUTED,
    Callout,
    Heading,
    Inline,
    Paragraph,
    Table,
    Tags,
    Text,
)
from netatlas.documents.builder import DocumentBuilder, words

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Hop, Journey
    from netatlas.documents.blocks import Document


def journey_document(atlas: Atlas, journey_id: str, *, edition: Edition = Edition.TODAY) -> Document:
    """Return the page of one journey.

    Raises:
        KeyError: no journey has that id.
    """
    page = DocumentBuilder(atlas, edition)
    record_id = atlas.canonical(journey_id)
    journey = next((one for one in atlas.journeys if one.id == record_id), None)
    if journey is None:
        raise KeyError(journey_id)
    page.add(Tags("journey", "Journey", journey.aliases))
    if not visible(journey, edition):
        page.add(Callout(words("The notes do not tell this journey.")))
        return page.document(journey.title, subtitle="Journey", record=journey.id)
    page.add(Paragraph(words(journey.summary), "lead"), Paragraph(outcome(journey)))
    page.add(Heading("Hop by hop", anchor="hops"))
    rows = tuple(_row(page, journey, number, hop) for number, hop in enumerate(journey.hops, start=1))
    names = ("Hop", "Where", "What happens", "Source")
    page.add(Table(columns=tuple(words(name) for name in names), rows=rows, widths=(6, 22, 54, 18)))
    page.add(Paragraph(page.cite(journey), "muted"))
    return page.document(journey.title, subtitle="Journey", record=journey.id)


def outcome(journey: Journey) -> Inline:
    """Return whether a way works, and the reason."""
    if journey.works:
        return (Text("This way works", GOOD), Text(f": {journey.reason}" if journey.reason else "."))
    return (Text("This way fails", BAD), Text(f": {journey.reason}" if journey.reason else "."))


def _row(page: DocumentBuilder, journey: Journey, number: int, hop: Hop) -> tuple[Inline, ...]:
    condition = words(f" Condition: {hop.condition}" if hop.condition else "", MUTED)
    says = (*words(hop.says), *condition)
    return (
        words(str(number)),
        (page.link(hop.concept),),
        says,
        page.cite_sources(hop.sources, journey.checked),
    )
