"""Where a field over a grid is zero: marching squares, joined into rings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Edge = tuple[int, int, bool]

_FEWEST_POINTS = 8
"""Rings of fewer points are specks."""


def zero_contours(field: Floats) -> list[Floats]:
    """Return the closed rings around the parts where ``field`` is above 0, each (m, 2) of column and row.

    The longest ring comes first. The outermost cells count as outside.
    """
    inside = np.pad(field[1:-1, 1:-1], 1, constant_values=-1.0)
    next_edge = _steps(inside > 0)
    rings = []
    while next_edge:
        first, edge = next_edge.popitem()
        ring = [first]
        while edge != first:
            ring.append(edge)
            edge = next_edge.pop(edge)
        if len(ring) >= _FEWEST_POINTS:
            rings.append(np.array([_crossing(inside, edge) for edge in ring]))
    return sorted(rings, key=len, reverse=True)


def _steps(inside: NDArray[np.bool_]) -> dict[Edge, Edge]:
    """Return for each edge between two points that the contour crosses the edge that it crosses next.

    An edge is (row, column, whether it goes down); the contour keeps the inside on its left.
    """
    corners = (
        inside[:-1, :-1] * 1 + inside[:-1, 1:] * 2 + inside[1:, 1:] * 4 + inside[1:, :-1] * 8
    )  # clockwise from the upper left
    steps: dict[Edge, Edge] = {}
    for row, column in np.argwhere((corners > 0) & (corners < 15)):  # noqa: PLR2004 - all four corners
        top, right = (row, column, False), (row, column + 1, True)
        bottom, left = (row + 1, column, False), (row, column, True)
        around = (top, right, bottom, left)
        for start, end in _CASES[int(corners[row, column])]:
            steps[_plain(around[start])] = _plain(around[end])
    return steps


def _plain(edge: tuple[int, int, bool]) -> Edge:
    row, column, down = edge
    return int(row), int(column), down


_TOP, _RIGHT, _BOTTOM, _LEFT = range(4)
_CASES = {
    1: ((_LEFT, _TOP),),
    2: ((_TOP, _RIGHT),),
    3: ((_LEFT, _RIGHT),),
    4: ((_RIGHT, _BOTTOM),),
    5: ((_LEFT, _TOP), (_RIGHT, _BOTTOM)),
    6: ((_TOP, _BOTTOM),),
    7: ((_LEFT, _BOTTOM),),
    8: ((_BOTTOM, _LEFT),),
    9: ((_BOTTOM, _TOP),),
    10: ((_TOP, _RIGHT), (_BOTTOM, _LEFT)),
    11: ((_BOTTOM, _RIGHT),),
    12: ((_RIGHT, _LEFT),),
    13: ((_RIGHT, _TOP),),
    14: ((_TOP, _LEFT),),
}
"""By which corners are inside, which sides the contour enters and leaves by."""


def _crossing(field: Floats, edge: Edge) -> tuple[float, float]:
    """Return column and row of the zero on the edge."""
    row, column, down = edge
    other = field[row + 1, column] if down else field[row, column + 1]
    share = float(np.clip(field[row, column] / (field[row, column] - other), 0, 1))
    return (column, row + share) if down else (column + share, row)
