"""Writes a part of the atlas as a graph, in the format that the ending of the file names.

The formats differ in what they can hold; ``content`` makes one flat form that suits all of them. GraphML and
node-link JSON hold all of it, GEXF and Cytoscape JSON are pictures for viewers.
"""

from netatlas.export.graph_files.content import GraphContent, GraphEdge, GraphNode, graph_content
from netatlas.export.graph_files.selection import selected
from netatlas.export.graph_files.writing import graph_text, shows_places, write_graph

__all__ = [
    "GraphContent",
    "GraphEdge",
    "GraphNode",
    "graph_content",
    "graph_text",
    "selected",
    "shows_places",
    "write_graph",
]
