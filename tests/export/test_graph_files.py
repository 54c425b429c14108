"""Graph files: GraphML and node-link JSON come back without loss, GEXF and Cytoscape JSON can be viewed."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import msgspec
import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netatlas.atlas.atlas import Atlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import Contents, RelationKind
from netatlas.errors import UsageError
from netatlas.export.endings import ENDINGS, GRAPH_ENDINGS, ending_of
from netatlas.export.graph_files import graph_content, graph_text, selected, write_graph
from netatlas.export.graph_files.attributes import EDGE_TYPES, NODE_TYPES
from netatlas.progress import Cancelled, Progress
from tests.helpers.atlases import atlas_of, concept, demo_atlas, tie

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from netatlas.export.graph_files import GraphContent

    Graph = nx.MultiDiGraph[str]

_HARD = (
    "a\x00b\x0bc\x1fd\x7fe\x85f",
    "\ud800 \ufffe \uffff lone",
    "one\r\ntwo\rthree\n\tfour",
    "  <b>&amp;</b> ]]> \"quoted\" 'too'  ",
    "שלום \u202eعكس\u202c",
    "{a} {b} {",
    "x" * 500,
    "🙂",
    " ",
)
_TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(_HARD))
_RESERVED = frozenset(
    {
        "id",
        "value",
        "name",
        "source",
        "target",
        "key",
        "type",
        "parents",
        "weight",
        "spells",
        "viz",
        "start",
        "end",
    }
    | {"kind_", "pid", "networkx_key", "shared_name", "SUID", "position", "classes"}
)
"""Names that one of the formats, or one of its readers, uses itself."""


def _flat(attributes: Mapping[str, object]) -> dict[str, object]:
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value
        for name, value in attributes.items()
    }


def _expected(content: GraphContent) -> Graph:
    """Return the graph that a file of ``content`` must come back as."""
    graph: Graph = nx.MultiDiGraph()
    graph.graph.update(content.about)
    for node in content.nodes:
        graph.add_node(node.id, **_flat(node.attributes))
    for edge in content.edges:
        graph.add_edge(edge.start, edge.end, key=edge.id, **_flat(edge.attributes))
    return graph


def _read(content: GraphContent, ending: str) -> Graph:
    text = graph_text(content, ending)
    if ending == ".nodelink.json":
        graph = nx.node_link_graph(json.loads(text))
    else:
        graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
        del graph.graph["node_default"], graph.graph["edge_default"]
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def _parts(graph: Graph) -> tuple[object, ...]:
    edges = {key: (start, end, data) for start, end, key, data in graph.edges(keys=True, data=True)}
    assert len(edges) == graph.number_of_edges()
    return graph.graph, _nodes(graph), edges


def _nodes(graph: Graph) -> dict[str, dict[str, object]]:
    return {node: graph.nodes[node] for node in graph}


def _hostile(words: str) -> Atlas:
    """Return an atlas all of whose texts are ``words``, with 200 parallel edges and a loop."""
    kinds = tuple(
        RelationKind(
            id=f"r{number}", label=words, inverse="", sentence="{a}" + words + "{b}", inverse_sentence=""
        )
        for number in range(200)
    )
    relations = (*(tie("a", kind.id, "b", words) for kind in kinds), tie("a", "r0", "a"))
    return atlas_of(
        [
            concept("a", title=words, aliases=(words, words), summary=words, relations=relations),
            concept("b", title=words),
        ],
        relation_kinds=kinds,
    )


_LOSSLESS = (".graphml", ".nodelink.json")


@pytest.mark.parametrize("ending", _LOSSLESS)
def test_a_graph_comes_back_without_loss(ending: str) -> None:
    """Somebody's analysis would rest on a part of the atlas only."""
    content = graph_content(demo_atlas())
    assert {str(node.attributes["record"]) for node in content.nodes} == {
        "concept",
        "limit",
        "event",
        "journey",
        "comparison",
    }
    assert _parts(_read(content, ending)) == _parts(_expected(content))


