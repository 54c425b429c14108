"""Where the topics of a map lie: discs that hardly overlap, those that share many edges side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.explore.layout.many_topics import bounded_by_near, centres_of_many, nearest
from netatlas.explore.layout.small import majorized
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.progress import Progress

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

WIDTH_BY_HEIGHT = 1.3
"""The shape of the map: that of the window's middle."""

_MOST_STARTS, _MOST_PAIRS = 200, 20_000
"""Random starts, all moved at once, of which the best is taken; fewer for many topics, by pairs of these."""
_MANY = 150
"""Topics above which only those near each other are compared: the time grows with their cube otherwise."""
_ROUNDS = 400
_FEWEST_LINKED = 3
"""Topics from which on one start is made by their links."""
_LEAST_SHARED = 0.05
"""Share of the strongest link that two topics are counted to have when they share no edge."""
_OWN_SIDE = 0.6
"""How much larger the square of a radius may be than another's, for each square of their distance."""
_OVERLAP_COSTS = 1.5
"""A pixel of overlap squared against a pixel of distance between two topics that share an edge."""


BORDER = 8.0
"""Pixels that a concept keeps from the line between two topics."""


class TopicDiscs(NamedTuple):
    """The centre, (k, 2), and radius, (k,), of each topic; the map reaches from 0, 0 to ``size``.

    Discs that overlap share what is between them along a straight line, so that each topic has a convex part
    of the map for itself (a power diagram).
    """

    centres: Floats
    radii: Floats
    size: tuple[float, float]

    def beyond(self, places: Floats, topics: Ints) -> tuple[Floats, Floats]:
        """Return how far each place is beyond the line to the nearest other topic, and the way back, (n, 2).

        Args:
            places: (n, 2).
            topics: (n,) to which they belong.
        """
        if len(self.centres) <= 1:
            return np.full(len(places), -np.inf), np.zeros_like(places)
        own = self._power(places, topics[:, None])[:, 0]
        if len(self.centres) > _MANY:
            others = nearest(self.centres)[topics]
        else:
            others = np.broadcast_to(np.arange(len(self.centres)), (len(places), len(self.centres)))
        power = np.where(others == topics[:, None], np.inf, self._power(places, others))
        rows, best = np.arange(len(places)), power.argmin(axis=1)
        way = self.centres[topics] - self.centres[others[rows, best]]
        length = np.sqrt((way**2).sum(axis=1)) + 1e-6
        return (own - power[rows, best]) / (2 * length), way / length[:, None]

    def _power(self, places: Floats, topics: Ints) -> Floats:
        """Return the power of each place to some topics, (n, m): by how much it is outside of their discs."""
        x, y = (
            values[:, None] - centres[topics]
            for values, centres in zip(places.T, self.centres.T, strict=True)
        )
        power: Floats = x**2 + y**2 - self.radii[topics] ** 2
        return power


def place_topics(radii: Floats, links: Floats, seed: int, progress: Progress = SILENT) -> TopicDiscs:
    """Return discs of the topics in a map that holds them all.

    Args:
        radii: (k,) of each topic.
        links: (k, k) symmetric, how many edges two topics share; its diagonal is not read.
        seed: of the random starts.
        progress: asked between rounds.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    size = map_size(radii)
    if len(radii) > _MANY:
        spread = centres_of_many(radii, links, size, seed, progress)
        bounded = bounded_by_near(radii, spread, _OWN_SIDE)
        return TopicDiscs(spread, bounded, (float(size[0]), float(size[1])))
    room = np.minimum(radii * 0.9, np.min(size) / 2)[:, None]
    links = np.where(np.eye(len(radii), dtype=bool), 0.0, links)
    starts = _starts(radii, links, seed, progress) * size
    links = links / max(np.max(links, initial=0.0), 1.0) * 20
    reach = radii[:, None] + radii[None]
    centres = starts
    for number in progress.checked(range(_ROUNDS)):
        away, distance, overlap = _between(centres, reach)
        towards = (away * (links / distance)[..., None]).sum(axis=2) * 0.12 * (1 - number / _ROUNDS)
        apart = (away * (overlap / distance)[..., None]).sum(axis=2) * 0.35
        centres = np.clip(centres + apart - towards, room, size - room)
    _, distance, overlap = _between(centres, reach)
    cost = (links * distance).sum(axis=(1, 2)) / 2 + (overlap**2).sum(axis=(1, 2)) * _OVERLAP_COSTS
    best = int(np.argmin(cost))
    return TopicDiscs(centres[best], _bounded(radii, distance[best]), (float(size[0]), float(size[1])))


def map_size(radii: Floats) -> Floats:
    """Return width and height of a map for these topics."""
    if len(radii) <= 1:
        return np.full(2, 2 * float(np.max(radii, initial=1.0)))
    area = float((4 * radii**2).sum()) * 0.86  # discs in a rectangle leave corners, soft ones share some
    height = np.sqrt(area / WIDTH_BY_HEIGHT)
    size: Floats = np.array([height * WIDTH_BY_HEIGHT, height])
    return size


def _starts(radii: Floats, links: Floats, seed: int, progress: Progress) -> Floats:
    """Return starts, (s, k, 2), on a map of width and height 1: the first by the links, the others random."""
    count = len(radii)
    number = int(np.clip(_MOST_PAIRS // max(count, 1) ** 2, 1, _MOST_STARTS))
    starts = np.random.default_rng(seed).uniform(0, 1, (number, count, 2))
    if count > _FEWEST_LINKED:
        by_links = majorized(_lengths(radii, links), starts[0], progress)
        middle = by_links - by_links.mean(axis=0)
        _, axes = np.linalg.eigh(middle.T @ middle)
        spread = middle @ axes[:, ::-1]  # the longer side along the width
        starts[0] = 0.5 + 0.45 * spread / np.maximum(np.abs(spread).max(axis=0), 1e-9)
    return starts


def _lengths(radii: Floats, links: Floats) -> Floats:
    """Return how far apart topics are over the edges that they share: the more for their size, the nearer."""
    shared = links / np.maximum(radii[:, None] * radii[None], 1e-9)
    shared = shared / max(np.max(shared, initial=0.0), 1e-9)
    lengths: Floats = 1 / np.maximum(np.sqrt(shared), _LEAST_SHARED)
    np.fill_diagonal(lengths, 0)
    for between in range(len(radii)):  # Floyd and Warshall's shortest ways
        np.minimum(lengths, lengths[:, between, None] + lengths[None, between], out=lengths)
    return lengths


def _bounded(radii: Floats, distance: Floats) -> Floats:
    """Return radii so near to one another that each centre is well on its own side of each line."""
    squares = radii**2
    allowed = _OWN_SIDE * distance**2
    np.fill_diagonal(allowed, 0)
    for between in range(len(radii)):
        np.minimum(allowed, allowed[:, between, None] + allowed[None, between], out=allowed)
    bounded: Floats = np.sqrt((squares[None] + allowed).min(axis=1))
    return bounded


def _between(centres: Floats, reach: Floats) -> tuple[Floats, Floats, Floats]:
    """Return for each two discs the way from one to the other, its length, and by how much they overlap."""
    away = centres[:, :, None] - centres[:, None]
    distance = np.sqrt((away**2).sum(axis=3)) + 1e-6
    overlap = np.clip(reach - distance, 0, None)
    overlap[:, np.arange(len(reach)), np.arange(len(reach))] = 0
    return away, distance, overlap
