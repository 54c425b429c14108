"""Freezes NetAtlas on Windows or macOS, for the installer of the one and the bundle of the other.

``windows/make_installer.py`` and ``macos/make_app.py`` call it. The environment is made of the same locks as
on Linux; what comes out is in ``build/frozen-elsewhere``.
"""

from __future__ import annotations

import os
import shutil
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from licence_texts import texts
from set_up import SetUpError, say

if TYPE_CHECKING:
    from set_up import Runner

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build" / "frozen-elsewhere"
FOLDER = BUILD / "netatlas"
"""The frozen program."""
BUNDLE = BUILD / "NetAtlas.app"
"""The same as macOS wants it."""
_EPOCH = "1580601600"


def freeze(runner: Runner, icon_kind: str) -> Path:
    """Freeze with an icon of a kind, ``ico`` or ``icns``, and return the folder.

    Raises:
        SetUpError: something could not be installed or made.
    """
    python = _environment(runner)
    icon = make_icon(BUILD / f"netatlas.{icon_kind}")
    say("freezing (a minute or two)")
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    folders = ["--distpath", str(BUILD), "--workpath", str(BUILD / "work")]
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", _EPOCH)}
    spec = str(PACKAGING / "frozen" / "elsewhere.spec")
    # without a path to the checkout, whose NetAtlas would be frozen in place of the one that is installed
    runner.call([*command, *folders, spec], {**fixed, "PYTHONPATH": "", "NETATLAS_ICON": str(icon)})
    return FOLDER


def make_icon(target: Path) -> Path:
    """Write the icon in the form that the ending names, and return the file.

    Raises:
        SetUpError: Qt could not write it.
    """
    from PySide6.QtGui import QImage  # noqa: PLC0415 - only one of the two systems needs it, once

    target.parent.mkdir(parents=True, exist_ok=True)
    size = 256 if target.suffix == ".ico" else 512  # the largest that each form has of these
    if not QImage(str(PACKAGING / "desktop" / "icons" / f"{size}.png")).save(str(target)):
        raise SetUpError(f"{target.name} could not be written")
    return target


def put_texts(folder: Path) -> None:
    """Write the texts of all licences into a folder, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for source, name in texts():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _environment(runner: Runner) -> Path:
    """Make an environment with what runs, what freezes and NetAtlas, and return its Python."""
    folder, built = BUILD / "venv", BUILD / "wheel"
    shutil.rmtree(BUILD, ignore_errors=True)
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    locks = [str(PACKAGING / f"requirements-{name}.txt") for name in ("run", "packages")]
    say("installing what runs and what freezes it")
    runner.call([*pip, "--require-hashes", "-r", locks[0], "-r", locks[1]])
    runner.call([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)])
    (wheel,) = built.glob("*.whl")
    runner.call([*pip, "--no-deps", str(wheel)])
    return python