@pytest.mark.long
@pytest.mark.long
@given(_TEXTS)
@example(_HARD[0])
@example(_HARD[1])
@example(_HARD[2])
@example(_HARD[4])
@example(_HARD[5])
@example(_HARD[6])
def test_no_text_of_a_pack_breaks_a_file(words: str) -> None:
    """One control character in one name would make a file that nobody can read."""
    content = graph_content(_hostile(words), places={"a": (1.5, 2.0)})
    for ending in _LOSSLESS:
        assert _parts(_read(content, ending)) == _parts(_expected(content))
    picture = nx.read_gexf(io.BytesIO(graph_text(content, ".gexf").encode()))
    network = nx.cytoscape_graph(json.loads(graph_text(content, ".cyjs")))
    label = content.nodes[0].attributes["label"]
    for graph in (picture, network):
        assert graph.number_of_edges() == 201
        assert graph.nodes["a"]["label"] == label
        assert {data["uid"] for _, _, data in graph.edges(data=True)} == {edge.id for edge in content.edges}


def test_the_same_atlas_gives_the_same_file() -> None:
    """A file in somebody's version control would change with every day."""
    for ending in GRAPH_ENDINGS:
        assert graph_text(graph_content(demo_atlas()), ending) == graph_text(
            graph_content(demo_atlas()), ending
        )


def test_attributes_have_one_type_each_and_are_never_absent() -> None:
    """Readers would guess, or refuse the file: igraph takes what is absent for no number or no text."""
    content = graph_content(demo_atlas())
    for types, things in ((NODE_TYPES, content.nodes), (EDGE_TYPES, content.edges)):
        for thing in things:
            assert {name: type(value) for name, value in thing.attributes.items()} == types
    assert not (NODE_TYPES.keys() | EDGE_TYPES.keys()) & _RESERVED


def test_every_id_is_that_of_one_node_or_edge_only() -> None:
    """Cytoscape drops an edge silently whose id is another's."""
    elements = json.loads(graph_text(graph_content(demo_atlas()), ".cyjs"))["elements"]
    ids = [element["data"]["id"] for part in elements.values() for element in part]
    assert len(ids) == len(set(ids)) > 15


def test_what_edges_say_is_a_sentence_with_its_source() -> None:
    """An edge would be a line without a meaning, and nobody could check it."""
    said = {edge.id: edge.attributes for edge in graph_content(demo_atlas()).edges}
    requires = said["nat-gateway>requires>elastic-ip"]
    assert requires["sentence"] == "NAT gateway requires Elastic IP"
    assert requires["note"] == "a public gateway only"
    assert requires["cited"] == "VPC guide, 2026-11"
    hop = said["private-to-internet>passes>elastic-ip#2"]
    assert (hop["hop"], hop["note"]) == (2.0, "Stands in front. (a public gateway)")
    assert hop["sentence"] == "From a private instance to the internet passes Elastic IP"


@pytest.mark.parametrize(
    ("edition", "event", "limit", "relations"),
    [
        (Edition.NOTES, "2005: published", None, {"nat-gateway>requires>elastic-ip"}),
        (
            Edition.TODAY,
            "2008-08-10: published",
            "5 NAT gateways per Availability Zone",
            {"nat-gateway>requires>elastic-ip", "nat-instance>requires>elastic-ip"},
        ),
    ],
)
def test_the_edition_is_followed(
    edition: Edition, event: str, limit: str | None, relations: set[str]
) -> None:
    """A file "as the notes" would hold what they never said."""
    contents = msgspec.structs.asdict(demo_atlas().contents)
    address = concept("elastic-ip", in_notes=True)
    contents["concepts"] = tuple(address if one.id == address.id else one for one in contents["concepts"])
    content = graph_content(Atlas(Contents(**contents)), edition=edition)
    assert {edge.id for edge in content.edges if edge.id.endswith(">requires>elastic-ip")} == relations
    nodes = {node.id: node.attributes for node in content.nodes}
    assert nodes["tls-1-2-published"]["summary"] == event
    assert nodes.get("nat-gateways-per-zone", {}).get("summary") == limit
    assert content.about["edition"] == edition.value
    noted = nodes["tls-1-2-published"]
    assert (noted["sources"], noted["cited"]) == (
        ((), "the notes") if edition is Edition.NOTES else (("rfc-5246",), "RFC 5246, 2026-11, as of 2008-08")
    )


