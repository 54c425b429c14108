"""The layers of the house, as pyproject.toml states them, and Qt in two packages only."""

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


def test_only_the_window_and_printing_import_qt() -> None:
    """The command line and scripts would need Qt's libraries, even where an import hides in a function."""
    found = [
        f"{file}:{line} imports {name}"
        for file, tree in modules().items()
        if not file.startswith(("ui/", "printing/"))
        for line, name in imports(tree)
        if within(name, "PySide6", "shiboken6")
    ]
    assert not found


def test_printing_needs_no_widgets() -> None:
    """A PDF from the terminal would load all of Qt's widgets, and their system libraries with them."""
    found = [
        f"{file}:{line} imports {name}"
        for file, tree in modules().items()
        if file.startswith("printing/")
        for line, name in imports(tree)
        if within(name, "PySide6") and name != "PySide6"
        if not within(name, "PySide6.QtCore", "PySide6.QtGui")
    ]
    assert not found


def test_the_facade_loads_no_qt() -> None:
    """Scripts and the terminal would wait for Qt, and fail where its libraries are not installed."""
    loaded = "import sys, netatlas.api; print(any(name.startswith('PySide6') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
