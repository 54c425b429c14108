"""What takes room on a map: the shape of each concept with its label, and the name of each topic.

Lengths are in pixels of a map that is shown as a whole in a window of usual size.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.explore.map_labels import LABEL_SIZE, LINE, TOPIC_SIZE, label_lines, text_width, topic_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netatlas.explore.layout.adjacency import Adjacency

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

LABELLED = 64
"""Concepts whose labels have room of their own when the whole map is shown."""

_LABELLED_OF_A_TOPIC = 9
GAP = 4.0
"""Pixels around words that stay free."""
_SHAPE_GAP = 2.5
"""Pixels around the shape of a concept that stay free."""


class Bodies(NamedTuple):
    """The room of each body around its place: a rectangle from ``-half`` to ``half`` and ``-up`` to ``down``.

    Attributes:
        half: (n,) half of its width.
        up: (n,) how far it reaches above its place.
        down: (n,) how far it reaches below.
    """

    half: Floats
    up: Floats
    down: Floats

    @property
    def areas(self) -> Floats:
        """The area of each."""
        area: Floats = 2 * self.half * (self.up + self.down)
        return area

    def boxes(self, places: Floats) -> tuple[Floats, Floats]:
        """Return the middle of each rectangle and half its width and height, both (n, 2)."""
        middles = places + np.column_stack([np.zeros(len(places)), (self.down - self.up) / 2])
        return middles, np.column_stack([self.half, (self.down + self.up) / 2])

    def of(self, nodes: Ints) -> Bodies:
        """Return the bodies of these nodes."""
        return Bodies(*(part[nodes] for part in self))

    def joined(self, other: Bodies) -> Bodies:
        """Return these bodies and the others behind them."""
        return Bodies(*(np.concatenate(pair) for pair in zip(self, other, strict=True)))


def overlaps(bodies: Bodies, places: Floats) -> Floats:
    """Return how many pixels each two bodies overlap along the shorter side; at most 0 if they do not."""
    middles, sizes = bodies.boxes(places)
    result: Floats = np.minimum(
        *(
            half[:, None] + half[None] - np.abs(middle[:, None] - middle[None])
            for half, middle in zip(sizes.T, middles.T, strict=True)
        )
    )
    np.fill_diagonal(result, -np.inf)
    return result


def radii(graph: Adjacency) -> Floats:
    """Return the radius of each concept's shape: its area grows with the number of neighbours, to a bound."""
    radius: Floats = np.minimum(2.6 + 1.05 * np.sqrt(graph.degrees), 9.0)
    return radius


def labelled(importance: Floats, topics: Ints) -> Ints:
    """Return the numbers of the concepts that get a label first, the most important first."""
    chosen: list[int] = []
    taken = np.zeros(int(np.max(topics, initial=-1)) + 1, dtype=np.int64)
    for node in np.argsort(-importance, kind="stable"):
        if len(chosen) < LABELLED and taken[topics[node]] < _LABELLED_OF_A_TOPIC:
            chosen.append(int(node))
            taken[topics[node]] += 1
    return np.array(chosen, dtype=np.int64)


def concept_bodies(
    radius: Floats, names: Sequence[str], with_label: Ints, size: float = LABEL_SIZE
) -> Bodies:
    """Return the bodies of concepts: a label of this ``size`` hangs below its shape, in up to two lines."""
    half = radius + _SHAPE_GAP
    down = half.copy()
    for node in with_label:
        lines = label_lines(names[node])
        half[node] = max(half[node], max(map(text_width, lines)) * size / 2 + GAP)
        down[node] = radius[node] + size * LINE * len(lines) + GAP
    return Bodies(half, radius + _SHAPE_GAP, down)


def topic_bodies(titles: Sequence[str], scale: float = 1.0) -> Bodies:
    """Return the bodies of the names of topics on a map shown at ``scale``, centred on their place."""
    size = TOPIC_SIZE / scale
    lines = [topic_lines(title) for title in titles]
    half = [max(map(text_width, parts)) * size / 2 + 2 * GAP for parts in lines]
    high = np.array([size * LINE * len(parts) / 2 + GAP for parts in lines], dtype=np.float64)
    return Bodies(np.array(half, dtype=np.float64), high, high)


def topic_radii(areas: Floats, density: float) -> Floats:
    """Return the radius of the disc that each topic needs, at ``density`` of its bodies."""
    radius: Floats = np.sqrt(areas / density / math.pi)
    return radius
