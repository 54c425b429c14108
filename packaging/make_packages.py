"""Makes the .deb and the .rpm of the frozen program with nfpm: ``make packages``, into ``dist``.

Each is made twice, and refused if the two differ in a byte. ``linux_packages.py`` says what they hold.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from freeze import FOLDER, ROOT, environment, tools
from linux_packages import LINUX, Sources, config, desktop_files
from set_up import Runner, SetUpError

if TYPE_CHECKING:
    from collections.abc import Sequence

DIST = ROOT / "dist"
MADE = ROOT / "build" / "packages"
KINDS = ("deb", "rpm")


def version() -> str:
    """Return the version of NetAtlas in this checkout."""
    text = (ROOT / "src" / "netatlas" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise SetUpError("src/netatlas/__init__.py says no version")
    return found[1]


def make(runner: Runner, frozen: Path, target: Path, number: str) -> list[Path]:
    """Make both packages of a frozen program in a folder, and return them.

    Args:
        runner: starts nfpm.
        frozen: the folder of the program.
        target: the folder for the packages.
        number: the version that they have.

    Raises:
        SetUpError: nfpm failed, or two runs differ.
    """
    if not (frozen / "netatlas").is_file():
        raise SetUpError(f"there is no frozen program in {frozen}; `make freeze` makes it")
    nfpm = tools(runner) / "bin" / "nfpm"
    sources = Sources(version=number, frozen=frozen, made=MADE)
    _write_documents(sources)
    listed = MADE / "nfpm.json"
    listed.write_text(json.dumps(config(sources), indent=1), encoding="utf-8")
    target.mkdir(parents=True, exist_ok=True)
    made = []
    with tempfile.TemporaryDirectory(prefix="netatlas-packages-") as scratch:
        for kind in KINDS:
            first, second = (_package(runner, nfpm, listed, kind, Path(scratch, name)) for name in "ab")
            if first.read_bytes() != second.read_bytes():
                raise SetUpError(f"two runs of {first.name} differ, so nobody could check what is published")
            made.append(Path(shutil.copy(first, target)))
    return made


def _package(runner: Runner, nfpm: Path, listed: Path, kind: str, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    command = [str(nfpm), "package", "--config", str(listed), "--packager", kind, "--target", f"{folder}/"]
    runner.call(command, environment())
    (made,) = folder.glob(f"*.{kind}")
    return made


def _write_documents(sources: Sources) -> None:
    """Write what only packages have."""
    shutil.rmtree(sources.made, ignore_errors=True)
    sources.made.mkdir(parents=True)
    for file in desktop_files():
        if file.get("compress"):
            source = ROOT / file["source"]
            _compress(source.read_bytes(), sources.made / f"{source.name}.gz")
    day = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(int(environment()["SOURCE_DATE_EPOCH"])))
    _compress(
        f"netatlas ({sources.version}-1) unstable; urgency=medium\n\n"
        "  * What changed is in CHANGELOG.md of the source.\n\n"
        f" -- NetAtlas contributors <maintainers@netatlas.invalid>  {day}\n".encode(),
        sources.made / "changelog.Debian.gz",
    )
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[2]
    lines = [f" {line}" if line.strip() else " ." for line in licence.partition("\n\n")[2].splitlines()]
    text = (LINUX / "copyright").read_text(encoding="utf-8")
    whole = "\n".join([f"{text}License: Expat", *lines, ""])
    (sources.made / "copyright").write_text(whole, encoding="utf-8")


def _compress(content: bytes, target: Path) -> None:
    target.write_bytes(gzip.compress(content, 9, mtime=0))


def main(arguments: Sequence[str] | None = None) -> int:
    """Make both packages; return the exit code."""
    del arguments
    os.umask(0o022)
    try:
        made = make(Runner(), FOLDER, DIST, version())
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    for path in made:
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}  {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
