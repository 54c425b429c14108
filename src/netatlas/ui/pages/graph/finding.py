"""Finds concepts of a graph by a part of their names, for find in page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.graph.picture import GraphPicture


def matches(picture: GraphPicture | None, text: str) -> list[str]:
    """Return the concepts of a graph whose name has a text in it, the most important first."""
    looked_for = folded(text)
    if picture is None or not looked_for:
        return []
    content = picture.content
    return [content.ids[node] for node in content.order if looked_for in folded(content.names[node])]


def next_match(found: Sequence[str], current: str, *, backward: bool) -> str:
    """Return the one after or before the current concept, wrapping around; '' if there is none.

    >>> next_match(["vpc", "vpn"], "vpn", backward=False)
    'vpc'
    """
    if not found:
        return ""
    position = found.index(current) if current in found else (0 if backward else -1)
    return found[(position + (-1 if backward else 1)) % len(found)]
