"""What a graph and its nodes are called for screen readers, and how many there are of what it shows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from netatlas.drawing.graph.dotted import dotted_lines_of
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.filter import Shown


def counts_of(content: DrawnGraph, nodes: Iterable[int]) -> list[str]:
    """Return how many of some nodes are concepts, and how many limits, events, comparisons and journeys."""
    counts = Counter(content.kinds[node] if node in content.records else "" for node in nodes)
    records = [counted(counts[kind], kind) for kind in sorted(counts) if kind]
    return records if records and not counts[""] else [counted(counts[""], "concept"), *records]


def short_counts(content: DrawnGraph, shown: Shown) -> list[str]:
    """Return how many concepts, other records and connections are shown, for a title."""
    records = sum(1 for node in content.records if shown.nodes[node])
    counts = [counted(shown.node_count - records, "concept"), counted(shown.line_count, "connection")]
    return [counts[0], counted(records, "record"), counts[1]] if records else counts


def graph_summary(content: DrawnGraph, shown: Shown) -> str:
    """Return the name of the whole picture, with how many there are of everything that is shown."""
    counts = short_counts(content, shown)
    if content.records:
        nodes = (node for node, is_shown in enumerate(shown.nodes) if is_shown)
        counts = [*counts_of(content, nodes), counts[-1]]
    return f"Graph; {', '.join(counts)}"


def node_description(content: DrawnGraph, shown: Shown, node: int) -> str:
    """Return what there is to say of a node beside its name."""
    lines = sum(shown.lines[line] for line in content.lines_of[node])
    words = [content.kinds[node], counted(lines, "connection")]
    words += [*dotted_lines_of(content, shown, node), content.remark(node)]
    return "; ".join(filter(None, words))
