"""Watches the window: exceptions, how long its thread is busy at a stretch, and the memory of the process."""

from __future__ import annotations

import gc
import logging
import re
import statistics
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from typing_extensions import override

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

MOST_TIMES_FRAME = 8
"""The longest stretch for which the window's thread may be busy, in frames of the middle length."""
_MANY = 2000
_STATUS = Path("/proc/self/status")


class FailureWatch(logging.Handler):
    """Notes exceptions that nobody expected, in the window's thread and in those of jobs."""

    def __init__(self) -> None:
        """Note them from now on."""
        super().__init__(logging.ERROR)
        self.failures: list[str] = []
        self._hook = sys.excepthook
        sys.excepthook = self._note
        logging.getLogger("netatlas").addHandler(self)

    def stop(self) -> None:
        """Note nothing any more."""
        sys.excepthook = self._hook
        logging.getLogger("netatlas").removeHandler(self)

    @override
    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self.failures.append("".join(traceback.format_exception(error)) if error else record.getMessage())

    def _note(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.failures.append("".join(traceback.format_exception(kind, error, trace)))


class FrameWatch(QObject):
    """Runs the window's events and measures each stretch for which its thread is busy with them.

    The time is that of the thread on the processor: what other programs take is no fault of the window's. A
    stretch in which the window is painted is a frame.
    """

    def __init__(self, window: QWidget) -> None:
        """Measure the thread of ``window``."""
        super().__init__(window)
        self._window = window
        self._frames: list[float] = []
        self._longest: list[tuple[float, str]] = []
        self._paints = False
        self._rests = False
        window.installEventFilter(self)

    def stop(self) -> None:
        """Let go of the window."""
        self._window.removeEventFilter(self)

    def rest(self, milliseconds: int, doing: str) -> None:
        """Handle events for a while; ``doing`` says what is done meanwhile."""
        self._rests = True
        QTimer.singleShot(milliseconds, self._end_rest)
        while self._rests:
            begun = time.thread_time()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._note(time.thread_time() - begun, doing)

    @property
    def median(self) -> float:
        """Seconds of the middle frame."""
        return statistics.median(self._frames) if self._frames else 0.0

    def gaps(self) -> list[str]:
        """Return the stretches that are too long, with what was done, the longest first."""
        most = MOST_TIMES_FRAME * self.median
        return [
            f"{seconds * 1000:.0f} ms, {seconds / self.median:.1f} frames: {doing}"
            for seconds, doing in sorted(self._longest, reverse=True)
            if seconds > most
        ]

    @property
    def longest(self) -> float:
        """Seconds of the longest stretch."""
        return max((seconds for seconds, _ in self._longest), default=0.0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self._paints = True
        return False

    def _end_rest(self) -> None:
        self._rests = False

    def _note(self, took: float, doing: str) -> None:
        if self._paints:
            self._frames.append(took)
            self._paints = False
        self._longest.append((took, doing))
        if len(self._longest) > _MANY:
            self._longest = sorted(self._longest, reverse=True)[: _MANY // 10]


def memory_kib() -> int:
    """Return the memory that the process holds, without what Python can give back, or 0 where nothing says it."""
    gc.collect()
    if not _STATUS.exists():
        return 0
    found = re.search(r"^VmRSS:\s+(\d+)", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
    return int(found[1]) if found else 0
