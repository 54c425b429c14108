"""Brings bodies apart that overlap and keeps those of a topic together, by forces: for a small map."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.explore.layout.topic_places import BORDER
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.explore.layout.adjacency import Adjacency
    from netatlas.explore.layout.bodies import Bodies
    from netatlas.explore.layout.topic_places import TopicDiscs
    from netatlas.progress import Progress

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_ROUNDS = 1000
_ROUNDS_OF_PAIRS = 10
"""Rounds after which it is looked anew which bodies are near each other."""
_NEAR = (190.0, 120.0)
"""Pixels, across and along, within which two bodies can push each other before that."""
_SETTLING = 0.35
"""Share of the rounds, at the end, in which only overlaps are undone."""
_IDEAL_INSIDE, _IDEAL_BETWEEN = 34.0, 60.0  # pixels along an edge in one topic and between two
_BETWEEN_TOPICS = 9.0
"""Pixels between bodies of two topics, for the border."""
_APART = 0.5
"""Share of an overlap that is undone in a round: with more, bodies jump back and forth."""


class Relaxing(NamedTuple):
    """What is moved: concepts first, then one body for each topic's name.

    Attributes:
        graph: the concepts' edges.
        topics: (n + k,) the topic of each body.
        bodies: (n + k,) their room.
        discs: of the topics.
    """

    graph: Adjacency
    topics: Ints
    bodies: Bodies
    discs: TopicDiscs


class _Pairs(NamedTuple):
    """Bodies that are near enough to push each other, each two once, and whether they are of one topic."""

    first: Ints
    second: Ints
    same: NDArray[np.bool_]


def relaxed(task: Relaxing, start: Floats, progress: Progress = SILENT) -> tuple[Floats, TopicDiscs]:
    """Return places near ``start``, (n + k, 2), at which few bodies overlap, and where the topics are then.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    places = start.copy()
    centres = task.discs.centres
    for number in range(_ROUNDS):
        progress.check()
        if number % _ROUNDS_OF_PAIRS == 0:
            pairs = _near_pairs(task, places)
            centres = 0.97 * centres + 0.03 * _means(task.topics, places, len(centres))
            progress.report(number / _ROUNDS, "arranging concepts")
        share = number / _ROUNDS
        warmth = max(1 - share / (1 - _SETTLING), 0.0)
        if warmth > 0:
            places += np.clip(_forces(task, places, centres, pairs) * warmth, -10, 10)
        places += _into_topic(task, places, centres) * (0.25 + 0.5 * share)
        places += _separation(task.bodies, places, pairs) * _APART
        _keep_inside(task, places)
    return places, task.discs._replace(centres=centres)


def _near_pairs(task: Relaxing, places: Floats) -> _Pairs:
    """Return the pairs that may push each other before pairs are looked for again."""
    x, y = (np.abs(values[:, None] - values[None]) for values in places.T)
    near = (x < _NEAR[0]) & (y < _NEAR[1])
    first, second = np.nonzero(np.triu(near, 1))
    return _Pairs(first, second, task.topics[first] == task.topics[second])


def _forces(task: Relaxing, places: Floats, centres: Floats, pairs: _Pairs) -> Floats:
    """Return the pull of edges and of the topic's centre, and the push of concepts of one topic."""
    count = task.graph.count
    start, end = task.graph.edges.T
    inside = task.topics[start] == task.topics[end]
    way = places[end] - places[start]
    length = np.sqrt((way**2).sum(axis=1)) + 1e-6
    ideal = np.where(inside, _IDEAL_INSIDE, _IDEAL_BETWEEN)
    pull = (np.where(inside, 0.12, 0.03) * (length - ideal) / length)[:, None] * way
    degree = np.sqrt(np.maximum(task.graph.degrees, 1))[:, None]
    moves = (centres[task.topics] - places) * 0.02
    moves[:count] += _summed(start, pull / degree[start], count) - _summed(end, pull / degree[end], count)
    first, second = pairs.first[pairs.same], pairs.second[pairs.same]
    away = places[first] - places[second]
    away *= (45.0 / ((away**2).sum(axis=1) + 25))[:, None]
    return moves + _summed(first, away, len(places)) - _summed(second, away, len(places))


def _summed(bodies: Ints, moves: Floats, count: int) -> Floats:
    """Return the sum of the moves of each body, (count, 2)."""
    return np.column_stack([np.bincount(bodies, moves[:, axis], count) for axis in (0, 1)])


def _into_topic(task: Relaxing, places: Floats, centres: Floats) -> Floats:
    """Return how far each body must go to be on its own side of the line to the nearest other topic."""
    beyond, way = task.discs._replace(centres=centres).beyond(places, task.topics)
    result: Floats = way * np.clip(beyond + BORDER, 0, 30)[:, None] * 0.5
    return result


def _separation(bodies: Bodies, places: Floats, pairs: _Pairs) -> Floats:
    """Return how far each body must go to overlap no other, by the shorter way; large ones move less."""
    first, second, same = pairs
    middles, sizes = bodies.boxes(places)
    gap = np.where(same, 0.0, _BETWEEN_TOPICS)
    x, y = (middles[:, axis][first] - middles[:, axis][second] for axis in (0, 1))
    over_x, over_y = (
        sizes[:, axis][first] + sizes[:, axis][second] + gap - np.abs(way) for axis, way in enumerate((x, y))
    )
    hit = np.flatnonzero((over_x > 0) & (over_y > 0))
    first, second = first[hit], second[hit]
    is_x = over_x[hit] < over_y[hit]
    push = np.column_stack(
        [
            np.where(is_x, np.copysign(over_x[hit], x[hit]), 0.0),
            np.where(is_x, 0.0, np.copysign(over_y[hit], y[hit])),
        ]
    )
    weight = np.sqrt(bodies.areas)
    of_second = (weight[first] / (weight[first] + weight[second]))[:, None]
    count = len(places)
    return _summed(first, push * (1 - of_second), count) - _summed(second, push * of_second, count)


def _keep_inside(task: Relaxing, places: Floats) -> None:
    """Move bodies that reach over the edge of the map back into it."""
    width, height = task.discs.size
    half, up, down = task.bodies
    places[:, 0] = np.clip(places[:, 0], half, np.maximum(width - half, half))
    places[:, 1] = np.clip(places[:, 1], up, np.maximum(height - down, up))


def _means(topics: Ints, places: Floats, count: int) -> Floats:
    """Return the mean place of each topic's bodies."""
    sizes = np.maximum(np.bincount(topics, minlength=count), 1)
    sums = [np.bincount(topics, places[:, axis], count) for axis in (0, 1)]
    return np.column_stack(sums) / sizes[:, None]
