"""Writes a bill of materials in CycloneDX's form beside each package in ``dist``: ``make sbom``.

A wheel or source archive carries NetAtlas and its pack, and needs the packages of the lock of what runs.
The others carry those packages, Python and what Python needs. The same package gets the same bill. The
library of CycloneDX writes and checks it, from ``build/sbom-tools``, where nothing else looks.
"""

from __future__ import annotations

import argparse
import platform
import pyexpat
import sqlite3
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from locked_packages import install
from netatlas import __version__
from set_up import Runner, SetUpError, say
from works import KNOWN, PACKAGING, requirement_key, works

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = PACKAGING.parent
DIST = ROOT / "dist"
TOOLS = ROOT / "build" / "sbom-tools"
ENDING = ".cdx.json"
_PURE = (".whl", ".tar.gz")
"""Endings of packages that carry NetAtlas alone."""
_FROZEN = (".deb", ".rpm", ".tar.xz", ".zip", ".AppImage", ".flatpak", ".exe", ".msi", ".dmg")
"""Endings of those that carry all that runs."""
_VERSIONS = {
    "python": platform.python_version(),
    "sqlite": sqlite3.sqlite_version,
    "expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
}
"""Of what Python has with it, as far as it says."""


@dataclass(frozen=True)
class Part:
    """What a bill lists.

    Attributes:
        kind: CycloneDX's word for what it is: application, data, library or platform.
        name: of the work.
        version: '' if nobody knows.
        licence: an SPDX expression.
        address: of its source; '' if it has none of its own.
        package: its name in Python's index; '' for what is not from there.
        needs: names in that index of what it needs.
    """

    kind: str
    name: str
    version: str
    licence: str
    address: str = ""
    package: str = ""
    needs: tuple[str, ...] = ()


def netatlas() -> Part:
    """Return NetAtlas itself, which needs what it asks pip for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {requirement_key(one) for one in project["dependencies"]}
    needs = tuple(work.key for work in works() if work.key in asked)
    return Part("application", "netatlas", __version__, project["license"], package="netatlas", needs=needs)


def parts(package: str) -> list[Part]:
    """Return what a package is made of besides NetAtlas, by the ending of its name.

    Raises:
        SetUpError: a work is not installed or its licence is not known.
    """
    head = yaml.safe_load((ROOT / "data" / "aws-networking" / "pack.yaml").read_text(encoding="utf-8"))
    found = [Part("data", head["id"], str(head["version"]), head["licence"])]
    left_out = () if package.endswith(_PURE) else tuple(KNOWN["not_frozen"])
    for work in works():
        if work.key not in left_out:
            needs = tuple(key for key in work.needs if key not in left_out)
            found.append(
                Part("library", work.name, work.version, work.licence, work.address, work.key, needs)
            )
    if not package.endswith(_PURE):
        found += [
            Part(
                "platform" if key == "python" else "library",
                one["name"],
                _VERSIONS.get(key, ""),
                one["licence"],
                one["address"],
            )
            for key, one in KNOWN["carried"].items()
        ]
    return found


def write_bills(dist: Path, runner: Runner) -> list[Path]:
    """Write the bill of each package in a folder beside it, and return the bills.

    Raises:
        SetUpError: there is no package, CycloneDX's library cannot be installed, or it refuses a bill.
    """
    packages = sorted(path for path in dist.glob("*") if path.name.endswith((*_PURE, *_FROZEN)))
    if not packages:
        raise SetUpError(f"there is no package in {dist}: make dist makes some")
    tools = install(runner, PACKAGING / "requirements-sbom.txt", TOOLS)
    sys.path.insert(0, str(tools))
    from cyclonedx_bill import bill  # noqa: PLC0415 - its library was not there before

    bills = []
    for package in packages:
        target = package.with_name(package.name + ENDING)
        target.write_text(bill(package, netatlas(), parts(package.name)), encoding="utf-8")
        bills.append(target)
    return bills


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the bills; return the exit code."""
    parser = argparse.ArgumentParser(description="Write a bill of materials beside each package.")
    parser.add_argument("dist", nargs="?", type=Path, default=DIST, help="folder of the packages (dist)")
    options = parser.parse_args(arguments)
    try:
        bills = write_bills(options.dist, Runner())
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    for path in bills:
        say(f"written and checked: {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
