"""The area of each topic on a map: in one piece, around its own concepts and around no others.

For each topic a field over a grid says how far inside the topic a point is: by the distance to its own
concepts and its name, and by how much nearer they are than those of any other. Whose label is shown makes
no difference, so that an area stays as it is when other concepts become important.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.explore.layout.bodies import Bodies
from netatlas.explore.layout.grids import MapGrid, Window
from netatlas.explore.layout.pieces import bridge, pieces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

REACH = 24.0
"""Pixels that an area reaches beyond the room of its concepts."""
_ROOM = (22.0, 10.0, 22.0)
"""Pixels beside, above and below each concept that belong to it: for the most part a label's."""
_BORDER = 5.0
"""Pixels between the areas of two topics."""
_BRIDGE = 5.0
"""Half the width, in pixels, of what joins two pieces of one topic."""
_FILLED = 6.0
"""What a point in a filled hole has: as much as one some pixels inside."""
_FINEST = 6.0
"""Pixels of a cell of the grid for a map of usual size."""
_MOST_CELLS, _OF_TOPIC = 200, 12
"""Cells along the longer side, and those that a topic has along its own if there are very many; on a large
map cells are wider, and so are reach, border and bridges."""


class _Lengths(NamedTuple):
    """Reach, border and bridge in pixels: at least some cells, so that the grid can show them."""

    reach: float
    border: float
    bridge: float


