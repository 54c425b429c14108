"""Where the name of each topic is written: in the widest room between its concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.explore.layout.bodies import Bodies

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_STEP = 8.0
"""Pixels between two places that are tried; more of them for a topic of more than forty steps."""
_MOST_STEPS = 40
_MOST_BODIES = 400
"""Bodies of a topic that a name is kept away from; it cannot avoid more."""
_FROM_MIDDLE = 0.0005
"""Share of the name's area that may be covered, to be a pixel nearer to the middle of the topic."""


def name_places(places: Floats, topics: Ints, bodies: Bodies, names: Bodies) -> Floats:
    """Return the middle of each topic's name, (k, 2); for a topic without concepts it is the map's.

    Args:
        places: (n, 2) of the concepts.
        topics: (n,) their topics.
        bodies: of the concepts.
        names: (k,) the bodies of the names, centred on their middle.
    """
    result = np.zeros((len(names.half), 2)) + (places.mean(axis=0) if len(places) else 0.0)
    for topic, (half, high) in enumerate(zip(names.half, names.up, strict=True)):
        members = np.flatnonzero(topics == topic)
        if len(members):
            result[topic] = _best_place(places, members, topics == topic, bodies, np.array([half, high]))
    return result


def _best_place(
    places: Floats, members: Ints, own: NDArray[np.bool_], bodies: Bodies, size: Floats
) -> Floats:
    """Return the place at which a name of half the ``size`` covers the least of what is near ``members``."""
    low, high = places[members].min(axis=0), places[members].max(axis=0)
    tried = _tried(low, high)
    near = np.flatnonzero(((places > low - size * 2) & (places < high + size * 2)).all(axis=1))[:_MOST_BODIES]
    middles, sizes = bodies.of(near).boxes(places[near])
    over = size + sizes[None] - np.abs(tried[:, None] - middles[None])
    covered = np.prod(np.clip(over, 0, None), axis=2)
    cost = (covered * np.where(own[near], 1.0, 3.0)).sum(axis=1)
    away = np.sqrt(((tried - places[members].mean(axis=0)) ** 2).sum(axis=1))
    best: Floats = tried[(cost + away * 4 * size.prod() * _FROM_MIDDLE).argmin()]
    return best


def _tried(low: Floats, high: Floats) -> Floats:
    """Return the places of a grid over the rectangle."""
    counts = np.clip(np.ceil((high - low) / _STEP), 1, _MOST_STEPS).astype(int) + 1
    axes = [np.linspace(low[axis], high[axis], counts[axis]) for axis in (0, 1)]
    x, y = np.meshgrid(*axes)
    return np.column_stack([x.ravel(), y.ravel()])
