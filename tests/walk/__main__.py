"""``python -m tests.walk``: opens every page of the shipped pack at all sizes; exit code 1 with faults."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.walk.walking import PERCENTS, WIDTHS, Walk, all_pages, largest_pages

_OFTEN = 25
"""Pages between two words about the progress."""


def main() -> int:
    """Walk, and print each fault where it was seen first."""
    parser = argparse.ArgumentParser(prog="python -m tests.walk", description="Look at every page.")
    parser.add_argument("--widths", type=int, nargs="+", default=WIDTHS, help="of the window in pixels")
    parser.add_argument("--percents", type=int, nargs="+", default=PERCENTS, help="sizes of the text")
    parser.add_argument(
        "--part", default="1/1", help="such as 2/4: only every fourth page, from the second on"
    )
    parser.add_argument("--largest", action="store_true", help="only the largest record of each kind of page")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netatlas-walk-") as home:
        walk = Walk(Path(home))
        part, parts = map(int, options.part.split("/"))
        pages = (largest_pages if options.largest else all_pages)(walk.atlas)[part - 1 :: parts]
        count = 0
        for fault in walk.go(pages, widths=options.widths, percents=options.percents, progress=_say_progress):
            print(fault, flush=True)
            count += 1
        texts = walk.texts
        walk.close()
    sizes = f"{len(options.widths)} widths and {len(options.percents)} sizes of the text"
    print(f"{len(pages)} pages at {sizes}, {texts:,} lines of words in cells: {count} faults")
    return 1 if count else 0


def _say_progress(done: int, total: int) -> None:
    """Say now and then how far the walk is."""
    if done % _OFTEN == 0:
        print(f"{done} of {total} pages", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
