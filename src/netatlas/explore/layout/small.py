"""A finer layout for small graphs: all distances are kept as well as a plane can (stress majorization).

After Gansner, Koren and North, "Graph Drawing by Stress Majorization" (2004). Its time grows with the cube
of the number of nodes, so it is for a few hundred of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netatlas.explore.layout.adjacency import UNREACHED
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.explore.layout.adjacency import Adjacency
    from netatlas.progress import Progress

    Points = NDArray[np.float64]

MOST_NODES = 400
"""Nodes of a graph for which this takes no longer than the forces of a large one."""

_FIXED = 2
"""Nodes that lie well wherever they lie."""
_ITERATIONS = 200
_ENOUGH = 1e-5
"""The share by which the stress must fall in an iteration for another to follow."""

_BETWEEN_ISLANDS = 1.0
"""Edges that islands are further apart than the widest distance inside one."""


def stress_layout(graph: Adjacency, start: Points, progress: Progress = SILENT) -> Points:
    """Return the places near ``start`` at which distances in the plane fit those along edges best, (n, 2).

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    if graph.count <= _FIXED:
        return start.copy()
    wanted = np.stack([graph.distances(node) for node in progress.checked(range(graph.count))]).astype(float)
    wanted[wanted == UNREACHED] = wanted.max() + _BETWEEN_ISLANDS
    return majorized(wanted, start, progress)


def majorized(wanted: Points, start: Points, progress: Progress = SILENT) -> Points:
    """Return the places near ``start`` at which distances in the plane fit ``wanted``, (n, n), best.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    wanted = np.maximum(wanted, np.eye(len(wanted)))  # a node's distance to itself has the weight 0
    weights = wanted**-2
    np.fill_diagonal(weights, 0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    places: Points = start - start.mean(axis=0)
    stress = np.inf
    for number in range(_ITERATIONS):
        progress.check()
        apart = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
        before, stress = stress, float((weights * (apart - wanted) ** 2).sum())
        if stress > before * (1 - _ENOUGH):
            break
        pull = -weights * wanted / np.maximum(apart, 1e-9)
        np.fill_diagonal(pull, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        places = inverse @ (pull @ places)
        progress.report((number + 1) / _ITERATIONS, "arranging")
    return places
