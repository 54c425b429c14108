"""Layouts by edges alone: whole, finite, true to the graph, and quick to show and to cancel."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from netatlas.explore.layout.adjacency import UNREACHED, Adjacency
from netatlas.explore.layout.forces import force_layout
from netatlas.explore.layout.map_layout import free_layout, map_layout
from netatlas.explore.layout.pivots import pivot_layout
from netatlas.progress import Cancelled, Progress
from tests.helpers.maps import random_content

_EDGES = st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=60)


@given(st.integers(1, 30), _EDGES)
@settings(max_examples=40)
def test_distances_and_islands_are_those_of_networkx(count: int, edges: list[tuple[int, int]]) -> None:
    """Every layout rests on them."""
    edges = [pair for pair in edges if max(pair) < count]
    graph = Adjacency(count, edges)
    known: nx.Graph[int] = nx.Graph()
    known.add_nodes_from(range(count))
    known.add_edges_from(edges)
    lengths = nx.single_source_shortest_path_length(known, 0)
    assert graph.distances(0).tolist() == [lengths.get(node, UNREACHED) for node in range(count)]
    islands = {tuple(np.flatnonzero(graph.components() == label)) for label in set(graph.components())}
    assert islands == {tuple(sorted(part)) for part in nx.connected_components(known)}


@given(st.integers(0, 30), _EDGES)
@settings(max_examples=20, deadline=None)
def test_any_graph_has_a_layout(count: int, edges: list[tuple[int, int]]) -> None:
    """An empty graph, islands, loops or parallel edges would end in no number at all."""
    places = free_layout(Adjacency(count, [pair for pair in edges if max(pair) < count]))
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()
    assert len(np.unique(places.round(6), axis=0)) == count, "two nodes lie on each other"


def test_parallel_edges_and_loops_count_once() -> None:
    """Two concepts with 200 relations between them would be drawn into one point."""
    graph = Adjacency(3, [(0, 1)] * 100 + [(1, 0)] * 100 + [(1, 1), (1, 2)])
    assert graph.edges.tolist() == [[0, 1], [1, 2]]
    assert graph.degrees.tolist() == [1, 2, 1]


def test_a_hub_with_50_000_neighbours_is_laid_out() -> None:
    """What pulls at it would outgrow all numbers, or each of its neighbours would be gone through singly."""
    graph = Adjacency(50_001, [(0, node) for node in range(1, 50_001)])
    places = force_layout(graph, pivot_layout(graph, 1), iterations=1)
    assert np.isfinite(places).all()
    assert (np.abs(places[0]) < np.abs(places).max(axis=0) / 2).all()


def test_a_layout_shows_the_graph_better_than_spring_layout() -> None:
    """A layout that only looked tidy would hide what is near to what."""
    known = nx.connected_watts_strogatz_graph(80, 4, 0.1, seed=3)
    graph = Adjacency(80, list(known.edges()))
    spring = nx.spring_layout(known, seed=3, method="force")
    ours = _stress(graph, free_layout(graph))
    assert ours < 0.9 * _stress(graph, np.array([spring[node] for node in range(80)]))


def _stress(graph: Adjacency, places: np.ndarray) -> float:
    """Return the normalised stress of a connected graph after the best scaling."""
    wanted = np.stack([graph.distances(node) for node in range(graph.count)]).astype(float)
    upper = np.triu_indices(graph.count, 1)
    distances = wanted[upper]
    apart = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))[upper]
    weights = distances**-2
    apart *= (weights * distances * apart).sum() / (weights * apart**2).sum()
    return float((weights * (distances - apart) ** 2).sum() / len(distances))


def test_the_start_is_shown_before_the_first_round_ends() -> None:
    """Who opens a large graph would look at nothing for seconds."""
    events: list[str] = []

    class Watched(Progress):
        @override
        def report(self, share: float, words: str = "") -> None:
            events.append("round")

    content = random_content(400, 3)
    free_layout(content.graph, progress=Watched(), most_fine=0, shown=lambda _: events.append("shown"))
    assert events[:3] == ["shown", "round", "shown"]


class _EndsAfter(Progress):
    """Is cancelled at a check of its own choosing."""

    def __init__(self, checks: int) -> None:
        self.left = checks

    @property
    @override
    def cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize(
    ("checks", "is_map"),
    [(0, False), (20, False), (80, False), (0, True), (80, True), (700, True), (1500, True)],
)
def test_a_layout_that_nobody_waits_for_ends(checks: int, is_map: bool) -> None:  # noqa: FBT001
    """A closed tab would keep a core busy."""
    content, progress = random_content(30, 2), _EndsAfter(checks)
    with pytest.raises(Cancelled):
        map_layout(content, progress=progress) if is_map else free_layout(content.graph, progress=progress)
    assert progress.left == -1, "it went on after it had been cancelled"
