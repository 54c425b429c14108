"""Every SQLite connection is closed by whoever opened it, and a test that leaves one open fails."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.guards.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TESTS = """
import gc
import sqlite3
from contextlib import closing

def test_leaves_it_open():
    sqlite3.connect(":memory:").execute("SELECT 1")
    gc.collect()

def test_closes_it():
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("SELECT 1")
"""
SCRIPT = """
from tests.guards.databases import watch_databases
watch_databases()
import netatlas
atlas = netatlas.open_atlas()
print(len(atlas.search("nat gateway", limit=1)))
"""


def test_guard_fails_a_test_that_leaves_a_database_open(tmp_path: Path) -> None:
    """The guard could be asleep, and what is left open would show with Python 3.13 and newer only."""
    (tmp_path / "conftest.py").write_text("import tests.conftest\n", encoding="utf-8")
    (tmp_path / "test_left.py").write_text(TESTS, encoding="utf-8")
    pytest = [sys.executable, "-W", "error", "-m", "pytest", "-p", "no:cacheprovider", "-rA", "--tb=no"]
    outcome = _outcome([*pytest, f"--rootdir={tmp_path}"], tmp_path)
    told = {tuple(line.split()[:2]) for line in outcome.stdout.splitlines() if "::" in line}
    assert told == {
        ("FAILED", "test_left.py::test_leaves_it_open"),
        ("PASSED", "test_left.py::test_closes_it"),
    }, outcome.stdout


def test_a_script_that_ends_leaves_nothing_open(tmp_path: Path) -> None:
    """Scripts would have to close what they never saw opened, or end with a warning."""
    outcome = _outcome([sys.executable, "-W", "error", "-c", SCRIPT], tmp_path)
    assert (outcome.stdout, outcome.stderr) == ("1\n", "")


def _outcome(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
