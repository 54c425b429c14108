"""Puts the texts of all licences into a frozen program, and looks whether there is a work that has none.

A text travels with what it is about: each package brings its own in its metadata, and what no package brings
is in ``packaging/licence-texts``. Whoever has the program must be able to put other libraries under the LGPL
in place of those it came with, so these have to be files.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from set_up import SetUpError
from works import KNOWN, PACKAGING, works

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXTS = PACKAGING / "licence-texts"
FOLDER = "licences"
"""Of the frozen program, for whoever looks for them."""
_OWN = ("LICENSE", "NOTICES.md", "docs/licences.md", "data/aws-networking/LICENCE.md")
_GPL_ALONE = (
    "Bodymovin",
    "Charts",
    "DataVisualization",
    "Graphs",
    "Lottie",
    "NetworkAuth",
    "Quick3D",
    "QuickTimeline",
    "ShaderTools",
    "VirtualKeyboard",
)
"""Modules of Qt that nobody may use under the LGPL, as their names begin behind ``libQt6``."""


def put_into(frozen: Path, packages: Path | None = None) -> Path:
    """Write all texts into a folder of the frozen program, which is made anew, and return the folder.

    Args:
        frozen: the folder with the executable and ``_internal``.
        packages: where the packages are installed that it was made of; those of this Python if not given.

    Raises:
        SetUpError: a work in it has no text, or is not replaceable and has to be.
    """
    check(frozen / "_internal")
    folder = frozen / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    for source, name in sorted(texts(packages)):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    return folder


def texts(packages: Path | None = None) -> Iterator[tuple[Path, str]]:
    """Yield each text with its place below the folder, one folder for each work.

    Raises:
        SetUpError: a work has no text.
    """
    for path in _OWN:
        yield PACKAGING.parent / path, f"NetAtlas/{path.replace('/', '-')}"
    for work in works(packages):
        if work.key in KNOWN["not_frozen"]:
            continue
        kept = [TEXTS / name for name in KNOWN["texts"].get(work.key, ())]
        if not (kept or work.texts):
            raise SetUpError(
                f"{work.name} brings no text of its licence: add one, see packaging/licences.toml"
            )
        yield from ((path, f"{work.name}/{name}") for path, name in work.texts)
        yield from ((path, f"{work.name}/{path.name}") for path in kept)
    yield from ((TEXTS / f"{key}.txt", f"{key}/{key}.txt") for key in KNOWN["carried"])


def check(inside: Path) -> None:
    """Look whose each compiled file of the frozen program is.

    Raises:
        SetUpError: nobody's whose licence is known, or one under the GPL, or one that could not be replaced.
    """
    for path in sorted(inside.rglob("*.so*")):
        place = path.relative_to(inside).as_posix()
        if any(path.name.startswith(f"libQt6{module}") for module in _GPL_ALONE):
            raise SetUpError(f"{place} is under the GPL alone, which NetAtlas cannot carry")
        if not path.is_symlink() and owner_of(place) is None:
            raise SetUpError(
                f"whose {place} is nobody knows: leave it out, or add it to packaging/licences.toml"
            )
    for key, name in KNOWN["replaceable"].items():
        if not any((inside / name).glob("__init__.py*")):
            raise SetUpError(
                f"{key} is under the LGPL and has to be files in _internal/{name}, to be replaced"
            )


def owner_of(place: str) -> str | None:
    """Return the key of the work that a file of the frozen program belongs to, None if there is none."""
    for key, beginnings in KNOWN["inside"].items():
        if place.startswith(tuple(beginnings)):
            return str(key)
    for key, work in KNOWN["carried"].items():
        if any(fnmatchcase(place, pattern) for pattern in work["files"]):
            return str(key)
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Put the texts into a frozen program; return the exit code."""
    parser = argparse.ArgumentParser(description="Put the texts of all licences into a frozen program.")
    parser.add_argument("frozen", type=Path, help="its folder")
    options = parser.parse_args(arguments)
    try:
        print(f"NetAtlas: the licences are in {put_into(options.frozen)}")
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
