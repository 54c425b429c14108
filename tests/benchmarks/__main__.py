"""``python -m tests.benchmarks``: prints all ratios; exit code 1 if a goal is missed.

The matchers take most of the time, some five minutes; ``tests.benchmarks.matching`` runs them alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from tests.benchmarks import comparing, graphs, reading, scenes, searching, start_up, timing

OTHERS = {
    "Frames of a graph": "tests.benchmarks.frames",
    "Layouts of graphs and maps": "tests.benchmarks.layouts",
    "Papers": "tests.benchmarks.papers",
    "Typing in the window": "tests.benchmarks.keystrokes",
    "Names, found by NetAtlas and by other matchers": "tests.benchmarks.matching",
    "Starts, searches and stand-stills beside the build of 2026-11-27": "tests.benchmarks.builds",
}
"""What is measured in a process of its own, so that nothing else is in its way."""


def main() -> int:
    """Take all ratios, with a home of its own for the user's data."""
    with tempfile.TemporaryDirectory(prefix="netatlas-bench-") as home:
        os.environ["NETATLAS_HOME"] = home
        results = timing.take(
            [
                *start_up.contests(),
                *reading.contests(),
                *comparing.contests(),
                *searching.contests(),
                *scenes.contests(),
                *graphs.contests(),
            ]
        )
    print(f"Ratios of {timing.ROUNDS} rounds, each in shuffled order; smaller is quicker.\n")
    print(timing.table(results))
    print(f"\n{reading.growth()}")
    kept = all(result.kept for result in results)
    for what, module in OTHERS.items():
        print(f"\n{what}:", flush=True)
        kept &= subprocess.run([sys.executable, "-m", module], check=False).returncode == 0
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
