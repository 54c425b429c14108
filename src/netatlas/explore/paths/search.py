"""Finds the shortest ways between two concepts that really differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from netatlas.atlas.model import ConceptId
    from netatlas.explore.relation_graph import Graph
    from netatlas.progress import Progress

    Way = Sequence[ConceptId]

MOST_STEPS = 6
"""Steps of the longest way that is told; nobody keeps more in mind."""

MOST_WAYS = 3

_MOST_TRIED = 400
"""Ways that are looked at, the shortest first, before fewer than asked for are returned."""

_HUB_SHARE = 0.04
_FEWEST_OF_A_HUB = 12
"""A hub has at least so many neighbours and at least that share of all concepts."""


def hubs(graph: Graph) -> frozenset[ConceptId]:
    """Return the concepts with so many neighbours that a way through them says little."""
    bound = max(_FEWEST_OF_A_HUB, _HUB_SHARE * len(graph))
    return frozenset(concept for concept, degree in graph.degree if degree >= bound)


def differing_ways(
    graph: Graph,
    start: ConceptId,
    end: ConceptId,
    *,
    most: int = MOST_WAYS,
    avoided: Collection[ConceptId] = (),
    allowed: Callable[[Way], bool] = lambda _: True,
    known: Sequence[Way] = (),
    progress: Progress = SILENT,
) -> list[Way]:
    """Return up to ``most`` ways of at most MOST_STEPS steps, the shortest first.

    Two of them differ: neither passes all inner concepts of the other.

    Args:
        graph: a simple graph.
        start: one of its concepts.
        end: another.
        most: ways that are wanted.
        avoided: concepts that no way may pass, save as its end.
        allowed: returns False for a way that must not be offered.
        known: ways that those returned must differ from.
        progress: asked before each way that is looked at.

    Raises:
        Cancelled: nobody waits for them any more.
    """
    near = _between(graph, start, end, avoided)
    found: list[Way] = []
    inner = [set(way[1:-1]) for way in known]
    for tried, way in enumerate(progress.checked(_ways(near, start, end))):
        if len(found) >= most or tried == _MOST_TRIED:
            break
        own = set(way[1:-1])
        if any(own <= other or other <= own for other in inner) or not allowed(way):
            continue
        found.append(way)
        inner.append(own)
    return found


def _between(graph: Graph, start: ConceptId, end: ConceptId, avoided: Collection[ConceptId]) -> Graph:
    """Return the part of ``graph`` that ways of at most MOST_STEPS steps can pass."""
    kept = graph.subgraph(set(graph) - (set(avoided) - {start, end}))
    from_start = nx.single_source_shortest_path_length(kept, start, cutoff=MOST_STEPS)
    to_end = nx.single_source_shortest_path_length(kept, end, cutoff=MOST_STEPS)
    inside = [
        node for node, steps in from_start.items() if steps + to_end.get(node, MOST_STEPS + 1) <= MOST_STEPS
    ]
    near: Graph = nx.Graph()
    near.add_nodes_from((start, end))
    inside_set = set(inside)
    # in an order that does not depend on the hash of strings, so that the same question has the same answer
    near.add_edges_from(
        (node, other) for node in sorted(inside) for other in sorted(graph[node]) if other in inside_set
    )
    return near


def _ways(graph: Graph, start: ConceptId, end: ConceptId) -> Iterator[Way]:
    try:
        for way in nx.shortest_simple_paths(graph, start, end):
            if len(way) > MOST_STEPS + 1:
                return
            yield way
    except nx.NetworkXNoPath:
        return
