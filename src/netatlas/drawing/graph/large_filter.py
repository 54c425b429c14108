"""What of a large graph is shown: kinds and relations as arrays, so that a switch takes milliseconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from typing_extensions import override

from netatlas.drawing.graph.content import LineLook
from netatlas.drawing.graph.filter import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.filter import GraphFilter

    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class LargeShown(Shown):
    """What is shown, as arrays; equal only to itself, since a comparison would take as long as a switch."""

    node_total: int
    line_total: int

    @override
    def __eq__(self, other: object) -> bool:
        return self is other

    @override
    def __hash__(self) -> int:
        return id(self)

    @property
    @override
    def node_count(self) -> int:
        return self.node_total

    @property
    @override
    def line_count(self) -> int:
        return self.line_total


class LargeFilter:
    """Answers what ``GraphFilter.shown`` answers, for a graph whose arrays were made before."""

    def __init__(self, content: DrawnGraph) -> None:
        """Make the arrays, which takes a moment: in a job."""
        self._kinds, self._kind_of = _numbered(content.kinds)
        ends = np.asarray(content.lines, dtype=np.int64).reshape(-1, 2)
        self._starts, self._targets = (np.ascontiguousarray(end) for end in ends.T)
        self._line_of = np.repeat(
            np.arange(len(content.lines)), [len(connections) for connections in content.connections]
        )
        connections = [one for several in content.connections for one in several]
        self._relations, self._relation_of = _numbered([one.kind for one in connections])
        self._holds = np.array([not one.dimmed for one in connections], dtype=bool)
        self._affirms = np.array([not one.denies for one in connections], dtype=bool)
        self._constant = np.zeros(len(content.lines), dtype=np.int16)
        if len(content.topics):
            topics = np.asarray(content.topics)[ends]
            self._constant[topics[:, 0] != topics[:, 1]] |= LineLook.BETWEEN
        self._constant[sorted(content.marked)] |= LineLook.MARKED
        self._latest: tuple[GraphFilter, LargeShown] | None = None

    def shown(self, graph_filter: GraphFilter) -> LargeShown:
        """Return what of the graph passes; a line needs both its ends and one of its relations."""
        latest = self._latest
        if latest is None or latest[0] != graph_filter:
            latest = self._latest = (graph_filter, self._passing(graph_filter))
        return latest[1]

    def _passing(self, graph_filter: GraphFilter) -> LargeShown:
        nodes = _left(self._kinds, graph_filter.kinds)[self._kind_of]
        relations = _left(self._relations, graph_filter.relations)[self._relation_of]
        lines = self._any(relations) & nodes[self._starts] & nodes[self._targets]
        looks = self._constant.copy()
        looks[~self._any(relations & self._holds)] |= LineLook.DIMMED
        looks[~self._any(relations & self._affirms)] |= LineLook.DENIES
        totals = (int(np.count_nonzero(nodes)), int(np.count_nonzero(lines)))
        return LargeShown(_sequence(nodes), _sequence(lines), _sequence(looks), *totals)

    def _any(self, relations: Flags) -> Flags:
        """Return for each line whether one of its relations is among some."""
        found = np.zeros(len(self._starts), dtype=bool)
        found[self._line_of[relations]] = True
        return found


def _numbered(values: Sequence[str]) -> tuple[list[str], NDArray[np.intp]]:
    """Return the different values, and for each of all values the number of its own."""
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), np.array(found, dtype=np.intp)


def _sequence(array: NDArray[Any]) -> Sequence[Any]:
    """Return an array as what it is read like."""
    return cast("Sequence[Any]", array)


def _left(values: Iterable[str], hidden: frozenset[str]) -> Flags:
    return np.array([value not in hidden for value in values], dtype=bool)
