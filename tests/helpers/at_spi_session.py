"""Runs a reader and a window in a session of their own, with an accessibility bus (AT-SPI) and an X display.

Debian: ``apt-get install xvfb dbus at-spi2-core python3-gi gir1.2-atspi-2.0 libxcb-cursor0``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.guards.source import ROOT

SYSTEM_PYTHON = "/usr/bin/python3"
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def _what_is_missing() -> str:
    """Return what the test needs and does not find, or ''."""
    for program in ("dbus-run-session", "xvfb-run", SYSTEM_PYTHON):
        if shutil.which(program) is None:
            return program
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        return "at-spi2-core"
    found = subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, check=False)
    return "the bindings of AT-SPI" if found.returncode else ""


MISSING = _what_is_missing()


def read_over_bus(reader: str, arguments: list[str]) -> dict[str, Any]:
    """Run a reader of ``tests/helpers`` with the system's Python, and return what it has read."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    reading = [SYSTEM_PYTHON, str(ROOT / "tests" / "helpers" / reader), *arguments]
    session = ["dbus-run-session", "--", "xvfb-run", "--auto-servernum", *reading]
    done = subprocess.run(session, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])  # the bus writes a line before
    return result
