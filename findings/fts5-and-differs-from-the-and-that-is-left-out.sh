#!/usr/bin/env bash
# Versions: SQLite 3.54.1 (in apsw 3.54.1.0), FTS5.
#
# Expected: `"vpn" "+"` and `"vpn" AND "+"` find the same. FTS5 documents that strings with only white space between
# them are taken as if AND stood there.
#
# Seen: a string without a letter or digit holds no word. Where AND is left out it is passed over; written out, it
# makes the whole query find nothing. With OR and NOT it is passed over again; alone it finds nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'apsw==3.54.1.0'
"$work/venv/bin/python" - <<'PYTHON'
import apsw

base = apsw.Connection(":memory:")
base.execute("CREATE VIRTUAL TABLE notes USING fts5(says)")
base.executemany("INSERT INTO notes VALUES (?)", [("vpn and more",), ("dns",)])
expected = {
    '"vpn" "+"': ["vpn and more"],
    '"vpn" AND "+"': [],
    '"vpn" OR "+"': ["vpn and more"],
    '"vpn" NOT "+"': ["vpn and more"],
    '"+"': [],
}
print("SQLite", apsw.sqlite_lib_version())
for query, rows in expected.items():
    found = [row for (row,) in base.execute("SELECT says FROM notes WHERE notes MATCH ?", (query,))]
    print(f"{query:15} {found}")
    assert found == rows
PYTHON
