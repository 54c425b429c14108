"""The scene of a graph: what is in sight, how it looks near and far, what is lit, and graphs that are odd."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.graph_scene import GraphLook, graph_scene, lit_scene
from netatlas.drawing.graph.large_sight import MOST_NODES, LargeSight
from netatlas.drawing.graph.lit import lit_of
from netatlas.drawing.graph.picture import GraphPicture
from netatlas.drawing.graph.sight import MOST_LINES, SmallSight
from netatlas.drawing.scene import Label, Marks, Path, Region, Triangles
from netatlas.drawing.svg import scene_svg
from netatlas.drawing.viewport import fit
from tests.helpers.graphs import DENIES, USES, graph_of, random_graph, topic, width

if TYPE_CHECKING:
    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.scene import Scene
    from netatlas.drawing.viewport import Viewport

SIZE = (800.0, 600.0)
BACKWARD = USES._replace(forward=False)
STAR = graph_of(
    [(0, 0), (300, 0), (0, 200), (-300, 0), (0, -200)],
    [(0, 1), (0, 2), (0, 3), (0, 4), (1, 2)],
    connections=[(USES,), (DENIES,), (USES, DENIES), (BACKWARD,), (USES,)],
)


def _view(content: DrawnGraph, zoom: float = 1.0) -> Viewport:
    left, top, right, bottom = content.bounds
    whole = fit((left - 50, top - 50, right + 50, bottom + 50), *SIZE)
    return whole.zoomed(zoom, at=(SIZE[0] / 2, SIZE[1] / 2), whole=whole)


def _look(picture: GraphPicture, chosen: GraphFilter | None = None, lit: int | None = None) -> GraphLook:
    graph_filter = chosen or GraphFilter()
    shown = graph_filter.shown(picture.content)
    return GraphLook(shown, graph_filter, lit_of(picture, lit, shown) if lit is not None else None)


def _texts(scene: Scene) -> list[str]:
    return [shape.text for shape in scene.shapes if isinstance(shape, Label)]


def _marks(scene: Scene) -> int:
    return sum(len(shape.points) // 2 for shape in scene.shapes if isinstance(shape, Marks))


def test_details_show_near_by_only() -> None:
    """Far away a map would be a tangle of arrows and words, or near by not say what a line means."""
    picture = GraphPicture(STAR, width, near=1.2)
    far = graph_scene(picture, _view(STAR), _look(picture))
    assert not any(isinstance(shape, Triangles) for shape in far.shapes)
    assert not any(shape.dashed for shape in far.shapes if isinstance(shape, Path))
    assert "uses" not in _texts(far)
    near = graph_scene(picture, _view(STAR, 1.7), _look(picture))
    arrows = [shape for shape in near.shapes if isinstance(shape, Triangles)]
    assert arrows
    assert [
        len(shape.segments) // 4 for shape in near.shapes if isinstance(shape, Path) and shape.dashed
    ] == [1]
    assert "uses" in _texts(near)
    assert "does not support" in _texts(near)


def test_an_arrow_points_where_the_relation_leads() -> None:
    """A relation would be read the wrong way round."""
    picture = GraphPicture(graph_of([(0, 0), (200, 0)], [(0, 1)], connections=[(BACKWARD,)]), width, near=0)
    view = _view(picture.content)
    (arrow,) = (s for s in graph_scene(picture, view, _look(picture)).shapes if isinstance(s, Triangles))
    tip, left, right = arrow.points[::2]
    assert tip < min(left, right)
    assert view.x.pixel(0) < tip < view.x.pixel(30)


def test_what_is_selected_is_lit_with_its_neighbours() -> None:
    """Nobody would see what a concept is connected with."""
    picture = GraphPicture(STAR, width, near=0)
    look = _look(picture, lit=1)
    assert look.lit is not None
    assert set(look.lit.neighbours) == {0, 2}
    scene = lit_scene(picture, _view(STAR), look)
    accent = [shape for shape in scene.shapes if isinstance(shape, Path)]
    assert {shape.ink for shape in accent} == {"accent"}
    assert sum(len(shape.segments) // 4 for shape in accent) == 2
    assert {"Node 0", "Node 1", "Node 2"} <= set(_texts(scene))


def test_what_is_switched_off_is_not_drawn() -> None:
    """The legend would hide nothing, or a line lead to a node that is not there."""
    picture = GraphPicture(STAR, width)
    chosen = GraphFilter(kinds=frozenset({STAR.kinds[1]}), relations=frozenset({"uses"}))
    look = _look(picture, chosen)
    assert list(look.shown.nodes) == [True, False, True, True, True]
    assert list(look.shown.lines) == [False, True, True, False, False]
    scene = graph_scene(picture, _view(STAR), look)
    assert _marks(scene) == 4
    assert "Node 1" not in _texts(scene)


def test_what_the_notes_did_not_hold_is_dimmed_but_its_name_is_not() -> None:
    """The edition would make no difference, or a name be too pale to read."""
    content = replace(STAR, dimmed=frozenset({1}))
    picture = GraphPicture(content, width)
    scene = graph_scene(picture, _view(content), _look(picture))
    strengths = [shape.strength for shape in scene.shapes if isinstance(shape, Marks)]
    assert sorted(set(strengths)) == [0.38, 1.0]
    (label,) = (shape for shape in scene.shapes if isinstance(shape, Label) and shape.text == "Node 1")
    assert label.ink == "muted"


def test_areas_have_their_names_and_the_selected_one_is_washed() -> None:
    """Topics would be missing from the map."""
    areas = (topic(0, (-10, -10, 90, -10, 90, 90, -10, 90)), topic(1, (200, -10, 300, -10, 300, 90, 200, 90)))
    content = graph_of([(0, 0), (250, 0)], [(0, 1)], areas=areas, topics=(0, 1))
    picture = GraphPicture(content, width)
    scene = graph_scene(picture, _view(content), _look(picture, lit=1))
    assert [shape.fill for shape in scene.shapes if isinstance(shape, Region)] == ["area", "accent_wash"]
    assert "Topic 0" in _texts(graph_scene(picture, _view(content), _look(picture)))
    assert scene_svg(scene, title="Map").count("<path") >= 4


def test_small_and_large_graphs_show_the_same() -> None:
    """A graph would change its look when it gets its thousandth node."""
    content = random_graph(300)
    shown = GraphFilter().shown(content)
    for zoom in (1.0, 4.0):
        small, large = (kind(content).at(_view(content, zoom), shown) for kind in (SmallSight, LargeSight))
        assert set(large.nodes) <= set(small.nodes)
        assert len(large.nodes) >= len(small.nodes) * 0.95  # but for those that lie on one another
        assert list(large.lines) == list(small.lines)
        assert list(large.segments) == pytest.approx(list(small.segments))
        x, y = small.x[5], small.y[5]
        assert small.nearest(x, y, 1.0) == small.nodes[5]
        assert large.nearest(large.x[5], large.y[5], 0.5) == large.nodes[5]
        assert small.nearest(-1e6, 0, 12) is large.nearest(-1e6, 0, 12) is None


def test_a_large_graph_keeps_its_budgets() -> None:
    """One frame of a large graph would take as long as a thousand of a small one."""
    content = random_graph(20_000)
    picture = GraphPicture(content, width)
    for zoom in (1.0, 6.0):
        scene = graph_scene(picture, _view(content, zoom), _look(picture))
        assert _marks(scene) <= MOST_NODES
        assert sum(len(s.segments) // 4 for s in scene.shapes if isinstance(s, Path)) <= MOST_LINES
        assert len(scene.shapes) < 1500


HUB = graph_of(
    [(0, 0), *((math.cos(angle) * 300, math.sin(angle) * 300) for angle in range(3000))],
    [(0, index) for index in range(1, 3001)],
)
ODD = {
    "empty": graph_of([]),
    "one node": graph_of([(5, 5)]),
    "islands": graph_of([(0, 0), (10, 0), (1e5, 0)], [(0, 1)]),
    "200 parallel relations": graph_of([(0, 0), (9, 9)], [(0, 1)], connections=[(USES,) * 200]),
    "a hub": HUB,
    "equal places": graph_of([(1, 1)] * 30, [(0, 1), (1, 2)]),
    "long names": graph_of([(0, 0), (9, 9)], [(0, 1)], names=["m" * 500, "many words " * 50]),
    "right to left": graph_of([(0, 0), (9, 9)], [(0, 1)], names=["שער NAT", "بوابة"]),
    "no name": graph_of([(0, 0)], names=[""]),
    "another kind": graph_of([(0, 0)], kinds=["router"]),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_graphs_are_drawn(name: str) -> None:
    """An odd pack would end in an error instead of a picture."""
    content = ODD[name]
    picture = GraphPicture(content, width, near=0)
    for zoom in (1.0, 5.0):
        view = _view(content, zoom)
        scene = graph_scene(picture, view, _look(picture, lit=0 if content.ids else None))
        assert all(math.isfinite(shape.x) for shape in scene.shapes if isinstance(shape, Label))
        assert len(scene.shapes) < 5000
        assert scene_svg(scene, title=name).startswith("<svg")


def test_neighbours_out_of_sight_are_named_at_the_rim() -> None:
    """Lines would lead out of the picture, and nobody would know where to."""
    picture = GraphPicture(STAR, width, near=0)
    view = _view(STAR, 3.0)
    scene = graph_scene(picture, view, _look(picture, lit=0))
    assert {hit.key for hit in scene.hits} == {"node-1", "node-2", "node-3", "node-4"}
    assert {"Node 1", "uses", "is used by", "does not support"} <= set(_texts(scene))
    (left,) = (hit for hit in scene.hits if hit.key == "node-3")
    assert left.right < SIZE[0] / 2
    assert not graph_scene(picture, _view(STAR), _look(picture, lit=0)).hits
    crowd = GraphPicture(HUB, width, near=0)
    hits = graph_scene(crowd, _view(HUB, 8.0), _look(crowd, lit=0)).hits
    assert 0 < len(hits) < 40
    for side in (True, False):
        tops = [hit.top for hit in hits if (hit.x < SIZE[0] / 2) is side]
        assert tops == sorted(tops)
        assert all(lower - upper >= 37 for upper, lower in pairwise(tops))
