#!/usr/bin/env bash
# Versions: rustworkx 0.18.1, networkx 3.6.1, igraph 1.0.0.
#
# Expected: <data>a &lt; b</data> and <data><![CDATA[a < b]]></data> are the same text, as XML says; and an empty text is
# read as an empty text.
#
# Seen: rustworkx reads the CDATA section as None, as if the attribute were not there, without an error, and so it reads
# an empty text. Of a text with a CDATA section in its middle only the end is left. networkx and igraph read the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    'rustworkx==0.18.1' 'networkx==3.6.1' 'igraph==1.0.0'
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from pathlib import Path

import igraph
import networkx as nx
import rustworkx as rx

GRAPH = """<?xml version="1.0" encoding="utf-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="n" for="node" attr.name="note" attr.type="string"/>
  <graph edgedefault="directed"><node id="a"><data key="n">{}</data></node></graph>
</graphml>
"""
seen = {}
for written in ("a &lt; b", "<![CDATA[a < b]]>", "if <![CDATA[a < b]]> then", ""):
    Path("graph.graphml").write_text(GRAPH.format(written))
    by_rustworkx = rx.read_graphml("graph.graphml")[0].nodes()[0]["note"]
    by_networkx = nx.read_graphml("graph.graphml").nodes["a"].get("note")
    by_igraph = igraph.Graph.Read_GraphML("graph.graphml").vs[0]["note"]
    seen[written] = (by_rustworkx, by_networkx, by_igraph)
    print(f"{written!r:30} rustworkx: {by_rustworkx!r}   networkx: {by_networkx!r}   igraph: {by_igraph!r}")
assert seen == {
    "a &lt; b": ("a < b", "a < b", "a < b"),
    "<![CDATA[a < b]]>": (None, "a < b", "a < b"),
    "if <![CDATA[a < b]]> then": (" then", "if a < b then", "if a < b then"),
    "": (None, "", ""),
}
PYTHON
