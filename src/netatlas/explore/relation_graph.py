"""The concepts of an atlas as one simple, undirected graph: for paths, neighbours and measures.

networkx refuses many measures on a multigraph, and finds a path once for each of several parallel edges. So
two concepts share one edge here, which holds all relations between them, in either direction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition, visible
from netatlas.atlas.networkx_loading import backend_errors_in_words, nx

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import ConceptId, Relation

    Graph = nx.Graph[ConceptId]


@backend_errors_in_words()
def relation_graph(atlas: Atlas, edition: Edition = Edition.TODAY, *, traffic_only: bool = False) -> Graph:
    """Return the graph of all concepts; each edge has ``relations``, a list, the first of the files first.

    A concept that is related to itself has no edge for it.

    Args:
        atlas: whose concepts and relations.
        edition: relations that it hides are left out.
        traffic_only: leave out relations along which no packet travels.

    Raises:
        CannotRunHere: networkx was told to compute with a backend that cannot be loaded.
    """
    graph: Graph = nx.Graph()
    graph.add_nodes_from(concept.id for concept in atlas.contents.concepts)
    for concept in atlas.concepts.values():
        for relation in concept.relations:
            if relation.start == relation.end or not visible(relation, edition):
                continue
            if traffic_only and not atlas.relation_kinds[relation.relation].traffic:
                continue
            if graph.has_edge(relation.start, relation.end):
                graph.edges[relation.start, relation.end]["relations"].append(relation)
            else:
                graph.add_edge(relation.start, relation.end, relations=[relation])
    return graph


def relations_between(graph: Graph, start: ConceptId, end: ConceptId) -> list[Relation]:
    """Return the relations of the edge between two concepts, those from ``start`` to ``end`` first."""
    relations: list[Relation] = graph.edges[start, end]["relations"]
    return sorted(relations, key=lambda relation: relation.start != start)
