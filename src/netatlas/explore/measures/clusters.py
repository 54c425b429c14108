"""Clusters: concepts that are related more to one another than to the rest, by the Louvain method."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.networkx_loading import nx
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from netatlas.atlas.model import ConceptId
    from netatlas.explore.relation_graph import Graph
    from netatlas.progress import Progress

_SEED = 7


class Cluster(NamedTuple):
    """Concepts that belong together.

    Attributes:
        centre: the one with the most neighbours among them, after which the cluster is called.
        concepts: all of them, those with the most neighbours among them first.
    """

    centre: ConceptId
    concepts: tuple[ConceptId, ...]


def clusters(graph: Graph, progress: Progress = SILENT) -> tuple[Cluster, ...]:
    """Return each concept in one cluster, the largest cluster first; one without neighbours is alone.

    Two concepts count as related once, however many relations they have.

    Raises:
        Cancelled: nobody waits for them any more; asked between two levels of the method.
    """
    # by number, and each neighbour list in order: what is equally good is decided by the order of sets
    concepts = sorted(graph)
    number = {concept: index for index, concept in enumerate(concepts)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(concepts)))
    pairs = [(number[one], number[other]) for one, other in graph.edges]
    numbered.add_edges_from(sorted((min(pair), max(pair)) for pair in pairs))
    parts: list[set[int]] = []
    progress.check()
    for parts in progress.checked(nx.community.louvain_partitions(numbered, weight=None, seed=_SEED)):  # noqa: B007 - the last level is wanted
        pass
    found = [_cluster(graph, [concepts[index] for index in part]) for part in parts]
    return tuple(sorted(found, key=lambda cluster: (-len(cluster.concepts), cluster.centre)))


def _cluster(graph: Graph, members: list[ConceptId]) -> Cluster:
    inside = set(members)
    inner = {concept: sum(other in inside for other in graph[concept]) for concept in members}
    order = sorted(members, key=lambda concept: (-inner[concept], concept))
    return Cluster(order[0], tuple(order))
