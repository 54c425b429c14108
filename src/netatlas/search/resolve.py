"""Resolves a name, as typed, to one record, for commands that open something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.exact_names import exactly_meant
from netatlas.errors import NotFound
from netatlas.search.pages import PAGE_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.hit import Hit
    from netatlas.search.searcher import Searcher

_SUGGESTIONS = 3
"""Similar names in an error: one line has room for no more."""
_MOST_HITS = 12
"""Hits that are looked at; a right kind further down was hardly meant."""


def resolve(
    atlas: Atlas, searcher: Searcher, name: str, *, kinds: Collection[str] = (), pages: bool = False
) -> tuple[str, bool]:
    """Return the id of what ``name`` means, and whether it was exactly its id, name or alias.

    Args:
        atlas: where the records are.
        searcher: finds what is similar enough.
        name: an id, an address, a name, an alias, or something like one; parameters of an address are
            ignored.
        kinds: the accepted kinds of records (``concept``); any if empty.
        pages: whether views and topics will do too; of these the address is returned.

    Raises:
        NotFound: nothing is similar enough; the error has the nearest names.
    """
    if exact := exactly_meant(atlas, name, kinds=kinds):
        return exact, True
    if pages and (page := searcher.pages.named(name.strip())):
        return page, True
    hits = [
        hit
        for hit in searcher.search(name, limit=_MOST_HITS)
        if hit.kind != "lens" and (not kinds or hit.kind in kinds) and (pages or hit.kind not in PAGE_KINDS)
    ]
    sure = [hit for hit in hits if not hit.weak]
    if sure:
        return sure[0].id, False
    raise NotFound(name.strip(), _names(hits))


def _names(hits: list[Hit]) -> tuple[str, ...]:
    return tuple(hit.name for hit in hits[:_SUGGESTIONS])
