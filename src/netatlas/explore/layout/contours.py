"""Where a field over a grid is zero: marching squares, joined into rings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Edge = tuple[int, int, int]

_FEWEST_POINTS = 8
"""Rings of fewer points are specks."""

_OUTSIDE, _INSIDE = 0, 15  # the cases of a cell with no corner inside and with all four


def zero_contours(field: Floats) -> list[Floats]:
    """Return the closed rings around the parts where ``field`` is above 0, each (m, 2) of column and row.

    The longest ring comes first. The outermost points count as outside.
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
        rings.append(ring)
    rings.sort(key=len, reverse=True)
    # the first stays however small it is: no area is without an outline
    return [
        _crossings(inside, ring)
        for index, ring in enumerate(rings)
        if not index or len(ring) >= _FEWEST_POINTS
    ]


def _steps(inside: NDArray[np.bool_]) -> dict[Edge, Edge]:
    """Return for each edge between two points that the contour crosses the edge that it crosses next.

    An edge is (row, column, whether it goes down); the contour keeps the inside on its left.
    """
    corners = (
        inside[:-1, :-1] * 1 + inside[:-1, 1:] * 2 + inside[1:, 1:] * 4 + inside[1:, :-1] * 8
    )  # clockwise from the upper left
    rows, columns = np.nonzero((corners != _OUTSIDE) & (corners != _INSIDE))
    steps: dict[Edge, Edge] = {}
    cells = zip(rows.tolist(), columns.tolist(), corners[rows, columns].tolist(), strict=True)
    for row, column, case in cells:
        around = ((row, column, 0), (row, column + 1, 1), (row + 1, column, 0), (row, column, 1))
        for start, end in _CASES[case]:
            steps[around[start]] = around[end]
    return steps


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


def _crossings(field: Floats, ring: list[Edge]) -> Floats:
    """Return column and row of the zero on each edge."""
    row, column, down = np.array(ring).T
    here, other = field[row, column], field[row + down, column + 1 - down]
    share = np.clip(here / (here - other), 0, 1)
    return np.column_stack([column + share * (1 - down), row + share * down])
