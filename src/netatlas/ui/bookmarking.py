"""Makes and removes bookmarks: on the page in front, on an entry of the palette, on a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.anchors import anchor_name, bookmarks_of
from netatlas.atlas.views import VIEW_TITLES

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.user_data import UserData

_OF_RECORDS = frozenset({"around", "on", "from", "to"})
_IN_WORDS = frozenset({"words", "scope", "verdict", "at", "measure", "need"})
"""Parameters whose value is words that a reader knows from the page."""


def is_bookmarked(data: UserData, atlas: Atlas, address: Address) -> bool:
    """Return True if there is a bookmark of an address, as far as is known without reading."""
    return not data.items.addresses.isdisjoint(bookmarks_of(atlas, address))


def toggle_bookmark(data: UserData, atlas: Atlas, address: Address) -> str:
    """Bookmark an address in the background, or remove its bookmark; return what was done, as a sentence.

    Where nothing can be written, nothing is done, and the sentence says why.
    """
    if data.items.reason:
        return data.items.reason
    name = bookmark_name(atlas, address)
    if is_bookmarked(data, atlas, address):
        bookmarks = bookmarks_of(atlas, address)
        data.write(lambda data: data.bookmarks.remove(*bookmarks))
        return f"{name} is no bookmark any more."
    bookmark = bookmarks_of(atlas, address)[0]
    data.write(lambda data: data.bookmarks.add(bookmark))
    return f"Bookmarked {name}."


def bookmark_name(atlas: Atlas, address: Address) -> str:
    """Return what a bookmark is called: its target, and the filter or date that it keeps."""
    if address.head == "note":
        return f"Note {address.names[0]}"
    if address.view_name:
        name = VIEW_TITLES.get(address.view_name, address.view_name)
    elif address.topic:
        name = atlas.topic_titles().get(address.topic, address.topic)
    else:
        name = anchor_name(atlas, address)
    said = ", ".join(filter(None, (_said(atlas, *pair) for pair in address.params)))
    return f"{name}: {said}" if said else name


def _said(atlas: Atlas, parameter: str, value: str) -> str:
    """Return what a parameter of an address adds to the name of a bookmark, or ''."""
    if parameter in _OF_RECORDS:
        return " + ".join(anchor_name(atlas, Address.record(one)) for one in value.split("+"))
    if parameter == "topic":
        return atlas.topic_titles().get(value, value)
    return f"hop {value}" if parameter == "hop" else value if parameter in _IN_WORDS else ""
