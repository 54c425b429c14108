"""Installs what ``make bench`` compares NetAtlas with: other programs, and the NetAtlas of 2026-11-27.

Matchers, layouts, pictures of graphs and Anki go into ``build/peers`` from their lock, where only the
benchmarks look for them (``tests/benchmarks``). Source and packs of the old build are taken out of the
history into ``build/old-build``; a clone without that commit goes without.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tarfile
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
OLD_COMMIT = "dfa513c7cf4a4a17443e052d284c7c469e1b48b4"
"""Of 2026-11-27, before anything was kept compiled: what the speed of today is measured by."""
OLD_BUILD = ROOT / "build" / "old-build"
_OLD_PARTS = ("src", "resources", "data")


def requirements() -> list[str]:
    """Return the requirements that the lock is made from, as ``pyproject.toml`` has them."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[str] = table["dependency-groups"]["peers"]
    return found


def take_out_old_build(runner: Runner) -> bool:
    """Write source and packs of the old build, unless they are there; return False without its commit.

    Raises:
        SetUpError: git could not write it.
    """
    if OLD_BUILD.is_dir():
        return True
    git = ["git", "-C", str(ROOT)]
    if runner.ask([*git, "cat-file", "-e", f"{OLD_COMMIT}^{{commit}}"])[0]:
        return False
    part, packed = OLD_BUILD.with_name("old-build.part"), OLD_BUILD.with_name("old-build.tar")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    runner.call([*git, "archive", "--format=tar", f"--output={packed}", OLD_COMMIT, *_OLD_PARTS])
    with tarfile.open(packed) as archive:
        archive.extractall(part, filter="data")
    packed.unlink()
    part.rename(OLD_BUILD)
    return True


def main(arguments: Sequence[str] | None = None, runner: Runner | None = None) -> int:
    """Install the peers; return the exit code."""
    parser = argparse.ArgumentParser(description="Install what the benchmarks compare NetAtlas with.")
    parser.add_argument("--requirements", action="store_true", help="only print what the lock is made from")
    if parser.parse_args(arguments).requirements:
        print("\n".join(requirements()))
        return 0
    runner = runner or Runner()
    try:
        has_old_build = take_out_old_build(runner)
        install(runner, LOCK, FOLDER)
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    if not has_old_build:
        say(f"the build of 2026-11-27 is not in this clone (git fetch --unshallow), commit {OLD_COMMIT[:7]}")
    say("the peers are in build/peers; make bench uses them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
