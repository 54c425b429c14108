"""Where the topics of a map lie: discs that hardly overlap, those with many edges between them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

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
_ROUNDS = 400
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
        power = ((places[:, None] - self.centres[None]) ** 2).sum(axis=2) - self.radii[None] ** 2
        rows = np.arange(len(places))
        own = power[rows, topics]
        power[rows, topics] = np.inf
        other = power.argmin(axis=1)
        way = self.centres[topics] - self.centres[other]
        length = np.sqrt((way**2).sum(axis=1)) + 1e-6
        return (own - power[rows, other]) / (2 * length), way / length[:, None]


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
    count = len(radii)
    area = float((4 * radii**2).sum()) * 0.86  # discs in a rectangle leave corners, soft ones share some
    height = np.sqrt(area / WIDTH_BY_HEIGHT) if count > 1 else 2 * float(radii.max(initial=1.0))
    width = height * WIDTH_BY_HEIGHT if count > 1 else height
    size = np.array([width, height])
    random = np.random.default_rng(seed)
    room = np.minimum(radii * 0.9, size.min() / 2)[:, None]
    links = np.where(np.eye(count, dtype=bool), 0.0, links)
    links = links / max(links.max(initial=0.0), 1.0) * 20
    reach = radii[:, None] + radii[None]
    starts = int(np.clip(_MOST_PAIRS // max(count, 1) ** 2, 1, _MOST_STARTS))
    centres = random.uniform(0, 1, (starts, count, 2)) * size
    for number in progress.checked(range(_ROUNDS)):
        away, distance, overlap = _between(centres, reach)
        towards = (away * (links / distance)[..., None]).sum(axis=2) * 0.12 * (1 - number / _ROUNDS)
        apart = (away * (overlap / distance)[..., None]).sum(axis=2) * 0.35
        centres = np.clip(centres + apart - towards, room, size - room)
    _, distance, overlap = _between(centres, reach)
    cost = (links * distance).sum(axis=(1, 2)) / 2 + (overlap**2).sum(axis=(1, 2)) * _OVERLAP_COSTS
    return TopicDiscs(centres[cost.argmin()], radii, (float(width), float(height)))


def _between(centres: Floats, reach: Floats) -> tuple[Floats, Floats, Floats]:
    """Return for each two discs the way from one to the other, its length, and by how much they overlap."""
    away = centres[:, :, None] - centres[:, None]
    distance = np.sqrt((away**2).sum(axis=3)) + 1e-6
    overlap = np.clip(reach - distance, 0, None)
    overlap[:, np.arange(len(reach)), np.arange(len(reach))] = 0
    return away, distance, overlap
