"""``python -m tests.benchmarks.builds [PART ...]``: beside the build of 2026-11-27; 1 if a goal is missed.

It is part of ``make bench``. Both sides have their turn in each round, and the ratio in the middle counts;
smaller is better. ``make bench-peers`` sets the old build up; what is not installed is not measured.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.builds import large, searches, standing_still, starting, tabs, turns, windows

PARTS = {
    "starting": starting,
    "large": large,
    "standing-still": standing_still,
    "tabs": tabs,
    "searches": searches,
    "windows": windows,
}


def main() -> int:
    """Measure all parts, or those that are named."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.builds", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)}")
    wanted = parser.parse_args().parts or list(PARTS)
    rows: list[turns.Row] = []
    failed = False
    with tempfile.TemporaryDirectory(prefix="netatlas-bench-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        os.environ["NETATLAS_HOME"] = str(place / "home")
        for name in wanted:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            try:
                rows += PARTS[name].rows(place)
            except (subprocess.SubprocessError, OSError) as error:
                failed = True
                print(f"{name}: {error}", file=sys.stderr, flush=True)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}.\n")
    print(turns.table(rows))
    return 0 if all(row.kept for row in rows) and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
