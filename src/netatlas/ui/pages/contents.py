"""Which document stands at an address: the map from addresses to ``netatlas.export.compose``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from netatlas.atlas.model import Identified
from netatlas.atlas.terms import Verdict
from netatlas.errors import NotFound
from netatlas.export import compose
from netatlas.export.document import STRONG, Link, Paragraph, Text
from netatlas.ui.help import about_document, shortcuts_document
from netatlas.ui.navigation import Place
from netatlas.ui.palette.describing import address_title, describe

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.export.document import Document, Inline
    from netatlas.ui.pages.page import Outlook


def document_at(outlook: Outlook, address: str) -> Document:
    """Return the document that stands at an address.

    Raises:
        NotFound: nothing stands there.
    """
    place = Place(address)
    if not place.view:
        atlas = outlook.opened.atlas
        return compose.record_document(atlas, _record(atlas, address).id, edition=outlook.edition)
    if place.view not in _VIEWS:
        raise NotFound(place.view)
    return _VIEWS[place.view](outlook, place.filter)


def _start(outlook: Outlook) -> Document:
    """Return the start page with the places that were visited, as far as they still exist."""
    atlas = outlook.opened.atlas
    visited = tuple(
        compose.Visited(title, address, describe(atlas, address))
        for address in outlook.recent()
        if (title := address_title(atlas, address))
    )
    return compose.start_document(atlas, recent=visited)


def _filtered_errata(atlas: Atlas, verdict: str) -> Document:
    """Return the page of errata, of one verdict or of all, with the choice of verdicts above it."""
    if verdict and verdict not in list(Verdict):
        raise NotFound(verdict)
    document = compose.errata_document(atlas, verdict=verdict or None)
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


_VIEWS: dict[str, Callable[[Outlook, str], Document]] = {
    "start": lambda outlook, _filter: _start(outlook),
    "comparisons": lambda outlook, _filter: compose.comparisons_document(outlook.opened.atlas),
    "timelines": lambda outlook, _filter: compose.timelines_document(outlook.opened.atlas),
    "journeys": lambda outlook, _filter: compose.journeys_document(outlook.opened.atlas),
    "errata": lambda outlook, verdict: _filtered_errata(outlook.opened.atlas, verdict),
    "health": lambda outlook, _filter: compose.health_document(outlook.opened.atlas, outlook.opened.report),
    "shortcuts": lambda _outlook, _filter: shortcuts_document(),
    "about": lambda outlook, _filter: about_document(outlook.opened.atlas),
}
"""The pages that belong to no single record, by their names."""
