"""Reads the program's modules from the file that was started, even after another version is in its place.

PyInstaller opens the file by its name for each module that is imported later, and ends the program where that
is gone; on Linux this name leads to what was started for as long as it runs.
"""

import sys

import pyimod02_importers  # type: ignore[import-not-found]  # PyInstaller's own, in every frozen program

if sys.platform == "linux":
    pyimod02_importers.pyz_archive._filename = "/proc/self/exe"  # noqa: SLF001 - it has no other door
