"""From node to node by keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.steps import first_node, step_in_direction, step_in_order
from tests.helpers.graphs import graph_of

CROSS = graph_of([(0, 0), (50, 5), (0, 60), (-40, 0), (0, -30), (20, 0)], [(0, 1), (0, 2), (0, 3), (0, 4)])
EVERYTHING = GraphFilter()


@pytest.mark.parametrize(
    ("right", "down", "node"),
    [(1, 0, 1), (0, 1, 2), (-1, 0, 3), (0, -1, 4)],
    ids=["right", "down", "left", "up"],
)
def test_an_arrow_leads_to_the_neighbour_there(right: int, down: int, node: int) -> None:
    """The arrow to the right would lead left; or to what is nearer but has nothing to do with it."""
    assert step_in_direction(CROSS, EVERYTHING.shown(CROSS), 0, right, down) == node


def test_without_a_neighbour_there_any_other_will_do() -> None:
    """An island could not be reached."""
    assert step_in_direction(CROSS, EVERYTHING.shown(CROSS), 3, 1, 0) == 0
    assert step_in_direction(CROSS, EVERYTHING.shown(CROSS), 5, 1, 0) == 1
    assert step_in_direction(CROSS, EVERYTHING.shown(CROSS), 1, 1, 0) is None


@given(st.integers(1, 9), st.sampled_from((1, -1)))
def test_the_order_leads_through_all_that_is_shown(count: int, step: int) -> None:
    """Who uses no mouse would never come to some of the concepts."""
    content = graph_of([(0, 0)] * count)
    shown = GraphFilter(kinds=frozenset({"policy"})).shown(content)
    node, seen = None, []
    for _ in range(sum(shown.nodes)):
        node = step_in_order(content, shown, node, step)
        seen.append(node)
    assert sorted(one for one in seen if one is not None) == [
        one for one in range(count) if content.kinds[one] != "policy"
    ]
    assert first_node(content, shown) == min(one for one in seen if one is not None)


def test_nothing_to_step_to() -> None:
    """A graph of which all is switched off would end in an error."""
    content = graph_of([(0, 0)])
    nothing = GraphFilter(kinds=frozenset(content.kinds)).shown(content)
    assert first_node(content, nothing) is step_in_order(content, nothing, None, 1) is None
