"""Freezes NetAtlas into a folder that runs without Python: ``make freeze``, into ``build/frozen/netatlas``.

It builds the wheel and installs it with the lock of what runs into an environment of its own, where nothing
else is, and has PyInstaller make the folder of that. What is left out says ``frozen/contents.toml``. Two runs
make the same bytes; they are not to be confused with those of another Python or another system.
"""

from __future__ import annotations

import os
import shutil
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from licence_texts import put_into
from locked_packages import install
from set_up import Runner, SetUpError, say

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "frozen"
FOLDER = BUILD / "netatlas"
"""The frozen program."""
CHECKED = BUILD / "work" / "netatlas" / "netatlas-checked"
"""The same with another beginning, which runs tests (``frozen/checked.py``)."""
TOOLS = ROOT / "build" / "package-tools"
"""PyInstaller and nfpm."""
MOST_BYTES = 190_000_000
EPOCH = "1580601600"
"""The time that files are of where none is given, which is that of hatchling's wheels."""


def environment() -> dict[str, str]:
    """Return the variables under which two builds are the same."""
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH)}
    return {**fixed, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def tools(runner: Runner) -> Path:
    """Install what makes packages, unless it is there, and return its folder."""
    return install(runner, ROOT / "packaging" / "requirements-packages.txt", TOOLS)


def freeze(runner: Runner) -> Path:
    """Make the folder anew and return it.

    Raises:
        SetUpError: something could not be installed or made, or the folder is too large.
    """
    python = _environment(runner)
    shutil.rmtree(FOLDER, ignore_errors=True)
    say("freezing (a minute or two)")
    paths = os.pathsep.join([str(_wheel(runner)), str(tools(runner))])
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    folders = ["--distpath", str(BUILD), "--workpath", str(BUILD / "work")]
    spec = str(ROOT / "packaging" / "frozen" / "netatlas.spec")
    runner.call([*command, *folders, spec], {**environment(), "PYTHONPATH": paths})
    _strip(runner)
    put_into(FOLDER, BUILD / "venv" / _packages_folder())
    _set_modes(FOLDER)
    size = size_of(FOLDER)
    say(f"{FOLDER.relative_to(ROOT)}: {size / 1e6:.1f} MB in {sum(1 for _ in files_of(FOLDER))} files")
    if size > MOST_BYTES:
        raise SetUpError(f"more than {MOST_BYTES / 1e6:.0f} MB; frozen/contents.toml says what is left out")
    return FOLDER


def files_of(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, sorted; links count as what they are."""
    yield from sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file())


def size_of(folder: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(path.lstat().st_size for path in files_of(folder))


def _packages_folder() -> str:
    """Return where an environment keeps its packages, below its own folder."""
    return f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"


def _environment(runner: Runner) -> Path:
    """Make the environment with what runs, unless it is there, and return its Python."""
    folder = BUILD / "venv"
    python = folder / "bin" / "python"
    packages = folder / _packages_folder()
    if not packages.is_dir():
        venv.create(folder, clear=True, symlinks=True)
    install(runner, ROOT / "packaging" / "requirements-run.txt", packages)
    return python


def _wheel(runner: Runner) -> Path:
    """Build the wheel, unpack it, and return the folder."""
    built, folder = BUILD / "wheel", BUILD / "installed"
    for one in (built, folder):
        shutil.rmtree(one, ignore_errors=True)
    runner.call([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built)], environment())
    (wheel,) = built.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    runner.call([*pip, "--no-deps", "--no-index", "--no-compile", "--target", str(folder), str(wheel)])
    return folder


def _strip(runner: Runner) -> None:
    """Take the tables for debuggers out of Python's own libraries, where a Python was built with them.

    The libraries of packages are left as they came: some were patched so that they do not stand it.
    """
    strip = shutil.which("strip")
    inside = FOLDER / "_internal"
    own = [*inside.glob("libpython3*"), *inside.glob("python3*/lib-dynload/*.so")]
    if strip is None:
        say("there is no `strip` here (Debian: binutils), so Python's own libraries stay larger")
        return
    runner.call([strip, "--strip-unneeded", *map(str, own)])


def _set_modes(folder: Path) -> None:
    """Let everybody read and nobody else write: NetAtlas uses no compiled pack that others could change."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == folder / "netatlas" else 0o644)


def main() -> int:
    """Freeze; return the exit code."""
    os.umask(0o022)
    try:
        freeze(Runner())
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
