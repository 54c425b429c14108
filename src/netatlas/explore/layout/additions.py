"""Places for concepts that a map does not have yet: beside their neighbours, and no other is moved."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.explore.layout.areas import topic_areas
from netatlas.explore.layout.bodies import topic_bodies
from netatlas.explore.layout.map_layout import SEED, MapContent, bodies_of, map_layout, shown_scale
from netatlas.explore.layout.topic_names import name_places
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from netatlas.explore.layout.areas import Areas
    from netatlas.explore.layout.bodies import Bodies
    from netatlas.progress import Progress

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

APART = 60.0
"""Pixels between the map that there is and the topics that are placed beside it."""
_STEPS = 16
"""Places that are tried in each direction from where a concept would like to be."""
_STEP, _WIDER, _WIDENINGS = 6.0, 2.0, 5
"""Pixels between two of them at first, and how much further apart they are where none of them will do."""
_GROWTH_COSTS = 0.2
"""A square pixel that the topic's area gains against a pixel of distance from the neighbours."""


class _Map(NamedTuple):
    """A map that grows.

    Attributes:
        content: what it shows.
        places: (n + k, 2) of the concepts and, behind them, of the names of the topics.
        bodies: their room.
        done: (n + k,) whether a place is there already, or not yet.
        areas: of the topics, as they were at first.
    """

    content: MapContent
    places: Floats
    bodies: Bodies
    done: Flags
    areas: Areas


def with_added(content: MapContent, known: Floats, seed: int = SEED, progress: Progress = SILENT) -> Floats:
    """Return a place for each concept, (n, 2): the one in ``known``, or where that is not a number a new one.

    A concept of a topic that is on the map is placed inside its topic; topics that are not there yet are
    placed to the right of the map, as a map of their own.

    Raises:
        Cancelled: the places are no longer wanted.
    """
    is_known = np.isfinite(known).all(axis=1)
    if not is_known.any():
        return map_layout(content, seed, progress)
    places = known.copy()
    beside = np.flatnonzero(~np.isin(content.topics, content.topics[is_known]))
    if len(beside):
        low, high = known[is_known].min(axis=0), known[is_known].max(axis=0)
        other = map_layout(content.part(beside), seed, progress)
        middle_left = (other.min(axis=0)[0], (other.min(axis=0)[1] + other.max(axis=0)[1]) / 2)
        places[beside] = other - middle_left + (high[0] + APART, (low[1] + high[1]) / 2)
    if not np.isfinite(places).all():
        _add_one_by_one(content, places, progress)
    return places


def names_and_areas(content: MapContent, places: Floats, scale: float) -> tuple[Floats, Areas]:
    """Return where the names of topics are written on a map shown at ``scale``, and the topics' areas."""
    names = topic_bodies(content.titles, scale)
    named = name_places(places, content.topics, bodies_of(content, scale), names)
    return named, topic_areas(places, content.topics, named, names)


def _add_one_by_one(content: MapContent, places: Floats, progress: Progress) -> None:
    """Set the missing ``places`` inside their topics."""
    done = np.asarray(np.isfinite(places).all(axis=1))
    scale = shown_scale(np.ptp(places[done], axis=0))
    named, areas = names_and_areas(content.part(np.flatnonzero(done)), places[done], scale)
    names = topic_bodies(content.titles, scale)
    grown = _Map(
        content,
        np.vstack([places, named]),
        bodies_of(content, scale).joined(names),
        np.concatenate([done, np.ones(len(named), dtype=bool)]),
        areas,
    )
    for node in progress.checked(_in_order(content, done)):
        grown.places[node] = _best_place(grown, node)
        grown.done[node] = True
    places[:] = grown.places[: len(places)]


def _in_order(content: MapContent, done: Flags) -> Iterator[int]:
    """Yield the concepts that are not done: always one with a neighbour that is, as long as there is one."""
    waiting = dict.fromkeys(np.flatnonzero(~done).tolist())
    ready = deque(node for node in waiting if done[content.graph.neighbours(np.array([node]))].any())
    while waiting:
        node = ready.popleft() if ready else next(iter(waiting))
        if node in waiting:
            del waiting[node]
            yield node
            ready += [
                other for other in content.graph.neighbours(np.array([node])).tolist() if other in waiting
            ]


def _best_place(grown: _Map, node: int) -> Floats:
    """Return the place inside the topic of ``node``, near its neighbours, that covers the least."""
    topics = grown.content.topics
    wanted = _wanted(grown, node)
    for widening in range(_WIDENINGS):
        step = _STEP * _WIDER**widening
        tried = wanted + _around() * step
        inside = tried[grown.areas.depth(int(topics[node]), tried) > 0]
        if len(inside):
            reach = _STEPS * step + 2 * float(np.max(grown.bodies.half))
            near = np.flatnonzero(grown.done & (np.abs(grown.places - wanted) < reach).all(axis=1))
            cost = _covered(grown, near, node, inside) + np.sqrt(((inside - wanted) ** 2).sum(axis=1))
            cost += grown.areas.growth(int(topics[node]), inside) * _GROWTH_COSTS
            best: Floats = inside[np.argmin(cost)]
            return best
    return wanted


def _wanted(grown: _Map, node: int) -> Floats:
    """Return where a concept would like to be: amid its neighbours in its topic, else near the others."""
    topics, places = grown.content.topics, grown.places
    neighbours = grown.content.graph.neighbours(np.array([node]))
    neighbours = neighbours[grown.done[neighbours]]
    inside = neighbours[topics[neighbours] == topics[node]]
    if len(inside):
        amid: Floats = places[inside].mean(axis=0)
        return amid
    members = places[: len(topics)][grown.done[: len(topics)] & (topics == topics[node])]
    if not len(neighbours):
        middle: Floats = members.mean(axis=0)
        return middle
    away = ((members - places[neighbours].mean(axis=0)) ** 2).sum(axis=1)
    nearest: Floats = members[away.argmin()]
    return nearest


def _around() -> Floats:
    """Return a grid of steps around 0, (m, 2), the nearest first."""
    steps = np.arange(-_STEPS, _STEPS + 1, dtype=np.float64)
    x, y = np.meshgrid(steps, steps)
    grid = np.column_stack([x.ravel(), y.ravel()])
    return grid[np.argsort((grid**2).sum(axis=1), kind="stable")]


def _covered(grown: _Map, near: Ints, node: int, tried: Floats) -> Floats:
    """Return how much the body of ``node`` would overlap those near it, at each of the places tried."""
    middles, sizes = grown.bodies.of(near).boxes(grown.places[near])
    middle, size = grown.bodies.of(np.array([node])).boxes(np.zeros((1, 2)))
    over = size + sizes[None] - np.abs((tried + middle)[:, None] - middles[None])
    costs: Floats = (np.clip(over.min(axis=2), 0, None) ** 2).sum(axis=1)
    return costs
