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
    from collections.abc import Mapping

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
    page.add(_hop_table(page, journey, dict(enumerate(journey.hops, start=1))))
    page.add(Paragraph(page.cite(journey), "muted"))
    return page.document(journey.title, subtitle="Journey", record=journey.id)


def hop_document(atlas: Atlas, journey_id: str, number: int) -> Document:
    """Return one hop of a journey, with its source.

    Args:
        atlas: the atlas that holds the journey.
        journey_id: its id.
        number: that of the hop, from 1.

    Raises:
        KeyError: no journey has that id.
        IndexError: it has no such hop.
    """
    page = DocumentBuilder(atlas)
    journey = next((one for one in atlas.journeys if one.id == atlas.canonical(journey_id)), None)
    if journey is None:
        raise KeyError(journey_id)
    page.add(_hop_table(page, journey, {number: journey.hops[number - 1]}))
    return page.document(journey.title, subtitle="Journey", record=journey.id)


def outcome(journey: Journey) -> Inline:
    """Return whether a way works, and the reason."""
    if journey.works:
        return (Text("This way works", GOOD), Text(f": {journey.reason}" if journey.reason else "."))
    return (Text("This way fails", BAD), Text(f": {journey.reason}" if journey.reason else "."))


def _hop_table(page: DocumentBuilder, journey: Journey, hops: Mapping[int, Hop]) -> Table:
    """Return hops of a journey as a table, by their numbers."""
    rows = tuple(_row(page, journey, number, hop) for number, hop in hops.items())
    names = ("Hop", "Where", "What happens", "Source")
    return Table(columns=tuple(words(name) for name in names), rows=rows, widths=(6, 22, 54, 18))


def _row(page: DocumentBuilder, journey: Journey, number: int, hop: Hop) -> tuple[Inline, ...]:
    condition = words(f" Condition: {hop.condition}" if hop.condition else "", MUTED)
    says = (*words(hop.says), *condition)
    return (
        words(str(number)),
        (page.link(hop.concept),),
        says,
        page.cite_sources(hop.sources, journey.checked),
    )
