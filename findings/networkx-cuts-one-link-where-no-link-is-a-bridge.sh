#!/usr/bin/env bash
# Versions: networkx 3.6.1, igraph 1.0.0.
#
# Expected: a connection with two parallel links survives the loss of one. networkx documents bridges() as the edges
# whose removal disconnects a graph, edge_connectivity() as the smallest number of edges that disconnect it, and
# edge_disjoint_paths() as paths that share no edge; all three take a MultiGraph. Without a bridge it takes two edges.
#
# Seen: bridges() counts both links and finds no bridge; edge_connectivity() says that one edge is enough,
# minimum_edge_cut() names it, and only one path of two is found, for the flow behind these sees a simple graph.
# Removing the edge that is named leaves the graph connected. igraph says 2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'networkx==3.6.1' 'igraph==1.0.0'
"$work/venv/bin/python" - <<'PYTHON'
import igraph
import networkx as nx

LINKS = [("vpc", "gateway"), ("vpc", "gateway"), ("gateway", "office"), ("gateway", "office")]
graph = nx.MultiGraph(LINKS)
bridges = list(nx.bridges(graph))
connectivity = nx.edge_connectivity(graph)
cut = nx.minimum_edge_cut(graph, "vpc", "office")
paths = list(nx.edge_disjoint_paths(graph, "vpc", "office"))
print("networkx: bridges", bridges, "edge connectivity", connectivity, "cut", cut, "paths", paths)
assert bridges == []
assert connectivity == nx.edge_connectivity(graph, "vpc", "office") == len(cut) == len(paths) == 1
graph.remove_edges_from(cut)
print("connected without what was cut:", nx.is_connected(graph))
assert nx.is_connected(graph)

other = igraph.Graph.TupleList(LINKS)
print("igraph:   bridges", other.bridges(), "edge connectivity", other.edge_connectivity())
assert other.bridges() == []
assert other.edge_connectivity() == 2
PYTHON
