"""Measures: the numbers of hand-made graphs, what must hold of every graph, the same answer in each run."""

from __future__ import annotations

import math
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from netatlas.atlas.model import ConceptId
from netatlas.errors import UsageError
from netatlas.explore.measures import GraphMeasure, measured, scores, why_not_offered
from netatlas.explore.relation_graph import relation_graph
from netatlas.progress import Cancelled, Progress
from tests.helpers.atlases import atlas_of, concept, tie

if TYPE_CHECKING:
    from netatlas.explore.relation_graph import Graph

_NAMES = "abcdefghij"


def _graph(*edges: str, alone: str = "") -> Graph:
    graph: Graph = nx.Graph()
    graph.add_nodes_from(map(ConceptId, alone))
    graph.add_edges_from((ConceptId(edge[0]), ConceptId(edge[1])) for edge in edges)
    return graph


@st.composite
def _graphs(draw: st.DrawFn) -> Graph:
    pairs = st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES)).filter(
        lambda pair: pair[0] != pair[1]
    )
    return _graph(*("".join(pair) for pair in draw(st.lists(pairs, max_size=25))), alone=_NAMES[:6])


def _values(graph: Graph, measure: GraphMeasure) -> dict[ConceptId, float]:
    return dict(measured(graph, measure).scores)


@pytest.mark.parametrize(
    ("edges", "degree", "betweenness"),
    [
        (("ab", "bc"), {"b": 2, "a": 1, "c": 1}, {"b": 1, "a": 0, "c": 0}),
        (("ab", "bc", "ca"), {"a": 2, "b": 2, "c": 2}, {"a": 0, "b": 0, "c": 0}),
        (("ab", "ac", "ad"), {"a": 3, "b": 1, "c": 1, "d": 1}, {"a": 3, "b": 0, "c": 0, "d": 0}),
        (("ab", "bc", "cd", "da"), dict.fromkeys("abcd", 2), dict.fromkeys("abcd", 0.5)),
    ],
)
def test_scores_of_hand_made_graphs(
    edges: tuple[str, ...], degree: dict[str, float], betweenness: dict[str, float]
) -> None:
    """A number that means something else than its legend says would teach what is not so."""
    assert _values(_graph(*edges), GraphMeasure.DEGREE) == degree
    assert _values(_graph(*edges), GraphMeasure.BETWEENNESS) == betweenness


def test_two_relations_between_the_same_two_count_once() -> None:
    """A concept would look important because one relation is written in both directions."""
    atlas = atlas_of(
        [
            concept(
                "a",
                relations=(tie("a", "requires", "b"), tie("a", "replaces", "b"), tie("a", "requires", "a")),
            ),
            concept("b", relations=(tie("b", "requires", "a"),)),
        ]
    )
    assert _values(relation_graph(atlas), GraphMeasure.DEGREE) == {"a": 1, "b": 1}


@pytest.mark.parametrize(
    ("edges", "bridges"),
    [
        (("ab", "bc", "ca"), []),
        (("ab", "bc", "ca", "cd"), [("c", "d", 1)]),
        (("ab", "bc", "ca", "cd", "de"), [("c", "d", 2), ("d", "e", 1)]),
        (("ab", "ab"), [("b", "a", 1)]),
        (("ab", "bc", "ca", "cd", "de", "ef", "fd"), [("d", "c", 3)]),
        (("ab", "cd"), [("b", "a", 1), ("d", "c", 1)]),
    ],
)
def test_bridges_of_hand_made_graphs(edges: tuple[str, ...], bridges: list[tuple[str, str, int]]) -> None:
    """The wrong side would be called cut off."""
    assert list(map(tuple, measured(_graph(*edges), GraphMeasure.BRIDGES).bridges)) == bridges


def test_two_dense_parts_are_two_clusters_called_after_their_centres() -> None:
    """The colours of a map would say nothing."""
    graph = _graph("ab", "ac", "ad", "bc", "bd", "cd", "ef", "eg", "fg", "de", alone="h")
    clusters = measured(graph, GraphMeasure.CLUSTERS).clusters
    assert [(cluster.centre, "".join(cluster.concepts)) for cluster in clusters] == [
        ("a", "abcd"),
        ("e", "efg"),
        ("h", "h"),
    ]


