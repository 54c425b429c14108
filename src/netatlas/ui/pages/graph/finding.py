"""Finds concepts by name among those that the graph shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.words import folded

if TYPE_CHECKING:
    from netatlas.ui.canvas.graph_canvas import GraphCanvas


def matching(canvas: GraphCanvas, text: str) -> list[str]:
    """Return the concepts of the graph whose name has a text in it, the most important first."""
    picture, looked_for = canvas.picture, folded(text)
    if picture is None or not looked_for:
        return []
    content = picture.content
    return [content.ids[node] for node in content.order if looked_for in folded(content.names[node])]
