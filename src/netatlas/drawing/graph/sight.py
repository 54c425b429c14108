"""What of a graph is in sight, in pixels; here for graphs of up to 1,000 nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.graph.content import DrawnGraph, LineLook
    from netatlas.drawing.graph.filter import Shown
    from netatlas.drawing.viewport import Viewport

MOST_LINES = 2000
"""Lines that are drawn at most, the most important; more would be a grey cloud."""
MOST_SMALL = 1000
"""Nodes of a graph that is drawn without numpy, whose import takes longer than drawing it."""
MARGIN = 100.0
"""Pixels around the visible part within which a label may reach into it."""


class InSight(NamedTuple):
    """The nodes and lines in a viewport.

    Attributes:
        nodes: their numbers, the most important last, since it is painted over the others.
        x: their places in pixels.
        y: the same.
        lines: numbers of the lines, the most important first.
        segments: x, y, to_x, to_y of each line.
    """

    nodes: Sequence[int]
    x: Sequence[float]
    y: Sequence[float]
    lines: Sequence[int]
    segments: Sequence[float]

    def nearest(self, x: float, y: float, reach: float) -> int | None:
        """Return the number of the node nearest to a point, or None if none is within ``reach`` pixels."""
        best, found = reach * reach, None
        for node, node_x, node_y in zip(self.nodes, self.x, self.y, strict=True):
            distance = (node_x - x) ** 2 + (node_y - y) ** 2
            if distance <= best:
                best, found = distance, node
        return found

    def batches(self, groups: Sequence[int]) -> dict[int, Sequence[float]]:
        """Return the nodes in sight by group, each group as x and y of its nodes in turn.

        Args:
            groups: the number of each node's group.
        """
        found: dict[int, list[float]] = {}
        for node, x, y in zip(self.nodes, self.x, self.y, strict=True):
            found.setdefault(groups[node], []).extend((x, y))
        return dict(found)

    def line_batches(self, looks: Sequence[LineLook]) -> dict[LineLook, Sequence[float]]:
        """Return the segments of the lines in sight by their look."""
        found: dict[LineLook, list[float]] = {}
        for position, line in enumerate(self.lines):
            found.setdefault(looks[line], []).extend(self.segments[4 * position : 4 * position + 4])
        return dict(found)

    def labelled(self, scales: Sequence[float], scale: float) -> list[tuple[int, float, float]]:
        """Return the nodes whose label shows at a scale with their places, the most important first."""
        found = zip(self.nodes, self.x, self.y, strict=True)
        return [(node, x, y) for node, x, y in found if scales[node] <= scale][::-1]


class Sight(Protocol):
    """Finds what is in sight."""

    def at(self, view: Viewport, shown: Shown) -> InSight:
        """Return what of the graph a viewport shows."""


class SmallSight:
    """Looks at every node and line; for small graphs."""

    def __init__(self, content: DrawnGraph) -> None:
        self._content = content

    def at(self, view: Viewport, shown: Shown) -> InSight:
        """Return what of the graph a viewport shows."""
        content, (x, y) = self._content, pixels(self._content, view)
        width, height = extent(view)
        nodes = [
            node
            for node in reversed(content.order)
            if shown.nodes[node]
            and -MARGIN <= x[node] <= width + MARGIN
            and -MARGIN <= y[node] <= height + MARGIN
        ]
        lines: list[int] = []
        segments: list[float] = []
        for line in content.line_order:
            if not shown.lines[line]:
                continue
            start, end = content.lines[line]
            left, top, right, bottom = x[start], y[start], x[end], y[end]
            if (left < 0 and right < 0) or (left > width and right > width):
                continue
            if (top < 0 and bottom < 0) or (top > height and bottom > height):
                continue
            lines.append(line)
            segments += (left, top, right, bottom)
            if len(lines) == MOST_LINES:
                break
        return InSight(nodes, [x[node] for node in nodes], [y[node] for node in nodes], lines, segments)


def pixels(content: DrawnGraph, view: Viewport) -> tuple[list[float], list[float]]:
    """Return the pixel of each node."""
    scale, first_x, first_y = scale_of(view), view.x.first, view.y.first if view.y is not None else 0.0
    return [(x - first_x) * scale for x in content.x], [(y - first_y) * scale for y in content.y]


def extent(view: Viewport) -> tuple[float, float]:
    """Return width and height of a viewport in pixels."""
    return view.x.right, view.y.right if view.y is not None else 0.0


def scale_of(view: Viewport) -> float:
    """Return how many pixels a unit of the map has."""
    return view.x.scale
