"""``python -m tests.walk``: opens every page of the shipped pack at all sizes; exit code 1 with faults."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.walk.walking import PERCENTS, WIDTHS, Walk, all_pages, largest_pages


def main() -> int:
    """Walk, and print each fault where it was seen first."""
    parser = argparse.ArgumentParser(prog="python -m tests.walk", description="Look at every page.")
    parser.add_argument("--widths", type=int, nargs="+", default=WIDTHS, help="of the window in pixels")
    parser.add_argument("--percents", type=int, nargs="+", default=PERCENTS, help="sizes of the text")
    parser.add_argument("--largest", action="store_true", help="only the largest record of each kind of page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netatlas-walk-") as home:
        walk = Walk(Path(home))
        pages = (largest_pages if options.largest else all_pages)(walk.atlas)
        count = 0
        for fault in walk.go(pages, widths=options.widths, percents=options.percents):
            print(fault, flush=True)
            count += 1
        walk.close()
    sizes = f"{len(options.widths)} widths and {len(options.percents)} sizes of the text"
    print(f"{len(pages)} pages at {sizes}: {count} faults")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
