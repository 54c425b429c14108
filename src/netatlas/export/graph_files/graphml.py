"""GraphML: an XML file that nearly every graph program reads, with every attribute and its type.

Written here rather than by networkx, which writes True and False with capitals: GraphML knows ``true`` and
``false``, and rustworkx refuses the others.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from netatlas.export.graph_files.attributes import EDGE_TYPES, NODE_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.export.graph_files.attributes import FlatValue
    from netatlas.export.graph_files.content import GraphContent

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES: Mapping[type, str] = {str: "string", float: "double", bool: "boolean", tuple: "string"}


def graphml_text(content: GraphContent) -> str:
    """Return the file; lists are JSON."""
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    for domain, types in _DOMAINS.items():
        for name, kind in types.items():
            look = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": _TYPES[kind]}
            ET.SubElement(root, "key", look)
    graph = ET.SubElement(root, "graph", {"edgedefault": "directed"})
    _add_data(graph, "graph", content.about)
    for node in content.nodes:
        _add_data(ET.SubElement(graph, "node", {"id": node.id}), "node", node.attributes)
    for edge in content.edges:
        ends = {"id": edge.id, "source": edge.start, "target": edge.end}
        _add_data(ET.SubElement(graph, "edge", ends), "edge", edge.attributes)
    ET.indent(root, "")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


_ABOUT = ("title", "version", "licence", "notice", "checked", "edition")
_DOMAINS: Mapping[str, Mapping[str, type]] = {
    "graph": dict.fromkeys(_ABOUT, str),
    "node": NODE_TYPES,
    "edge": EDGE_TYPES,
}


def _add_data(element: ET.Element, domain: str, attributes: Mapping[str, FlatValue]) -> None:
    for name, value in attributes.items():
        ET.SubElement(element, "data", {"key": f"{domain}-{name}"}).text = _text(value)


def _text(value: FlatValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)
