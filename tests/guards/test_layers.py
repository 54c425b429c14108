"""The layers of the house, as pyproject.toml states them, and Qt in one room only."""

from __future__ import annotations

import subprocess
import sys

from tests.guards.source import ROOT, imports, modules, within

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_contracts_are_kept() -> None:
    """Rooms would grow together, and the knowledge could no longer be used without the window."""
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_window_imports_qt() -> None:
    """The command line and scripts would need Qt's libraries, even where an import hides in a function."""
    found = [
        f"{file}:{line} imports {name}"
        for file, tree in modules().items()
        if not file.startswith("ui/")
        for line, name in imports(tree)
        if within(name, "PySide6", "shiboken6")
    ]
    assert not found
