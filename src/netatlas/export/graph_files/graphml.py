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
    from collections.abc import Iterator, Mapping

    from netatlas.export.graph_files.attributes import FlatValue
    from netatlas.export.graph_files.content import GraphContent

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES: Mapping[type, str] = {str: "string", float: "double", bool: "boolean", tuple: "string"}


_ABOUT = ("title", "version", "licence", "notice", "checked", "edition")
_DOMAINS: Mapping[str, Mapping[str, type]] = {
    "graph": dict.fromkeys(_ABOUT, str),
    "node": NODE_TYPES,
    "edge": EDGE_TYPES,
}
_START = f'<?xml version="1.0" encoding="utf-8"?>\n<graphml xmlns="{_NAMESPACE}">'


def graphml_text(content: GraphContent) -> str:
    """Return the file; lists are JSON."""
    return "\n".join([_START, *_elements(content), "</graph>", "</graphml>", ""])


def _elements(content: GraphContent) -> Iterator[str]:
    """Yield element by element: a tree of a large graph would take gigabytes."""
    for domain, types in _DOMAINS.items():
        for name, kind in types.items():
            look = {"id": f"{domain}-{name}", "for": domain, "attr.name": name, "attr.type": _TYPES[kind]}
            yield _written(ET.Element("key", look))
    yield '<graph edgedefault="directed">'
    for name, words in content.about.items():
        yield _written(_data("graph", name, words))
    for node in content.nodes:
        yield _element("node", {"id": node.id}, node.attributes)
    for edge in content.edges:
        yield _element("edge", {"id": edge.id, "source": edge.start, "target": edge.end}, edge.attributes)


def _element(domain: str, look: dict[str, str], attributes: Mapping[str, FlatValue]) -> str:
    element = ET.Element(domain, look)
    element.extend(_data(domain, name, value) for name, value in attributes.items())
    ET.indent(element, "")
    return _written(element)


def _data(domain: str, name: str, value: FlatValue) -> ET.Element:
    element = ET.Element("data", {"key": f"{domain}-{name}"})
    element.text = _text(value)
    return element


def _written(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode")


def _text(value: FlatValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)
