"""Drives the real window from code, as a user would: for the tour and the screenshots."""

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

_TIMEOUT_MS = 30_000
"""Longest wait for one thing, many times what a slow machine needs."""
_POLL_MS = 10
"""Time between two checks of a condition."""


def came_true(condition: Callable[[], bool]) -> bool:
    """Process events until a condition holds; return False if it did not within half a minute.

    It need hold only once: before it could be asked again, a timer may have begun other work.
    """
    if condition():
        return True
    loop = QEventLoop()
    polls = iter(range(_TIMEOUT_MS // _POLL_MS))
    has_held = False

    def check() -> None:
        nonlocal has_held
        has_held = has_held or condition()
        if has_held or next(polls, None) is None:
            loop.quit()

    timer = QTimer(loop, interval=_POLL_MS)
    timer.timeout.connect(check)
    timer.start()
    loop.exec()
    timer.stop()
    return has_held


class WindowDriver(QObject):
    """Owns the window, sends it keys and commands, and waits for conditions, never just for a time."""

    def __init__(self, options: WindowOptions) -> None:
        """Create the window and wait until a pack is shown.

        Raises:
            CannotRunHere: no pack was shown within half a minute.
        """
        super().__init__()
        self.application: Application = composition.create(["netatlas"], options)
        self.window = self.application.window
        opened: list[object] = []
        self.application.controller.atlas_opened.connect(opened.append)
        self.application.start()
        self.wait_for(lambda: bool(opened), "the pack to open")

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Process events until ``condition`` holds; ``what`` names it in the error.

        Raises:
            CannotRunHere: it did not hold within half a minute.
        """
        if not came_true(condition):
            raise CannotRunHere(f"The window waited half a minute in vain for {what}.")

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the widget with the focus."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def run(self, command: str) -> None:
        """Run a command by its id."""
        self.application.actions.run(command)

    def look_up(self, text: str, *, choose: bool = True) -> None:
        """Type into the palette, letter by letter, and choose the first entry if ``choose``."""
        box = self.window.palette_box
        self.run("go.search")
        QTest.keyClicks(box.box.line, text)
        self.wait_for(lambda: not box.awaited, f"results for {text}")
        if choose:
            self.press(Qt.Key.Key_Return)
            self.wait_for(lambda: not box.isVisible(), "the palette to close")

    def screenshot(self, path: Path) -> Path:
        """Save a screenshot of the window.

        Raises:
            CannotWrite: the picture could not be written.
        """
        self.application.qt.processEvents()
        self.wait_for(self._is_complete, "the page to be complete")
        for _ in range(3):  # what the last outcome has changed is laid out, then painted
            self.application.qt.processEvents()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grab().save(str(path)):
            raise CannotWrite(path, "the picture could not be saved")
        return path

    def _is_complete(self) -> bool:
        """Return True if no work is under way and the page shows all of its content."""
        page = self.window.tabs.page
        return self.application.jobs.idle and (page is None or page.is_ready)

    def finish(self) -> None:
        """Close the window and end background work."""
        self.window.close()
        self.application.finish()
