"""What stays around a concept when kinds or relations are switched off, and what stands for the hidden ones.

A concept that was reached only through hidden ones stays. A dotted line joins it with the nearest concept
that is shown on the way to the centre, and carries the number of hidden concepts that are between the two.
Each concept that stays has one such line at most, and had a line to a hidden concept before: so there are
never more nodes or lines than with everything switched on, however large a hidden hub is, and the time grows
with the number of lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.content import Connection
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.filter import GraphFilter, Shown

MOST_COUNTED = 99
"""Hidden concepts of one dotted line that are counted; its number has room for two digits."""
_MOST_LOOKED_AT = 2000
"""Lines that are looked at to count them: between two hubs there may be a million."""
_MOST_NAMED = 5
"""Hidden concepts that are named in words."""


class DottedLine(NamedTuple):
    """A line in place of hidden concepts.

    Attributes:
        near: the number of the concept at its end towards the centre.
        far: that of the concept that was reached only through hidden ones.
        middles: the hidden concepts on the shortest ways between the two, the most important first.
        is_more: whether there are more of them than were counted.
    """

    near: int
    far: int
    middles: tuple[int, ...]
    is_more: bool = False


class Kept(NamedTuple):
    """What stays of a neighbourhood: its concepts by number, the centre first, and its dotted lines."""

    nodes: tuple[int, ...]
    dotted: tuple[DottedLine, ...] = ()


class _Way(NamedTuple):
    """The shortest way from a hidden concept towards the centre.

    Attributes:
        hidden: how many hidden concepts are on it, itself included.
        rank: of the concept that is shown at its end.
        end: that concept.
    """

    hidden: int
    rank: int
    end: int


def kept_around(content: DrawnGraph, graph_filter: GraphFilter, depth: int) -> Kept:
    """Return what stays of the neighbourhood of node 0 when some kinds and relations are switched off.

    A concept is hidden if its kind is switched off, or all relations over which it was reached are.

    Args:
        content: all concepts within the depth, with all their relations.
        graph_filter: what is switched off.
        depth: how many steps are shown around the centre.
    """
    if not len(content.ids):
        return Kept(())
    shown = graph_filter.shown(content)
    if not shown.nodes[0]:
        return Kept((0,))
    return _Keeping(content, graph_filter, shown, depth).kept()


class _Keeping:
    """Goes through the concepts from near to far."""

    def __init__(self, content: DrawnGraph, graph_filter: GraphFilter, shown: Shown, depth: int) -> None:
        self._content = content
        self._shown = shown
        self._away = _steps_away(content)
        self._nodes = _reached(content, shown, depth)
        self._is_kept = set(self._nodes)
        hidden = graph_filter.relations
        self._is_on = [any(one.kind not in hidden for one in own) for own in content.connections]
        self._ways: dict[int, _Way] = {}

    def kept(self) -> Kept:
        nodes, dotted = list(self._nodes), []
        for node in self._away:
            if node in self._is_kept:
                continue
            reaching = [other for line, other in self._nearer(node) if self._is_on[line]]
            if self._shown.nodes[node] and reaching:
                self._is_kept.add(node)
                nodes.append(node)
                if not any(other in self._is_kept for other in reaching):
                    dotted.append(self._dotted(node, reaching))
            else:
                self._ways[node] = min(self._way(other) for _, other in self._nearer(node))
        return Kept(tuple(nodes), tuple(dotted))

    def _nearer(self, node: int) -> Iterator[tuple[int, int]]:
        """Yield the lines over which a concept is reached from the centre, each with its other end."""
        for line in self._content.lines_of[node]:
            other = self._content.other_end(line, node)
            if self._away[other] < self._away[node]:
                yield line, other

    def _way(self, other: int) -> _Way:
        """Return the way of a hidden concept that is reached from another one."""
        if other in self._is_kept:
            return _Way(1, self._content.ranks[other], other)
        way = self._ways[other]
        return way._replace(hidden=way.hidden + 1)

    def _dotted(self, node: int, reaching: Sequence[int]) -> DottedLine:
        """Return the line in place of what hides the ways to a concept."""
        best = min(self._ways[other] for other in reaching)
        middles = dict.fromkeys(other for other in reaching if self._ways[other] == best)
        queue, looked_at = list(middles), 0
        for middle in queue:
            way = self._ways[middle]
            wanted = way._replace(hidden=way.hidden - 1)
            if not wanted.hidden:
                continue
            for _, other in self._nearer(middle):
                looked_at += 1
                if looked_at > _MOST_LOOKED_AT or len(middles) > MOST_COUNTED:
                    break
                if self._ways.get(other) == wanted and other not in middles:
                    middles[other] = None
                    queue.append(other)
        ranks = self._content.ranks
        found = sorted(middles, key=ranks.__getitem__)
        is_more = len(found) > MOST_COUNTED or looked_at > _MOST_LOOKED_AT
        return DottedLine(best.end, node, tuple(found[:MOST_COUNTED]), is_more)


def dotted_connection(names: Sequence[str], *, is_more: bool = False) -> Connection:
    """Return what a dotted line has in place of a relation.

    >>> dotted_connection(["Subnet", "VPC"]).label
    'through 2 hidden concepts: Subnet, VPC'

    Args:
        names: of the hidden concepts.
        is_more: whether there are more than these.
    """
    count = counted(len(names), "hidden concept")
    rest = len(names) - _MOST_NAMED
    named = ", ".join(names[:_MOST_NAMED])
    if is_more:
        count, named = f"more than {count}", f"{named} and others"
    elif rest > 0:
        named = listed([*names[:_MOST_NAMED], f"{rest} more"])
    words = f"through {count}: {named}"
    return Connection("", words, words, through=f"{len(names)}{'+' if is_more else ''}")


def _steps_away(content: DrawnGraph) -> dict[int, int]:
    """Return how many lines the nodes are away from node 0, the nearest first; without what is on islands."""
    found = {0: 0}
    queue = [0]
    for node in queue:
        for line in content.lines_of[node]:
            other = content.other_end(line, node)
            if other not in found:
                found[other] = found[node] + 1
                queue.append(other)
    return found


def _reached(content: DrawnGraph, shown: Shown, depth: int) -> list[int]:
    """Return the nodes that are reached over what is shown, the nearest first."""
    steps = {0: 0}
    queue = [0]
    for node in queue:
        if steps[node] == depth:
            continue
        for other in shown.neighbours(content, node):
            if other not in steps:
                steps[other] = steps[node] + 1
                queue.append(other)
    return queue
