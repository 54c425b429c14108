"""Installs what ``make bench`` compares NetAtlas with: other matchers, layouts and pictures of graphs.

They go into ``build/peers`` from their lock, where only the benchmarks look for them (``tests/benchmarks``).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from locked_packages import install
from set_up import Runner, SetUpError, say

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements-peers.txt"
FOLDER = ROOT / "build" / "peers"


def requirements() -> list[str]:
    """Return the requirements that the lock is made from, as ``pyproject.toml`` has them."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = table["dependency-groups"]["peers"]
    return found


def main(arguments: Sequence[str] | None = None, runner: Runner | None = None) -> int:
    """Install the peers; return the exit code."""
    parser = argparse.ArgumentParser(description="Install what the benchmarks compare NetAtlas with.")
    parser.add_argument("--requirements", action="store_true", help="only print what the lock is made from")
    if parser.parse_args(arguments).requirements:
        print("\n".join(requirements()))
        return 0
    try:
        install(runner or Runner(), LOCK, FOLDER)
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    say("the peers are in build/peers; make bench uses them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
