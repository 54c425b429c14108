"""A timeline read over Linux's accessibility bus, where Xvfb and the bindings of AT-SPI are installed.

Debian: ``apt-get install xvfb dbus at-spi2-core python3-gi gir1.2-atspi-2.0 libxcb-cursor0``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.skipif(bool(MISSING), reason=f"needs {MISSING}")
def test_a_screen_reader_follows_a_timeline_over_the_bus() -> None:
    """All that is right in our own process would be of no use if Qt passed it on wrongly."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
    }
    window = [sys.executable, "-m", "tests.helpers.at_spi_window"]
    reader = [SYSTEM_PYTHON, str(ROOT / "tests" / "helpers" / "at_spi_reader.py"), *window]
    session = ["dbus-run-session", "--", "xvfb-run", "--auto-servernum", *reader]
    done = subprocess.run(session, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout.splitlines()[-1])  # the registry of the bus writes a line before
    assert result["heard"] == [
        "focus: SSL and TLS, timeline; 2 lanes, 3 events",
        "focus: published 1995 by Netscape",
        "focus: must not be used 2011-03 by IETF",
        "focus: published 2008-08-10 by IETF",
    ]
    lanes = result["tree"]["children"]
    assert [(lane["role"], lane["name"], len(lane["children"])) for lane in lanes] == [
        ("list", "SSL 2.0", 2),
        ("list", "TLS 1.2", 1),
    ]
    event = lanes[0]["children"][1]
    assert (event["role"], bool(event["description"])) == ("list item", True)
    left, top, width, height = event["box"]
    lane_left, lane_top, lane_width, lane_height = lanes[0]["box"]
    assert lane_left < left < left + width <= lane_left + lane_width
    assert lane_top < top < top + height <= lane_top + lane_height