def test_gexf_is_the_picture_of_the_map_on_the_day_of_the_pack() -> None:
    """A viewer would throw the places about, show ids for names, and turn the map upside down."""
    content = graph_content(demo_atlas(), places={"nat-gateway": (10.0, -4.0)})
    text = graph_text(content, ".gexf")
    picture = nx.read_gexf(io.BytesIO(text.encode()))
    node = picture.nodes["nat-gateway"]
    assert node["label"] == "NAT gateway"
    assert node["viz"]["position"] == {"x": 10.0, "y": 4.0, "z": 0.0}
    assert node["viz"]["color"] == {"r": 10, "g": 119, "b": 108, "a": 1.0}
    assert "position" not in picture.nodes["elastic-ip"]["viz"]
    sizes = [picture.nodes[one]["viz"]["size"] for one in ("nat-gateway", "tls-1-2")]
    assert sizes == sorted(sizes, reverse=True)
    gexf = "{http://gexf.net/1.3}"
    root = ET.fromstring(text)  # noqa: S314 - our own
    meta = root.find(f"{gexf}meta")
    assert meta is not None
    assert meta.attrib == {"lastmodifieddate": "2026-11-01"}
    shapes = {element.get("value") for element in root.iter("{http://gexf.net/1.3/viz}shape")}
    assert shapes == {"disc", "square", "diamond", "triangle"}
    assert {element.get("kind") for element in root.iter(f"{gexf}edge")} >= {"requires", "replaces", "passes"}


def test_cytoscape_has_names_and_places() -> None:
    """The viewer would show ids in a heap."""
    content = graph_content(demo_atlas(), places={"nat-gateway": (10.0, -4.0)})
    nodes = json.loads(graph_text(content, ".cyjs"))["elements"]["nodes"]
    by_id = {node["data"]["id"]: node for node in nodes}
    assert by_id["nat-gateway"]["position"] == {"x": 10.0, "y": -4.0}
    assert by_id["nat-gateway"]["data"]["name"] == "NAT gateway"
    assert by_id["nat-gateway"]["data"]["aliases"] == "NATGW; managed NAT"
    assert "position" not in by_id["elastic-ip"]


@pytest.mark.parametrize(
    ("named", "nodes"),
    [
        (["nat-gateway", "elastic-ip", "nat-gateway"], {"nat-gateway", "elastic-ip"}),
        (["nat-gateways-per-zone"], {"nat-gateways-per-zone", "nat-gateway"}),
        (["private-to-internet"], {"private-to-internet", "nat-gateway", "elastic-ip"}),
        (["nat-gateway-vs-nat-instance"], {"nat-gateway-vs-nat-instance", "nat-gateway", "nat-instance"}),
        (["ssl-2-0-published"], {"ssl-2-0-published", "ssl-2-0"}),
        (["nat-gateway/bandwidth"], {"nat-gateway"}),
        (["nat-gateway>requires>elastic-ip"], {"nat-gateway", "elastic-ip"}),
    ],
)
def test_what_is_named_brings_the_concepts_that_it_is_about(named: list[str], nodes: set[str]) -> None:
    """A journey would be one point without a line."""
    atlas = demo_atlas()
    content = graph_content(atlas, selected(atlas, named))
    assert {node.id for node in content.nodes} == nodes
    assert all({edge.start, edge.end} <= nodes for edge in content.edges)
    timeline = graph_content(atlas, selected(atlas, ["tls-history"]))
    assert (len(timeline.nodes), len(timeline.edges)) == (5, 3)


