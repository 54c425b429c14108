"""The version of PySide6 that NetAtlas runs with is a sound one."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata

from tests.guards.source import ROOT

LOOP = """
from PySide6.QtCore import QTimer
timer = QTimer()
for turn in range(200_000):
    timer.setInterval(turn)
"""


def test_many_calls_do_not_abort() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None in such calls and aborts the window."""
    done = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_unsound_version_is_excluded() -> None:
    """An installation on Python 3.11 would take the newest PySide6 and abort after some minutes of use."""
    wanted = [line for line in metadata.requires("netatlas") or () if line.lower().startswith("pyside6")]
    assert any("<6.12" in line and "python_version < '3.12'" in line.replace('"', "'") for line in wanted)
    lock = (ROOT / "packaging" / "requirements-dev.txt").read_text(encoding="utf-8")
    for version, marker in re.findall(r"^(?:pyside6-essentials|shiboken6)==(\S+)(.*)$", lock, re.MULTILINE):
        below = tuple(map(int, version.split(".")))[:2] < (6, 12)
        assert below == ("python_full_version < '3.12'" in marker), (version, marker)
