"""The atlas as one networkx graph, built from the records and frozen.

Nodes are concepts, limits, comparisons, timeline events and journeys, each with ``kind`` and
``record``; edges carry the relation, sources and date of the record that they come from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.networkx_loading import backend_errors_in_words, nx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.model import Contents, Sourced

    Edge = tuple[str, str, str, dict[str, object]]


@backend_errors_in_words()
def build_graph(contents: Contents) -> nx.MultiDiGraph[str]:
    """Return a frozen ``MultiDiGraph`` of everything that ``contents`` connects.

    Each node has ``kind`` ("concept", "limit", "comparison", "event", "journey"), ``name`` and
    ``record``. Each edge has its relation's id as key, and ``relation``, ``sources``, ``checked``.

    Raises:
        CannotRunHere: networkx was told to compute with a backend that cannot be loaded.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(packs=tuple(pack.id for pack in contents.packs))
    for concept in contents.concepts:
        graph.add_node(concept.id, kind="concept", name=concept.name, record=concept)
        for limit in concept.limits:
            graph.add_node(limit.id, kind="limit", name=limit.label, record=limit)
    for comparison in contents.comparisons:
        graph.add_node(comparison.id, kind="comparison", name=comparison.title, record=comparison)
    for timeline in contents.timelines:
        for event in timeline.events:
            graph.add_node(event.id, kind="event", name=event.says, record=event)
    for journey in contents.journeys:
        graph.add_node(journey.id, kind="journey", name=journey.title, record=journey)
    for start, end, key, attributes in _edges(contents):
        graph.add_edge(start, end, key=key, **attributes)
    nx.freeze(graph)  # in number: every later change raises NetworkXError
    return graph


def _edges(contents: Contents) -> Iterator[Edge]:
    for concept in contents.concepts:
        for relation in concept.relations:
            yield _edge(relation.start, relation.relation, relation.end, relation)
        for limit in concept.limits:
            yield _edge(limit.id, "limits", concept.id, limit)
    for comparison in contents.comparisons:
        for subject in comparison.subjects:
            yield _edge(comparison.id, "compares", subject, comparison)
    for timeline in contents.timelines:
        for event in timeline.events:
            yield _edge(event.id, "happened-to", event.lane, event)
    for journey in contents.journeys:
        for number, hop in enumerate(journey.hops, start=1):
            start, end, key, attributes = _edge(journey.id, "passes", hop.concept, journey)
            yield start, end, f"{key}#{number}", attributes | {"hop": number}


def _edge(start: str, relation: str, end: str, record: Sourced) -> Edge:
    attributes: dict[str, object] = {
        "relation": relation,
        "sources": record.sources,
        "checked": str(record.checked),
    }
    return start, end, f"{start}>{relation}>{end}", attributes
