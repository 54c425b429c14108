"""What is behind the window is imported bit by bit, while packs are read."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netatlas.ui.first_imports import FirstImports

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

_REST = """
import sys, tempfile
from importlib import import_module
from pathlib import Path
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.first_imports import BEHIND_THE_WINDOW
application = create([], WindowOptions(home=Path(tempfile.mkdtemp())))
window = len(sys.modules)
for name in BEHIND_THE_WINDOW:
    import_module(name)
imported = len(sys.modules)
_ = application.parts
print(imported - window, len(sys.modules) - imported)
application.finish()
"""


def test_one_module_is_imported_in_each_turn(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window, just painted, would not answer for as long as a hundred modules take."""
    imported: list[str] = []
    monkeypatch.setattr("netatlas.ui.first_imports.import_module", imported.append)
    owner = QObject()
    imports = FirstImports(("one", "two", "three"), owner)
    counts = []
    with qtbot.waitSignal(imports.done):
        for _ in range(3):
            qapp.processEvents()
            counts.append(len(imported))
    assert imported == ["one", "two", "three"]
    assert counts == [1, 2, 3]


def test_most_of_what_is_behind_the_window_comes_so() -> None:
    """A module that is imported all at once after all would hold up the window again."""
    done = subprocess.run(
        [sys.executable, "-c", _REST], capture_output=True, text=True, check=True, timeout=120
    )
    in_turns, at_once = map(int, done.stdout.split())
    assert at_once * 4 < in_turns