@given(_graphs())
def test_what_holds_of_every_graph(graph: Graph) -> None:
    """A measure that is wrong on some shape of graph is noticed by nobody who has no other tool."""
    degrees = _values(graph, GraphMeasure.DEGREE)
    assert sum(degrees.values()) == 2 * graph.number_of_edges()
    ours = _values(graph, GraphMeasure.BETWEENNESS)
    assert ours == pytest.approx(nx.betweenness_centrality(graph, normalized=False))
    before = nx.number_connected_components(graph)
    found = {frozenset(bridge[:2]): bridge for bridge in measured(graph, GraphMeasure.BRIDGES).bridges}
    for one, other in graph.edges:
        rest = graph.copy()
        rest.remove_edge(one, other)
        bridge = found.get(frozenset((one, other)))
        assert (nx.number_connected_components(rest) > before) is (bridge is not None)
        if bridge is not None:
            sides = [len(nx.node_connected_component(rest, end)) for end in (bridge.far, bridge.near)]
            assert sides[0] == bridge.cut_off <= sides[1]
    clusters = measured(graph, GraphMeasure.CLUSTERS).clusters
    assert sorted(name for cluster in clusters for name in cluster.concepts) == sorted(graph)
    assert all(first >= second for first, second in pairwise(len(cluster.concepts) for cluster in clusters))


def test_an_estimate_is_near_and_says_that_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Estimated numbers would be taken for counted ones, or be too low by the share that was left out."""
    graph = nx.relabel_nodes(nx.powerlaw_cluster_graph(300, 2, 0.5, seed=1), lambda node: f"c{node:03}")
    exact = measured(graph, GraphMeasure.BETWEENNESS)
    monkeypatch.setattr(scores, "MOST_EXACT", 200)
    monkeypatch.setattr(scores, "SAMPLE", 150)
    estimate = scores.betweenness(graph)
    total = math.fsum(score.value for score in exact.scores)
    assert math.fsum(score.value for score in estimate) == pytest.approx(total, rel=0.1)
    assert (
        len({score.concept for score in estimate[:20]} & {score.concept for score in exact.scores[:20]}) >= 15
    )


def test_a_large_graph_is_sampled_and_a_larger_one_refused_with_the_reason() -> None:
    """The window would count for minutes, or an estimate pass for a count."""
    star = _graph()
    star.add_edges_from((ConceptId("hub"), ConceptId(f"c{number}")) for number in range(2_000))
    answer = measured(star, GraphMeasure.BETWEENNESS)
    assert answer.sampled == 400
    assert answer.legend.endswith("Estimated from the paths of 400 of the 2,001 concepts.")
    assert answer.scores[0].concept == "hub"
    star.add_nodes_from(ConceptId(f"d{number}") for number in range(18_000))
    with pytest.raises(
        UsageError, match="at most 20,000 concepts, and here are 20,001: it would take minutes"
    ):
        measured(star, GraphMeasure.BETWEENNESS)
    assert [bool(why_not_offered(measure, 20_001)) for measure in GraphMeasure] == [False, True, False, False]


@pytest.mark.parametrize("measure", GraphMeasure)
def test_nothing_and_one_concept_can_be_measured(measure: GraphMeasure) -> None:
    """An empty pack would end in an error of a library."""
    assert not any(measured(_graph(), measure)[2:5])
    alone = measured(_graph(alone="a"), measure)
    assert alone.scores + alone.clusters == (
        (("a", 0),) if alone.scores else (("a", ("a",)),)[: len(alone.clusters)]
    )


class _CancelledAt(Progress):
    """Cancels at the given question."""

    def __init__(self, question: int) -> None:
        self._left = question

    @property
    @override
    def cancelled(self) -> bool:
        self._left -= 1
        return self._left < 0


@pytest.mark.parametrize("measure", [GraphMeasure.BETWEENNESS, GraphMeasure.BRIDGES, GraphMeasure.CLUSTERS])
@pytest.mark.parametrize("question", [0, 1])
def test_long_measures_end_when_they_are_no_longer_wanted(measure: GraphMeasure, question: int) -> None:
    """A cancelled job would go on to its end and hold up the next."""
    graph = nx.relabel_nodes(nx.path_graph(20), lambda node: f"c{node:02}")
    with pytest.raises(Cancelled):
        measured(graph, measure, _CancelledAt(question))


def test_every_run_gives_the_same_answer() -> None:
    """Clusters would change their colours from start to start, as the order of sets does."""
    program = (
        "import netatlas, hashlib\n"
        "from netatlas.explore.measures import GraphMeasure, measured\n"
        "from netatlas.explore.relation_graph import relation_graph\n"
        "graph = relation_graph(netatlas.open_atlas().atlas)\n"
        "answers = [measured(graph, measure) for measure in GraphMeasure]\n"
        "print(hashlib.sha256(repr(answers).encode()).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
