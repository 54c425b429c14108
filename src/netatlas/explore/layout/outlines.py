"""The outline of each topic on a map: soft, in one piece, around its own concepts and around no others.

For each topic a field over a grid tells how far inside the topic a point is: by the distance to its own
bodies and by how much nearer they are than those of any other. The outline is where the field is zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.explore.layout.contours import zero_contours
from netatlas.explore.layout.pieces import bridge, pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.explore.layout.bodies import Bodies

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Outline = list[Floats]

_REACH = 24.0
"""Pixels that an outline keeps from its bodies."""
_BORDER = 5.0
"""Pixels between the outlines of two topics."""
_FINEST = 4.0
"""Pixels of a cell of the grid for a map of usual size."""
_MOST_CELLS = 240
"""Cells along the longer side."""
_SOFTENING = 2
"""Rounds of averaging with the neighbouring cells; each rounds corners by about a cell."""
_BRIDGE = 5.0
"""Half the width, in pixels, of what joins two pieces of one topic."""


class _Grid(NamedTuple):
    """Points of a grid: ``low + cell * (column, row)``."""

    low: Floats
    cell: float
    shape: tuple[int, int]

    @property
    def points(self) -> Floats:
        """All points, row by row, (rows * columns, 2)."""
        rows, columns = self.shape
        x, y = np.meshgrid(np.arange(columns), np.arange(rows))
        points: Floats = self.low + self.cell * np.column_stack([x.ravel(), y.ravel()])
        return points

    def index(self, places: Floats) -> Ints:
        """Return row and column of the points next to ``places``, (n, 2)."""
        return np.rint((places - self.low) / self.cell).astype(np.int64)[:, ::-1]


def topic_outlines(places: Floats, topics: Ints, bodies: Bodies, count: int) -> list[Outline]:
    """Return for each of ``count`` topics its outline, a closed ring of points, (m, 2), and rings of its holes.

    A topic without concepts has no ring.

    Args:
        places: (n, 2) of the concepts.
        topics: (n,) their topics, from 0.
        bodies: their room.
        count: of topics.
    """
    if not len(places):
        return [[] for _ in range(count)]
    grid = _grid_around(places, bodies)
    distances = _distances(grid, places, topics, bodies, count)
    fields = _fields(distances)
    taken = [grid.index(places[topics == topic]) for topic in range(count)]
    for topic in range(count):
        _join_pieces(grid, fields, topic, taken)
    return [
        [grid.low + grid.cell * ring for ring in zero_contours(_soft(field, taken[topic]))]
        for topic, field in enumerate(fields)
    ]


def _grid_around(places: Floats, bodies: Bodies) -> _Grid:
    margin = _REACH + 3 * _FINEST
    low = np.array([(places[:, 0] - bodies.half).min(), (places[:, 1] - bodies.up).min()])
    high = np.array([(places[:, 0] + bodies.half).max(), (places[:, 1] + bodies.down).max()])
    cell = max(_FINEST, float((high - low).max()) / _MOST_CELLS)
    margin = max(margin, 5 * cell)
    columns, rows = np.ceil((high - low + 2 * margin) / cell).astype(int) + 1
    return _Grid(low - margin, cell, (int(rows), int(columns)))


def _distances(grid: _Grid, places: Floats, topics: Ints, bodies: Bodies, count: int) -> Floats:
    """Return the distance of each point of the grid to the nearest body of each topic, (k, rows, columns)."""
    points = grid.points
    result = np.full((count, len(points)), np.inf)
    for topic in range(count):
        for node in _spread(grid, places, np.flatnonzero(topics == topic)):
            x, y = (points - places[node]).T
            across = np.maximum(np.abs(x) - bodies.half[node], 0)
            along = np.maximum(np.maximum(-bodies.up[node] - y, y - bodies.down[node]), 0)
            np.minimum(result[topic], np.hypot(across, along), out=result[topic])
    return result.reshape(count, *grid.shape)


def _spread(grid: _Grid, places: Floats, nodes: Ints) -> Ints:
    """Return those of ``nodes`` that are the first in their cell: others would add nothing to the picture."""
    row, column = grid.index(places[nodes]).T
    _, first = np.unique(row * grid.shape[1] + column, return_index=True)
    return nodes[first]


def _fields(distances: Floats) -> Floats:
    """Return how far inside each topic each point is, in pixels; negative outside."""
    fields = np.empty_like(distances)
    for topic, own in enumerate(distances):
        others = np.delete(distances, topic, axis=0)
        nearest = others.min(axis=0) if len(others) else np.full_like(own, np.inf)
        with np.errstate(invalid="ignore"):
            fields[topic] = np.minimum(_REACH - own, (nearest - own - _BORDER) / 2)
    return np.nan_to_num(fields, nan=-_REACH, posinf=_REACH, neginf=-1e6)


def _join_pieces(grid: _Grid, fields: Floats, topic: int, taken: list[Ints]) -> None:
    """Change the fields so that the topic is one piece, around the concepts of others."""
    forbidden = np.zeros(grid.shape, dtype=bool)
    for other, cells in enumerate(taken):
        if other != topic:
            forbidden[tuple(cells.T)] = True
    for _ in range(len(taken[topic])):
        labels = pieces(fields[topic] > 0)
        own = np.unique(labels[tuple(taken[topic].T)])
        own = own[own > 0]
        if len(own) < 2:
            return
        path = bridge(labels == own[0], np.isin(labels, own[1:]), forbidden)
        if not len(path):
            return
        rows, columns = np.indices(grid.shape)
        away = np.full(grid.shape, np.inf)
        for row, column in path:
            np.minimum(away, np.hypot(rows - row, columns - column), out=away)
        away *= grid.cell
        for other in range(len(fields)):
            if other != topic:
                np.minimum(fields[other], away - _BRIDGE - _BORDER, out=fields[other])
        np.maximum(fields[topic], _BRIDGE - away, out=fields[topic])


def _soft(field: Floats, taken: Ints) -> Floats:
    """Return the field with round corners; what lies inside with a concept stays inside."""
    soft = np.clip(field, -_REACH, _REACH)
    for _ in range(_SOFTENING):
        padded = np.pad(soft, 1, mode="edge")
        soft = (
            sum(
                padded[1 + row : 1 + row + field.shape[0], 1 + column : 1 + column + field.shape[1]]
                for row in (-1, 0, 1)
                for column in (-1, 0, 1)
            )
            / 9
        )
    rows, columns = taken.T
    soft[rows, columns] = np.maximum(soft[rows, columns], 0.1)
    return soft
