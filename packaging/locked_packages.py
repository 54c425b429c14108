"""Installs the packages of a lock into a folder of their own, where NetAtlas does not see them."""

from __future__ import annotations

import hashlib
import shutil
import sys
from typing import TYPE_CHECKING

from set_up import say

if TYPE_CHECKING:
    from pathlib import Path

    from set_up import Runner

STAMP = "netatlas-lock"
"""The file that is written last into a folder: the hash of the lock that is installed there."""


def install(runner: Runner, lock: Path, folder: Path) -> Path:
    """Install the packages of a lock into a folder, unless they are there, and return the folder.

    Raises:
        SetUpError: pip could not install them.
    """
    stamp = folder / STAMP
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    say(f"installing the packages of {lock.name}")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
    only_these = ["--require-hashes", "--no-deps", "--no-compile", "--only-binary", ":all:"]
    runner.call([*pip, *only_these, "--target", str(folder), "--requirement", str(lock)])
    stamp.write_text(wanted, encoding="utf-8")
    return folder
