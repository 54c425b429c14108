"""A grid of points over a map, and windows of it, so that each topic costs no more than its own part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.explore.layout.bodies import Bodies

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Point = tuple[float, float]

_EDGE = 5
"""Cells that the grid reaches beyond what it must hold."""


class Window(NamedTuple):
    """A rectangle of the points of a grid: its first row and column, and how many of each it has."""

    row: int
    column: int
    shape: tuple[int, int]

    @property
    def slices(self) -> tuple[slice, slice]:
        """The rows and columns of the grid that it holds."""
        return slice(self.row, self.row + self.shape[0]), slice(self.column, self.column + self.shape[1])

    def part(self, grid: MapGrid, low: Point, high: Point) -> tuple[slice, slice]:
        """Return the rows and columns of the window whose points lie between two corners of the map."""
        bounds = []
        for axis, start in ((1, self.row), (0, self.column)):
            first = int((low[axis] - grid.low[axis]) // grid.cell) - start
            last = int((high[axis] - grid.low[axis]) // grid.cell) + 2 - start
            bounds.append(slice(max(first, 0), max(last, 0)))
        return bounds[0], bounds[1]


class MapGrid(NamedTuple):
    """Points at ``low + cell * (column, row)``."""

    low: Floats
    cell: float
    shape: tuple[int, int]

    @classmethod
    def around(cls, places: Floats, bodies: Bodies, finest: float, most: int, *, margin: float) -> MapGrid:
        """Return a grid over all bodies, whose cells are ``finest`` wide or wider, up to ``most`` of them."""
        low = np.array([np.min(places[:, 0] - bodies.half), np.min(places[:, 1] - bodies.up)])
        high = np.array([np.max(places[:, 0] + bodies.half), np.max(places[:, 1] + bodies.down)])
        cell = max(finest, float((high - low).max()) / most)
        around = max(margin, 3 * cell) + _EDGE * cell
        columns, rows = np.ceil((high - low + 2 * around) / cell).astype(int) + 1
        return cls(low - around, cell, (int(rows), int(columns)))

    def cells(self, places: Floats) -> Ints:
        """Return row and column of the upper left corner of the cell in which each place lies, (n, 2)."""
        return np.floor((places - self.low) / self.cell).astype(np.int64)[:, ::-1]

    def corners(self, places: Floats) -> Ints:
        """Return row and column of all corners of the cells in which the places lie, (4 * n, 2)."""
        cells = self.cells(places)
        return np.concatenate([cells + corner for corner in ((0, 0), (0, 1), (1, 0), (1, 1))])

    def window(self, places: Floats, bodies: Bodies, margin: float) -> Window:
        """Return the window of all points nearer than ``margin`` to the bodies, with a cell around them."""
        low = np.array([np.min(places[:, 0] - bodies.half), np.min(places[:, 1] - bodies.up)]) - margin
        high = np.array([np.max(places[:, 0] + bodies.half), np.max(places[:, 1] + bodies.down)]) + margin
        first = np.maximum(np.floor((low - self.low) / self.cell).astype(int) - 1, 0)
        last = np.minimum(np.ceil((high - self.low) / self.cell).astype(int) + 2, self.shape[::-1])
        return Window(int(first[1]), int(first[0]), (int(last[1] - first[1]), int(last[0] - first[0])))

    def axes(self, window: Window, part: tuple[slice, slice]) -> tuple[Floats, Floats]:
        """Return x of the columns and y of the rows of a part of ``window``."""
        rows, columns = (range(*piece.indices(size)) for piece, size in zip(part, window.shape, strict=True))
        x = self.low[0] + self.cell * (window.column + np.arange(columns.start, columns.stop))
        y = self.low[1] + self.cell * (window.row + np.arange(rows.start, rows.stop))
        return x, y
