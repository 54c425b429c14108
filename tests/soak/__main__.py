"""``python -m tests.soak``: drives the real window at random; exit code 1 if something goes wrong."""

from __future__ import annotations

import argparse
import faulthandler
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.soak.driving import soak


def main() -> int:
    """Drive the window and print what came of it; a crash says where each thread was."""
    faulthandler.enable()
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description="Drive the window at random.")
    parser.add_argument("--seconds", type=float, default=180, help="how long")
    parser.add_argument("--number", type=int, default=sys.maxsize, help="most actions")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="of all chance")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="netatlas-soak-") as home:
        result = soak(Path(home), options.seed, number=options.number, seconds=options.seconds)
    frame, longest, warm, end = result.figures
    print(
        f"{result.actions:,} actions; middle frame {frame:.1f} ms, longest stretch {longest:.0f} ms; memory "
        f"{f'{warm:.0f} MiB after a minute, ' if warm else ''}{end:.0f} MiB at the end"
    )
    failures = [*result.exceptions, *result.failures]
    if failures:
        print("\n".join(failures))
        print("The last actions:", *result.last, sep="\n  ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
