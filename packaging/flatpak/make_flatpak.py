"""Makes a Flatpak of the frozen program: ``make flatpak``, into ``dist``.

Not run to its end by those who wrote it: the runtime comes from Flathub. What goes in is laid out, and
``flatpak-builder`` has read the manifest. On a system with Flatpak, once before:

    flatpak install flathub org.freedesktop.Platform//25.08 org.freedesktop.Sdk//25.08
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from freeze import ROOT, environment
from netatlas import __version__
from portable_tree import APP_ID, lay_out
from set_up import Runner, SetUpError, say

BUILD = ROOT / "build" / "flatpak"
TREE = BUILD / "tree"
MANIFEST = Path(__file__).with_name(f"{APP_ID}.yaml")


def bundle(dist: Path, runner: Runner) -> Path:
    """Build what the manifest says, put it into one file, and return that.

    Raises:
        SetUpError: Flatpak or its runtime is not here, or it failed.
    """
    builder, flatpak = shutil.which("flatpak-builder"), shutil.which("flatpak")
    if builder is None or flatpak is None:
        raise SetUpError("flatpak and flatpak-builder are needed; on Debian: apt-get install flatpak-builder")
    made, repository = dist / f"NetAtlas-{__version__}.flatpak", str(BUILD / "repository")
    dist.mkdir(exist_ok=True)
    state = ["--state-dir", str(BUILD / "state"), "--repo", repository]
    runner.call([builder, "--force-clean", *state, str(BUILD / "app"), str(MANIFEST)], environment())
    runner.call([flatpak, "build-bundle", repository, str(made), APP_ID], environment())
    return made


def main() -> int:
    """Make the Flatpak; return the exit code."""
    os.umask(0o022)
    try:
        lay_out(TREE, Runner())
        made = bundle(ROOT / "dist", Runner())
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    say(f"made {made.relative_to(ROOT)}; to try it: flatpak install --user {made.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
