"""The outline of each topic's area, with round corners: where its field over the grid is zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netatlas.explore.layout.areas import REACH
from netatlas.explore.layout.contours import zero_contours
from netatlas.explore.layout.pieces import pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.explore.layout.areas import Area, Areas

    Floats = NDArray[np.float64]
    Outline = list[Floats]

_SOFTENING = 2
"""Rounds of averaging with the neighbouring cells; each rounds corners by about a cell."""
_INSIDE = 0.1
"""What a point has at least that must be inside."""


def topic_outlines(areas: Areas, count: int) -> list[Outline]:
    """Return for each of ``count`` topics its outline, a closed ring of points, (m, 2), and those of holes.

    A topic without concepts has no ring.
    """
    return [_rings(areas, areas.of_topic[topic]) if topic in areas.of_topic else [] for topic in range(count)]


def _rings(areas: Areas, area: Area) -> Outline:
    """Return the rings of an area."""
    soft = _soft(area.field)
    soft[area.kept] = np.maximum(soft[area.kept], _INSIDE)
    if len(np.unique(pieces(soft > 0)[area.kept])) > 1:  # a neck was rounded away
        inside = area.field > 0
        inside[area.kept] = True
        soft[inside] = np.maximum(soft[inside], _INSIDE)
    grid, window = areas.grid, area.window
    origin = grid.low + grid.cell * np.array([window.column, window.row])
    return [origin + grid.cell * ring for ring in zero_contours(soft)]


def _soft(field: Floats) -> Floats:
    """Return the field averaged with what is around; far inside or outside makes no difference."""
    soft: Floats = np.clip(field, -REACH, REACH)
    for _ in range(_SOFTENING):
        padded = np.pad(soft, 1, mode="edge")
        rows = padded[:-2] + padded[1:-1] + padded[2:]
        soft = (rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9
    return soft
