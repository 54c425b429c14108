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

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer
from typing_extensions import override

if TYPE_CHECKING:
    from types import TracebackType

MOST_TIMES_FRAME = 8
"""The longest stretch for which the window's thread may be busy, in frames of the middle length."""
_KINDS = (
    re.compile(r"run view\.theme"),  # styles every widget anew
    re.compile(r"run view\.(larger|smaller|normal|edition)"),  # fills every page anew
    re.compile(""),
)
"""Kinds of actions by their words; the frames of each are held against one another."""
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

    The time is that of the thread on the processor: what other programs take is no fault of the window's. The
    longest stretch of an action is its frame: the one that shows what was done.
    """

    def __init__(self) -> None:
        """Nothing is measured yet."""
        super().__init__()
        self._frames: list[list[tuple[float, str]]] = [[] for _ in _KINDS]
        self._rests = False

    def rest(self, milliseconds: int, doing: str) -> None:
        """Handle events for a while; ``doing`` says what is done meanwhile."""
        self._rests = True
        QTimer.singleShot(milliseconds, self._end_rest)
        longest = 0.0
        while self._rests:
            begun = time.thread_time()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            longest = max(longest, time.thread_time() - begun)
        kind = next(index for index, words in enumerate(_KINDS) if words.match(doing))
        self._frames[kind].append((longest, doing))

    @property
    def median(self) -> float:
        """Seconds of the middle frame."""
        return _median([frame for frames in self._frames for frame in frames])

    @property
    def longest(self) -> float:
        """Seconds of the longest frame."""
        return max((seconds for frames in self._frames for seconds, _ in frames), default=0.0)

    def gaps(self) -> list[str]:
        """Return the frames that are too long, with what was done, the longest first."""
        return [
            f"{seconds * 1000:.0f} ms, {seconds / middle:.1f} times the middle frame of its kind: {doing}"
            for frames in self._frames
            if (middle := _median(frames))
            for seconds, doing in sorted(frames, reverse=True)
            if seconds > MOST_TIMES_FRAME * middle
        ]

    def _end_rest(self) -> None:
        self._rests = False


def _median(frames: list[tuple[float, str]]) -> float:
    return statistics.median(seconds for seconds, _ in frames) if frames else 0.0


def memory_kib() -> int:
    """Return the memory of the process, without what Python can give back; 0 where nothing says it."""
    gc.collect()
    if not _STATUS.exists():
        return 0
    found = re.search(r"^VmRSS:\s+(\d+)", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
    return int(found[1]) if found else 0
