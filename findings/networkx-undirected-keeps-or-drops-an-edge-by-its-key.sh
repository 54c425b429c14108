#!/usr/bin/env bash
# Versions: networkx 3.6.1 (Python 3.11 or newer).
#
# Expected: MultiDiGraph.to_undirected() treats an edge there and an edge back in one way. The documentation says that
# where both exist with different data only one edge is created; a MultiGraph could hold both.
#
# Seen: the keys decide. Edges that were added without a key all have key 0, and one of the pair is lost with its data;
# with a key each, both stay, against the words of the documentation. MultiGraph(graph) does the same, and keeps the
# data of the other one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'networkx==3.6.1'
"$work/venv/bin/python" - <<'PYTHON'
import networkx as nx


def pair(there, back):
    graph = nx.MultiDiGraph()
    graph.add_edge("host", "hub", key=there, relation="uses")
    graph.add_edge("hub", "host", key=back, relation="serves")
    return graph


def relations(graph):
    return sorted(relation for _, _, relation in graph.edges(data="relation"))


unnamed, named = pair(None, None), pair("host>hub", "hub>host")
print("without keys, to_undirected():", relations(unnamed.to_undirected()))
print("without keys, MultiGraph():   ", relations(nx.MultiGraph(unnamed)))
print("with keys,    to_undirected():", relations(named.to_undirected()))
assert unnamed.number_of_edges() == named.number_of_edges() == 2
assert relations(unnamed.to_undirected()) == ["serves"]
assert relations(nx.MultiGraph(unnamed)) == ["uses"]
assert relations(named.to_undirected()) == ["serves", "uses"]
PYTHON
