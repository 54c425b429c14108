"""A part of the atlas as nodes and edges with flat attributes, as all graph files hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from netatlas.atlas.edition import Edition, visible
from netatlas.errors import UsageError
from netatlas.export.graph_files.attributes import Flattening
from netatlas.words import xml_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Sourced
    from netatlas.export.graph_files.attributes import FlatValue

Place: TypeAlias = "tuple[float, float]"


class GraphNode(NamedTuple):
    """A node.

    Attributes:
        id: of the record.
        attributes: those of NODE_TYPES.
        place: where the map shows it, y downwards; None if it is on no map.
        neighbours: how many other nodes its edges lead to.
    """

    id: str
    attributes: Mapping[str, FlatValue]
    place: Place | None
    neighbours: int


class GraphEdge(NamedTuple):
    """A directed edge with the attributes of EDGE_TYPES; its id is that of no other edge and of no node."""

    id: str
    start: str
    end: str
    attributes: Mapping[str, FlatValue]


class GraphContent(NamedTuple):
    """What a graph file holds.

    Attributes:
        about: the packs' title, date, licence and notice, and the edition.
        day: the day of the packs' last check (2026-11-01), or empty.
        nodes: in the order of the atlas.
        edges: between these nodes.
    """

    about: Mapping[str, str]
    day: str
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]


def graph_content(
    atlas: Atlas,
    node_ids: Collection[str] | None = None,
    *,
    edition: Edition = Edition.TODAY,
    places: Mapping[str, Place] | None = None,
    without: Collection[str] = (),
) -> GraphContent:
    """Return the records with these ids, or all, and the edges between them, as an edition shows them.

    Args:
        atlas: where they are.
        node_ids: the records; None for all.
        edition: what it hides is left out.
        places: where a picture shows records.
        without: kinds of relations that are left out.

    Raises:
        UsageError: nothing of them is to be shown.
    """
    wanted = None if node_ids is None else set(node_ids)
    records: dict[str, Sourced] = {
        node: data["record"]
        for node, data in atlas.graph.nodes(data=True)
        if (wanted is None or node in wanted) and visible(data["record"], edition)
    }
    if not records:
        reason = (
            f"the edition {edition.label} hides what was named" if wanted else "there is no record to show"
        )
        raise UsageError(f"There is no graph to write: {reason}.")
    flat = Flattening(atlas, edition)
    edges = tuple(
        edge
        for edge in _edges(atlas, records, flat, edition)
        if not without or edge.attributes["relation"] not in without
    )
    beside: dict[str, set[str]] = {node: set() for node in records}
    for edge in edges:
        beside[edge.start].add(edge.end)
        beside[edge.end].add(edge.start)
    nodes = tuple(
        GraphNode(node, flat.node(record), (places or {}).get(node), len(beside[node] - {node}))
        for node, record in records.items()
    )
    return GraphContent(_about(atlas, edition), _day(atlas), nodes, edges)


def _edges(
    atlas: Atlas, records: Mapping[str, Sourced], flat: Flattening, edition: Edition
) -> Iterator[GraphEdge]:
    for start, end, key, data in _edges_of_graph(atlas):
        if start in records and end in records:
            record = atlas.relations.get(key, records[start])
            if visible(record, edition):
                attributes = flat.edge(record, key, str(data["relation"]), end, data.get("hop", 0))
                yield GraphEdge(key, start, end, attributes)


def _edges_of_graph(atlas: Atlas) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Yield what ``atlas.graph.edges`` has, which the graph would keep, and which keeps the graph.

    An atlas with such a circle in it would be freed by the garbage collector alone; see ``Controller``.
    """
    for start, ends in atlas.graph.adj.items():
        for end, keys in ends.items():
            for key, data in keys.items():
                yield start, end, key, data


def _about(atlas: Atlas, edition: Edition) -> dict[str, str]:
    packs = atlas.packs
    about = {
        "title": "; ".join(pack.title for pack in packs),
        "version": "; ".join(pack.version for pack in packs),
        "licence": "; ".join(dict.fromkeys(pack.licence for pack in packs)),
        "notice": " ".join(dict.fromkeys(pack.notice for pack in packs if pack.notice)),
        "checked": "; ".join(str(pack.checked) for pack in packs if pack.checked is not None),
        "edition": edition.value,
    }
    return {name: xml_text(words) for name, words in about.items()}


def _day(atlas: Atlas) -> str:
    days = [pack.checked.first for pack in atlas.packs if pack.checked is not None]
    return max(days).isoformat() if days else ""
