#!/usr/bin/env bash
# Versions: rustworkx 0.18.1, networkx 3.6.1, igraph 1.0.0.
#
# Expected: what rustworkx.write_graphml() writes is read by others as it was. It documents that the keys of the
# attributes are inferred where none are given. The id of a key names one declaration in a GraphML file; data elements
# refer to it.
#
# Seen: nodes and edges are numbered each by themselves, so that an attribute of nodes and one of edges get the same id.
# networkx takes the later one for both: the MTU of each node becomes its "relation", a number becomes a text, and no
# error says so. igraph and rustworkx itself tell the two apart.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    'rustworkx==0.18.1' 'networkx==3.6.1' 'igraph==1.0.0'
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import re
from pathlib import Path

import igraph
import networkx as nx
import rustworkx as rx

graph = rx.PyDiGraph()
graph.add_nodes_from([{"id": "vpc", "mtu": 9001}, {"id": "gateway", "mtu": 8500}])
graph.add_edges_from([(0, 1, {"relation": "attaches to"})])
rx.write_graphml(graph, "graph.graphml")
keys = re.findall(r'<key id="(\w+)" for="(\w+)" attr.name="(\w+)"', Path("graph.graphml").read_text())
print("keys:", keys)
(node_key, *of_node), (edge_key, *of_edge) = keys
assert (of_node, of_edge) == (["node", "mtu"], ["edge", "relation"])
assert node_key == edge_key

by_networkx = dict(nx.read_graphml("graph.graphml").nodes(data=True))
by_igraph = [node.attributes() for node in igraph.Graph.Read_GraphML("graph.graphml").vs]
by_rustworkx = rx.read_graphml("graph.graphml")[0].nodes()
print("networkx: ", by_networkx)
print("igraph:   ", by_igraph)
print("rustworkx:", by_rustworkx)
assert by_networkx == {"vpc": {"relation": "9001"}, "gateway": {"relation": "8500"}}
assert by_igraph == by_rustworkx == [{"id": "vpc", "mtu": 9001}, {"id": "gateway", "mtu": 8500}]
PYTHON
