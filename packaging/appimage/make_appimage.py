"""Makes an AppImage of the frozen program: ``make appimage``, into ``dist``.

Not run to its end by those who wrote it: the runtime that an AppImage begins with is to be had from its
authors alone. The folder that goes in is laid out and started; ``appimagetool`` then has to be on the path.
It fetches the runtime itself, unless APPIMAGE_RUNTIME names a file.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

from freeze import ROOT, environment
from netatlas import __version__
from portable_tree import APP_ID, lay_out
from set_up import Runner, SetUpError, say

APP_DIR = ROOT / "build" / "NetAtlas.AppDir"
RUN = Path(__file__).with_name("AppRun")


def app_dir(folder: Path, runner: Runner) -> Path:
    """Lay out what goes into the image, and return its folder.

    Raises:
        SetUpError: something that goes in is not there.
    """
    shutil.rmtree(folder, ignore_errors=True)
    tree = lay_out(folder / "usr", runner)
    shutil.copy(RUN, folder / "AppRun")
    shutil.copyfile(tree / "share" / "applications" / f"{APP_ID}.desktop", folder / f"{APP_ID}.desktop")
    icon = tree / "share" / "icons" / "hicolor" / "256x256" / "apps" / f"{APP_ID}.png"
    shutil.copyfile(icon, folder / f"{APP_ID}.png")
    (folder / ".DirIcon").symlink_to(f"{APP_ID}.png")
    return folder


def image(folder: Path, dist: Path, runner: Runner) -> Path:
    """Make the image of a laid-out folder and return it.

    Raises:
        SetUpError: there is no ``appimagetool``, or it failed.
    """
    tool = shutil.which("appimagetool")
    if tool is None:
        raise SetUpError(f"{folder} is laid out; put appimagetool onto the path, then say this again")
    made = dist / f"NetAtlas-{__version__}-{platform.machine()}.AppImage"
    dist.mkdir(exist_ok=True)
    runtime = os.environ.get("APPIMAGE_RUNTIME")
    options = ["--runtime-file", runtime] if runtime else []
    # The desktop file and the metainfo are checked by the tests already, which need no network for it.
    runner.call([tool, "--no-appstream", *options, str(folder), str(made)], environment())
    return made


def main() -> int:
    """Make the image; return the exit code."""
    os.umask(0o022)
    try:
        made = image(app_dir(APP_DIR, Runner()), ROOT / "dist", Runner())
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    say(f"made {made.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
