"""Layouts: whole, finite, the same each time, topics in one piece, and quick to cancel."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.explore.layout.adjacency import UNREACHED, Adjacency
from netatlas.explore.layout.bodies import concept_bodies, labelled, overlap, radii, topic_bodies
from netatlas.explore.layout.map_layout import MapContent, free_layout, importance, map_layout
from netatlas.explore.layout.outlines import topic_outlines
from netatlas.explore.layout.topic_names import name_places
from netatlas.progress import Cancelled, Progress


def _stress(graph: Adjacency, places: np.ndarray) -> float:
    """Return the normalised stress of a connected graph after the best scaling."""
    wanted = np.stack([graph.distances(node) for node in range(graph.count)]).astype(float)
    upper = np.triu_indices(graph.count, 1)
    distances = wanted[upper]
    apart = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))[upper]
    weights = distances**-2
    apart *= (weights * distances * apart).sum() / (weights * apart**2).sum()
    return float((weights * (distances - apart) ** 2).sum() / len(distances))


def _content(seed: int = 1, concepts: int = 60, topics: int = 4) -> MapContent:
    random = np.random.default_rng(seed)
    of_topic = np.sort(random.integers(topics, size=concepts))
    edges = []
    for node in range(1, concepts):
        near = np.flatnonzero(of_topic == of_topic[node])
        edges.append((node, int(random.choice(near))))
        edges.append((node, int(random.integers(concepts))))
    names = [f"Concept number {number}" for number in range(concepts)]
    return MapContent(
        Adjacency(concepts, edges), names, of_topic, [f"Topic {number}" for number in range(topics)]
    )


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))))
    )
)
def test_distances_and_islands_are_those_of_networkx(case: tuple[int, list[tuple[int, int]]]) -> None:
    """Every layout rests on them."""
    count, edges = case
    graph = Adjacency(count, edges)
    known = nx.Graph()
    known.add_nodes_from(range(count))
    known.add_edges_from(edges)
    lengths = nx.single_source_shortest_path_length(known, 0)
    assert graph.distances(0).tolist() == [lengths.get(node, UNREACHED) for node in range(count)]
    islands = {tuple(np.flatnonzero(graph.components() == label)) for label in set(graph.components())}
    assert islands == {tuple(sorted(part)) for part in nx.connected_components(known)}


@given(st.integers(0, 40), st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_graph_has_a_layout(count: int, edges: list[tuple[int, int]]) -> None:
    """An empty graph, islands, loops and parallel edges would end in no number at all."""
    graph = Adjacency(count, [pair for pair in edges if max(pair) < count])
    places = free_layout(graph)
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()
    assert len(np.unique(places.round(6), axis=0)) == count, "two nodes lie on each other"


def test_a_layout_shows_the_graph_better_than_its_start_and_than_spring_layout() -> None:
    """A layout that only looked tidy would hide what is near to what."""
    known = nx.connected_watts_strogatz_graph(120, 4, 0.1, seed=3)
    graph = Adjacency(120, list(known.edges()))
    spring = nx.spring_layout(known, seed=3, method="force")
    ours = _stress(graph, free_layout(graph))
    assert ours < 0.9 * _stress(graph, np.array([spring[node] for node in range(120)]))


def test_the_same_graph_lies_the_same_each_time() -> None:
    """VPC would be somewhere else at every start."""
    content = _content()
    assert np.array_equal(map_layout(content), map_layout(content))
    assert not np.array_equal(map_layout(content, seed=1), map_layout(content, seed=2))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_each_topic_is_one_piece_around_its_own_concepts(seed: int) -> None:
    """A concept in the area of another topic would be looked for in the wrong place."""
    content = _content(seed)
    places = map_layout(content, seed)
    bodies = concept_bodies(
        radii(content.graph), content.names, labelled(importance(content), content.topics)
    )
    outlines = topic_outlines(places, content.topics, bodies, len(content.titles))
    for topic, rings in enumerate(outlines):
        assert all(_inside(rings[0], place) for place in places[content.topics == topic])
        for place in places[content.topics != topic]:
            assert sum(_inside(ring, place) for ring in rings) % 2 == 0


def _inside(ring: np.ndarray, place: np.ndarray) -> bool:
    x, y = (ring - place).T
    following = np.roll(y, -1)
    crosses = (y > 0) != (following > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x + (np.roll(x, -1) - x) * -y / (following - y)
    return bool((crosses & (at > 0)).sum() % 2)


def test_labels_and_names_of_topics_have_room() -> None:
    """Words on words cannot be read."""
    content = _content(concepts=80)
    places = map_layout(content)
    bodies = concept_bodies(
        radii(content.graph), content.names, labelled(importance(content), content.topics)
    )
    assert overlap(bodies, places) < 3  # pixels, inside the room around labels
    names = topic_bodies(content.titles)
    named = name_places(places, content.topics, bodies, names)
    for topic, place in enumerate(named):
        own = places[content.topics == topic]
        assert (place >= own.min(axis=0)).all()
        assert (place <= own.max(axis=0)).all()


class _EndsAtOnce(Progress):
    @property
    def cancelled(self) -> bool:
        return True


def test_a_layout_that_nobody_waits_for_ends() -> None:
    """A closed tab would keep a core busy."""
    content = _content()
    with pytest.raises(Cancelled):
        free_layout(content.graph, progress=_EndsAtOnce())
    with pytest.raises(Cancelled):
        map_layout(content, progress=_EndsAtOnce())


def test_one_topic_and_none_are_maps_too() -> None:
    """A pack of somebody else may have a single topic, or nothing yet."""
    none = MapContent(Adjacency(0, []), [], np.zeros(0, dtype=int), [])
    assert map_layout(none).shape == (0, 2)
    one = _content(topics=1, concepts=5)
    assert np.isfinite(map_layout(one)).all()
    assert topic_outlines(np.zeros((0, 2)), np.zeros(0, dtype=int), topic_bodies([]), 2) == [[], []]
