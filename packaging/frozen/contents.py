"""Decides what goes into the frozen program and what does not; PyInstaller's specification beside it asks."""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Entry = tuple[str, str, str]
    """A file as PyInstaller has it: its place in the folder, where it is taken from, of which sort it is."""

LIST = Path(__file__).with_name("contents.toml")


@dataclass(frozen=True)
class Contents:
    """What ``contents.toml`` says, each with its reason.

    Attributes:
        modules: names of modules that are not followed.
        files: patterns of files that are left out, by their place in the folder.
        carried: patterns of the names of libraries that are taken from the system.
        hooks: names of PyInstaller's own beginnings that are left out.
    """

    modules: Mapping[str, str]
    files: Mapping[str, str]
    carried: Mapping[str, str]
    hooks: Mapping[str, str]

    @classmethod
    def listed(cls) -> Contents:
        """Read the list."""
        return cls(**tomllib.loads(LIST.read_text(encoding="utf-8")))

    def kept(self, entries: Iterable[Entry], packages: Path) -> list[Entry]:
        """Return those of all files that go into the folder.

        Args:
            entries: the files that PyInstaller has found, in its order.
            packages: the folder that the packages of Python were installed in.
        """
        files = [one for one in entries if not (self._is_left_out(one) or self._is_systems(one, packages))]
        places = {place for place, _, _ in files}
        return [one for one in files if one[2] != "SYMLINK" or one[1] in places]

    def kept_hooks(self, scripts: Iterable[Entry]) -> list[Entry]:
        """Return those of the scripts that run at the start."""
        return [one for one in scripts if one[0] not in self.hooks]

    def _is_left_out(self, entry: Entry) -> bool:
        return any(fnmatchcase(entry[0], pattern) for pattern in self.files)

    def _is_systems(self, entry: Entry, packages: Path) -> bool:
        """Return True for a library that is neither of Python nor of its packages, unless it is carried."""
        place, source, sort = entry
        if sort != "BINARY" or "/" in place or Path(source).is_relative_to(packages):
            return False
        return not any(fnmatchcase(place, pattern) for pattern in self.carried)


def with_script(scripts: Iterable[Entry], script: Path) -> list[Entry]:
    """Return the scripts that run at the start, with another in the place of the program."""
    return [(script.stem, str(script), one[2]) if one[0] == "program" else one for one in scripts]


def is_of_start(module: str) -> bool:
    """Return True for a module of NetAtlas or of Python's library: a start imports hundreds of these."""
    package = module.partition(".")[0]
    return package == "netatlas" or package in sys.stdlib_module_names
