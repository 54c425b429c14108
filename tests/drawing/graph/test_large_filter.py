"""What is shown of a large graph, against what a small one shows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.large_filter import LargeFilter
from tests.helpers.graphs import DENIES, KINDS, USES, graph_of

COUNT = 8
CONNECTIONS = st.lists(
    st.sampled_from([USES, DENIES, USES._replace(dimmed=True), DENIES._replace(dimmed=True, kind="blocks")]),
    min_size=1,
    max_size=3,
).map(tuple)
LINES = st.lists(
    st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)).filter(lambda ends: ends[0] != ends[1]),
    unique=True,
    max_size=12,
)
FILTERS = st.builds(
    GraphFilter,
    st.frozensets(st.sampled_from(KINDS)),
    st.frozensets(st.sampled_from(["uses", "does-not-support", "blocks", "unknown"])),
)


@given(LINES, st.data(), FILTERS)
def test_a_large_graph_shows_what_a_small_one_does(
    lines: list[tuple[int, int]], data: st.DataObject, chosen: GraphFilter
) -> None:
    """A switch of the legend would hide other things on a large map, or draw its lines another way."""
    connections = data.draw(st.lists(CONNECTIONS, min_size=len(lines), max_size=len(lines)))
    content = graph_of([(index, 0) for index in range(COUNT)], lines, connections=connections)
    topics = data.draw(st.just(()) | st.tuples(*[st.integers(0, 2)] * COUNT))
    marked = data.draw(st.frozensets(st.sampled_from(range(len(lines))))) if lines else frozenset()
    content = replace(content, topics=topics, marked=marked)
    wanted, found = chosen.shown(content), LargeFilter(content).shown(chosen)
    assert list(found.nodes) == list(wanted.nodes)
    assert list(found.lines) == list(wanted.lines)
    assert list(found.looks) == list(wanted.looks)
    assert (found.node_count, found.line_count) == (wanted.node_count, wanted.line_count)
