"""A test that leaves a thread, a timer, a job or a window behind fails."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.guards.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from netatlas.ui.jobs import Jobs
from tests.conftest import nothing_left, qt_application

KEPT = []
FREE = threading.Event()

def keep(thing):
    KEPT.append(thing)
    return thing

def test_thread():
    keep(threading.Thread(target=FREE.wait, daemon=True)).start()

def test_timer():
    keep(QTimer()).start(60_000)

def test_job():
    keep(Jobs()).run(lambda task: FREE.wait(), print)

def test_widget():
    keep(QWidget()).show()

def test_hidden():
    keep(QWidget())

def test_nothing():
    FREE.set()
    QWidget()
    QTimer().start(60_000)
    widget = QWidget()
    widget.itself = widget
    Jobs().run(lambda task: None, print)
    keep(QTimer()).setSingleShot(True)
"""


def test_guard_fails_a_test_that_leaves_something_behind(tmp_path: Path) -> None:
    """The guard could be asleep, and one test would fail for what another has left."""
    (tmp_path / "conftest.py").write_text(
        "from tests.conftest import nothing_left, qt_application\n", "utf-8"
    )
    (tmp_path / "test_left.py").write_text(TESTS, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-rA",
        "--tb=no",
        f"--rootdir={tmp_path}",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    outcome = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    told = {tuple(line.split()[:2]) for line in outcome.stdout.splitlines() if "::" in line}
    kinds = ("thread", "timer", "job", "widget", "hidden")
    assert {name for word, name in told if word == "ERROR"} == {
        f"test_left.py::test_{kind}" for kind in kinds
    }
    assert ("PASSED", "test_left.py::test_nothing") in told, outcome.stdout
