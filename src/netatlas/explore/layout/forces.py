"""Fruchterman and Reingold's forces for any number of nodes: repulsion through a grid, by Fourier transforms.

Each node pushes all others away; summed one by one that would be n * n. Here the nodes' weights are spread
over a grid, and one convolution by FFT gives the push at every point of it: n + g * g * log g.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from netatlas.explore.layout.adjacency import Adjacency
    from netatlas.progress import Progress

    Points = NDArray[np.float64]

_ITERATIONS = 100
"""Rounds after which the stress of 10,000 nodes falls by less than 1 % more."""
_OF_LARGE, _LARGE = 60, 20_000
"""Rounds of a graph of more nodes than this: each takes longer, and the start shows most already."""

_FEWEST_CELLS, _MOST_CELLS = 32, 256
"""Cells along a side of the grid: a power of two, as the Fourier transform likes it."""
_FEW = 256
"""Nodes for which the fewest cells will do; more have twice of them at least."""

_FIRST_STEP = 0.08
"""Furthest that a node moves in the first iteration, as a share of the width."""


def force_layout(
    graph: Adjacency,
    start: Points,
    progress: Progress = SILENT,
    *,
    iterations: int | None = None,
    directly: bool = False,
    shown: Callable[[Points], None] = lambda _: None,
) -> Points:
    """Return the places to which the forces bring ``start``, (n, 2).

    Args:
        graph: the edges that pull.
        start: a place for each node, an edge about 1 long.
        progress: asked and told after each iteration.
        iterations: how many rounds; as many as a graph of this size needs if left out.
        directly: whether each node is compared with all others, which is quicker for a few dozen.
        shown: called with the places after each round, for a picture that grows; it must copy what it keeps.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    places = start.copy()
    if graph.count <= 1:
        return places
    iterations = iterations or (_ITERATIONS if graph.count <= _LARGE else _OF_LARGE)
    width = float(np.max(np.ptp(places, axis=0))) or 1.0
    for number in range(iterations):
        progress.check()
        push = _direct_repulsion(places) if directly else _repulsion(places)
        move = push + _attraction(graph, places)
        length = np.sqrt((move**2).sum(axis=1))
        furthest = max(width * _FIRST_STEP * (1 - number / iterations) ** 2, 1e-3)
        places += move * (np.minimum(length, furthest) / np.maximum(length, 1e-9))[:, None]
        progress.report((number + 1) / iterations, f"{number + 1} of {iterations} rounds")
        shown(places)
    return places


def _attraction(graph: Adjacency, places: Points) -> Points:
    """Return how far its edges pull each node: the square of their length."""
    start, end = graph.edges.T
    pull = places[end] - places[start]
    pull *= np.sqrt((pull**2).sum(axis=1))[:, None]
    moves = np.empty_like(places)
    for axis in (0, 1):
        weights = pull[:, axis]
        moves[:, axis] = np.bincount(start, weights, graph.count) - np.bincount(end, weights, graph.count)
    return moves


class _Grid(NamedTuple):
    """Where each node lies on the grid.

    Attributes:
        size: cells of the doubled grid along one side; the nodes lie in its first quarter.
        cell: width of a cell.
        corners: (4, n), the number of each corner of each node's cell.
        shares: (4, n), how near the node is to that corner; they add up to 1.
    """

    size: int
    cell: float
    corners: NDArray[np.int64]
    shares: NDArray[np.float64]


def _grid(places: Points) -> _Grid:
    """Return a grid of about one node for each cell."""
    fewest = _FEWEST_CELLS if len(places) <= _FEW else 2 * _FEWEST_CELLS
    cells = int(np.clip(2 ** math.ceil(math.log2(math.sqrt(len(places)))), fewest, _MOST_CELLS))
    low = places.min(axis=0)
    cell = (float(np.max(np.ptp(places, axis=0))) or 1.0) / (cells - 2)
    position = (places - low) / cell
    column, row = position.astype(np.int64).T
    right, down = (position - np.column_stack([column, row])).T
    size = 2 * cells  # doubled, so that the far edge does not push around the corner
    first = row * size + column
    corners = np.stack([first, first + 1, first + size, first + size + 1])
    shares = np.stack([(1 - right) * (1 - down), right * (1 - down), (1 - right) * down, right * down])
    return _Grid(size, cell, corners, shares)


def _repulsion(places: Points) -> Points:
    """Return how far all other nodes push each: one over the distance, for an ideal length of 1."""
    grid = _grid(places)
    weights = np.bincount(grid.corners.ravel(), grid.shares.ravel(), grid.size**2)
    transformed = np.fft.rfft2(weights.reshape(grid.size, grid.size))
    moves = np.empty_like(places)
    for axis, kernel in enumerate(_kernels(grid.size)):
        field = np.fft.irfft2(transformed * kernel, (grid.size, grid.size)).ravel()
        moves[:, axis] = (field[grid.corners] * grid.shares).sum(axis=0) / grid.cell
    return moves


def _direct_repulsion(places: Points) -> Points:
    """Return the same as ``_repulsion``, from each two nodes."""
    cell = (float(np.max(np.ptp(places, axis=0))) or 1.0) / (_FEWEST_CELLS - 2)
    away = places[:, None] - places
    push: Points = (away / ((away**2).sum(axis=2) + 0.25 * cell**2)[..., None]).sum(axis=1)
    return push


@functools.cache
def _kernels(size: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """Return the Fourier transforms of the push along x and y of a node in the corner, for cells of 1."""
    offset = np.fft.fftfreq(size, 1 / size)
    x, y = offset[None, :], offset[:, None]
    square = x**2 + y**2 + 0.25  # a node in the same cell counts as half a cell away
    return np.fft.rfft2(x / square), np.fft.rfft2(y / square)