class Area(NamedTuple):
    """The area of one topic, within the part of the grid that it can reach.

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


class Areas(NamedTuple):
    """The areas of the topics of a map, by number; a topic without concepts has none."""

    grid: MapGrid
    of_topic: Mapping[int, Area]

    def depth(self, topic: int, places: Floats) -> Floats:
        """Return how far inside the area of a topic each place is, in pixels; far outside at least -REACH."""
        area = self.of_topic[topic]
        row, column = (self.grid.cells(places + self.grid.cell / 2) - (area.window.row, area.window.column)).T
        rows, columns = area.window.shape
        there = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
        result = np.full(len(places), -REACH)
        result[there] = np.maximum(area.field[row[there], column[there]], -REACH)
        return result

    def growth(self, topic: int, places: Floats) -> Floats:
        """Return about how many square pixels the area of a topic gains by one more concept at each place."""
        beside, above, below = (room + REACH for room in _ROOM)
        middles = places + np.array([0.0, (below - above) / 2])
        half = np.array([beside, (above + below) / 2])
        growth: Floats = (1 - self.inside(topic, middles, half)) * 4 * half.prod()
        return growth

    def inside(self, topic: int, middles: Floats, half: Floats) -> Floats:
        """Return the share of each rectangle that lies inside the area of a topic, (m,).

        Args:
            topic: one that has an area.
            middles: (m, 2) of the rectangles.
            half: half their width and height.
        """
        area = self.of_topic[topic]
        sums = np.zeros((area.window.shape[0] + 1, area.window.shape[1] + 1))
        sums[1:, 1:] = (area.field > 0).cumsum(axis=0).cumsum(axis=1)
        origin = (area.window.row, area.window.column)
        first = self.grid.cells(middles - half) - origin
        last = self.grid.cells(middles + half) - origin + 1
        points = np.prod(last - first, axis=1)
        top, left = np.clip(first, 0, area.window.shape).T
        bottom, right = np.clip(last, 0, area.window.shape).T
        counts = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        share: Floats = counts / points
        return share


def most_cells(topics: int) -> int:
    """Return how many cells the grid of a map has along its longer side at most."""
    return max(_MOST_CELLS, round(_OF_TOPIC * math.sqrt(topics)))


def topic_areas(places: Floats, topics: Ints, named: Floats, names: Bodies) -> Areas:
    """Return the areas of topics, around their concepts and their names.

    Args:
        places: (n, 2) of at least one concept.
        topics: (n,) their topics, from 0.
        named: (k, 2) of the topics' names.
        names: their bodies.
    """
    bodies = Bodies(*(np.full(len(places), room) for room in _ROOM)).joined(names)
    grid = MapGrid.around(np.vstack([places, named]), bodies, _FINEST, most_cells(len(named)), margin=REACH)
    lengths = _Lengths(max(REACH, 3 * grid.cell), max(_BORDER, grid.cell), max(_BRIDGE, grid.cell))
    areas = {}
    for topic in np.unique(topics).tolist():
        members = np.append(np.flatnonzero(topics == topic), len(places) + topic)
        areas[topic] = _area(grid, lengths, np.vstack([places, named]), bodies, members)
    _set_fields(grid, lengths, areas)
    _join_all_pieces(grid, lengths, areas)
    _fill_holes(grid, areas)
    return Areas(grid, areas)


def _area(grid: MapGrid, lengths: _Lengths, places: Floats, bodies: Bodies, members: Ints) -> Area:
    """Return the area of a topic with the distances to its ``members``; the field is not set yet."""
    reached = lengths.reach + lengths.border + 2 * grid.cell
    window = grid.window(places[members], bodies.of(members), reached)
    distance = np.full(window.shape, 2 * reached)
    for node in _spread(grid, places, members):
        x, y = places[node]
        half, up, down = bodies.half[node], bodies.up[node], bodies.down[node]
        part = window.part(
            grid, (x - half - reached, y - up - reached), (x + half + reached, y + down + reached)
        )
        xs, ys = grid.axes(window, part)
        across = np.maximum(np.abs(xs - x) - half, 0)
        along = np.maximum(np.maximum(y - up - ys, ys - y - down), 0)
        view = distance[part]
        np.minimum(view, np.hypot(across[None], along[:, None]), out=view)
    inner = grid.corners(places[members]) - (window.row, window.column)
    return Area(window, distance, np.empty_like(distance), [inner])


def _spread(grid: MapGrid, places: Floats, nodes: Ints) -> Ints:
    """Return those of ``nodes`` that are the first in their cell: others would add nothing to the picture."""
    row, column = grid.cells(places[nodes]).T
    _, first = np.unique(row * grid.shape[1] + column, return_index=True)
    return nodes[first]


def _set_fields(grid: MapGrid, lengths: _Lengths, areas: dict[int, Area]) -> None:
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


def _join_all_pieces(grid: MapGrid, lengths: _Lengths, areas: dict[int, Area]) -> None:
    """Change the fields so that each topic is one piece.

    A bridge may cut another topic, which is then looked at again; it goes around all bridges that there are.
    """
    waiting = list(areas)
    windows = _Windows(areas)
    for _ in range(3 * len(areas)):
        if not waiting:
            return
        topic = waiting.pop(0)
        for path in _bridges(grid, topic, windows):
            cut = _build(grid, lengths, topic, path, windows)
            waiting += [other for other in cut if other not in waiting]


def _fill_holes(grid: MapGrid, areas: dict[int, Area]) -> None:
    """Change the fields so that no area has a hole in which there is nothing."""
    covered = np.zeros(grid.shape, dtype=np.int64)
    for area in areas.values():
        covered[area.window.slices] += area.field > 0
    for area in areas.values():
        inside = area.field > 0
        outside = pieces(np.pad(~inside, 1, constant_values=True))
        others = np.pad(covered[area.window.slices] - inside, 1) > 0
        open_or_used = np.union1d(outside[0, :1], outside[others])
        hole = ~np.isin(outside, np.append(open_or_used, 0))[1:-1, 1:-1]
        area.field[hole] = np.maximum(area.field[hole], _FILLED)


class _Windows:
    """The windows of all areas, to find those that meet a part of the grid: of thousands, a few."""

    def __init__(self, areas: Mapping[int, Area]) -> None:
        self.areas = areas
        self._topics = list(areas)
        first = [(area.window.row, area.window.column) for area in areas.values()]
        self._first: Ints = np.array(first, dtype=np.int64).reshape(-1, 2)
        shapes = [area.window.shape for area in areas.values()]
        self._last: Ints = self._first + np.array(shapes, dtype=np.int64).reshape(-1, 2)

    def meeting(self, first: Ints, last: Ints) -> list[int]:
        """Return the topics whose windows meet the rows and columns from ``first`` to before ``last``."""
        meets = ((self._first < last) & (self._last > first)).all(axis=1)
        return [self._topics[number] for number in np.flatnonzero(meets)]


def _bridges(grid: MapGrid, topic: int, windows: _Windows) -> list[Ints]:
    """Return the cells of the grid that join the pieces of a topic, around what others must keep."""
    area = windows.areas[topic]
    inside = area.field > 0
    inside[area.kept] = True
    labels = pieces(inside)
    own = np.unique(labels[area.kept])
    if len(own) == 1:
        return []
    taken = np.zeros(grid.shape, dtype=bool)
    first = np.array([area.window.row, area.window.column])
    for other in windows.meeting(first, first + np.array(area.window.shape)):
        if other != topic:
            neighbour = windows.areas[other]
            rows, columns = neighbour.kept
            taken[rows + neighbour.window.row, columns + neighbour.window.column] = True
    joined, found = labels == own[0], []
    for _ in own[1:]:
        path = bridge(joined, np.isin(labels, own) & ~joined, taken[area.window.slices])
        if not len(path):
            break
        joined |= labels == labels[tuple(path[0])]
        found.append(path + first)
    return found


def _build(grid: MapGrid, lengths: _Lengths, topic: int, path: Ints, windows: _Windows) -> list[int]:
    """Widen the field of a topic along ``path`` and narrow those of others; return whose were narrowed."""
    narrowed = []
    width = lengths.bridge + lengths.border
    cells = int(width / grid.cell)
    for other in windows.meeting(path.min(axis=0) - cells - 1, path.max(axis=0) + cells + 2):
        area = windows.areas[other]
        own = path - np.array([area.window.row, area.window.column])
        if other == topic:
            area.inner.append(own)
        low = np.maximum(own.min(axis=0) - cells - 1, 0)
        high = own.max(axis=0) + cells + 2
        field = area.field[low[0] : max(high[0], 0), low[1] : max(high[1], 0)]
        if not field.size:
            continue
        y, x = np.indices(field.shape)
        away = np.full(field.shape, np.inf)
        for row, column in own - low:
            np.minimum(away, np.hypot(y - row, x - column), out=away)
        away *= grid.cell
        if other == topic:
            np.maximum(field, lengths.bridge - away, out=field)
        elif (away < width).any():
            np.minimum(field, np.where(away < width, away - width, np.inf), out=field)
            narrowed.append(other)
    return narrowed
