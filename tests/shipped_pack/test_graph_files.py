"""The shipped pack as graph files: the surroundings of every concept come back whole."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from netatlas.export.graph_files import graph_content, graph_text

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


@pytest.mark.long
def test_the_surroundings_of_every_concept_come_back(atlas: Atlas) -> None:
    """Where no two concepts share two relations, networkx drops the ids of edges unless asked not to."""
    for concept in atlas.concepts:
        around = {concept, *atlas.graph.successors(concept), *atlas.graph.predecessors(concept)}
        content = graph_content(atlas, around)
        text = graph_text(content, ".graphml")
        graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
        assert isinstance(graph, nx.MultiDiGraph)
        assert set(graph) == around
        part = atlas.graph.subgraph(around)
        assert set(graph.edges(keys=True)) == set(part.edges(keys=True))


def test_ids_of_nodes_and_edges_differ(atlas: Atlas) -> None:
    """Cytoscape would drop edges silently."""
    content = graph_content(atlas)
    ids = [thing.id for things in (content.nodes, content.edges) for thing in things]
    assert len(ids) == len(set(ids)) == len(atlas.graph) + atlas.graph.number_of_edges()
