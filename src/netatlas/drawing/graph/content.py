"""What a picture of a graph shows: nodes at their places, lines between them, areas of topics.

Places and radii are in pixels of the map at scale 1. Nodes and lines are numbers, so that a picture of
100,000 of them needs no object for each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntFlag
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.kinds import ink_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netatlas.explore.atlas_map import TopicArea


class Connection(NamedTuple):
    """One relation between the two ends of a line.

    Attributes:
        kind: the id of the relation's kind.
        label: its name, from start to end ("sends traffic to").
        inverse: its name as seen from the end ("receives traffic from").
        forward: whether it leads from the first end of its line to the second.
        denies: whether it says that something is not so, which is drawn dashed.
        dimmed: whether the edition does not hold it.
        through: of a dotted line, which has a number in place of a relation: that number, as it is drawn.
    """

    kind: str
    label: str
    inverse: str
    forward: bool = True
    denies: bool = False
    dimmed: bool = False
    through: str = ""


class LineLook(IntFlag):
    """How a line looks."""

    PLAIN = 0
    BETWEEN = 1
    """It leads from one area to another."""
    DIMMED = 2
    """The edition holds none of its relations."""
    DENIES = 4
    """All its relations say that something is not so."""
    MARKED = 8
    """A measure marks it."""
    DOTTED = 16
    """It is in place of hidden concepts."""


@dataclass(frozen=True)
class DrawnGraph:
    """Nodes by number, and the lines between them; two nodes share one line for all their relations.

    Attributes:
        ids: of the nodes.
        names: of the nodes, as labels show them.
        kinds: of the nodes, for shape and colour.
        x: their places.
        y: the same.
        radii: half the size of their shapes.
        order: all nodes, the most important first: those whose labels show first.
        lines: the two ends of each line, not the same node twice.
        connections: for each line its relations, at least one.
        areas: the topics.
        topics: for each node the number of its area, or nothing at all if there are no areas.
        dimmed: the nodes that the edition does not hold.
        leading: how many of the most important nodes have labels that may lie over other shapes.
        inks: for each node the role of a theme in which it is drawn, or nothing at all: by its kind.
        marked: the lines that a measure marks.
        remarks: for each node what a measure says of it, or a record itself, in words; or nothing at all.
        records: the nodes that are no concepts: limits, events, comparisons, journeys.
    """

    ids: Sequence[str]
    names: Sequence[str]
    kinds: Sequence[str]
    x: Sequence[float]
    y: Sequence[float]
    radii: Sequence[float]
    order: Sequence[int]
    lines: Sequence[tuple[int, int]]
    connections: Sequence[tuple[Connection, ...]]
    areas: Sequence[TopicArea] = ()
    topics: Sequence[int] = ()
    dimmed: frozenset[int] = field(default_factory=frozenset)
    leading: int = 64
    inks: Sequence[str] = ()
    marked: frozenset[int] = field(default_factory=frozenset)
    remarks: Sequence[str] = ()
    records: frozenset[int] = field(default_factory=frozenset)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each node, by id."""
        return {node_id: number for number, node_id in enumerate(self.ids)}

    @cached_property
    def ranks(self) -> Sequence[int]:
        """The position of each node in ``order``."""
        ranks = [0] * len(self.ids)
        for rank, node in enumerate(self.order):
            ranks[node] = rank
        return ranks

    @cached_property
    def line_order(self) -> Sequence[int]:
        """All lines, those between two important nodes first."""
        ranks = self.ranks
        return sorted(
            range(len(self.lines)),
            key=lambda line: max(ranks[self.lines[line][0]], ranks[self.lines[line][1]]),
        )

    @cached_property
    def lines_of(self) -> Sequence[Sequence[int]]:
        """For each node the numbers of its lines."""
        found: list[list[int]] = [[] for _ in self.ids]
        for number, (start, end) in enumerate(self.lines):
            found[start].append(number)
            found[end].append(number)
        return found

    @cached_property
    def line_looks(self) -> Sequence[LineLook]:
        """The look of each line while nothing is switched off."""
        return [self.look_of(line, connections) for line, connections in enumerate(self.connections)]

    def look_of(self, line: int, connections: Sequence[Connection]) -> LineLook:
        """Return the look of a line by those of its relations that are shown."""
        start, end = self.lines[line]
        look = LineLook.PLAIN
        if len(self.topics) and self.topics[start] != self.topics[end]:
            look |= LineLook.BETWEEN
        if all(connection.dimmed for connection in connections):
            look |= LineLook.DIMMED
        if all(connection.denies for connection in connections):
            look |= LineLook.DENIES
        if line in self.marked:
            look |= LineLook.MARKED
        if connections and connections[0].through:
            look |= LineLook.DOTTED
        return look

    def ink(self, node: int) -> str:
        """Return the role of a theme in which a node is drawn."""
        return self.inks[node] if len(self.inks) else ink_of(self.kinds[node])

    def remark(self, node: int) -> str:
        """Return what there is to say of a node beside its name and kind, or ''."""
        return self.remarks[node] if len(self.remarks) else ""

    def through(self, line: int) -> str:
        """Return the number of a dotted line, or '' for a line of relations."""
        return self.connections[line][0].through

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of everything that is drawn."""
        corners_x = [number for area in self.areas for ring in area.outline for number in ring[::2]]
        corners_y = [number for area in self.areas for ring in area.outline for number in ring[1::2]]
        if not len(self.x) and not corners_x:
            return (0.0, 0.0, 1.0, 1.0)
        left, right = min((*self.x, *corners_x)), max((*self.x, *corners_x))
        top, bottom = min((*self.y, *corners_y)), max((*self.y, *corners_y))
        return (float(left), float(top), float(right), float(bottom))

    def other_end(self, line: int, node: int) -> int:
        """Return the end of a line that is not ``node``."""
        start, end = self.lines[line]
        return end if start == node else start
