"""Lays the frozen program out as AppImage and Flatpak want it: ``bin``, ``lib`` and ``share`` in one folder.

Whoever starts such an image has not installed packages for it, so the libraries for X11 go along that not
every desktop has. They come from the Debian that the tree is laid out on, with the texts of their licences.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from freeze import FOLDER, ROOT
from licence_texts import FOLDER as LICENCES
from set_up import LIBRARIES, SetUpError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from set_up import Runner

APP_ID = "io.github.netatlas.NetAtlas"
INSTALLED = ROOT / "packaging" / "desktop" / "install.toml"
DOCUMENTS = Path("/usr/share/doc")
"""Where Debian keeps the licence of each package."""
_OF_EVERY_DESKTOP = {"libX11-xcb.so.1", "libxcb.so.1"}
"""Libraries that an image must not bring, as they belong to the display server of the system."""
_LISTED = re.compile(r"^\s(?P<name>\S+) \(.*\) => (?P<path>\S+)$", re.MULTILINE)


def lay_out(target: Path, runner: Runner, frozen: Path = FOLDER) -> Path:
    """Write the tree anew and return its folder.

    Raises:
        SetUpError: there is no frozen program, or a library or its licence is not on this system.
    """
    if not (frozen / "netatlas").is_file():
        raise SetUpError(f"there is no frozen program in {frozen}; `make freeze` makes it")
    shutil.rmtree(target, ignore_errors=True)
    program = target / "lib" / "netatlas"
    shutil.copytree(frozen, program, symlinks=True)
    (target / "bin").mkdir()
    (target / "bin" / "netatlas").symlink_to("../lib/netatlas/netatlas")
    for source, place in desktop_files().items():
        path = target / place
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / source, path)
    carry(program, system_paths(runner))
    return target


def desktop_files() -> dict[str, str]:
    """Return which file of the project goes where below the tree."""
    listed = tomllib.loads(INSTALLED.read_text(encoding="utf-8"))["files"]
    return {one["source"]: one["target"].removeprefix("/usr/") for one in listed}


def carried() -> dict[str, tuple[str, ...]]:
    """Return the libraries that go along, each with the names of its package in Debian, the newest first."""
    groups = tomllib.loads(LIBRARIES.read_text(encoding="utf-8"))
    pair = {
        name: groups["always"][name] for name in ("libxkbcommon.so.0",)
    }  # of one version with its X11 part
    return {
        name: tuple(of) for name, of in {**groups["x11"], **pair}.items() if name not in _OF_EVERY_DESKTOP
    }


def system_paths(runner: Runner) -> dict[str, Path]:
    """Return where the loader of this system finds each library."""
    _, answer = runner.ask(["/sbin/ldconfig", "-p"])
    paths: dict[str, Path] = {}
    for one in _LISTED.finditer(answer):
        paths.setdefault(one["name"], Path(one["path"]))
    return paths


def carry(program: Path, paths: Mapping[str, Path], documents: Path = DOCUMENTS) -> None:
    """Copy the libraries that go along beside those of the frozen program, and their licences.

    Raises:
        SetUpError: one is not on this system.
    """
    for name, packages in carried().items():
        found = next((one for one in packages if (documents / one / "copyright").is_file()), None)
        if name not in paths or found is None:
            package = packages[-1]
            raise SetUpError(f"{name} goes along and is not here; on Debian: apt-get install {package}")
        shutil.copyfile(paths[name], program / "_internal" / name)
        text = program / LICENCES / found / "copyright"
        text.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(documents / found / "copyright", text)
