"""Driving the real window from code, as a reader's hands would: for the tour and the screenshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.errors import CannotRunHere, CannotWrite
from netatlas.ui import app as composition

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netatlas.ui.app import Application, WindowOptions

_PATIENCE_MS = 30_000
_LOOK_MS = 10


class Driver(QObject):
    """Holds the window and waits until things are so; never for a time alone."""

    def __init__(self, options: WindowOptions) -> None:
        """Make the window and wait until a pack is on the screen.

        Raises:
            CannotRunHere: the window did not get that far.
        """
        super().__init__()
        self.application: Application = composition.create(["netatlas"], options)
        self.window = self.application.window
        opened: list[object] = []
        self.application.controller.atlas_opened.connect(opened.append)
        self.application.start()
        self.wait_for(lambda: bool(opened), "the pack to open")

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window live until ``condition`` holds.

        Raises:
            CannotRunHere: it did not within half a minute.
        """
        loop = QEventLoop()
        looks = iter(range(_PATIENCE_MS // _LOOK_MS))

        def look() -> None:
            if condition() or next(looks, None) is None:
                loop.quit()

        timer = QTimer(loop, interval=_LOOK_MS)
        timer.timeout.connect(look)
        timer.start()
        if not condition():
            loop.exec()
        timer.stop()
        if not condition():
            raise CannotRunHere(f"The window waited half a minute in vain for {what}.")

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in whatever has the keyboard."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def run(self, command: str) -> None:
        """Run a command by its id."""
        self.application.actions.run(command)

    def look_up(self, text: str, *, choose: bool = True) -> None:
        """Type into the palette, letter by letter, and choose the first line."""
        box = self.window.palette_box
        self.run("go.search")
        QTest.keyClicks(box.box.line, text)
        self.wait_for(lambda: not box.awaited, f"results for {text}")
        if choose:
            self.press(Qt.Key.Key_Return)
            self.wait_for(lambda: not box.isVisible(), "the palette to close")

    def picture(self, path: Path) -> Path:
        """Save what the window shows.

        Raises:
            CannotWrite: the picture could not be written.
        """
        self.application.qt.processEvents()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grab().save(str(path)):
            raise CannotWrite(path, "the picture could not be saved")
        return path

    def finish(self) -> None:
        """Close the window and end its work."""
        self.window.close()
        self.application.finish()
