"""The neighbours of a concept as a picture: what it lists, and that nothing overlaps."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from netatlas.drawing.graph.around import (
    MOST_LISTED,
    AroundContent,
    AroundLook,
    Direction,
    Neighbour,
    NeighbourGroup,
    around_rows,
    around_scene,
)
from netatlas.drawing.scene import Label, Polygon
from tests.helpers.graphs import width

WIDTH = 264
CENTRE = Neighbour("middle", "Middle", "service")


def _content(*sizes: int, name: str = "Node") -> AroundContent:
    groups = [
        NeighbourGroup(
            f"relation {number}",
            [Neighbour(f"{number}-{one}", f"{name} {one}", "component") for one in range(size)],
            list(Direction)[number % 3],
        )
        for number, size in enumerate(sizes)
    ]
    return AroundContent(CENTRE, groups)


names = st.text(min_size=1, max_size=60) | st.just("W" * 500)


@given(
    st.lists(st.integers(1, 9), max_size=6),
    names,
    st.sampled_from((0.5, 1.0, 3.0)),
    st.sets(st.integers(0, 5)),
)
def test_rows_lie_below_each_other_inside_the_picture(
    sizes: list[int], name: str, scale: float, unfolded: set[int]
) -> None:
    """A click would open another neighbour than the one it is on, or a name run out of the panel."""
    content = _content(*sizes, name=name)
    scene = around_scene(content, AroundLook(WIDTH, width, scale, unfolded))
    rows = [row.key for group in around_rows(content, unfolded) for row in group]
    hits = [hit for hit in scene.hits if hit.key]
    assert [hit.key for hit in hits] == rows
    assert all(one.bottom <= two.top + 0.01 for one, two in itertools.pairwise(hits))
    assert all(hit.bottom <= scene.height for hit in hits)
    labels = [shape for shape in scene.shapes if isinstance(shape, Label) and len(shape.text) > 1]
    assert all(label.x + width(label.text, label.size, bold=False) <= WIDTH + 1 for label in labels)


def test_large_groups_are_folded_until_they_are_wanted() -> None:
    """A hub would push every other relation out of sight, or list 50,000 names."""
    content = _content(2, 50_000, 1)
    folded = around_rows(content, ())
    assert [len(rows) for rows in folded] == [2, 1, 1]
    assert folded[1][0].neighbour is None
    assert [len(rows) for rows in around_rows(content, {1})] == [2, MOST_LISTED, 1]
    texts = [
        shape.text
        for shape in around_scene(content, AroundLook(WIDTH, width, 1.0, {1})).shapes
        if isinstance(shape, Label)
    ]
    assert f"and {50_000 - MOST_LISTED:,} more" in texts
    assert [len(rows) for rows in around_rows(_content(5, 4), ())] == [5, 4]  # there is room for these


def test_a_head_says_which_way_a_relation_leads() -> None:
    """Relations like "sends to" and "receives from" would look alike."""
    heads = [
        shape.points
        for shape in around_scene(_content(1, 1, 1), AroundLook(WIDTH, width)).shapes
        if isinstance(shape, Polygon)
    ]
    assert [points[0][0] > points[1][0] for points in heads] == [True, False]  # and none for either way
