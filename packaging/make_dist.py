"""Makes the wheel and the source archive, twice, and refuses to if the two differ in a single byte.

``make dist`` packs what is committed, so that no stray file of a checkout gets into a package; in an unpacked
source archive, where there is no git, it packs the folder. The wheel is made from the source archive. The
second build runs in another folder, with another order of sets: whoever repeats a build to check what was
published finds the same bytes. Dates inside are those of SOURCE_DATE_EPOCH, or hatchling's fixed one, which
needs no git to be the same everywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from set_up import Runner, SetUpError, say

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
_LEFT_OUT = shutil.ignore_patterns(".venv*", "build", "dist", "__pycache__", ".*_cache")


def export(root: Path, target: Path, runner: Runner) -> Path:
    """Write what is committed in ``root``, or the folder if it is no checkout, below ``target``.

    Raises:
        SetUpError: git could not write it.
    """
    source = target / "netatlas"
    if not (root / ".git").exists():
        return Path(shutil.copytree(root, source, ignore=_LEFT_OUT))
    packed = target / "source.tar"
    runner.call(["git", "-C", str(root), "archive", "--format=tar", f"--output={packed}", "HEAD"])
    with tarfile.open(packed) as archive:
        archive.extractall(source, filter="data")
    return source


def build(source: Path, target: Path, seed: int) -> tuple[Path, Path]:
    """Make the source archive of a folder, and the wheel from that archive; return archive and wheel.

    Raises:
        SetUpError: hatchling could not make them.
    """
    _hatchling("sdist", source, target, seed)
    (archive,) = target.glob("*.tar.gz")
    with tempfile.TemporaryDirectory(prefix="netatlas-sdist-") as unpacked:
        with tarfile.open(archive) as packed:
            packed.extractall(unpacked, filter="data")
        (inside,) = Path(unpacked).iterdir()
        _hatchling("wheel", inside, target, seed)
    (wheel,) = target.glob("*.whl")
    return archive, wheel


def _hatchling(kind: str, source: Path, target: Path, seed: int) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target.resolve())]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetUpError(f"the {kind} could not be made: {done.stderr.strip()}")


def make(root: Path, dist: Path, runner: Runner) -> list[Path]:
    """Make archive and wheel of a checkout or an unpacked archive in ``dist``, and return them.

    Raises:
        SetUpError: they cannot be made, or two builds differ.
    """
    with tempfile.TemporaryDirectory(prefix="netatlas-dist-") as scratch:
        builds = []
        for seed, name in enumerate(("first", "second-elsewhere"), start=1):
            folder = Path(scratch, name)
            folder.mkdir()
            builds.append(build(export(root, folder, runner), folder, seed))
        for one, other in zip(*builds, strict=True):
            if one.read_bytes() != other.read_bytes():
                raise SetUpError(f"two builds of {one.name} differ, so nobody could check what is published")
        dist.mkdir(exist_ok=True)
        return [Path(shutil.copy(built, dist)) for built in builds[0]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Make archive and wheel; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the wheel and the source archive of NetAtlas.")
    parser.add_argument("--out", type=Path, default=DIST, metavar="DIR", help="folder for them (dist)")
    options = parser.parse_args(arguments)
    code, changed = Runner().ask(["git", "-C", str(ROOT), "status", "--porcelain"])
    if code == 0 and changed.strip():
        say("what is not committed is not packed")
    try:
        made = make(ROOT, options.out, Runner())
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    for path in made:
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}  {path.stat().st_size:,} bytes")
    say(f"made twice with equal bytes, in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
