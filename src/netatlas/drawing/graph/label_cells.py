"""At which zoom labels show in a large graph: one for each block of cells, which halve as the scale doubles.

``labels.appearing`` compares each label with all before it, which takes too long for more than a few
thousand. Here a label shows at a level if it is the most important one in its own cell and the eight around
it. A cell is as large as a label, so that no two overlap; and the block around a finer cell lies inside the
block around the coarser one, so that no label goes away while zooming in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from netatlas.drawing.graph.labels import NEVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_LEVELS = 16
"""Doublings of the scale that are looked at; the last cells are as small as a hair."""
_AROUND = (-1, 0, 1)


def appearing_by_cells(
    x: Sequence[float], y: Sequence[float], ranks: Sequence[int], *, cell: tuple[float, float], lowest: float
) -> Sequence[float]:
    """Return for each label the scale from which on it shows.

    Args:
        x: the places of the labels on the map.
        y: the same.
        ranks: their order of importance, from 0.
        cell: width and height of the largest label, in pixels.
        lowest: the smallest scale that is ever shown.
    """
    places = np.column_stack([np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)])
    rank = np.asarray(ranks, dtype=np.int64)
    scales = np.full(len(places), NEVER)
    if not len(places):
        return []
    places -= places.min(axis=0)
    for level in range(_LEVELS):
        scale = lowest * 2**level
        cells = (places * scale / np.array(cell)).astype(np.int64) + 1
        best = _best_around(cells, rank)
        scales[(best == rank) & (scales == NEVER)] = scale if level else 0.0
    return cast("Sequence[float]", scales)


def _best_around(cells: Ints, rank: Ints) -> Ints:
    """Return for each label the best rank in its own cell and those around it."""
    width = int(np.max(cells[:, 0])) + 2
    keys = cells[:, 1] * width + cells[:, 0]
    taken, index = np.unique(keys, return_inverse=True)
    best = np.full(len(taken), len(rank), dtype=np.int64)
    np.minimum.at(best, index, rank)
    around = best.copy()
    for down in _AROUND:
        for right in _AROUND:
            wanted = taken + down * width + right
            found = np.minimum(np.searchsorted(taken, wanted), len(taken) - 1)
            here = taken[found] == wanted
            around[here] = np.minimum(around[here], best[found[here]])
    result: Ints = around[index]
    return result
