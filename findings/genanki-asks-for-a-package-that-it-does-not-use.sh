#!/usr/bin/env bash
# Versions: genanki 0.13.1, frozendict 2.5.1.
#
# Expected: a package asks for what it imports. frozendict is under the LGPL, which asks more of whoever passes a
# program on than genanki's own MIT licence does.
#
# Seen: genanki asks for frozendict, and imports it in no module: it works the same when frozendict is not there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'genanki==0.13.1' 'frozendict==2.5.1'
"$work/venv/bin/pip" uninstall --quiet --yes --disable-pip-version-check frozendict
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import ast
from importlib.metadata import distribution, requires

import genanki

asked = requires("genanki")
modules = [file.locate() for file in distribution("genanki").files if str(file).endswith(".py")]
imported = set()
for module in modules:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            imported.add(node.module.partition(".")[0])
fields, templates = [{"name": "Front"}], [{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Front}}"}]
model = genanki.Model(1091735104, "Model", fields=fields, templates=templates)
deck = genanki.Deck(2059400110, "Deck")
deck.add_note(genanki.Note(model=model, fields=["a question"]))
genanki.Package(deck).write_to_file("deck.apkg")
print("asked for:", ", ".join(asked))
print("frozendict imported:", "frozendict" in imported, "- a deck is written without it")
assert "frozendict" in asked
assert "frozendict" not in imported
PYTHON
