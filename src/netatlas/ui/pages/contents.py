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

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.api import OpenAtlas
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.export.document import Document, Inline


def document_at(opened: OpenAtlas, address: str, edition: Edition) -> Document:
    """Return the document that stands at an address.

    Raises:
        NotFound: nothing stands there.
    """
    place = Place(address)
    if not place.view:
        return compose.record_document(opened.atlas, _record(opened.atlas, address).id, edition=edition)
    if place.view not in _VIEWS:
        raise NotFound(place.view)
    return _VIEWS[place.view](opened, edition, place.filter)


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


_VIEWS: dict[str, Callable[[OpenAtlas, Edition, str], Document]] = {
    "start": lambda opened, _edition, _filter: compose.start_document(opened.atlas),
    "comparisons": lambda opened, _edition, _filter: compose.comparisons_document(opened.atlas),
    "timelines": lambda opened, _edition, _filter: compose.timelines_document(opened.atlas),
    "journeys": lambda opened, _edition, _filter: compose.journeys_document(opened.atlas),
    "errata": lambda opened, _edition, verdict: _filtered_errata(opened.atlas, verdict),
    "health": lambda opened, _edition, _filter: compose.health_document(opened.atlas, opened.report),
    "shortcuts": lambda _opened, _edition, _filter: shortcuts_document(),
    "about": lambda opened, _edition, _filter: about_document(opened.atlas),
}
"""The pages that belong to no single record, by their names."""
