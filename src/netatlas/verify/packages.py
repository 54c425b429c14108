"""Finds the packages that hold models, in a folder or among what is installed, without importing them."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from netatlas.errors import ModelError
from netatlas.verify.model_files import ModelFiles
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDERS: Mapping[str, str] = {"botocore": "botocore", "moto": "moto", "cfn-lint": "cfnlint"}
"""The folder that each package installs its files in."""
_VERSION = re.compile(r"""^__version__\s*(?::[^=\n]*)?=\s*["']([0-9][\w.+!-]*)["']""", re.MULTILINE)
_METADATA_VERSION = re.compile(r"^Version:\s*([0-9]\S*)\s*$", re.MULTILINE)
_NUMBERS = re.compile(r"\d+(?:\.\d+)*")
_MOST_SCRIPT = 2**20
"""Bytes of a file that are looked through for a version."""


class ModelPackage(NamedTuple):
    """A package of models.

    Attributes:
        name: what package indexes call it.
        version: the version that its own files name.
        files: its files.
    """

    name: str
    version: str
    files: ModelFiles


def packages_in(folder: Path) -> dict[str, ModelPackage]:
    """Return the packages in a folder, by name.

    The folder may be a package itself, hold packages (an unpacked wheel, ``site-packages``), or hold
    folders that do.

    Raises:
        ModelError: the folder cannot be read or holds no package, or holds one of them twice.
    """
    try:
        root = folder.expanduser().resolve(strict=True)
        if not root.is_dir():
            raise ModelError(_file_instead(folder))
        subfolders = sorted(path for path in root.iterdir() if path.is_dir() and not path.is_symlink())
    except FileNotFoundError:
        raise ModelError(f"There is no folder {folder} with models.") from None
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"{folder} cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    found = {name: _only(name, places) for name in FOLDERS if (places := _places(name, root, subfolders))}
    if not found:
        raise ModelError(
            f"{folder} holds none of {listed(FOLDERS)}; name the folder of an unpacked package, "
            "or one that holds such folders."
        )
    return {name: _package(name, place) for name, place in found.items()}


def installed_packages() -> dict[str, ModelPackage]:
    """Return the packages that this Python would import, by name; they are looked for, not imported.

    Raises:
        ModelError: the version of one cannot be read.
    """
    found = {}
    for name, folder_name in FOLDERS.items():
        places = (Path(entry or ".", folder_name) for entry in sys.path)
        place = next((place for place in places if _is_package(place)), None)
        if place is not None:
            found[name] = _package(name, place.resolve())
    return found


def numbers_of(version: str) -> tuple[int, ...]:
    """Return the numbers that a version begins with, to be compared.

    >>> numbers_of("1.44.8") > numbers_of("1.43.117"), numbers_of("1.44") == numbers_of("1.44.0")
    (True, True)
    """
    match = _NUMBERS.match(version)
    numbers = list(map(int, match.group().split("."))) if match else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _places(name: str, root: Path, subfolders: list[Path]) -> list[Path]:
    """Return where a package is: here, in this folder, or else in folders of this folder."""
    folder_name = FOLDERS[name]
    if root.name == folder_name and _is_package(root):
        return [root]
    if _is_package(root / folder_name):
        return [root / folder_name]
    return [place for folder in subfolders if _is_package(place := folder / folder_name)]


def _is_package(folder: Path) -> bool:
    try:
        return stat.S_ISREG((folder / "__init__.py").lstat().st_mode)
    except (OSError, ValueError):
        return False


def _only(name: str, places: list[Path]) -> Path:
    if len(places) > 1:
        first, second, *_ = places
        raise ModelError(
            f"{name} is there twice, in {first.parent} and in {second.parent}; name one of them."
        )
    if places[0].is_symlink():
        raise ModelError(f"{places[0]} is a link, which is not followed; name the folder that it leads to.")
    return places[0]


def _package(name: str, folder: Path) -> ModelPackage:
    for text, pattern in _texts(folder):
        if match := pattern.search(text):
            return ModelPackage(name, match[1], ModelFiles(folder))
    raise ModelError(
        f"The version of {name} in {folder} cannot be read: neither its __init__.py nor its "
        "METADATA names it; unpack or install the package again."
    )


def _texts(folder: Path) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the texts that may name the version of a package, each with what to look for."""
    for name in ("__init__.py", "version.py"):
        yield _text(folder / name), _VERSION
    wanted = {name.replace("-", "_") for name, own in FOLDERS.items() if own == folder.name}
    for path in sorted(folder.parent.glob("*.dist-info/METADATA")):
        if path.parent.is_symlink():
            continue
        if path.parent.name.partition("-")[0].replace("-", "_").casefold() in wanted:
            yield _text(path), _METADATA_VERSION


def _text(path: Path) -> str:
    try:
        if path.is_symlink() or not path.is_file():
            return ""
        with path.open("rb") as file:
            return file.read(_MOST_SCRIPT).decode("utf-8", errors="replace")
    except OSError:
        return ""


def _file_instead(path: Path) -> str:
    if path.suffix == ".whl":
        return f"{path} is a wheel; unpack it into a folder (python -m zipfile -e FILE FOLDER) and name that."
    return f"{path} is a file; name the folder of an unpacked package."
