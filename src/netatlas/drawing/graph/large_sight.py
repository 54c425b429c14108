"""What of a large graph is in sight: arrays, nodes thinned to one for each few pixels, a budget of lines."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from typing_extensions import override

from netatlas.drawing.graph.content import LineLook
from netatlas.drawing.graph.sight import MARGIN, MOST_LINES, InSight, extent, scale_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.filter import Shown
    from netatlas.drawing.viewport import Viewport

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

MOST_NODES = 5_000
"""Nodes that are drawn at most, the most important."""
_CELL = 3.0
"""Pixels of a cell in which one node is drawn: less than its shape."""
_CHUNK = 20_000
"""Lines that are looked at together, the most important first, until the budget is used up."""


class LargeInSight(InSight):
    """What is in sight, as arrays."""

    __slots__ = ()

    @override
    def nearest(self, x: float, y: float, reach: float) -> int | None:
        if not len(self.nodes):
            return None
        distances = (np.asarray(self.x) - x) ** 2 + (np.asarray(self.y) - y) ** 2
        nearest = int(np.argmin(distances))
        return int(self.nodes[nearest]) if distances[nearest] <= reach * reach else None

    @override
    def batches(self, groups: Sequence[int]) -> dict[int, Sequence[float]]:
        group_of = np.asarray(groups)[self.nodes]
        places = np.column_stack([self.x, self.y])
        return {int(group): array("d", places[group_of == group].tobytes()) for group in np.unique(group_of)}

    @override
    def line_batches(self, looks: Sequence[LineLook]) -> dict[LineLook, Sequence[float]]:
        look_of = np.fromiter((looks[line] for line in self.lines), dtype=np.int64, count=len(self.lines))
        segments = np.asarray(self.segments).reshape(-1, 4)
        return {
            LineLook(int(look)): segments[look_of == look].ravel().tolist() for look in np.unique(look_of)
        }

    @override
    def labelled(self, scales: Sequence[float], scale: float) -> list[tuple[int, float, float]]:
        shows = np.flatnonzero(np.asarray(scales)[self.nodes] <= scale)[::-1]
        columns = (np.asarray(values)[shows].tolist() for values in (self.nodes, self.x, self.y))
        return list(zip(*columns, strict=True))


class LargeSight:
    """Finds the visible part of a graph of any size in a few milliseconds."""

    def __init__(self, content: DrawnGraph) -> None:
        self._order: Ints = np.asarray(content.order, dtype=np.int64)
        self._places: Floats = np.column_stack([content.x, content.y]).astype(np.float64)
        self._line_order: Ints = np.asarray(content.line_order, dtype=np.int64)
        ends = np.asarray(content.lines, dtype=np.int64).reshape(-1, 2)
        self._ends: Ints = ends[self._line_order]
        self._asked: Shown | None = None
        self._nodes_shown: Flags = np.zeros(0, dtype=bool)
        self._lines_shown: Flags = np.zeros(0, dtype=bool)

    def at(self, view: Viewport, shown: Shown) -> InSight:
        """Return what of the graph a viewport shows."""
        if shown is not self._asked:
            self._asked = shown
            self._nodes_shown = np.asarray(shown.nodes, dtype=bool)
            self._lines_shown = np.asarray(shown.lines, dtype=bool)[self._line_order]
        first = np.array([view.x.first, view.y.first if view.y is not None else 0.0])
        places = (self._places - first) * scale_of(view)
        size = np.array(extent(view))
        nodes = self._nodes(places, size)
        lines, segments = self._lines(places, size)
        columns = (nodes, places[nodes, 0], places[nodes, 1], lines, segments)
        return LargeInSight(*cast("tuple[Sequence[Any], ...]", columns))

    def _nodes(self, places: Floats, size: Floats) -> Ints:
        """Return the nodes to draw, the most important last."""
        inside = ((places >= -MARGIN) & (places <= size + MARGIN)).all(axis=1) & self._nodes_shown
        nodes = self._order[inside[self._order]]
        cells = ((places[nodes] + MARGIN) / _CELL).astype(np.int64)
        columns = int((size[0] + 2 * MARGIN) / _CELL) + 1
        _, first = np.unique(cells[:, 1] * columns + cells[:, 0], return_index=True)
        kept: Ints = nodes[np.sort(first)[:MOST_NODES]][::-1]
        return kept

    def _lines(self, places: Floats, size: Floats) -> tuple[Ints, Floats]:
        """Return the lines to draw, the most important first, and where they lie."""
        found: list[Ints] = []
        count = 0
        for begin in range(0, len(self._ends), _CHUNK):
            ends = self._ends[begin : begin + _CHUNK]
            start, end = places[ends[:, 0]], places[ends[:, 1]]
            outside = ((start < 0) & (end < 0)) | ((start > size) & (end > size))
            kept = np.flatnonzero(~outside.any(axis=1) & self._lines_shown[begin : begin + _CHUNK]) + begin
            found.append(kept)
            count += len(kept)
            if count >= MOST_LINES:
                break
        numbers = np.concatenate(found)[:MOST_LINES] if found else np.zeros(0, dtype=np.int64)
        segments = places[self._ends[numbers]].reshape(-1)
        return self._line_order[numbers], segments
