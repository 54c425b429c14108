#!/usr/bin/env bash
# Versions: PySide6-Essentials and shiboken6 6.11.3.
#
# Expected: the packages are under the LGPL (or the GPL), and hold Qt's libraries with the works of others that are
# inside them. These licences have to be given to whoever receives the works, so the packages hold their texts, or at
# least name the files in their metadata, as packages do.
#
# Seen: neither package has a file with the text of a licence or a notice, and their metadata names none. Whoever
# freezes a program with what the metadata names, as freezers do, passes Qt on without a text of its licence.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'PySide6-Essentials==6.11.3' 'shiboken6==6.11.3'
"$work/venv/bin/python" - <<'PYTHON'
import re
from importlib.metadata import distribution

for name in ("PySide6-Essentials", "shiboken6"):
    found = distribution(name)
    files = [str(file) for file in found.files if not str(file).endswith((".py", ".pyi", ".pyc", ".qml", ".png", ".svg"))]
    texts = [file for file in files if re.search(r"licen[cs]e|copying|notice|attribution|third.?party", file, re.IGNORECASE)]
    named = found.metadata.get_all("License-File") or []
    print(f"{name}: {len(files)} files, licence: {found.metadata['License']}")
    print("  texts of licences:", texts or "none", "- named in the metadata:", named or "none")
    assert not texts
    assert not named
    assert "LGPL" in found.metadata["License"]
PYTHON
