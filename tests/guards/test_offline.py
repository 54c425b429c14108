"""NetAtlas never reaches for the network, and a test that does fails."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.guards.source import ROOT, imports, modules, within

if TYPE_CHECKING:
    from pathlib import Path

NETWORK = (
    "asyncio",
    "ftplib",
    "http",
    "imaplib",
    "poplib",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
)

TESTS = """
import contextlib
import socket

def test_opens():
    socket.socket(socket.AF_INET6)

def test_opens_and_hides_it():
    with contextlib.suppress(Exception):
        socket.socket(socket.AF_INET)

def test_looks_up_and_hides_it():
    with contextlib.suppress(Exception):
        socket.getaddrinfo("localhost", 80)

def test_talks_within_the_machine():
    for end in socket.socketpair(socket.AF_UNIX):
        end.close()
"""


def test_source_imports_nothing_that_reaches_the_network() -> None:
    """NetAtlas promises to work offline and to tell nobody what is looked up."""
    found = [
        f"{file}:{line} imports {name}"
        for file, tree in modules().items()
        for line, name in imports(tree)
        if within(name, *NETWORK)
    ]
    assert not found


def test_guard_fails_a_test_that_reaches_for_the_network(tmp_path: Path) -> None:
    """The guard over all tests could be asleep without anyone noticing."""
    (tmp_path / "conftest.py").write_text("from tests.conftest import offline\n", encoding="utf-8")
    (tmp_path / "test_network.py").write_text(TESTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", "--tb=no", f"--rootdir={tmp_path}"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    outcome = {tuple(line.split()[:2]) for line in done.stdout.splitlines() if "::" in line}
    assert outcome >= {
        ("FAILED", "test_network.py::test_opens"),
        ("ERROR", "test_network.py::test_opens_and_hides_it"),
        ("ERROR", "test_network.py::test_looks_up_and_hides_it"),
        ("PASSED", "test_network.py::test_talks_within_the_machine"),
    }, done.stdout
    assert ("ERROR", "test_network.py::test_talks_within_the_machine") not in outcome
    assert done.returncode == 1
