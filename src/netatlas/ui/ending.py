"""Ends the program in order when the system asks for it: SIGTERM, SIGINT (Ctrl+C) and SIGHUP.

Python runs its handlers of signals between its own instructions, and Qt's loop may run for long without
any. So the signal is written to a pipe that Qt's loop listens to. Windows has no such signals: it ends
programs by closing their windows.
"""

from __future__ import annotations

import contextlib
import os
import signal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

if TYPE_CHECKING:
    from types import FrameType

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class EndingSignals(QObject):
    """Listens for the signals that end a program.

    Signals:
        end_requested: the number of the signal; a second one ends the program at once.
    """

    end_requested = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Listen from now on; to be called in the main thread."""
        super().__init__(parent)
        self._before: dict[int, Any] = {}
        if not hasattr(signal, "SIGHUP"):
            return
        self._here, self._there = os.pipe()
        for end in (self._here, self._there):
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._here, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)
        self._wakeup_before = signal.set_wakeup_fd(self._there, warn_on_full_buffer=False)
        for number in (getattr(signal, name) for name in _NAMES):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup has SIGHUP ignored
                self._before[number] = signal.signal(number, _wait_for_the_loop)

    def stop(self) -> None:
        """Let signals do what they did before."""
        if not self._before:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()
        signal.set_wakeup_fd(self._wakeup_before)
        self._notifier.setEnabled(False)
        os.close(self._here)
        os.close(self._there)

    @Slot()
    def _on_activated(self) -> None:
        numbers = b""
        with contextlib.suppress(BlockingIOError):
            numbers = os.read(self._here, 256)
        wanted = [number for number in numbers if number in self._before]
        if wanted:
            self.stop()
            self.end_requested.emit(wanted[0])


def _wait_for_the_loop(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the number is on its way to Qt's loop."""
