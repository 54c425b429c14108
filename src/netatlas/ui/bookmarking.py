"""Makes and removes bookmarks: on the page in front, on an entry of the palette, on a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.anchors import anchor_name, anchor_of, anchors_of
from netatlas.atlas.views import VIEW_TITLES

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.user_data import UserData


def is_bookmarked(data: UserData, atlas: Atlas, address: Address) -> bool:
    """Return True if there is a bookmark of an address, as far as is known without reading."""
    return not data.items.addresses.isdisjoint(anchors_of(atlas, address))


def toggle_bookmark(data: UserData, atlas: Atlas, address: Address) -> str:
    """Bookmark an address in the background, or remove its bookmark; return what was done, as a sentence.

    Where nothing can be written, nothing is done, and the sentence says why.
    """
    if data.items.reason:
        return data.items.reason
    name = bookmark_name(atlas, address)
    if is_bookmarked(data, atlas, address):
        anchors = anchors_of(atlas, address)
        data.write(lambda data: data.bookmarks.remove(*anchors))
        return f"{name} is no bookmark any more."
    anchor = anchor_of(atlas, address)
    data.write(lambda data: data.bookmarks.add(anchor))
    return f"Bookmarked {name}."


def bookmark_name(atlas: Atlas, address: Address) -> str:
    """Return what a bookmark is called."""
    if address.view_name:
        return VIEW_TITLES.get(address.view_name, address.view_name)
    if address.head == "note":
        return f"Note {address.names[0]}"
    if address.topic in atlas.topic_titles():
        return atlas.topic_titles()[address.topic]
    return anchor_name(atlas, address)
