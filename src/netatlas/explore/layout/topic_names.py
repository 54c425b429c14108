"""Where the name of each topic is written: in the widest room between its concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.explore.layout.bodies import Bodies

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_MOST_STEPS, _STEP = 32, 10.0
"""Places that are tried along a side of a topic, and pixels between two of them at least."""
_MOST_BODIES = 400
"""Bodies that a name is kept away from; where there are more it cannot avoid them."""
_FROM_MIDDLE = 0.0005
"""Share of the name's area that may be covered, to be a pixel nearer to the middle of the topic."""
_OUT = 20.0
"""Pixels that a name may reach beyond the outermost concepts: as far as a label does."""
_OF_ANOTHER = 3.0
"""How much worse it is to cover a concept of another topic than one of its own."""


def name_places(places: Floats, topics: Ints, bodies: Bodies, names: Bodies) -> Floats:
    """Return the middle of each topic's name, (k, 2); for a topic without concepts it is the map's.

    Args:
        places: (n, 2) of the concepts.
        topics: (n,) their topics.
        bodies: of the concepts.
        names: (k,) the bodies of the names, centred on their middle.
    """
    result = np.zeros((len(names.half), 2)) + (places.mean(axis=0) if len(places) else 0.0)
    for topic in np.unique(topics):
        own = topics == topic
        size = np.array([names.half[topic], names.up[topic]])
        tried = _tried(places[own], *_inside_map(places, size))
        cost = _covered(places, bodies, np.where(own, 1.0, _OF_ANOTHER), tried, size) / (4 * size.prod())
        cost += np.sqrt(((tried - places[own].mean(axis=0)) ** 2).sum(axis=1)) * _FROM_MIDDLE
        result[topic] = tried[np.argmin(cost)]
    return result


def _inside_map(places: Floats, size: Floats) -> tuple[Floats, Floats]:
    """Return the corners between which the middle of a name lies that does not reach out of the map."""
    low, high = places.min(axis=0) - _OUT + size, places.max(axis=0) + _OUT - size
    middle = (low + high) / 2
    return np.minimum(low, middle), np.maximum(high, middle)


def _tried(members: Floats, lowest: Floats, highest: Floats) -> Floats:
    """Return the places of a grid over the rectangle around ``members``, moved between two corners."""
    low, high = (np.clip(corner, lowest, highest) for corner in (members.min(axis=0), members.max(axis=0)))
    counts = np.clip(np.ceil((high - low) / _STEP), 1, _MOST_STEPS).astype(int) + 1
    axes = [np.linspace(low[axis], high[axis], counts[axis]) for axis in (0, 1)]
    x, y = np.meshgrid(*axes)
    return np.column_stack([x.ravel(), y.ravel()])


def _covered(places: Floats, bodies: Bodies, weights: Floats, tried: Floats, size: Floats) -> Floats:
    """Return how many square pixels of bodies a name of half the ``size`` covers at each place tried."""
    low, high = tried.min(axis=0), tried.max(axis=0)
    reach = 2 * size + (np.max(bodies.half), np.max(bodies.down))
    near = np.flatnonzero(((places > low - reach) & (places < high + reach)).all(axis=1))[:_MOST_BODIES]
    middles, sizes = bodies.of(near).boxes(places[near])
    over_x, over_y = (
        np.clip(size[axis] + sizes[:, axis] - np.abs(tried[:, axis, None] - middles[:, axis]), 0, None)
        for axis in (0, 1)
    )
    covered: Floats = (over_x * over_y) @ weights[near]
    return covered
