"""Ends the program in order when the system asks for it: SIGTERM, SIGINT (Ctrl+C) and SIGHUP.

Python runs its handlers of signals between its own instructions, and Qt's loop may run for long without
any. So the signal is written to a socket that Qt's loop listens to.
"""

from __future__ import annotations

import contextlib
import signal
import socket
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

if TYPE_CHECKING:
    from types import FrameType

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")  # there is no SIGHUP on Windows


class EndingSignals(QObject):
    """Listens for the signals that end a program.

    Signals:
        end_requested: the number of the signal; a second one ends the program at once.
    """

    end_requested = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Listen from now on; to be called in the main thread."""
        super().__init__(parent)
        self._here, self._there = socket.socketpair()
        for end in (self._here, self._there):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._here.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)
        self._wakeup_before = signal.set_wakeup_fd(self._there.fileno(), warn_on_full_buffer=False)
        self._before: dict[int, Any] = {}
        for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
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
        self._here.close()
        self._there.close()

    @Slot()
    def _on_activated(self) -> None:
        numbers = b""
        with contextlib.suppress(BlockingIOError):
            numbers = self._here.recv(256)
        wanted = [number for number in numbers if number in self._before]
        if wanted:
            self.stop()
            self.end_requested.emit(wanted[0])


def _wait_for_the_loop(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the number is on its way to Qt's loop."""
