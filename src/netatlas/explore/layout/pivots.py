"""The start of a layout: pivot MDS, which places nodes by their distances to a few of them.

After Brandes and Pich, "Eigensolver Methods for Progressive Multidimensional Scaling of Large Data"
(2006): the nodes' distances to some fifty pivots, centred twice, span a plane that keeps as much of all
distances as a plane can.
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

_PIVOTS = 50
"""More change the picture of 10,000 nodes by less than an iteration of the forces does."""

_IN_A_ROW = 2
"""Nodes that span no plane."""

_BETWEEN_ISLANDS = 2
"""Edges that an island is further away than the widest distance inside one."""


def pivot_layout(graph: Adjacency, seed: int, progress: Progress = SILENT) -> Points:
    """Return a place for each node, (n, 2): an edge is about 1 long, the middle is at 0, 0.

    Args:
        graph: of any size.
        seed: of the first pivot and of the spread of nodes that would lie on one another.
        progress: asked between two pivots.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    random = np.random.default_rng(seed)
    jitter = random.uniform(-0.5, 0.5, (graph.count, 2))
    if graph.count <= _IN_A_ROW:
        return jitter + np.arange(graph.count)[:, None] * (1.0, 0.0)
    distances = _distances_to_pivots(graph, int(random.integers(graph.count)), progress)
    squares = distances**2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, :-3:-1]
    axes *= np.where(
        axes[np.abs(axes).argmax(axis=0), (0, 1)] < 0, -1, 1
    )  # a sign that does not depend on LAPACK
    places = centred @ axes
    places *= _scale(places, distances)
    placed: Points = places + jitter * 0.2
    return placed


def _distances_to_pivots(graph: Adjacency, first: int, progress: Progress) -> Points:
    """Return the distances of all nodes to each pivot; each pivot is the one furthest from those before."""
    columns: list[Points] = []
    pivot = first
    nearest = np.full(graph.count, np.inf)
    for _ in progress.checked(range(min(_PIVOTS, graph.count))):
        distances = graph.distances(pivot).astype(np.float64)
        distances[distances == UNREACHED] = np.max(distances) + _BETWEEN_ISLANDS
        columns.append(distances)
        nearest = np.minimum(nearest, distances)
        pivot = int(nearest.argmax())
    return np.column_stack(columns)


def _scale(places: Points, distances: Points) -> float:
    """Return the factor that makes the places as wide as the distances say."""
    spread = np.sqrt((places**2).sum(axis=1).mean())
    return float(distances.mean() / spread) if spread > 0 else 1.0
