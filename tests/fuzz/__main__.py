"""``python -m tests.fuzz``: damages the packs at random; exit code 1 if something fails that did not before.

A run with the same seed goes on where the last one ended: its state is in build/fuzz, and beside it the
smallest input of each sort of failure.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.fuzz.judging import SoundPack
from tests.fuzz.running import Bounds, Run
from tests.helpers.whole_texts import WHOLE

ROOT = Path(__file__).resolve().parents[2]
_SHIPPED = ROOT / "data" / "aws-networking"
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder is made in it as in any other for temporary files
"""Where Linux keeps files in memory: two are written for each case."""
_OUT = ROOT / "build" / "fuzz"


def main() -> int:
    """Run what was asked for."""
    options = _options()
    if options.fresh:
        shutil.rmtree(_OUT, ignore_errors=True)
    packs = ["small", "shipped"] if options.pack == "both" else [options.pack]
    found = [failure for pack in packs for failure in _run(pack, options)]
    return 1 if found else 0


def files_of(pack: str) -> dict[str, bytes]:
    """Return the files of the small pack or of the shipped one."""
    if pack == "small":
        return {name: text.encode() for name, text in WHOLE.items()}
    return {
        path.relative_to(_SHIPPED).as_posix(): path.read_bytes() for path in sorted(_SHIPPED.rglob("*.yaml"))
    }


def _run(pack: str, options: argparse.Namespace) -> list[str]:
    with tempfile.TemporaryDirectory(
        prefix="netatlas-fuzz-", dir=_MEMORY if _MEMORY.is_dir() else None
    ) as folder:
        sound = SoundPack(Path(folder), files_of(pack))
        run = Run(pack, sound, options.seed, _OUT, say=lambda failure: print(f"{failure}\n", flush=True))
        first = run.progress.next
        found = run.go(Bounds(options.number, options.seconds))
        sound.close()
    progress = run.progress
    rate = progress.next / max(progress.seconds, 0.001)
    slowest, number = progress.worst
    print(
        f"{pack} pack, seed {options.seed}: cases {first:,} to {progress.next:,}, {rate:.1f} a second of the "
        f"processor; the slowest took {slowest:.1f} times the time of the sound pack (case {number})"
    )
    for sort, times in sorted(progress.failures.items()):
        print(f"  {times:6,} {sort}")
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Damage packs at random.")
    parser.add_argument("--pack", choices=["small", "shipped", "both"], default="both", help="which one")
    parser.add_argument("--number", type=int, default=sys.maxsize, help="cases of each pack")
    parser.add_argument("--seconds", type=float, default=60, help="longest time for each pack")
    parser.add_argument("--seed", type=int, default=0, help="of all chance")
    parser.add_argument("--fresh", action="store_true", help="forget earlier runs")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
