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


def shown_counts(content: DrawnGraph, shown: Shown) -> list[str]:
    """Return how many there are of everything that is shown; the last are the connections."""
    lines = counted(shown.line_count, "connection")
    if not content.records:
        return [counted(shown.node_count, "concept"), lines]
    nodes = (node for node, is_shown in enumerate(shown.nodes) if is_shown)
    return [*counts_of(content, nodes), lines]


def graph_summary(content: DrawnGraph, shown: Shown) -> str:
    """Return the name of the whole picture."""
    return f"Graph; {', '.join(shown_counts(content, shown))}"


def node_description(content: DrawnGraph, shown: Shown, node: int) -> str:
    """Return what there is to say of a node beside its name."""
    lines = sum(shown.lines[line] for line in content.lines_of[node])
    words = [content.kinds[node], counted(lines, "connection")]
    words += [*dotted_lines_of(content, shown, node), content.remark(node)]
    return "; ".join(filter(None, words))
