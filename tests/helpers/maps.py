"""Contents of maps made by chance, and what tests ask of a map: which places an outline holds."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from netatlas.explore.layout.adjacency import Adjacency
from netatlas.explore.layout.geometry import geometry_of
from netatlas.explore.layout.map_layout import MapContent
from netatlas.explore.map_labels import LABEL_SIZE, label_lines, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netatlas.explore.atlas_map import MapGeometry

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_BETWEEN_TOPICS = 0.15
"""Share of the edges that lead to another topic."""
_MOST_AT_ONCE = 2_000_000
"""Places times points of a ring that are looked at together."""


def random_content(concepts: int, topics: int, seed: int = 1, *, edges_of_each: int = 2) -> MapContent:
    """Return topics of about the same size with a few hubs each, and edges to the two topics after each."""
    random = np.random.default_rng(seed)
    of_concepts = np.sort(
        np.concatenate([np.arange(topics), random.integers(topics, size=concepts - topics)])
    )
    first, sizes = np.searchsorted(of_concepts, np.arange(topics)), np.bincount(of_concepts)
    start = np.repeat(np.arange(concepts), edges_of_each)
    elsewhere = random.random(len(start)) < _BETWEEN_TOPICS
    topic = (of_concepts[start] + elsewhere * random.integers(1, 3, len(start))) % topics
    end = first[topic] + (sizes[topic] * random.random(len(start)) ** 3).astype(int)
    return MapContent(
        Adjacency(concepts, np.column_stack([start, end])),
        [f"Concept number {number}" for number in range(concepts)],
        of_concepts,
        [f"Topic number {number}" for number in range(topics)],
    )


def misplaced(content: MapContent, places: Floats) -> int:
    """Return how many times a concept lies outside the outline of its topic, or inside that of another."""
    wrong = 0
    for topic, rings in enumerate(outlines_of(content, places)):
        wrong += int((within(rings, places) != (content.topics == topic)).sum())
    return wrong


def outlines_of(content: MapContent, places: Floats) -> list[list[Floats]]:
    """Return the rings of each topic's outline."""
    outlines = geometry_of(content, places).outlines
    return [[np.array(ring).reshape(-1, 2) for ring in rings] for rings in outlines]


def within(rings: Sequence[Floats], places: Floats) -> Flags:
    """Return for each place whether it is inside the first of ``rings`` and in none of its holes."""
    inside = np.zeros(len(places), dtype=bool)
    for ring in rings:
        near = np.flatnonzero(((places >= ring.min(axis=0)) & (places <= ring.max(axis=0))).all(axis=1))
        for part in np.array_split(near, 1 + len(near) * len(ring) // _MOST_AT_ONCE):
            inside[part] ^= _crossed(ring, places[part]) % 2 == 1
    return inside


def _crossed(ring: Floats, places: Floats) -> NDArray[np.int64]:
    """Return how many sides of ``ring`` a line to the right of each place crosses."""
    x, y = (ring[:, axis] - places[:, axis, None] for axis in (0, 1))
    next_x, next_y = np.roll(x, -1, axis=1), np.roll(y, -1, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x - (next_x - x) * y / (next_y - y)
    crossed: NDArray[np.int64] = (((y > 0) != (next_y > 0)) & (at > 0)).sum(axis=1)
    return crossed


def labels_on_labels(geometry: MapGeometry, names: Sequence[str], count: int) -> list[tuple[str, str]]:
    """Return which two of the ``count`` labels that come first cover one another at 1280 x 800.

    There the window has 747 x 610 pixels for the whole map, outlines and all.
    """
    points = np.concatenate([np.array(ring).reshape(-1, 2) for rings in geometry.outlines for ring in rings])
    scale = min(1.0, *((747, 610) / np.ptp(points, axis=0)))
    boxes = []
    for concept in geometry.order[:count]:
        lines = label_lines(names[concept])
        half = max(map(text_width, lines)) * LABEL_SIZE / 2
        x, top = geometry.x[concept] * scale, (geometry.y[concept] + geometry.radii[concept]) * scale
        boxes.append((names[concept], x - half, top, x + half, top + len(lines) * LABEL_SIZE))
    return [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


def shared_area(one: Sequence[Floats], other: Sequence[Floats]) -> float:
    """Return the area inside both outlines, as a share of that inside either."""
    points = np.concatenate([one[0], other[0]])
    x, y = (
        np.arange(low, high, 3.0) for low, high in zip(points.min(axis=0), points.max(axis=0), strict=True)
    )
    grid = np.column_stack([axis.ravel() for axis in np.meshgrid(x, y)])
    a, b = within(one, grid), within(other, grid)
    return float(np.count_nonzero(a & b)) / float(np.count_nonzero(a | b))
