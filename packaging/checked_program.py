"""Runs tests and measurements on the modules of a frozen program: ``frozen/checked.py`` in place.

What is run is laid out in a folder of its own: the beginning for checks, a link to the very files of the
frozen program, and copies of the tests, away from ``src``. What only tests need (pytest, the rest of Python's
library) comes from the environment that this runs in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from dataclasses import dataclass
from typing import TYPE_CHECKING

from freeze import CHECKED, ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PLUGINS = ("-p", "pytestqt.plugin", "-p", "pytest_timeout", "-p", "no:cacheprovider")
"""What pytest would find by itself in an ordinary environment."""
COPIED = ("tests", "pyproject.toml")
_LEFT_OUT = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True)
class CheckedProgram:
    """A frozen program that tests can run on.

    Attributes:
        folder: holds the beginning for checks and the copies of the tests, which take it for their checkout.
    """

    folder: Path

    @classmethod
    def lay_out(cls, frozen: Path, folder: Path) -> CheckedProgram:
        """Lay the folder out anew for the frozen program in another."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "_internal").symlink_to(os.path.relpath((frozen / "_internal").resolve(), folder.resolve()))
        shutil.copy(CHECKED, folder)
        copy_tests(folder)
        return cls(folder)

    @property
    def program(self) -> str:
        """The path of the beginning for checks."""
        return str(self.folder / CHECKED.name)

    def environment(self) -> dict[str, str]:
        """Return the variables for it: nothing of this checkout, and no screen."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        library = sysconfig.get_path("stdlib")
        dynamic = os.path.join(library, "lib-dynload")  # noqa: PTH118 - joined to a path that is a text
        folders = [str(self.folder), library, dynamic, sysconfig.get_path("purelib")]
        return {**kept, "NETATLAS_CHECKED_FOLDERS": os.pathsep.join(folders), "QT_QPA_PLATFORM": "offscreen"}

    def run_tests(self, tests: Sequence[str], *options: str) -> subprocess.CompletedProcess[str]:
        """Run tests by their paths in the checkout, and return what pytest says."""
        command = [self.program, "-m", "pytest", "-q", *PLUGINS, *options, *tests]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment(), capture_output=True, text=True, check=False
        )


def copy_tests(folder: Path) -> None:
    """Copy the tests and their settings into a folder, away from the sources."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=_LEFT_OUT)
        else:
            shutil.copy(source, folder)
