"""GEXF 1.3: a picture for Gephi and its relatives, with places, sizes, colours and shapes.

Written here rather than by networkx, which numbers the edges and dates the file with the day of writing.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from netatlas.drawing.colours import load_colours
from netatlas.export.graph_files.attributes import EDGE_TYPES, NODE_TYPES
from netatlas.export.graph_files.joining import joined_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.drawing.colours import ThemeColours
    from netatlas.export.graph_files.attributes import FlatValue
    from netatlas.export.graph_files.content import GraphContent, GraphNode

_NAMESPACE, _VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
_TYPES: Mapping[type, str] = {str: "string", float: "double", bool: "boolean", tuple: "string"}
_SHAPES = {"limit": "square", "event": "diamond", "journey": "triangle", "comparison": "square"}
"""Shapes of records; concepts are discs."""
_SMALLEST, _GROWTH = 8.0, 3.0
"""Size of a node without neighbours, and what the root of their number adds."""


def gexf_text(content: GraphContent) -> str:
    """Return the file; lists are joined by semicolons."""
    ET.register_namespace("viz", _VIZ)
    root = ET.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    meta = ET.SubElement(root, "meta", {"lastmodifieddate": content.day} if content.day else {})
    ET.SubElement(meta, "creator").text = "NetAtlas"
    ET.SubElement(meta, "description").text = _description(content.about)
    graph = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for domain, types in (("node", NODE_TYPES), ("edge", EDGE_TYPES)):
        declared = ET.SubElement(graph, "attributes", {"class": domain})
        for name, kind in types.items():
            if name != "label":  # an attribute of the element itself
                ET.SubElement(declared, "attribute", {"id": name, "title": name, "type": _TYPES[kind]})
    colours = load_colours("light")
    nodes = ET.SubElement(graph, "nodes")
    for node in content.nodes:
        _add_node(nodes, node, colours)
    edges = ET.SubElement(graph, "edges")
    for edge in content.edges:
        look = {"id": edge.id, "source": edge.start, "target": edge.end}
        look |= {"label": str(edge.attributes["label"]), "kind": str(edge.attributes["relation"])}
        _add_values(ET.SubElement(edges, "edge", look), edge.attributes)
    ET.indent(root, "")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _description(about: Mapping[str, str]) -> str:
    return f"{about['title']} {about['version']}, {about['licence']}. {about['notice']}".strip()


def _add_node(nodes: ET.Element, node: GraphNode, colours: ThemeColours) -> None:
    element = ET.SubElement(nodes, "node", {"id": node.id, "label": str(node.attributes["label"])})
    _add_values(element, node.attributes)
    record, kind = str(node.attributes["record"]), str(node.attributes["kind"])
    red, green, blue = bytes.fromhex(colours.of_kind(kind if record == "concept" else record)[1:])
    ET.SubElement(element, f"{{{_VIZ}}}color", {"r": str(red), "g": str(green), "b": str(blue)})
    size = _SMALLEST + _GROWTH * math.sqrt(node.neighbours)
    ET.SubElement(element, f"{{{_VIZ}}}size", {"value": f"{size:.2f}"})
    ET.SubElement(element, f"{{{_VIZ}}}shape", {"value": _SHAPES.get(record, "disc")})
    if node.place is not None:
        x, y = node.place
        # in viewers of GEXF y grows upwards
        ET.SubElement(element, f"{{{_VIZ}}}position", {"x": f"{x:.2f}", "y": f"{-y:.2f}", "z": "0"})


def _add_values(element: ET.Element, attributes: Mapping[str, FlatValue]) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, value in joined_lists(attributes).items():
        if name != "label":
            text = str(value).lower() if isinstance(value, bool) else str(value)
            ET.SubElement(values, "attvalue", {"for": name, "value": text})
