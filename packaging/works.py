"""The works of other people that NetAtlas runs with, from the lock of what runs and from what is installed.

``licences.py`` makes docs/licences.md of them, ``licence_texts.py`` collects their texts and ``sbom.py``
writes bills of materials. What the metadata of a package does not say is in ``licences.toml``.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from set_up import SetUpError

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGING = Path(__file__).resolve().parent
LOCK = PACKAGING / "requirements-run.txt"
KNOWN: dict[str, Any] = tomllib.loads((PACKAGING / "licences.toml").read_text(encoding="utf-8"))
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>.+?))? \\$", re.MULTILINE)
_SOURCES = ("source code", "source", "repository", "github", "homepage", "home")
"""Labels of a project's addresses, from that of its source on."""
_TEXT = re.compile(r"LICEN[CS]E|COPYING|NOTICE|AUTHORS|OFL", re.IGNORECASE)


@dataclass(frozen=True)
class Pin:
    """One line of the lock.

    Attributes:
        name: as the lock writes it, in small letters.
        version: of the package.
        marker: for which Pythons; '' for all.
    """

    name: str
    version: str
    marker: str


@dataclass(frozen=True)
class Work:
    """A package that runs.

    Attributes:
        name: as its authors write it.
        key: its name in the lock.
        version: that is installed.
        pins: all its lines of the lock: another Python may have another version.
        licence: an SPDX expression.
        address: of its source, or of its project.
        needs: names of the packages that it needs, as the lock writes them.
        texts: the files in which it brings its licences, each with its name among them.
    """

    name: str
    key: str
    version: str
    pins: tuple[Pin, ...]
    licence: str
    address: str
    needs: tuple[str, ...]
    texts: tuple[tuple[Path, str], ...]


def locked(lock: Path = LOCK) -> tuple[Pin, ...]:
    """Return the lines of the lock of what runs."""
    found = _PIN.finditer(lock.read_text(encoding="utf-8"))
    return tuple(Pin(one["name"], one["version"], one["marker"] or "") for one in found)


def works(packages: Path | None = None) -> tuple[Work, ...]:
    """Return the works, by name, as they are installed in a folder, or where this Python finds them.

    Raises:
        SetUpError: a package is not installed, has another version, or its licence is not known.
    """
    pins: dict[str, list[Pin]] = {}
    for pin in locked():
        pins.setdefault(pin.name, []).append(pin)
    return tuple(_work(name, tuple(found), packages, set(pins)) for name, found in sorted(pins.items()))


def _work(key: str, pins: tuple[Pin, ...], packages: Path | None, keys: set[str]) -> Work:
    found = _installed(key, packages)
    if found.version not in {pin.version for pin in pins}:
        raise SetUpError(f"{key} {found.version} is installed, which the lock does not have: make set-up")
    needs = {requirement_key(one) for one in found.requires or () if "extra ==" not in one} & keys
    return Work(
        name=found.metadata["Name"],
        key=key,
        version=found.version,
        pins=pins,
        licence=_licence(key, found),
        address=_address(found),
        needs=tuple(sorted(needs)),
        texts=tuple(_texts(found)),
    )


def _installed(key: str, packages: Path | None) -> Distribution:
    folders = sys.path if packages is None else [str(packages)]
    for found in Distribution.discover(name=key, path=folders):
        return found
    raise SetUpError(f"{key} is in the lock of what runs and not installed: make set-up")


def requirement_key(requirement: str) -> str:
    """Return the name that a requirement asks for, as the lock writes it."""
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def _licence(key: str, found: Distribution) -> str:
    (said,) = found.metadata.get_all("License-Expression") or [""]
    licence = said or KNOWN["spdx"].get(key)
    if not licence:
        raise SetUpError(
            f"{key} does not say its licence in SPDX's words: read it and add it to licences.toml"
        )
    return str(licence)


def _address(found: Distribution) -> str:
    lines = found.metadata.get_all("Project-URL") or []
    named = {label.strip().lower(): url.strip() for label, _, url in (line.partition(",") for line in lines)}
    homes = found.metadata.get_all("Home-page") or [""]
    chosen = next((named[label] for label in _SOURCES if label in named), str(homes[0]))
    return chosen.replace("http://", "https://").rstrip("/")


def _texts(found: Distribution) -> Iterator[tuple[Path, str]]:
    """Yield the texts of licences; of those in folders, the folders are part of the name."""
    for file in sorted(found.files or ()):
        place = file.as_posix()
        inside = ".dist-info/" in place or file.parent.name == "files"
        if inside and ("/licenses/" in place or _TEXT.search(file.name)):
            name = place.partition("/licenses/")[2] or file.name
            yield Path(str(file.locate())), name.replace("/", "-")
