"""Holds the line coverage of each room of the source against its floor in ``coverage_floors.toml``.

``make test`` runs it after all tests. ``python -m tests.coverage_floors --write`` writes the floors anew,
from the figures of the latest run; look at the difference before you commit it.

A room is a package, at most two folders deep: ``atlas``, ``search/names``, ``ui/pages`` with all its pages.
Only what runs in the tests' own processes and in Python's own threads is measured: lines that run in a thread
of Qt, or in a program that a test starts (``ui/tour.py``), count as not run.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "netatlas"
TABLE = Path(__file__).with_suffix(".toml")
HEAD = """\
# Least percentage of lines that the tests run, for each room of src/netatlas; "top": its own files.
# To write them anew, rounded down: `make test`, then `.venv/bin/python -m tests.coverage_floors --write`.
"""


def room_of(file: Path) -> str:
    """Return the room of a source file, which is given by its path inside the package."""
    return "/".join(file.parent.parts[:2]) or "top"


def measured() -> dict[str, float]:
    """Return the covered share of lines of each room in the latest run, in percent."""
    run = coverage.Coverage(config_file=str(ROOT / "pyproject.toml"))
    run.load()
    if not run.get_data().measured_files():
        sys.exit("No coverage was measured; run `make test`.")
    lines: defaultdict[str, int] = defaultdict(int)
    missing: defaultdict[str, int] = defaultdict(int)
    for file in sorted(PACKAGE.rglob("*.py")):
        _, statements, _, not_run, _ = run.analysis2(str(file))
        room = room_of(file.relative_to(PACKAGE))
        lines[room] += len(statements)
        missing[room] += len(not_run)
    return {room: 100 * (count - missing[room]) / count for room, count in sorted(lines.items()) if count}


def complaints(shares: Mapping[str, float], floors: Mapping[str, int]) -> Iterable[str]:
    """Yield a sentence for each room below its floor, without one, or gone."""
    for room in sorted(shares.keys() | floors.keys()):
        if room not in floors:
            yield f"{room} has no floor (its tests run {shares[room]:.1f} % of its lines)"
        elif room not in shares:
            yield f"{room} has a floor, but there is no such room"
        elif shares[room] < floors[room]:
            yield f"{room}: the tests run {shares[room]:.1f} % of its lines; its floor is {floors[room]} %"


def written(shares: Mapping[str, float]) -> str:
    """Return the table of floors for these shares."""
    rows = [f'"{room}" = {math.floor(share)}\n' for room, share in sorted(shares.items())]
    return HEAD + "".join(rows)


def main() -> int:
    """Check the floors or write them anew; return the exit code."""
    parser = argparse.ArgumentParser(description="Hold the coverage of each room against its floor.")
    parser.add_argument("--write", action="store_true", help="write the floors anew")
    parser.add_argument("--show", action="store_true", help="print the figure of each room")
    options = parser.parse_args()
    shares = measured()
    if options.show:
        print("\n".join(f"{share:6.2f}  {room}" for room, share in shares.items()))
    if options.write:
        TABLE.write_text(written(shares), encoding="utf-8")
        return 0
    found = list(complaints(shares, tomllib.loads(TABLE.read_text(encoding="utf-8"))))
    for sentence in found:
        print(f"Coverage: {sentence}.", file=sys.stderr)
    if found:
        print(f"Coverage: write the missing tests; the floors are in {TABLE.name}.", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
