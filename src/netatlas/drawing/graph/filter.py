"""Which nodes and lines of a graph are shown: those whose kind and relation are not switched off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.graph.content import DrawnGraph, LineLook


@dataclass(frozen=True, slots=True)
class GraphFilter:
    """What is switched off.

    Attributes:
        kinds: ids of kinds of nodes.
        relations: ids of kinds of relations.
    """

    kinds: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return not self.kinds and not self.relations

    def shown(self, content: DrawnGraph) -> Shown:
        """Return what of a graph passes; a line needs both its ends and one of its relations."""
        if self.is_empty:
            return Shown([True] * len(content.ids), [True] * len(content.lines), content.line_looks)
        nodes = [kind not in self.kinds for kind in content.kinds]
        left = [
            [connection for connection in connections if connection.kind not in self.relations]
            for connections in content.connections
        ]
        lines = [
            nodes[start] and nodes[end] and bool(connections)
            for (start, end), connections in zip(content.lines, left, strict=True)
        ]
        return Shown(nodes, lines, [content.look_of(line, one) for line, one in enumerate(left)])


@dataclass(frozen=True, slots=True)
class Shown:
    """For each node and each line whether it is shown, and how each line looks."""

    nodes: Sequence[bool]
    lines: Sequence[bool]
    looks: Sequence[LineLook]

    @property
    def node_count(self) -> int:
        """How many nodes are shown."""
        return sum(self.nodes)

    @property
    def line_count(self) -> int:
        """How many lines are shown."""
        return sum(self.lines)

    def neighbours(self, content: DrawnGraph, node: int) -> tuple[int, ...]:
        """Return the nodes that a shown line joins with ``node``, without repeats."""
        found = (content.other_end(line, node) for line in content.lines_of[node] if self.lines[line])
        return tuple(dict.fromkeys(found))
