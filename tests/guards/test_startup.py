"""The window is on the screen before anything heavy is imported."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.guards.source import ROOT, within

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("jinja2", "jsonschema", "msgspec", "networkx", "numpy", "rapidfuzz", "scipy", "sqlite3", "yaml")
NETWORK = ("email", "http", "urllib.request")
"""Libraries of the net, which come in behind some of XML: nothing here has a use for them."""
NEEDLESS_FOR_NAMES = ("netatlas.search", "networkx", "numpy", "rapidfuzz", "sqlite3", *NETWORK)
WINDOW = ROOT / "tests" / "benchmarks" / "real_window.py"


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    """The window would take two or three times as long to appear."""
    done = subprocess.run(
        [sys.executable, str(WINDOW), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    _, *imported = done.stdout.split()
    assert "PySide6.QtWidgets" in imported
    assert [name for name in imported if within(name, *HEAVY)] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "nat-gateway"],
        ["show", "NAT gateway", "--json"],
        ["show", "compare:tcp+udp"],
        ["compare", "alb", "Network Load Balancer"],
        ["compare", "alb", "vs", "nlb", "--format", "csv"],
        ["limits", "nat", "gateway"],
    ],
)
def test_what_is_named_exactly_is_answered_without_the_search(arguments: list[str], tmp_path: Path) -> None:
    """A look-up of what is known by name would take half as long again as it needs."""
    imported = _imported_by("-m", "netatlas", "--home", str(tmp_path), *arguments)
    assert "netatlas.atlas.atlas" in imported
    assert sorted(name for name in imported if within(name, *NEEDLESS_FOR_NAMES)) == []


@pytest.mark.parametrize("arguments", [["-c", "import netatlas"], ["-m", "netatlas", "--version"]])
def test_small_questions_import_neither_qt_nor_anything_heavy(arguments: list[str]) -> None:
    """Scripts and shells that ask for a version would wait for a window's libraries."""
    imported = _imported_by(*arguments)
    assert "netatlas" in imported
    assert [name for name in imported if within(name, "PySide6", *HEAVY)] == []


def _imported_by(*arguments: str) -> set[str]:
    """Run Python and return the modules that it has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
