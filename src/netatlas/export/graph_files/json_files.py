"""The two JSON formats: node-link, which networkx reads back, and Cytoscape's, a picture for viewers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from netatlas.export.graph_files.joining import joined_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.export.graph_files.attributes import FlatValue
    from netatlas.export.graph_files.content import GraphContent, GraphNode

    Json = dict[str, object]


def node_link_text(content: GraphContent) -> str:
    """Return what ``networkx.node_link_graph`` reads, with lists as JSON in a text."""
    return _dumped(
        {
            "directed": True,
            "multigraph": True,
            "graph": dict(content.about),
            "nodes": [{**_listed_as_json(node.attributes), "id": node.id} for node in content.nodes],
            "edges": [
                {**_listed_as_json(edge.attributes), "source": edge.start, "target": edge.end, "key": edge.id}
                for edge in content.edges
            ],
        }
    )


def cytoscape_text(content: GraphContent) -> str:
    """Return what Cytoscape and cytoscape.js open, with lists joined by semicolons.

    ``value`` and ``key`` are there for networkx, which reads no file without ``value``, and ``name`` for
    Cytoscape, which shows it.
    """
    edges = [
        {
            "data": {
                **joined_lists(edge.attributes),
                "id": edge.id,
                "source": edge.start,
                "target": edge.end,
                "key": edge.id,
            }
        }
        for edge in content.edges
    ]
    return _dumped(
        {
            "data": dict(content.about),
            "directed": True,
            "multigraph": True,
            "elements": {"nodes": [_cytoscape_node(node) for node in content.nodes], "edges": edges},
        }
    )


def _cytoscape_node(node: GraphNode) -> Json:
    data = {
        **joined_lists(node.attributes),
        "id": node.id,
        "value": node.id,
        "name": node.attributes["label"],
    }
    if node.place is None:
        return {"data": data}
    x, y = node.place
    return {"data": data, "position": {"x": round(x, 2), "y": round(y, 2)}}


def _listed_as_json(attributes: Mapping[str, FlatValue]) -> Json:
    """Return attributes as GraphML has them, so that both formats come back as the same graph."""
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value
        for name, value in attributes.items()
    }


def _dumped(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
