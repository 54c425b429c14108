#!/usr/bin/env bash
# Versions: nx-parallel 0.3, networkx 3.6.1 (and 3.4.2, which it works with).
#
# Expected: pip finds a networkx that works with nx-parallel 0.3, or says that there is none. networkx lists the backend
# "parallel", so that betweenness_centrality(graph, backend="parallel") runs.
#
# Seen: both are installed without a warning, and the backend is listed; the call ends in an ImportError, as nx-parallel
# takes a private name of networkx (_rescale_e) that is gone since. With networkx 3.4.2 it runs.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
for version in 3.4.2 3.6.1; do
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check "networkx==$version" 'nx-parallel==0.3'
    "$work/venv/bin/pip" check
    "$work/venv/bin/python" - <<'PYTHON'
import networkx as nx

try:
    result = len(nx.betweenness_centrality(nx.path_graph(4), backend="parallel"))
except ImportError as error:
    result = str(error).partition(" (")[0]
print(nx.__version__, sorted(nx.config.backends), result)
assert "parallel" in nx.config.backends
if nx.__version__ == "3.4.2":
    assert result == 4
else:
    assert "cannot import name '_rescale_e'" in result
PYTHON
done
