#!/usr/bin/env bash
# Versions: csvkit 2.2.0, agate 1.14.2, duckdb 2.0.1.
#
# Expected: a program that guesses types of CSV cells makes numbers and dates of what is one, and leaves a figure with a
# unit, a list or a clock time as it is. csvkit documents numbers, booleans, dates and durations as what it guesses.
#
# Seen: `5 m`, a length, and `2 M`, a speed, become five and two minutes, `3 d` three days. `10%` is 10 without its
# unit. The ports "80,443" are the number 80443 although they are quoted. `12:30` is 12 minutes and 30 seconds; DuckDB
# reads the same cells as half past twelve, and leaves the others as text. csvkit's --no-inference keeps them all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'csvkit==2.2.0' 'agate==1.14.2' 'duckdb==2.0.1'
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import json
import subprocess
import sys
from pathlib import Path

import duckdb

ROWS = {
    "length": ("5 m", "10 m"),
    "speed": ("2 M", "8 M"),
    "reach": ("3 d", "4 d"),
    "share": ("10%", "99.9%"),
    "ports": ("80,443", "22,53"),
    "hour": ("12:30", "1:05"),
    "range": ("10.0.0.0/8", "10.0.0.0/16"),
    "month": ("2016-08", "2017-11"),
}
lines = [",".join(ROWS), *(",".join(f'"{cells[row]}"' for cells in ROWS.values()) for row in (0, 1))]
Path("limits.csv").write_text("\n".join(lines) + "\n")


def by_csvkit(*options):
    call = [str(Path(sys.executable).with_name("csvjson")), *options, "limits.csv"]
    return json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)[0]


guessed, kept = by_csvkit(), by_csvkit("--no-inference")
first = duckdb.sql("from 'limits.csv'").fetchall()[0]
by_duckdb = dict(zip(ROWS, map(str, first), strict=True))
for name, (cell, _) in ROWS.items():
    print(f"{name}: {cell!r} -> csvkit {guessed[name]!r}, DuckDB {by_duckdb[name]!r}")
assert guessed == {
    "length": "0:05:00",
    "speed": "0:02:00",
    "reach": "3 days, 0:00:00",
    "share": 10.0,
    "ports": 80443.0,
    "hour": "0:12:30",
    "range": "10.0.0.0/8",
    "month": "2016-08",
}
assert kept == {name: cell for name, (cell, _) in ROWS.items()}
assert by_duckdb == {**kept, "hour": "12:30:00"}
PYTHON
