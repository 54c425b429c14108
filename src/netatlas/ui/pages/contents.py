"""Which document stands at an address: the map from addresses to ``netatlas.documents``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from netatlas import documents
from netatlas.atlas.enums import Verdict
from netatlas.atlas.model import Identified
from netatlas.documents.blocks import STRONG, Link, Paragraph, Text
from netatlas.errors import NotFound
from netatlas.ui.commands import key_of
from netatlas.ui.help import about_document, shortcuts_document
from netatlas.ui.labels import address_title, describe
from netatlas.ui.navigation import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document, Inline
    from netatlas.ui.page_context import PageContext


def document_at(context: PageContext, address: str) -> Document:
    """Return the document that stands at an address.

    Raises:
        NotFound: nothing stands there.
    """
    place = Place(address)
    if not place.view:
        atlas = context.opened.atlas
        return documents.record_document(atlas, _record(atlas, address).id, edition=context.edition)
    if place.view not in _VIEWS:
        raise NotFound(place.view)
    return _VIEWS[place.view](context, place.filter)


def _start(context: PageContext) -> Document:
    """Return the start page with the places that were visited, as far as they still exist."""
    atlas = context.opened.atlas
    visited = tuple(
        documents.Visited(title, address, describe(atlas, address))
        for address in context.recent()
        if (title := address_title(atlas, address))
    )
    keys = key_of("go.search"), key_of("help.shortcuts")
    return documents.start_document(atlas, recent=visited, keys=keys)


def _filtered_errata(atlas: Atlas, verdict: str) -> Document:
    """Return the page of errata, of one verdict or of all, with the choice of verdicts above it."""
    if verdict and verdict not in list(Verdict):
        raise NotFound(verdict)
    document = documents.errata_document(atlas, verdict=verdict or None)
    present = [one for one in Verdict if any(claim.verdict is one for claim in atlas.claims)]
    choices: list[Inline] = [_choice("All that changed", "view:errata", chosen=not verdict)]
    choices += [_choice(one.capitalize(), f"view:errata/{one}", chosen=one == verdict) for one in present]
    spans = tuple(span for choice in choices for span in (*choice, Text("     ")))
    return msgspec.structs.replace(document, blocks=(Paragraph(spans), *document.blocks))


def _choice(words: str, address: str, *, chosen: bool) -> Inline:
    return (Text(words, STRONG),) if chosen else (Link(words, address),)


def _record(atlas: Atlas, address: str) -> Identified:
    try:
        record = atlas.get(address)
    except KeyError:
        raise NotFound(address) from None
    if not isinstance(record, Identified):
        raise NotFound(address)
    return record


_VIEWS: dict[str, Callable[[PageContext, str], Document]] = {
    "start": lambda context, _filter: _start(context),
    "comparisons": lambda context, _filter: documents.comparisons_document(context.opened.atlas),
    "timelines": lambda context, _filter: documents.timelines_document(context.opened.atlas),
    "journeys": lambda context, _filter: documents.journeys_document(context.opened.atlas),
    "errata": lambda context, verdict: _filtered_errata(context.opened.atlas, verdict),
    "health": lambda context, _filter: documents.health_document(context.opened.atlas, context.opened.report),
    "shortcuts": lambda _context, _filter: shortcuts_document(),
    "about": lambda context, _filter: about_document(context.opened.atlas),
}
"""The pages that belong to no single record, by their names."""
