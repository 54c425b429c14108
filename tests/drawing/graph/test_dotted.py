"""Dotted lines in the picture: dots, no arrow, and always their number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netatlas.drawing.graph.dotted import dotted_at, dotted_lines_of, dotted_words
from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.graph_scene import GraphLook, graph_scene
from netatlas.drawing.graph.hidden_middles import dotted_connection
from netatlas.drawing.graph.lit import lit_of
from netatlas.drawing.graph.outline import Outline
from netatlas.drawing.graph.picture import GraphPicture
from netatlas.drawing.scene import Label, Marks, Path, Polygon
from netatlas.drawing.viewport import fit
from tests.helpers.graphs import USES, graph_of, width

CONTENT = replace(
    graph_of([(0, 0), (200, 0), (0, 200)], [(0, 1), (0, 2)]),
    connections=[(dotted_connection(["Subnet", "VPC"]),), (USES,)],
)
FILTER = GraphFilter(frozenset(), frozenset({"does-not-support"}))
SHOWN = FILTER.shown(CONTENT)
VIEW = fit((-50, -50, 250, 250), 600, 600)


@pytest.mark.parametrize("selected", [None, 0, 2])
def test_a_dotted_line_has_its_number_and_no_arrow(selected: int | None) -> None:
    """It would look like a relation, or not say what it is once something is selected."""
    picture = GraphPicture(CONTENT, width, near=0.0)
    lit = lit_of(picture, selected, SHOWN) if selected is not None else None
    shapes = graph_scene(picture, VIEW, GraphLook(SHOWN, FILTER, lit)).shapes
    numbers = [shape for shape in shapes if isinstance(shape, Label) and shape.text == "2"]
    assert {(shape.x, shape.y) for shape in numbers} == {(300.0, 100.0)}
    dots = [shape for shape in shapes if isinstance(shape, Marks) and len(shape.points) > 20]
    assert dots
    assert all(shape.points[1::2] == [100.0] * (len(shape.points) // 2) for shape in dots)
    straight = [shape for shape in shapes if isinstance(shape, Path)]
    assert all(shape.segments[1] != shape.segments[3] for shape in straight)
    heads = [shape for shape in shapes if isinstance(shape, Polygon)]
    assert all(abs(x - 100) < 10 for head in heads for x, _ in head.points)
    assert any(shape.ink == "accent" for shape in numbers) == (selected == 0)


def test_tip_outline_and_card_say_what_is_hidden() -> None:
    """The number would be a riddle."""
    sight = GraphPicture(CONTENT, width).sight.at(VIEW, SHOWN)
    line = dotted_at(CONTENT, sight, 305, 97)
    assert line == 0
    assert dotted_at(CONTENT, sight, 100, 300) is None
    assert dotted_words(CONTENT, line) == "Node 0 is joined to Node 1 through 2 hidden concepts: Subnet, VPC"
    assert dotted_lines_of(CONTENT, SHOWN, 1) == ["joined to Node 0 through 2 hidden concepts: Subnet, VPC"]
    outline = Outline(CONTENT, FILTER, SHOWN, "node-0")
    assert [group.title for group in outline.groups] == ["In the middle", "Through hidden concepts", "Uses"]
    assert [one.words for one in outline.relations(1)] == ["Node 0, through 2 hidden concepts: Subnet, VPC"]
