#!/usr/bin/env bash
# Versions: SQLite 3.54.1 (in apsw 3.54.1.0), FTS5 with its default tokenizer unicode61.
#
# Expected: the query "2.3" in double quotes finds rows that hold the figure 2.3. FTS5 documents that quotes make a
# string of it, so that signs in it are no syntax.
#
# Seen: a figure with a point is two words, and the quoted one a phrase of 2 and 3. The last digits of one figure and
# the next number make that phrase too: "1.2 3", in which nobody wrote 2.3. So do dotted versions and addresses.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'apsw==3.54.1.0'
"$work/venv/bin/python" - <<'PYTHON'
import apsw

base = apsw.Connection(":memory:")
base.execute("CREATE VIRTUAL TABLE notes USING fts5(says)")
rows = ("version 2.3", "versions 1.2, 3 and 4", "10.0.1.2 3 hops", "version 23")
base.executemany("INSERT INTO notes VALUES (?)", [(row,) for row in rows])
found = [row for (row,) in base.execute("SELECT says FROM notes WHERE notes MATCH ? ORDER BY rowid", ('"2.3"',))]
print("SQLite", apsw.sqlite_lib_version())
for row in rows:
    print("found" if row in found else "not  ", row)
assert found == ["version 2.3", "versions 1.2, 3 and 4", "10.0.1.2 3 hops"]
PYTHON
