"""Runs tests and measurements on NetAtlas as it is installed: frozen (``frozen/checked.py``) or as a wheel.

What is run is laid out in a folder of its own, away from ``src``: copies of the tests, of pytest and what
that needs, and for a frozen program the beginning for checks with a link to the very files of the program.
"""

from __future__ import annotations

import os
import shutil
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from freeze import CHECKED, ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

PLUGINS = ("-p", "pytestqt.plugin", "-p", "pytest_timeout", "-p", "no:cacheprovider")
"""What pytest would find by itself if it were installed there."""
COPIED = ("tests", "pyproject.toml")
TOOLS = (
    "_hypothesis_pytestplugin.py",
    "_hypothesis_globals.py",
    "_pytest",
    "hypothesis",
    "iniconfig",
    "packaging",
    "pluggy",
    "py.py",
    "pygments",
    "pytest",
    "pytest_timeout.py",
    "pytestqt",
    "sortedcontainers",
)
"""What tests need of this environment's packages, and NetAtlas does not."""
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "test", "idlelib", "lib2to3", "site-packages", "config-*")


@dataclass(frozen=True)
class CheckedProgram:
    """A frozen program that tests can run on.

    Attributes:
        folder: holds the beginning for checks and the copies of the tests, which take it for their checkout.
        root: the system that it is in, of which ``folder`` is a part.
    """

    folder: Path
    root: Path = Path("/")

    @classmethod
    def lay_out(cls, frozen: str, folder: Path, root: Path = Path("/")) -> CheckedProgram:
        """Lay the folder out anew.

        Args:
            frozen: the folder of the frozen program, as it is called in its system.
            folder: the folder to lay out, as it is called in this system.
            root: the system of the frozen program, by its folder in this one.
        """
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "_internal").symlink_to(f"{frozen}/_internal")
        shutil.copy(CHECKED, folder)
        copy_tests(folder)
        shutil.copytree(sysconfig.get_path("stdlib"), folder / "library", ignore=_LEFT_OUT)
        return cls(folder, root)

    @property
    def inside(self) -> str:
        """The folder as it is called in its system."""
        return f"/{self.folder.relative_to(self.root)}"

    def command(self, *arguments: str) -> list[str]:
        """Return what runs the beginning for checks, in its system."""
        program = [f"{self.inside}/{CHECKED.name}", *arguments]
        return program if self.root == Path("/") else ["chroot", str(self.root), *program]

    def pytest(self, tests: Sequence[str]) -> list[str]:
        """Return what runs tests, by their paths in the checkout."""
        options = ["-q", *PLUGINS, f"--rootdir={self.inside}", f"--config-file={self.inside}/pyproject.toml"]
        return self.command("-m", "pytest", *options, *(f"{self.inside}/{test}" for test in tests))

    def environment(self) -> dict[str, str]:
        """Return the variables for it: nothing of this checkout, and no screen."""
        library = f"{self.inside}/library"
        folders = os.pathsep.join([self.inside, library, f"{library}/lib-dynload"])
        return {**plain_environment(), "NETATLAS_CHECKED_FOLDERS": folders}


def plain_environment() -> dict[str, str]:
    """Return the variables of somebody who is not at work on NetAtlas, and has no screen."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "NETATLAS"))}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def copy_tests(folder: Path) -> None:
    """Copy the tests, their settings and pytest into a folder, away from the sources."""
    folder.mkdir(parents=True, exist_ok=True)
    packages = Path(sysconfig.get_path("purelib"))
    for source in (*(ROOT / name for name in COPIED), *(packages / name for name in TOOLS)):
        if source.is_dir():
            shutil.copytree(source, folder / source.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.is_file():
            shutil.copy(source, folder)
