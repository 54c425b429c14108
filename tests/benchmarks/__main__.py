"""``python -m tests.benchmarks``: prints all ratios; exit code 1 if a goal is missed.

The matchers take most of the time, some five minutes; ``tests.benchmarks.matching`` runs them alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from tests.benchmarks import comparing, reading, start_up, timing


def main() -> int:
    """Take all ratios, with a home of its own for the user's data."""
    with tempfile.TemporaryDirectory(prefix="netatlas-bench-") as home:
        os.environ["NETATLAS_HOME"] = home
        results = timing.take([*start_up.contests(), *reading.contests(), *comparing.contests()])
    print(f"Ratios of {timing.ROUNDS} rounds, each in shuffled order; smaller is quicker.\n")
    print(timing.table(results))
    print("\nNames, found by NetAtlas and by other matchers:", flush=True)
    matching = subprocess.run([sys.executable, "-m", "tests.benchmarks.matching"], check=False)
    return 0 if all(result.kept for result in results) and matching.returncode == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
