"""Where the topics of a map lie that has hundreds or thousands: in a time that hardly grows faster than they.

``topic_places`` compares each topic with all others in every round, and looks for ways over all of them. Here
the topics are laid out as a graph, spread evenly over the map, and then pushed apart by those next to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netatlas.explore.layout.adjacency import Adjacency
from netatlas.explore.layout.forces import force_layout
from netatlas.explore.layout.pivots import pivot_layout

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.progress import Progress

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

NEAR = 24
"""Topics nearest to one that it is compared with: three rings of them."""
_STRONGEST = 3
"""Topics that each is laid out beside: with all that it shares some edge with, none would be near any."""
_PULL = 6.0
"""Pixels that the strongest link moves two topics towards each other in the first round."""
_ROUNDS, _RENEWED = 300, 10
"""Rounds of pushing, and those after which it is looked anew which topics are near."""
_PUSH = 0.35
"""Share of an overlap by which two discs are moved apart in a round, each."""
_ROWS = 512
"""Topics whose distances to all others are in memory at the same time."""


def centres_of_many(radii: Floats, links: Floats, size: Floats, seed: int, progress: Progress) -> Floats:
    """Return the centre of each topic, (k, 2), on a map of a size, those that share edges near each other.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    graph = Adjacency(len(radii), _strongest(links))
    by_links = force_layout(graph, pivot_layout(graph, seed, progress), progress)
    centres = _spread(by_links, radii, size)
    start, end = np.nonzero(links)
    weights = links[start, end] / max(np.max(links, initial=0.0), 1.0) * _PULL
    room = np.minimum(radii * 0.9, np.min(size) / 2)[:, None]
    near = nearest(centres)
    for number in progress.checked(range(_ROUNDS)):
        if number % _RENEWED == 0:
            near = nearest(centres)
        away = centres[:, None] - centres[near]
        distance = np.sqrt((away**2).sum(axis=2)) + 1e-6
        overlap = np.clip(radii[:, None] + radii[near] - distance, 0, None)
        apart = (away * (overlap / distance)[..., None]).sum(axis=1) * _PUSH
        way = centres[end] - centres[start]
        way *= (weights / (np.sqrt((way**2).sum(axis=1)) + 1e-6) * (1 - number / _ROUNDS))[:, None]
        towards = np.column_stack([np.bincount(start, axis, len(radii)) for axis in way.T])
        centres = np.clip(centres + apart + towards, room, size - room)
    return centres


def _strongest(links: Floats) -> Ints:
    """Return pairs of topics, each with those that it shares most edges with."""
    count = len(links)
    kept = np.argpartition(-links, _STRONGEST, axis=1)[:, :_STRONGEST]
    pairs = np.column_stack([np.repeat(np.arange(count), _STRONGEST), kept.ravel()])
    found: Ints = pairs[links[pairs[:, 0], pairs[:, 1]] > 0]
    return found


def bounded_by_near(radii: Floats, centres: Floats, own_side: float) -> Floats:
    """Return radii so near to one another that each centre is well on its own side of each line.

    Args:
        radii: (k,) as they would be.
        centres: (k, 2).
        own_side: how much larger the square of a radius may be than another's, for each square of distance.
    """
    near = nearest(centres)
    allowed = own_side * ((centres[:, None] - centres[near]) ** 2).sum(axis=2)
    squares = radii**2
    while True:
        lower = np.minimum(squares, (squares[near] + allowed).min(axis=1))
        if np.array_equal(lower, squares):
            return np.sqrt(squares)
        squares = lower


def nearest(centres: Floats) -> Ints:
    """Return for each place the numbers of those nearest to it, (k, NEAR), in no order."""
    found = np.empty((len(centres), NEAR), dtype=np.int64)
    for first in range(0, len(centres), _ROWS):
        rows = centres[first : first + _ROWS]
        squares = (rows[:, :1] - centres[:, 0]) ** 2 + (rows[:, 1:] - centres[:, 1]) ** 2
        squares[np.arange(len(rows)), first + np.arange(len(rows))] = np.inf
        found[first : first + _ROWS] = np.argpartition(squares, NEAR, axis=1)[:, :NEAR]
    return found


def _spread(places: Floats, radii: Floats, size: Floats) -> Floats:
    """Return places with the same neighbours, spread so that each has the room that its disc needs.

    They are put into columns by their order along x, and in each column by their order along y.
    """
    areas = radii**2
    width, height = size
    columns = max(1, round(float(np.sqrt(len(radii) * width / height))))
    across = np.argsort(places[:, 0], kind="stable")
    shares = np.cumsum(areas[across]) / areas.sum()
    column_of = np.minimum((shares * columns - 1e-9).astype(np.int64), columns - 1)
    spread = np.empty_like(places)
    for column in range(columns):
        own = across[column_of == column]
        own = own[np.argsort(places[own, 1], kind="stable")]
        if len(own):
            spread[own, 0] = (column + 0.5) / columns * width
            spread[own, 1] = (np.cumsum(areas[own]) - areas[own] / 2) / areas[own].sum() * height
    return spread
