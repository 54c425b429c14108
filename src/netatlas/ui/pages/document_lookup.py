"""Finds the document for an address, for the pages that show text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas import documents
from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.atlas.model import Identified, Source
from netatlas.desk.stored_values import now
from netatlas.documents.marks import marks_document
from netatlas.documents.support import ALL, TEXTS
from netatlas.ui.bookmarking import bookmark_name
from netatlas.ui.commands import key_of
from netatlas.ui.help import about_document, exports_document, shortcuts_document
from netatlas.ui.labels import address_title, describe
from netatlas.ui.note_editing.dates import ago_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.documents.blocks import Document
    from netatlas.ui.page_context import PageContext

_MOST_LISTED = 300
"""Faults, and remarks of each kind, on the page of the packs' health: nobody reads more, and 16,000 take six
seconds to show."""


def document_at(context: PageContext, address: Address) -> Document:
    """Return the document at an address, or one that says that there is nothing at it."""
    if address.view_name in _VIEWS:
        return _VIEWS[address.view_name](context, address)
    atlas = context.opened.atlas
    if address.topic in atlas.topic_titles():
        return documents.topic_document(atlas, address.topic, edition=context.edition)
    record = atlas.get(address.record_id) if address.record_id in atlas else None
    if isinstance(record, Identified) and not isinstance(record, Source):
        return documents.record_document(atlas, record.id, edition=context.edition)
    return documents.computed_document(atlas, address) or documents.missing_document(atlas, address)


def _start(context: PageContext) -> Document:
    """Return the start page with the pages that were visited last, as far as they still exist."""
    atlas = context.opened.atlas
    time = now()
    visited = tuple(
        documents.Visited(title, str(address), ago_text(when, time) if when else describe(atlas, address))
        for recent in context.recent()
        for address, when in ((resolved(atlas, recent), context.visited(recent)),)
        if (title := address_title(atlas, address))
    )
    keys = key_of("go.search"), key_of("help.shortcuts")
    return documents.start_document(atlas, recent=visited, bookmarks=_bookmarks(context), keys=keys)


def _bookmarks(context: PageContext) -> tuple[documents.Visited, ...]:
    """Return the bookmarks, as far as the open packs have what they are of."""
    atlas, data = context.opened.atlas, context.data
    addresses = [Address.parse(one.address) for one in data.items.bookmarks] if data is not None else []
    return tuple(
        documents.Visited(bookmark_name(atlas, address), str(address), describe(atlas, address))
        for address in (resolved(atlas, one) for one in addresses)
        if not address.record_id or address.record_id in atlas
    )


def _health(context: PageContext, address: Address) -> Document:
    opened, every = context.opened, address.value(TEXTS) == ALL
    return documents.health_document(opened.atlas, opened.report, every_old_text=every, most=_MOST_LISTED)


def _manual(context: PageContext) -> Document:
    from netatlas.documents.manual import manual_document

    return manual_document(context.opened.atlas)


def _packs(context: PageContext) -> Document:
    return documents.packs_document(context.opened.atlas, context.open_packs.listed)


_VIEWS: dict[str, Callable[[PageContext, Address], Document]] = {
    "start": lambda context, _address: _start(context),
    "comparisons": lambda context, _address: documents.comparisons_document(context.opened.atlas),
    "timelines": lambda context, _address: documents.timelines_document(context.opened.atlas),
    "journeys": lambda context, _address: documents.journeys_document(context.opened.atlas),
    "health": _health,
    "manual": lambda context, _address: _manual(context),
    "marks": lambda _context, _address: marks_document(),
    "packs": lambda context, _address: _packs(context),
    "shortcuts": lambda _context, _address: shortcuts_document(),
    "exports": lambda _context, _address: exports_document(),
    "about": lambda context, _address: about_document(context.opened.atlas),
}
"""The documents of views, which are the pages that belong to no record, by name."""
