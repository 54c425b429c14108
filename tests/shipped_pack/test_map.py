"""The map of the shipped pack: topics in one piece, labels that can be read, edges that are not too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from netatlas.explore.layout.geometry import content_of, map_geometry
from netatlas.explore.layout.map_layout import free_layout
from tests.helpers.maps import labels_on_labels, within

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.explore.atlas_map import MapGeometry

    Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@pytest.fixture(scope="module")
def geometry(atlas: Atlas) -> MapGeometry:
    """Return where the map shows everything."""
    return map_geometry(atlas)


def _places(geometry: MapGeometry) -> Floats:
    return np.column_stack([geometry.x, geometry.y])


def test_each_topic_is_one_piece_around_its_own_concepts(atlas: Atlas, geometry: MapGeometry) -> None:
    """A concept in the area of another topic would be looked for in the wrong place."""
    topics = content_of(atlas).topics
    for topic, outline in enumerate(geometry.outlines):
        rings = [np.array(ring).reshape(-1, 2) for ring in outline]
        assert (within(rings, _places(geometry)) == (topics == topic)).all()


def test_the_sixty_greatest_labels_do_not_overlap(atlas: Atlas, geometry: MapGeometry) -> None:
    """The map would be a heap of words in a window of usual size."""
    assert labels_on_labels(geometry, [concept.name for concept in atlas.contents.concepts], 60) == []


def test_edges_are_at_most_half_as_long_again_as_without_topics(atlas: Atlas, geometry: MapGeometry) -> None:
    """Topics would tear apart what belongs together."""
    graph = content_of(atlas).graph
    assert _mean_edge(_places(geometry), graph.edges) <= 1.5 * _mean_edge(free_layout(graph), graph.edges)


def _mean_edge(places: Floats, edges: np.ndarray) -> float:
    """Return the mean length of an edge where what the map covers has the area 1."""
    start, end = edges.T
    lengths = np.sqrt(((places[start] - places[end]) ** 2).sum(axis=1))
    return float(lengths.mean() / np.sqrt(_hull_area(places)))


def _hull_area(places: Floats) -> float:
    """Return the area of the convex hull, found by going around it (Andrew's monotone chain)."""
    points = sorted(map(tuple, places.tolist()))
    hull: list[tuple[float, ...]] = []
    for side in (points, points[::-1]):
        chain: list[tuple[float, ...]] = []
        for x, y in side:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], (x, y)) <= 0:
                chain.pop()
            chain.append((x, y))
        hull += chain[:-1]
    around = zip(hull, hull[1:] + hull[:1], strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in around)) / 2


def _turn(first: tuple[float, ...], middle: tuple[float, ...], last: tuple[float, ...]) -> float:
    """Return a number above 0 if the way turns left at ``middle``."""
    return (middle[0] - first[0]) * (last[1] - first[1]) - (middle[1] - first[1]) * (last[0] - first[0])
