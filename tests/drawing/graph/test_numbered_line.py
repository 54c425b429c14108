"""A path on the map: a bent line from stop to stop with arrows, and numbers that cover no other stop."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.graph_scene import DIMMED, GraphLook, graph_scene
from netatlas.drawing.graph.numbered_line import NumberedLine, Stop, line_shapes, number_shapes
from netatlas.drawing.graph.picture import GraphPicture
from netatlas.drawing.graph.texts import LIT, text_block
from netatlas.drawing.scene import Circle, Label, Marks, Path, Polygon
from netatlas.drawing.viewport import fit
from tests.helpers.graphs import graph_of, width

if TYPE_CHECKING:
    from netatlas.drawing.scene import Shape

RADIUS = 6.0


def _stops(*places: tuple[float, float]) -> dict[int, Stop]:
    return {
        node: Stop(place, RADIUS, text_block(f"Node {node}", width, LIT)) for node, place in enumerate(places)
    }


def _gaps(line: Path) -> int:
    """Return how often a line is interrupted."""
    ends = [line.segments[at : at + 2] for at in range(2, len(line.segments) - 2, 4)]
    begins = [line.segments[at : at + 2] for at in range(4, len(line.segments), 4)]
    return sum(end != begin for end, begin in zip(ends, begins, strict=True))


def _discs(shapes: list[Shape]) -> list[Circle]:
    return [shape for shape in shapes if isinstance(shape, Circle)]


def test_each_step_has_an_arrow_that_ends_before_its_stop() -> None:
    """Nobody could see which way the path goes."""
    stops = _stops((0, 0), (300, 0), (300, 200))
    shapes = list(line_shapes(NumberedLine((0, 1, 2)), stops))
    heads = [shape for shape in shapes if isinstance(shape, Polygon)]
    assert len(heads) == 2
    for head, target in zip(heads, (1, 2), strict=True):
        tip, *back = head.points
        assert RADIUS < math.dist(tip, stops[target].at) < RADIUS + 12
        assert all(math.dist(point, stops[target].at) > math.dist(tip, stops[target].at) for point in back)


def test_there_and_back_and_there_again_are_lines_of_their_own() -> None:
    """Steps between the same two concepts would lie over one another and look like one."""
    stops = _stops((0, 0), (400, 0))
    shapes = list(line_shapes(NumberedLine((0, 1, 0, 1)), stops))
    heads = [shape.points[0] for shape in shapes if isinstance(shape, Polygon)]
    assert len(heads) == 3
    (line,) = (shape for shape in shapes if isinstance(shape, Path))
    heights = [y for x, y in zip(line.segments[::4], line.segments[1::4], strict=True) if 190 < x < 210]
    assert max(heights) > 20
    assert min(heights) < -20
    assert max(heights) - sorted(heights)[len(heights) // 2] > 1


def test_a_path_that_fails_differs_by_more_than_its_colour() -> None:
    """Who cannot tell red from blue would take a way that fails for one that works."""
    stops = _stops((0, 0), (400, 0))
    works, fails = (
        next(s for s in line_shapes(NumberedLine((0, 1), works=is_good), stops) if isinstance(s, Path))
        for is_good in (True, False)
    )
    assert (works.ink, fails.ink) == ("accent", "bad")
    assert _gaps(works) == 0
    assert _gaps(fails) > 10


@pytest.mark.parametrize(
    "places",
    [
        ((0, 0), (200, 0), (400, 0)),
        ((0, 0), (0, 34), (0, 68)),
        ((0, 0), (45, 0), (22, 40)),
    ],
)
def test_numbers_cover_neither_stops_nor_one_another(places: tuple[tuple[float, float], ...]) -> None:
    """A number would be read at the wrong stop."""
    stops = _stops(*places)
    shapes = list(number_shapes(NumberedLine((0, 1, 2, 1)), stops))
    discs = _discs(shapes)
    assert [s.text for s in shapes if isinstance(s, Label) and s.ink == "on_accent"] == ["1", "2", "4", "3"]
    for disc in discs:
        for stop in stops.values():
            assert math.dist((disc.x, disc.y), stop.at) >= disc.radius + RADIUS - 1
    for one, other in combinations(discs, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) >= 2 * one.radius


def test_the_current_stop_is_marked() -> None:
    """Stepping through a path would change nothing on the map."""
    shapes = list(number_shapes(NumberedLine((0, 1), current=1), _stops((0, 0), (200, 0))))
    assert [disc.fill for disc in _discs(shapes)] == ["accent", "surface"]
    assert [s.text for s in shapes if isinstance(s, Label) and s.bold] == ["1", "Node 1", "2"]


@pytest.mark.parametrize("stops", [(0,), (0, 0), (0, 1, 1, 2)])
def test_odd_paths_are_drawn(stops: tuple[int, ...]) -> None:
    """A journey of one stop, or with two hops at one concept or place, would break the picture."""
    line = NumberedLine(stops)
    at = _stops((0, 0), (0, 0), (5, 0))
    shapes = [*line_shapes(line, at), *number_shapes(line, at)]
    assert len(_discs(shapes)) == len(stops)


def test_on_the_map_all_else_is_weaker_and_what_is_switched_off_is_drawn_on_the_path() -> None:
    """A path would drown in the map, or have a gap where a kind is hidden."""
    content = graph_of([(0, 0), (300, 0), (150, 200)], [(0, 1), (1, 2)])
    picture = GraphPicture(content, width)
    chosen = GraphFilter(kinds=frozenset({content.kinds[1]}))
    left, top, right, bottom = content.bounds
    view = fit((left - 80, top - 80, right + 80, bottom + 80), 800, 600)
    look = GraphLook(chosen.shown(content), chosen, line=NumberedLine((0, 1)))
    shapes = graph_scene(picture, view, look).shapes
    marks = [shape for shape in shapes if isinstance(shape, Marks)]
    assert sorted(mark.strength for mark in marks) == [DIMMED, DIMMED, 1.0, 1.0]
    names = [shape.text for shape in shapes if isinstance(shape, Label)]
    assert sorted(names) == ["1", "2", "Node 0", "Node 1"]
