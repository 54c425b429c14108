"""What of a large graph is in sight: arrays, nodes thinned to one for each few pixels, a budget of lines."""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np
from typing_extensions import override

from netatlas.drawing.graph.content import LineLook
from netatlas.drawing.graph.sight import MARGIN, MOST_LINES, InSight, extent, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_CHUNK = 6_000
"""Nodes or lines that are looked at together, the most important first, until there are enough; then twice
as many, and so on."""


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
        return dict(_by_value(np.asarray(groups)[self.nodes], np.column_stack([self.x, self.y])))

    @override
    def line_batches(self, looks: Sequence[LineLook]) -> dict[LineLook, Sequence[float]]:
        segments = np.asarray(self.segments).reshape(-1, 4)
        return {LineLook(look): own for look, own in _by_value(np.asarray(looks)[self.lines], segments)}

    @override
    def labelled(self, scales: Sequence[float], scale: float) -> list[tuple[int, float, float]]:
        shows = np.flatnonzero(np.asarray(scales)[self.nodes] <= scale)[::-1]
        columns = (np.asarray(values)[shows].tolist() for values in (self.nodes, self.x, self.y))
        return list(zip(*columns, strict=True))


class _ShownInOrder(NamedTuple):
    """What is shown, and the same for nodes and lines in order of importance."""

    shown: Shown
    nodes: Flags
    lines: Flags


class LargeSight:
    """Finds the visible part of a graph of any size in a few milliseconds."""

    def __init__(self, content: DrawnGraph) -> None:
        """Lay all coordinates out in order of importance, so that they are read one after the other."""
        places: Floats = np.column_stack([content.x, content.y]).astype(np.float64)
        self._order: Ints = np.asarray(content.order, dtype=np.int64)
        self._x, self._y = (np.ascontiguousarray(axis) for axis in places[self._order].T)
        self._line_order: Ints = np.asarray(content.line_order, dtype=np.int64)
        ends = np.asarray(content.lines, dtype=np.int64).reshape(-1, 2)[self._line_order]
        self._segments: Floats = places[ends].reshape(-1, 4)
        x, y = self._segments[:, ::2], self._segments[:, 1::2]
        self._left, self._right = np.min(x, axis=1), np.max(x, axis=1)
        self._top, self._bottom = np.min(y, axis=1), np.max(y, axis=1)
        self._asked: _ShownInOrder | None = None

    def at(self, view: Viewport, shown: Shown) -> InSight:
        """Return what of the graph a viewport shows."""
        asked = self._asked
        if asked is None or asked.shown is not shown:
            nodes_shown = np.asarray(shown.nodes, dtype=bool)[self._order]
            lines_shown = np.asarray(shown.lines, dtype=bool)[self._line_order]
            asked = self._asked = _ShownInOrder(shown, nodes_shown, lines_shown)
        nodes, x, y = self._nodes(view, asked.nodes)
        lines, segments = self._lines(view, asked.lines)
        return LargeInSight(*cast("tuple[Sequence[Any], ...]", (nodes, x, y, lines, segments)))

    def _nodes(self, view: Viewport, shown: Flags) -> tuple[Ints, Floats, Floats]:
        """Return the nodes to draw and their pixels, the most important last."""
        (width, height), scale, (first_x, first_y) = extent(view), scale_of(view), _first(view)
        columns, rows = (int((size + 2 * MARGIN) / _CELL) + 1 for size in (width, height))
        is_taken = np.zeros(columns * rows, dtype=bool)
        first_in = np.empty(columns * rows, dtype=np.int32)
        found: list[tuple[Ints, Floats, Floats]] = []
        count = 0
        for part in _parts(len(self._order)):
            x, y = (self._x[part] - first_x) * scale, (self._y[part] - first_y) * scale
            inside = (x >= -MARGIN) & (x <= width + MARGIN) & (y >= -MARGIN) & (y <= height + MARGIN)
            here = np.flatnonzero(inside & shown[part])
            x, y = x[here], y[here]
            row, column = (((axis + MARGIN) / _CELL).astype(np.int32) for axis in (y, x))
            cells = row * columns + column
            numbers = np.arange(len(cells), dtype=np.int32)
            first_in[cells[::-1]] = numbers[::-1]  # of several nodes in a cell the last one written stays
            kept = np.flatnonzero((first_in[cells] == numbers) & ~is_taken[cells])
            is_taken[cells[kept]] = True
            found.append((self._order[part][here[kept]], x[kept], y[kept]))
            count += len(kept)
            if count >= MOST_NODES:
                break
        nodes, across, along = (np.concatenate(part)[:MOST_NODES][::-1] for part in zip(*found, strict=True))
        return nodes, across, along

    def _lines(self, view: Viewport, shown: Flags) -> tuple[Ints, Floats]:
        """Return the lines to draw, the most important first, and where they lie."""
        (width, height), scale, (left, top) = extent(view), scale_of(view), _first(view)
        right, bottom = left + width / scale, top + height / scale
        found: list[Ints] = []
        count = 0
        for part in _parts(len(self._segments)):
            inside = (self._right[part] >= left) & (self._left[part] <= right)
            inside &= (self._bottom[part] >= top) & (self._top[part] <= bottom)
            found.append(np.flatnonzero(inside & shown[part]) + part.start)
            count += len(found[-1])
            if count >= MOST_LINES:
                break
        numbers = np.concatenate(found)[:MOST_LINES]
        segments = (self._segments[numbers] - [left, top, left, top]) * scale
        return self._line_order[numbers], segments.reshape(-1)


def _first(view: Viewport) -> tuple[float, float]:
    """Return the place of the map at the left top of a viewport."""
    return view.x.first, view.y.first if view.y is not None else 0.0


def _parts(count: int) -> Iterator[slice]:
    """Yield slices that cover some things, at least one, each twice as long as the one before."""
    begin, size = 0, _CHUNK
    while begin < max(1, count):
        yield slice(begin, begin + size)
        begin, size = begin + size, 2 * size


def _by_value(values: NDArray[Any], numbers: Floats) -> Iterator[tuple[int, Sequence[float]]]:
    """Yield each value that occurs, with the rows of numbers that have it."""
    order = np.argsort(values.astype(np.int16), kind="stable")  # small numbers are sorted in linear time
    values, numbers = values[order], numbers[order]
    borders = [0, *(np.flatnonzero(values[1:] != values[:-1]) + 1).tolist(), len(values)]
    for begin, end in pairwise(borders):
        if begin < end:
            yield int(values[begin]), array("d", numbers[begin:end].tobytes())
