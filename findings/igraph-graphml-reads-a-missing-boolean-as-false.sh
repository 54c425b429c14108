#!/usr/bin/env bash
# Versions: igraph 1.0.0, networkx 3.6.1, rustworkx 0.18.1.
#
# Expected: what a GraphML file does not say of a node is not known of it after reading. The key of the attribute has no
# default value, and of numbers igraph says so (nan).
#
# Seen: igraph reads a boolean that is not there as False, and a text that is not there as "", so that "not known" can
# no longer be told from "no". networkx leaves the attribute out, rustworkx gives None.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    'igraph==1.0.0' 'networkx==3.6.1' 'rustworkx==0.18.1'
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import math
from pathlib import Path

import igraph
import networkx as nx
import rustworkx as rx

Path("graph.graphml").write_text("""<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="e" for="node" attr.name="encrypted" attr.type="boolean"/>
  <key id="n" for="node" attr.name="note" attr.type="string"/>
  <key id="m" for="node" attr.name="mtu" attr.type="double"/>
  <graph edgedefault="directed">
    <node id="vpn"><data key="e">true</data><data key="n">IPsec</data><data key="m">1446</data></node>
    <node id="peering"/>
  </graph>
</graphml>
""")
by_igraph = igraph.Graph.Read_GraphML("graph.graphml").vs[1].attributes()
by_networkx = nx.read_graphml("graph.graphml").nodes["peering"]
by_rustworkx = rx.read_graphml("graph.graphml")[0].nodes()[1]
print("igraph:   ", by_igraph)
print("networkx: ", by_networkx)
print("rustworkx:", by_rustworkx)
assert by_igraph["encrypted"] is False
assert by_igraph["note"] == ""
assert math.isnan(by_igraph["mtu"])
assert by_networkx == {}
assert by_rustworkx == {"encrypted": None, "note": None, "mtu": None, "id": "peering"}
PYTHON
