"""What stays around a concept when kinds and relations are switched off: no island, no needless line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.hidden_middles import MOST_COUNTED, Kept, dotted_connection, kept_around
from tests.helpers.graphs import DENIES, USES, graph_of

if TYPE_CHECKING:
    from netatlas.drawing.graph.content import Connection, DrawnGraph

DEPTH = 3
RELATIONS = {"uses": USES, "does-not-support": DENIES}


def graph(kinds: str, lines: dict[tuple[int, int], Connection]) -> DrawnGraph:
    """Return a graph whose nodes have kinds of one letter."""
    content = graph_of([(0.0, 0.0)] * len(kinds), lines)
    return replace(content, kinds=list(kinds), connections=[(one,) for one in lines.values()])


def path(kinds: str) -> DrawnGraph:
    """Return a graph whose nodes are in a row."""
    return graph(kinds, {(node, node + 1): USES for node in range(len(kinds) - 1)})


def without(*kinds: str) -> GraphFilter:
    """Return a filter that switches kinds off."""
    return GraphFilter(frozenset(kinds))


@st.composite
def graphs(draw: st.DrawFn) -> DrawnGraph:
    """Return a small graph, perhaps with islands, whose first node is of a kind that stays."""
    count = draw(st.integers(1, 12))
    kinds = "a" + "".join(draw(st.lists(st.sampled_from("abc"), min_size=count - 1, max_size=count - 1)))
    pairs = [(start, end) for end in range(count) for start in range(end)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return graph(kinds, {pair: draw(st.sampled_from(sorted(RELATIONS.values()))) for pair in chosen})


FILTERS = st.builds(
    GraphFilter, st.frozensets(st.sampled_from("bc")), st.frozensets(st.sampled_from(sorted(RELATIONS)))
)


@given(graphs(), FILTERS)
def test_what_stays_is_joined_and_no_line_is_needless(content: DrawnGraph, graph_filter: GraphFilter) -> None:
    """A concept would float about alone, a dotted line lie over a relation, or filters make a hairball."""
    kept = kept_around(content, graph_filter, DEPTH)
    shown = graph_filter.shown(content)
    assert kept.nodes[0] == 0
    assert len(set(kept.nodes)) == len(kept.nodes)
    assert all(shown.nodes[node] for node in kept.nodes)
    joined = {pair for pair, is_shown in zip(content.lines, shown.lines, strict=True) if is_shown}
    dotted = {(min(one.near, one.far), max(one.near, one.far)) for one in kept.dotted}
    assert len(dotted) == len(kept.dotted) == len({one.far for one in kept.dotted})
    assert not dotted & set(content.lines)
    assert len(dotted) + len(joined) <= len(content.lines)
    for one in kept.dotted:
        assert {one.near, one.far} <= set(kept.nodes)
        assert one.middles
        assert not set(one.middles) & set(kept.nodes)
    reached = {0}
    for _ in content.ids:
        reached |= {end for pair in joined | dotted if reached & set(pair) for end in pair}
    assert set(kept.nodes) <= reached


@given(graphs())
def test_with_everything_switched_on_nothing_is_dotted(content: DrawnGraph) -> None:
    """A dotted line would say that something is hidden where nothing is."""
    kept = kept_around(content, GraphFilter(), len(content.ids))
    assert not kept.dotted
    alone = kept_around(content, GraphFilter(relations=frozenset(RELATIONS)), DEPTH)
    assert alone == Kept((0,))


def test_nothing_one_node_and_a_hidden_centre() -> None:
    """Switching off the last kind would end in an error."""
    assert kept_around(path(""), without("a"), DEPTH) == Kept(())
    assert kept_around(path("a"), without("b"), DEPTH) == Kept((0,))
    assert kept_around(path("ab"), without("a"), DEPTH) == Kept((0,))
    assert kept_around(path("abb"), without("b"), DEPTH) == Kept((0,))


def test_hidden_concepts_in_a_row_and_side_by_side_are_counted_once() -> None:
    """The number on a line would not be that of the concepts behind it."""
    in_row = kept_around(path("abba"), without("b"), DEPTH)
    assert [(one.near, one.far, one.middles) for one in in_row.dotted] == [(0, 3, (1, 2))]
    ring = graph("abba", {(0, 1): USES, (0, 2): USES, (1, 3): USES, (2, 3): USES})
    beside = kept_around(ring, without("b"), DEPTH)
    assert [(one.near, one.far, one.middles) for one in beside.dotted] == [(0, 3, (1, 2))]


def test_a_concept_reached_over_a_relation_that_is_switched_off_is_a_hidden_middle() -> None:
    """Switching a relation off would take away what lies behind, too."""
    content = graph("aaa", {(0, 1): DENIES, (1, 2): USES})
    kept = kept_around(content, GraphFilter(relations=frozenset({DENIES.kind})), DEPTH)
    assert kept.nodes == (0, 2)
    assert [(one.near, one.far, one.middles) for one in kept.dotted] == [(0, 2, (1,))]


def test_a_hidden_hub_leaves_one_line_for_each_concept_behind_it() -> None:
    """A hub with thousands of neighbours would become millions of lines."""
    count = 3000
    hub = graph("ab" + "a" * count, {(0, 1): USES} | {(1, 2 + node): USES for node in range(count)})
    kept = kept_around(hub, without("b"), 2)
    assert len(kept.nodes) == 1 + count
    assert {(one.near, one.middles) for one in kept.dotted} == {(0, (1,))}
    assert len(kept.dotted) == count


def test_more_hidden_concepts_than_a_number_has_room_for() -> None:
    """Between two hubs a long list of names would be counted, drawn and read out."""
    count = 5000
    middles = range(1, 1 + count)
    content = graph(
        "a" + "b" * count + "a",
        {(0, node): USES for node in middles} | {(node, 1 + count): USES for node in middles},
    )
    [dotted] = kept_around(content, without("b"), 2).dotted
    assert len(dotted.middles) == MOST_COUNTED
    assert dotted.is_more
    connection = dotted_connection([f"N{node}" for node in dotted.middles], is_more=True)
    assert connection.through == f"{MOST_COUNTED}+"
    assert connection.label.startswith("through more than 99 hidden concepts: N1, ")
    assert dotted_connection(list("ABCDEFG")).label == "through 7 hidden concepts: A, B, C, D, E and 2 more"
