"""Finds concepts of a graph by a part of their names, for find in page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.graph.picture import GraphPicture
    from netatlas.ui.canvas.graph_canvas import GraphCanvas


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


def go_to_match(canvas: GraphCanvas, text: str, *, backward: bool) -> bool:
    """Bring the next concept with a text in its name into the middle; return False if there is none."""
    found = next_match(matches(canvas.picture, text), canvas.current, backward=backward)
    if found:
        canvas.centre_on(found)
    return bool(found)


def position_of(canvas: GraphCanvas, text: str) -> int:
    """Return which of the concepts with a text in their name is the current one, from 1; 0 if it is none."""
    found = matches(canvas.picture, text)
    return found.index(canvas.current) + 1 if canvas.current in found else 0
