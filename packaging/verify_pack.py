"""Holds the evidence of the shipped pack against the models that it names, and against older ones.

Against the versions that the pack names all evidence must hold; against the older botocore exactly that must
fail which says that it holds since a later version. The packages are installed from their locks into
``build/verify``, each kind in a folder of its own, and only read; NetAtlas itself does not need them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from locked_packages import install
from set_up import Runner, SetUpError, say

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "data" / "aws-networking"
NAMED, OLDER = "named", "older"
LOCKS = {NAMED: "requirements-verify.txt", OLDER: "requirements-verify-older.txt"}
"""The locks in this folder, by what they lock."""


def requirements(which: str) -> list[str]:
    """Return the requirements that a lock is made from, as ``pyproject.toml`` has them."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {
        NAMED: table["project"]["optional-dependencies"]["verify"],
        OLDER: table["dependency-groups"]["verify-older"],
    }
    return found[which]


class PackVerifier:
    """Installs the packages of one checkout and runs ``netatlas verify`` over its pack."""

    def __init__(self, runner: Runner, lock_folder: Path, folder: Path) -> None:
        self.runner = runner
        self.lock_folder = lock_folder
        self.folder = folder

    def run(self) -> bool:
        """Return True if the evidence holds in the versions named, and fails in the older where it should."""
        named, older = self.provide(NAMED), self.provide(OLDER)
        code, report = self.verify(named)
        print(report)
        return self.is_older_right(older) and code == 0

    def provide(self, which: str) -> Path:
        """Install the packages of a lock, unless they are there, and return their folder."""
        return install(self.runner, self.lock_folder / LOCKS[which], self.folder / which)

    def is_older_right(self, folder: Path) -> bool:
        """Return True if exactly the evidence fails in older models that says it holds since later."""
        _, said = self.verify(folder, "--json")
        verification: dict[str, Any] = json.loads(said)
        found = {use["package"]: use["found"] for use in verification["packages"]}
        checked = [one for one in verification["evidence"] if found[one["package"]]]
        failing = {_key(one) for one in checked if one["status"] not in {"holds", "early"}}
        later = {_key(one) for one in checked if _is_later(one["since"], found[one["package"]])}
        versions = ", ".join(f"{name} {version}" for name, version in found.items() if version)
        if failing == later:
            say(f"{versions}: {len(later)} of {len(checked)} pieces fail, just those of a later `since`")
            return True
        for one in checked:
            if (_key(one) in failing) != (_key(one) in later):
                how = "fails without a later `since`" if _key(one) in failing else "holds before its `since`"
                say(f"{versions}: {one['record']} ({one['shape']}) {how}: {'; '.join(one['problems'])}")
        return False

    def verify(self, folder: Path, *options: str) -> tuple[int, str]:
        """Hold the pack against the models in a folder; return the exit code and what was said."""
        netatlas = [sys.executable, "-m", "netatlas", "--pack", str(PACK)]
        command = [*netatlas, "verify", "--models", str(folder), *options]
        code, said = self.runner.ask(command)
        if code not in {0, 1} or not said:
            raise SetUpError(f"this failed with exit code {code}; run it to see why: {' '.join(command)}")
        return code, said


def _key(one: dict[str, Any]) -> tuple[str, str, str]:
    return one["record"], one["package"], one["shape"]


def _is_later(since: str | None, version: str) -> bool:
    return since is not None and _numbers(since) > _numbers(version)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


def main(arguments: Sequence[str] | None = None) -> int:
    """Verify the shipped pack; return the exit code."""
    parser = argparse.ArgumentParser(description="Hold the shipped pack against AWS's own models.")
    parser.add_argument("--requirements", choices=list(LOCKS), help="only print what a lock is made from")
    options = parser.parse_args(arguments)
    if options.requirements:
        print("\n".join(requirements(options.requirements)))
        return 0
    try:
        return 0 if PackVerifier(Runner(), ROOT / "packaging", ROOT / "build" / "verify").run() else 1
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
