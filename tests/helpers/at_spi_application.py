"""The whole window with the small atlas on a page; each line of its input is a key, or ``open ADDRESS``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.api import OpenAtlas
from netatlas.packs.report import PackReport
from netatlas.ui.app import WindowOptions, create
from tests.helpers.atlases import demo_atlas

COUNTS = {"concepts": 5, "facts": 8, "corrected": 3}
_OPEN = "open "
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


def main(home: Path) -> None:
    """Show the page until the input ends."""
    application = create([], WindowOptions(home=home))
    qt, window = application.qt, application.window
    window.first_painted.disconnect()
    application.start()
    qt.installEventFilter(application.parts.keyboard)
    opened = OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts=COUNTS))
    application.controller.show_atlas(opened)
    window.activateWindow()
    application.controller.open_address("nat-gateway")

    def read() -> None:
        line = sys.stdin.readline().strip()
        if not line:
            qt.quit()
            return
        if line.startswith(_OPEN):
            application.controller.open_address(line.removeprefix(_OPEN))
            return
        *held, key = line.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= _MODIFIERS[name]
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or window
        QTest.keyClick(target, Qt.Key[f"Key_{key}"], modifiers)

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, qt)
    notifier.activated.connect(read)
    qt.exec()
    window.close()
    application.finish()
    opened.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(Path(folder))