def test_nothing_to_write_is_said_in_a_sentence() -> None:
    """A file without a node would be taken for a fault of the viewer."""
    atlas = demo_atlas()
    with pytest.raises(UsageError, match="the edition As the notes hides what was named"):
        graph_content(atlas, ["tls-1-2"], edition=Edition.NOTES)
    with pytest.raises(UsageError, match="there is no record to show"):
        graph_content(atlas_of([]))
    with pytest.raises(UsageError, match="“managed” is a claim, which the graph does not hold"):
        selected(atlas, ["managed"])


@pytest.mark.parametrize("ending", GRAPH_ENDINGS)
def test_one_node_alone_can_be_written(ending: str, tmp_path: Path) -> None:
    """A concept without relations would end in an error, or leave a file that cannot be read."""
    content = graph_content(demo_atlas(), ["elastic-ip"])
    path = write_graph(content, tmp_path / f"one{ending}")
    assert "Elastic IP" in path.read_text("utf-8")
    if ending in _LOSSLESS:
        assert _parts(_read(content, ending)) == _parts(_expected(content))


class _Cancelled(Progress):
    cancelled = True


def test_a_cancelled_file_is_not_written(tmp_path: Path) -> None:
    """What was there would be lost to a file that nobody wants."""
    with pytest.raises(Cancelled):
        write_graph(graph_content(demo_atlas()), tmp_path / "x.gexf", _Cancelled())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("a.GraphML", ".graphml"),
        ("a.b.nodelink.json", ".nodelink.json"),
        ("a.md", ".md"),
        ("a.cyjs", ".cyjs"),
    ],
)
def test_the_ending_chooses_the_format(name: str, ending: str, tmp_path: Path) -> None:
    """A file would be written in a format that its name does not promise."""
    assert ending_of(tmp_path / name) == ending


@pytest.mark.parametrize("name", ["a.yaml", "a", ".gexf", "a.gexf.zip"])
def test_other_endings_are_refused_with_those_that_there_are(name: str, tmp_path: Path) -> None:
    """A slip in the ending would give a file that no program opens."""
    with pytest.raises(UsageError) as refused:
        ending_of(tmp_path / name)
    assert all(ending in str(refused.value) for ending in ENDINGS)


def test_igraph_reads_all_of_graphml(tmp_path: Path) -> None:
    """R and igraph users would get a part of the attributes, or none."""
    igraph = pytest.importorskip("igraph")
    content = graph_content(_hostile("one\x00 <two>"))
    graph = igraph.Graph.Read_GraphML(str(write_graph(content, tmp_path / "x.graphml")))
    expected = _expected(content)
    assert {vertex["id"]: {name: vertex[name] for name in NODE_TYPES} for vertex in graph.vs} == _nodes(
        expected
    )
    read = {edge["uid"]: {name: edge[name] for name in EDGE_TYPES} for edge in graph.es}
    assert read == {key: data for _, _, key, data in expected.edges(keys=True, data=True)}


def test_rustworkx_reads_all_of_graphml(tmp_path: Path) -> None:
    """It refuses a whole file for one True with a capital. An empty text is None to it."""
    rustworkx = pytest.importorskip("rustworkx")
    content = graph_content(_hostile("one\x00 <two>"))
    (graph,) = rustworkx.read_graphml(str(write_graph(content, tmp_path / "x.graphml")))
    expected = _expected(content)
    assert graph.attrs == content.about
    assert {node.pop("id"): node for node in graph.nodes()} == _nodes(expected)
    read = {edge.pop("id"): edge for edge in graph.edges()}
    assert read.pop("a>r0>a") == expected.edges["a", "a", "a>r0>a"] | {"note": None}
    expected.remove_edge("a", "a")
    assert read == {key: data for _, _, key, data in expected.edges(keys=True, data=True)}
