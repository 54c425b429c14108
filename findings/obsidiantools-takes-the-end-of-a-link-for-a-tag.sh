#!/usr/bin/env bash
# Versions: obsidiantools 0.11.0.
#
# Expected: get_tags() gives the tags of a note. Obsidian documents a tag as a `#` and letters behind it, in the text of
# a note; the part of a link behind its `#` names a heading of another page.
#
# Seen: the ends of addresses and of links in brackets are tags too, of plain ones and of Markdown links alike; those of
# wiki links are not. Instead a wiki link to a heading of the note itself becomes an edge to a note without a name,
# which is then counted among the notes that do not exist.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'obsidiantools==0.11.0'
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
from pathlib import Path

from obsidiantools.api import Vault

vault = Path("vault")
vault.mkdir()
(vault / "nat-gateway.md").write_text("""# NAT gateway

A real #tag, a [link](elastic-ip.md#price), an address <https://docs.example.org/page.html#limits>
and a wiki link to [[elastic-ip#quota]].
""")
(vault / "elastic-ip.md").write_text("# Elastic IP\n\n## Price\n\nSee [[#Price]] above.\n")
read = Vault(vault).connect().gather()
tags = read.get_tags("nat-gateway")
print("tags:", tags)
assert sorted(tags) == ["limits", "price", "tag"]
edges = sorted({(start, end) for start, end, _ in read.graph.edges(keys=True)})
print("edges:", edges)
print("notes that do not exist:", read.nonexistent_notes)
assert edges == [("elastic-ip", ""), ("nat-gateway", "elastic-ip")]
assert read.nonexistent_notes == [""]
PYTHON
