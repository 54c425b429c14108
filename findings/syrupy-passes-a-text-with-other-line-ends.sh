#!/usr/bin/env bash
# Versions: syrupy 7.0.2, pytest 9.2.0.
#
# Expected: a snapshot test of a text fails as soon as the text changes. syrupy documents that a value is compared with
# what was kept of it, and a space at the end or one more line is found.
#
# Seen: `a\r\nb` and `a\nb` are the same to it, so that a file whose line ends change (CSV has CR LF by RFC 4180)
# passes. Of what it keeps nothing shows that there was a carriage return. Bytes and repr() are compared with them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'syrupy==7.0.2' 'pytest==9.2.0'
cd "$work"
cat > test_text.py <<'PYTHON'
import os

import pytest

KEPT = "name,port\r\nTLS,443\r\n"
NOW = {
    "the same": KEPT,
    "line feeds": KEPT.replace("\r\n", "\n"),
    "a space more": KEPT.replace("443", "443 "),
    "a line more": KEPT + "\r\n",
    "line feeds in bytes": KEPT.replace("\r\n", "\n").encode(),
    "line feeds in repr": repr(KEPT.replace("\r\n", "\n")),
}


@pytest.mark.parametrize("name", NOW)
def test_text(snapshot, name):
    kept = KEPT.encode() if "bytes" in name else repr(KEPT) if "repr" in name else KEPT
    assert (kept if "FIRST" in os.environ else NOW[name]) == snapshot
PYTHON
pytest=("$work/venv/bin/python" -m pytest -q -p no:cacheprovider)
FIRST=1 "${pytest[@]}" --snapshot-update > /dev/null
"${pytest[@]}" -rA > outcome.txt || true
grep -E '^(PASSED|FAILED) ' outcome.txt | sed 's/ - .*//' | tee seen.txt
diff <(sort seen.txt) - <<'EXPECTED'
FAILED test_text.py::test_text[a line more]
FAILED test_text.py::test_text[a space more]
FAILED test_text.py::test_text[line feeds in bytes]
FAILED test_text.py::test_text[line feeds in repr]
PASSED test_text.py::test_text[line feeds]
PASSED test_text.py::test_text[the same]
EXPECTED
