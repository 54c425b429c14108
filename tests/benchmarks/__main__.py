"""``python -m tests.benchmarks``: prints all ratios; exit code 1 if a goal is missed."""

from __future__ import annotations

import os
import sys
import tempfile

from tests.benchmarks import comparing, keystrokes, reading, start_up, timing, wordnet


def main() -> int:
    """Take all ratios, with a home of its own for the user's data."""
    with tempfile.TemporaryDirectory(prefix="netatlas-bench-") as home:
        os.environ["NETATLAS_HOME"] = home
        results = timing.take([*start_up.contests(), *reading.contests(), *comparing.contests()])
    print(f"Ratios of {timing.ROUNDS} rounds, each in shuffled order; smaller is quicker.\n")
    print(timing.table(results))
    print()
    typed = keystrokes.report(wordnet.MOST_NAMES)
    return 0 if typed and all(result.kept for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
