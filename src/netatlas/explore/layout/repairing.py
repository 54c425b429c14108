"""Moves the last bodies that overlap on a small map to free room nearby."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netatlas.explore.layout.bodies import overlaps
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.explore.layout.bodies import Bodies
    from netatlas.explore.layout.relaxing import Relaxing
    from netatlas.explore.layout.topic_places import TopicDiscs
    from netatlas.progress import Progress

    Floats = NDArray[np.float64]

_PASSES = 4
_OVERLAP = 1.0
"""Pixels by which bodies may overlap, which have free room around them, before they are moved."""
_FURTHEST, _STEP = 90.0, 7.5
"""Pixels that a body is moved at most, and between two places that are tried."""
_DISTANCE_COSTS = 0.15
"""A pixel of distance against a pixel of overlap, squared."""
_OF_LABELS = 8.0
"""How much more an overlap of two bodies with words counts than one with a shape alone."""
_BETWEEN_TOPICS = 9.0
"""Pixels between bodies of two topics, for the border."""


def repaired(
    task: Relaxing, places: Floats, discs: TopicDiscs, with_words: Floats, progress: Progress = SILENT
) -> Floats:
    """Return ``places``, (n + k, 2), with each body that overlaps another moved to the best place nearby.

    Args:
        task: the bodies and their topics.
        places: where they are.
        discs: where the topics are.
        with_words: (n + k,) 1 for bodies that hold words, else 0.
        progress: asked before each move.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    places = places.copy()
    tried = _around()
    for _ in range(_PASSES):
        most = overlaps(task.bodies, places).max(axis=1, initial=0.0)
        wrong = np.flatnonzero(most > _OVERLAP)
        for body in progress.checked(wrong[np.argsort(task.bodies.areas[wrong], kind="stable")]):
            new = places[body] + tried
            beyond, _ = discs.beyond(new, np.full(len(new), task.topics[body]))
            new = new[(beyond <= 0) & _inside(task.bodies, body, new, discs.size)]
            if len(new):
                places[body] = new[np.argmin(_costs(task, places, body, new, with_words))]
    return places


def _around() -> Floats:
    """Return the moves that are tried, (m, 2), the shortest first."""
    steps = np.arange(-_FURTHEST, _FURTHEST + 1, _STEP)
    x, y = np.meshgrid(steps, steps)
    moves = np.column_stack([x.ravel(), y.ravel()])
    length = (moves**2).sum(axis=1)
    moves = moves[np.argsort(length, kind="stable")]
    return moves[: int((length <= _FURTHEST**2).sum())]


def _inside(bodies: Bodies, body: int, new: Floats, size: tuple[float, float]) -> NDArray[np.bool_]:
    half, up, down = bodies.half[body], bodies.up[body], bodies.down[body]
    x, y = new.T
    flags: NDArray[np.bool_] = (x >= half) & (x <= size[0] - half) & (y >= up) & (y <= size[1] - down)
    return flags


def _costs(task: Relaxing, places: Floats, body: int, new: Floats, with_words: Floats) -> Floats:
    """Return what each new place of a body costs: what it would overlap there, and how far away it is."""
    middles, sizes = task.bodies.boxes(places)
    shift = middles[body] - places[body]
    reach = _FURTHEST + sizes[body] + sizes + _BETWEEN_TOPICS
    away = np.abs(middles - middles[body])
    near = np.flatnonzero((away[:, 0] < reach[:, 0]) & (away[:, 1] < reach[:, 1]))
    near = near[near != body]
    room = sizes[near] + sizes[body]
    room += np.where(task.topics[near] == task.topics[body], 0.0, _BETWEEN_TOPICS)[:, None]
    # axis by axis: sums and minima over a last axis of two are slow
    over_x, over_y = (
        room[:, axis] - np.abs((new[:, axis] + shift[axis])[:, None] - middles[near, axis]) for axis in (0, 1)
    )
    shorter = np.clip(np.minimum(over_x, over_y), 0, None)
    weights = 1 + (_OF_LABELS - 1) * with_words[near] * with_words[body]
    moved = np.hypot(*(new - places[body]).T)
    costs: Floats = shorter**2 @ weights + moved * _DISTANCE_COSTS
    return costs
