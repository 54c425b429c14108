"""A measure in the picture of a graph: sizes, colours and marked lines are what was measured."""

from __future__ import annotations

import pytest

from netatlas.atlas.model import ConceptId
from netatlas.drawing.graph.content import DrawnGraph, LineLook
from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.graph_scene import GraphLook, graph_scene
from netatlas.drawing.graph.measured import (
    BRIDGE_INK,
    CLUSTER_INKS,
    OTHER_INK,
    measure_legend,
    measured_content,
)
from netatlas.drawing.graph.picture import GraphPicture
from netatlas.drawing.scene import Marks, Path
from netatlas.drawing.viewport import fit
from netatlas.explore.measures import GraphMeasure, MeasureAnswer, measured
from netatlas.explore.measures.bridges import Bridge
from netatlas.explore.measures.clusters import Cluster
from netatlas.explore.relation_graph import relation_graph
from tests.drawing.graph.test_outline import demo_content
from tests.helpers.atlases import demo_atlas
from tests.helpers.graphs import graph_of


def answer_of(measure: GraphMeasure) -> MeasureAnswer:
    """Return a measure of the small atlas."""
    return measured(relation_graph(demo_atlas()), measure)


def _width(text: str, size: float, *, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.5)


def drawn(content: DrawnGraph) -> tuple[list[Marks], list[Path]]:
    """Return the marks and lines of the whole picture."""
    picture = GraphPicture(content, _width)
    look = GraphLook(GraphFilter().shown(content), GraphFilter())
    shapes = graph_scene(picture, fit((-50.0, -50.0, 50.0, 50.0), 400, 400), look).shapes
    marks = [shape for shape in shapes if isinstance(shape, Marks)]
    return marks, [shape for shape in shapes if isinstance(shape, Path)]


@pytest.mark.parametrize("measure", [GraphMeasure.DEGREE, GraphMeasure.BETWEENNESS])
def test_larger_is_more(measure: GraphMeasure) -> None:
    """The picture would call another concept the most important than the table does."""
    answer = answer_of(measure)
    content = measured_content(demo_content(), answer)
    radii = [content.radii[content.numbers[score.concept]] for score in answer.scores]
    assert radii == sorted(radii, reverse=True)
    by_score: dict[str, float] = {score.concept: score.value for score in answer.scores}
    highest = by_score[content.ids[content.order[0]]]
    assert highest == answer.scores[0].value  # its label shows first
    assert (len({marks.radius for marks in drawn(content)[0]}) > 1) == (len(set(by_score.values())) > 1)
    assert answer.scores[0].concept in measure_legend(answer, str).entries[0].words


def test_a_cluster_has_one_colour_which_the_legend_names() -> None:
    """The colours would mean nothing, or two clusters look like one."""
    answer = answer_of(GraphMeasure.CLUSTERS)
    content = measured_content(demo_content(), answer)
    entries = measure_legend(answer, str).entries
    for cluster, entry in zip(answer.clusters, entries, strict=True):
        assert {content.ink(content.numbers[concept]) for concept in cluster.concepts} == {entry.ink}
        assert cluster.centre in entry.words
    assert {marks.ink for marks in drawn(content)[0]} == {entry.ink for entry in entries}


def test_bridges_are_marked_lines() -> None:
    """A relation that nothing replaces would look like any other."""
    answer = answer_of(GraphMeasure.BRIDGES)
    content = measured_content(demo_content(), answer)
    pairs = {frozenset((bridge.near, bridge.far)) for bridge in answer.bridges}
    marked = [line for line, look in enumerate(content.line_looks) if look & LineLook.MARKED]
    assert {frozenset(content.ids[end] for end in content.lines[line]) for line in marked} == pairs
    segments = [path.segments for path in drawn(content)[1] if path.ink == BRIDGE_INK]
    assert sum(map(len, segments)) == 4 * len(pairs)
    none = MeasureAnswer(GraphMeasure.BRIDGES, "")
    assert "none" in measure_legend(none, str).entries[0].words


def test_of_many_clusters_the_smallest_share_a_colour() -> None:
    """More colours than can be told apart would each mean something and say nothing."""
    content = graph_of([(index * 9.0, 0.0) for index in range(20)])
    clusters = tuple(Cluster(ConceptId(one), (ConceptId(one),)) for one in content.ids)
    answer = MeasureAnswer(GraphMeasure.CLUSTERS, "", clusters=clusters)
    shown = measured_content(content, answer)
    inks = [shown.ink(node) for node in range(20)]
    assert len(set(inks)) == len(CLUSTER_INKS) + 1
    assert inks.count(OTHER_INK) == 20 - len(CLUSTER_INKS)
    assert "13 smaller clusters" in measure_legend(answer, str).entries[-1].words


def test_the_greatest_bridges_are_named() -> None:
    """The legend would be as long as the list of all bridges, or leave out the one that matters."""
    content = graph_of(
        [(index * 9.0, 0.0) for index in range(30)], [(index, index + 1) for index in range(29)]
    )
    ids = [ConceptId(one) for one in content.ids]
    bridges = [Bridge(ids[index], ids[index + 1], 29 - index) for index in range(29)]
    answer = MeasureAnswer(GraphMeasure.BRIDGES, "", bridges=(*bridges, Bridge(ids[0], ConceptId("gone"), 1)))
    shown = measured_content(content, answer)
    assert shown.marked == frozenset(range(29))
    assert shown.remarks[1] == "bridge to Node 0"  # of its two, the one that cuts off more
    entries = measure_legend(answer, str).entries
    assert entries[0].words == "node-0 – node-1: 29 concepts behind it"
    assert entries[-1].words == f"and {30 - len(entries) + 1} more"
