"""The outline of each topic on a map: soft, in one piece, around its own concepts and around no others.

For each topic a field over a grid says how far inside the topic a point is: by the distance to its own
bodies and by how much nearer they are than those of any other. The outline is where the field is zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.explore.layout.contours import zero_contours
from netatlas.explore.layout.grids import Grid, Window
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
_BRIDGE = 5.0
"""Half the width, in pixels, of what joins two pieces of one topic."""
_FINEST = 6.0
"""Pixels of a cell of the grid for a map of usual size."""
MOST_CELLS = 200
"""Cells along the longer side; on a large map they are wider, and so are reach, border and bridges."""
_SOFTENING = 2
"""Rounds of averaging with the neighbouring cells; each rounds corners by about a cell."""
_INSIDE = 0.1
"""What a point has at least that must be inside."""


class _Lengths(NamedTuple):
    """Reach, border and bridge in pixels: at least some cells, so that the grid can show them."""

    reach: float
    border: float
    bridge: float


class _Area(NamedTuple):
    """The field of one topic, within the part of the grid that it can reach.

    Attributes:
        window: that part.
        distance: from each of its points to the nearest body of the topic.
        field: how far inside the topic each point is; changed where pieces are joined.
        inner: row and column, in the window, of the points that must be inside.
    """

    window: Window
    distance: Floats
    field: Floats
    inner: list[Ints]

    @property
    def kept(self) -> tuple[Ints, Ints]:
        """Rows and columns of the points that must be inside."""
        rows, columns = np.concatenate(self.inner).T
        return rows, columns


def topic_outlines(places: Floats, topics: Ints, bodies: Bodies, count: int) -> list[Outline]:
    """Return for each topic its outline, a closed ring of points, (m, 2), and the rings of its holes.

    A topic without concepts has no ring.

    Args:
        places: (n, 2) of the concepts.
        topics: (n,) their topics, from 0.
        bodies: their room.
        count: of topics.
    """
    if not len(places):
        return [[] for _ in range(count)]
    grid = Grid.around(places, bodies, _FINEST, MOST_CELLS, margin=_REACH)
    lengths = _Lengths(max(_REACH, 3 * grid.cell), max(_BORDER, grid.cell), max(_BRIDGE, grid.cell))
    areas = {
        int(topic): _area(grid, lengths, places, bodies, np.flatnonzero(topics == topic))
        for topic in np.unique(topics)
    }
    _set_fields(grid, lengths, areas)
    _join_all_pieces(grid, lengths, areas)
    return [_rings(grid, areas[topic]) if topic in areas else [] for topic in range(count)]


def _area(grid: Grid, lengths: _Lengths, places: Floats, bodies: Bodies, members: Ints) -> _Area:
    """Return the area of a topic with the distances to its ``members``; the field is not set yet."""
    reached = lengths.reach + lengths.border + 2 * grid.cell
    window = grid.window(places[members], bodies.of(members), reached)
    distance = np.full(window.shape, 2 * reached)
    for node in _spread(grid, places, members):
        x, y = places[node]
        half, up, down = bodies.half[node], bodies.up[node], bodies.down[node]
        part = window.part(grid, (x - half - reached, y - up - reached), (x + half + reached, y + down + reached))
        xs, ys = grid.axes(window, part)
        across = np.maximum(np.abs(xs - x) - half, 0)
        along = np.maximum(np.maximum(y - up - ys, ys - y - down), 0)
        view = distance[part]
        np.minimum(view, np.hypot(across[None], along[:, None]), out=view)
    inner = grid.corners(places[members]) - (window.row, window.column)
    return _Area(window, distance, np.empty_like(distance), [inner])


def _spread(grid: Grid, places: Floats, nodes: Ints) -> Ints:
    """Return those of ``nodes`` that are the first in their cell: others would add nothing to the picture."""
    row, column = grid.cells(places[nodes]).T
    _, first = np.unique(row * grid.shape[1] + column, return_index=True)
    return nodes[first]


def _set_fields(grid: Grid, lengths: _Lengths, areas: dict[int, _Area]) -> None:
    """Set how far inside each topic its points are: by its own bodies and by the nearest of all others."""
    nearest, second = np.full(grid.shape, np.inf), np.full(grid.shape, np.inf)
    for area in areas.values():
        one, two = nearest[area.window.slices], second[area.window.slices]
        np.minimum(two, np.maximum(one, area.distance), out=two)
        np.minimum(one, area.distance, out=one)
    for area in areas.values():
        one, two = nearest[area.window.slices], second[area.window.slices]
        others = np.where(area.distance > one, one, two)
        between = (others - area.distance - lengths.border) / 2
        np.minimum(lengths.reach - area.distance, between, out=area.field)


def _join_all_pieces(grid: Grid, lengths: _Lengths, areas: dict[int, _Area]) -> None:
    """Change the fields so that each topic is one piece.

    A bridge may cut another topic, which is then looked at again; it goes around all bridges that there are.
    """
    waiting = list(areas)
    for _ in range(3 * len(areas)):
        if not waiting:
            return
        topic = waiting.pop(0)
        for path in _bridges(grid, areas, topic):
            cut = _build(grid, lengths, areas, topic, path)
            waiting += [other for other in cut if other not in waiting]


def _bridges(grid: Grid, areas: dict[int, _Area], topic: int) -> list[Ints]:
    """Return the cells of the grid that join the pieces of a topic, around what others must keep."""
    area = areas[topic]
    inside = area.field > 0
    inside[area.kept] = True
    labels = pieces(inside)
    own = np.unique(labels[area.kept])
    if len(own) == 1:
        return []
    taken = np.zeros(grid.shape, dtype=bool)
    for other, neighbour in areas.items():
        if other != topic:
            rows, columns = neighbour.kept
            taken[rows + neighbour.window.row, columns + neighbour.window.column] = True
    joined, found = labels == own[0], []
    for _ in own[1:]:
        path = bridge(joined, np.isin(labels, own) & ~joined, taken[area.window.slices])
        if not len(path):
            break
        joined |= labels == labels[tuple(path[0])]
        found.append(path + (area.window.row, area.window.column))
    return found


def _build(grid: Grid, lengths: _Lengths, areas: dict[int, _Area], topic: int, path: Ints) -> list[int]:
    """Widen the field of a topic along ``path`` and narrow those of others; return whose were narrowed."""
    narrowed = []
    for other, area in areas.items():
        window = area.window
        rows, columns = np.indices(window.shape)
        away = np.full(window.shape, np.inf)
        for row, column in path:
            np.minimum(away, np.hypot(rows + window.row - row, columns + window.column - column), out=away)
        away *= grid.cell
        if other == topic:
            np.maximum(area.field, lengths.bridge - away, out=area.field)
            area.inner.append(path - (window.row, window.column))
        elif (away < lengths.bridge + lengths.border).any():
            np.minimum(area.field, away - lengths.bridge - lengths.border, out=area.field)
            narrowed.append(other)
    return narrowed


def _rings(grid: Grid, area: _Area) -> Outline:
    """Return the rings of an area, with round corners."""
    field = area.field
    soft = _soft(field, _REACH)
    soft[area.kept] = np.maximum(soft[area.kept], _INSIDE)
    if len(np.unique(pieces(soft > 0)[area.kept])) > 1:  # a neck was rounded away
        inside = field > 0
        inside[area.kept] = True
        soft[inside] = np.maximum(soft[inside], _INSIDE)
    origin = grid.low + grid.cell * np.array([area.window.column, area.window.row])
    return [origin + grid.cell * ring for ring in zero_contours(soft)]


def _soft(field: Floats, bound: float) -> Floats:
    """Return the field averaged with what is around, each value counted up to ``bound``."""
    soft: Floats = np.clip(field, -bound, bound)
    for _ in range(_SOFTENING):
        padded = np.pad(soft, 1, mode="edge")
        rows = padded[:-2] + padded[1:-1] + padded[2:]
        soft = (rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9
    return soft
