"""Finds the shortest paths between two concepts that really differ, as the concepts that they pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.networkx_loading import nx
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from netatlas.atlas.model import ConceptId
    from netatlas.explore.relation_graph import Graph
    from netatlas.progress import Progress

    Passed = Sequence[ConceptId]

MOST_STEPS = 6
"""Steps of the longest path that is shown; nobody keeps more in mind."""

MOST_PATHS = 3

_MOST_TRIED = 400
"""Paths that are looked at, the shortest first, before fewer than asked for are returned."""

_HUB_SHARE = 0.04
_FEWEST_OF_A_HUB = 12
"""A hub has at least this number of neighbours, and at least that share of all concepts."""


class Wanted(NamedTuple):
    """Which paths are wanted.

    Attributes:
        start: a concept.
        end: another.
        most: how many paths.
        avoided: concepts that no path may pass, save as its end.
        allowed: returns False for a path that must not be offered.
    """

    start: ConceptId
    end: ConceptId
    most: int = MOST_PATHS
    avoided: Collection[ConceptId] = ()
    allowed: Callable[[Passed], bool] = lambda _: True


def hubs(graph: Graph) -> frozenset[ConceptId]:
    """Return the concepts with so many neighbours that a path through them says little."""
    bound = max(_FEWEST_OF_A_HUB, _HUB_SHARE * len(graph))
    return frozenset(concept for concept, degree in graph.degree if degree >= bound)


def differing_paths(
    graph: Graph, wanted: Wanted, known: Sequence[Passed] = (), progress: Progress = SILENT
) -> list[Passed]:
    """Return up to ``wanted.most`` paths of at most MOST_STEPS steps, the shortest first.

    Two of them differ: neither passes all inner concepts of the other.

    Args:
        graph: a simple graph.
        wanted: from where to where, and what it must not be.
        known: paths that those returned must differ from.
        progress: asked before each path that is looked at.

    Raises:
        Cancelled: nobody waits for them any more.
    """
    near = _between(graph, wanted)
    found: list[Passed] = []
    inner = [set(path[1:-1]) for path in known]
    for tried, path in enumerate(progress.checked(_shortest_first(near, wanted))):
        if len(found) >= wanted.most or tried == _MOST_TRIED:
            break
        own = set(path[1:-1])
        if any(own <= other or other <= own for other in inner) or not wanted.allowed(path):
            continue
        found.append(path)
        inner.append(own)
    return found


def _between(graph: Graph, wanted: Wanted) -> Graph:
    """Return the part of ``graph`` that paths of at most MOST_STEPS steps can pass."""
    start, end = wanted.start, wanted.end
    kept = graph.subgraph(set(graph) - (set(wanted.avoided) - {start, end}))
    from_start = nx.single_source_shortest_path_length(kept, start, cutoff=MOST_STEPS)
    to_end = nx.single_source_shortest_path_length(kept, end, cutoff=MOST_STEPS)
    inside = {
        node for node, steps in from_start.items() if steps + to_end.get(node, MOST_STEPS + 1) <= MOST_STEPS
    }
    near: Graph = nx.Graph()
    near.add_nodes_from((start, end))
    # in an order that does not depend on the hash of strings, so that the same question has the same answer
    near.add_edges_from(
        (node, other) for node in sorted(inside) for other in sorted(graph[node]) if other in inside
    )
    return near


def _shortest_first(graph: Graph, wanted: Wanted) -> Iterator[Passed]:
    try:
        for path in nx.shortest_simple_paths(graph, wanted.start, wanted.end):
            if len(path) > MOST_STEPS + 1:
                return
            yield path
    except nx.NetworkXNoPath:
        return
