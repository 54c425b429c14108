#!/usr/bin/env bash
# Versions: networkx 3.6.1 (without lxml), rustworkx 0.18.1.
#
# Expected: a GraphML file that networkx writes is read by rustworkx, and one by hand with <data>1</data> too. GraphML
# says that values of type boolean are written as XML Schema's boolean: true, false, 1 or 0.
#
# Seen: networkx writes True and False as Python does, which are none of the four. rustworkx refuses the whole file for
# one of them ("provided string was not `true` or `false`"), and also refuses 1, which is valid. networkx reads all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'networkx==3.6.1' 'rustworkx==0.18.1'
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import re
from pathlib import Path

import networkx as nx
import rustworkx as rx


def told_by_rustworkx(path):
    try:
        return rx.read_graphml(path)[0].nodes()[0]["public"]
    except Exception as error:  # it raises bare Exception
        return str(error)


graph = nx.DiGraph()
graph.add_node("subnet", public=True)
nx.write_graphml_xml(graph, "networkx.graphml")
text = Path("networkx.graphml").read_text()
written = re.search(r"<data[^>]*>(\w+)</data>", text)[1]
seen = {}
for spelling in (written, "1", "true"):
    Path("spelt.graphml").write_text(text.replace(f">{written}<", f">{spelling}<"))
    seen[spelling] = told_by_rustworkx("spelt.graphml")
    by_networkx = nx.read_graphml("spelt.graphml").nodes["subnet"]["public"]
    print(f"{spelling:5} networkx: {by_networkx}   rustworkx: {seen[spelling]}")
    assert by_networkx is True
assert written == "True"
assert seen["true"] is True
assert "Failed conversion to 'bool'" in seen["True"]
assert "Failed conversion to 'bool'" in seen["1"]
PYTHON
