"""The same content as the picture of a graph, as a tree: groups, their concepts, and relations in words.

On the map the groups are the topics; around a concept they are its relations, then what lies farther. Nothing
is in the picture that is not here, and the reverse: both are made from one content and what is shown of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.spoken import counts_of
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.drawing.graph.content import Connection, DrawnGraph
    from netatlas.drawing.graph.filter import GraphFilter, Shown

_STEPS_AWAY = ("", "", "Two steps away", "Three steps away")
"""The titles of what is not beside the centre, by the number of steps."""
_NOT_HELD = " (not in this edition)"
_THROUGH_HIDDEN = "through hidden concepts"


class OutlineGroup(NamedTuple):
    """Nodes under one title; beside a centre, one with several relations to it is in several groups.

    Attributes:
        title: the title.
        nodes: their numbers.
        counts: how many there are of each sort, in words ("3 concepts").
    """

    title: str
    nodes: tuple[int, ...]
    counts: str = ""


class OutlineRelation(NamedTuple):
    """One relation as a concept sees it.

    Attributes:
        words: its name and the other concept ("sends traffic to Internet gateway").
        line: the line of the picture that it belongs to.
        other: the concept at the other end.
        kind: the id of its kind.
    """

    words: str
    line: int
    other: int
    kind: str


class Outline:
    """The content of a picture as groups of concepts, each with its relations.

    Attributes:
        content: the graph.
        shown: what of it is not switched off.
        groups: those that have a concept.
    """

    def __init__(
        self, content: DrawnGraph, graph_filter: GraphFilter, shown: Shown, centre: str = ""
    ) -> None:
        """Group what is shown; relations are put into words when they are asked for.

        Args:
            content: the graph.
            graph_filter: what of it is switched off.
            shown: what that leaves of it.
            centre: the concept whose neighbours it shows; '' for the map.
        """
        self.content = content
        self.shown = shown
        self._hidden = graph_filter.relations
        self._relations: dict[int, tuple[OutlineRelation, ...]] = {}
        node = content.numbers.get(centre)
        around = node is not None and shown.nodes[node]
        found = self._around(node) if node is not None and around else self._by_topic()
        self.groups = tuple(
            group._replace(counts=listed(counts_of(content, group.nodes))) for group in found if group.nodes
        )

    def relations(self, node: int) -> tuple[OutlineRelation, ...]:
        """Return the relations of a concept that are shown, by name, those to important concepts first."""
        known = self._relations.get(node)
        if known is None:
            ranks = self.content.ranks
            found = [self._relation(node, line, one) for line, one in self._connections(node)]
            found.sort(key=lambda one: (one[0], ranks[one[1].other]))
            known = self._relations[node] = tuple(relation for _, relation in found)
        return known

    def has_relations(self, node: int) -> bool:
        """Return True if a concept has a relation that is shown."""
        return any(self.shown.lines[line] for line in self.content.lines_of[node])

    def _by_topic(self) -> Iterator[OutlineGroup]:
        content = self.content
        nodes: list[list[int]] = [[] for _ in content.areas or (None,)]
        for node in content.order:
            if self.shown.nodes[node]:
                nodes[content.topics[node] if content.areas else 0].append(node)
        for number, own in enumerate(nodes):
            yield OutlineGroup(
                " ".join(content.areas[number].lines) if content.areas else "Concepts", tuple(own)
            )

    def _around(self, centre: int) -> Iterator[OutlineGroup]:
        yield OutlineGroup("In the middle", (centre,))
        by_label: dict[str, list[int]] = {}
        ranks = self.content.ranks
        for line, one in self._connections(centre):
            label, other = self._label(centre, line, one)
            by_label.setdefault(label, []).append(other)
        for label, nodes in sorted(by_label.items()):
            own = sorted(dict.fromkeys(nodes), key=ranks.__getitem__)
            yield OutlineGroup(label[:1].upper() + label[1:], tuple(own))
        steps = self._steps_from(centre)
        farther: dict[int, list[int]] = {}
        for node in self.content.order:
            if self.shown.nodes[node] and steps.get(node, len(_STEPS_AWAY)) > 1:
                farther.setdefault(min(steps.get(node, len(_STEPS_AWAY)), len(_STEPS_AWAY)), []).append(node)
        for step, nodes in sorted(farther.items()):
            title = _STEPS_AWAY[step] if step < len(_STEPS_AWAY) else "Not connected with it by what is shown"
            yield OutlineGroup(title, tuple(nodes))

    def _steps_from(self, centre: int) -> dict[int, int]:
        steps = {centre: 0}
        queue = [centre]
        for node in queue:
            if node in self.content.records:
                continue  # two concepts of one comparison are no nearer to each other for that
            for other in self.shown.neighbours(self.content, node):
                if other not in steps:
                    steps[other] = steps[node] + 1
                    queue.append(other)
        return steps

    def _connections(self, node: int) -> Iterable[tuple[int, Connection]]:
        """Yield each relation of a concept that is shown, with its line."""
        for line in self.content.lines_of[node]:
            if self.shown.lines[line]:
                for one in self.content.connections[line]:
                    if one.kind not in self._hidden:
                        yield line, one

    def _label(self, node: int, line: int, one: Connection) -> tuple[str, int]:
        """Return the name of a relation as ``node`` sees it, and the concept at the other end."""
        is_start = (self.content.lines[line][0] == node) is one.forward
        label = _THROUGH_HIDDEN if one.through else one.label if is_start else one.inverse
        return label, self.content.other_end(line, node)

    def _relation(self, node: int, line: int, one: Connection) -> tuple[str, OutlineRelation]:
        label, other = self._label(node, line, one)
        names: Sequence[str] = self.content.names
        words = f"{names[other]}, {one.label}" if one.through else f"{label} {names[other]}"
        words += _NOT_HELD if one.dimmed else ""
        return label, OutlineRelation(words, line, other, one.kind)
