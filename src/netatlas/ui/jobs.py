"""The one door to background work.

``Jobs.run`` does work in a thread and hands its outcome to a callback in the GUI thread, always. A
job that was cancelled, or replaced by a newer one of the same name, is never heard of again.
No other module may start a thread.
"""

from __future__ import annotations

import itertools
import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, SignalInstance, Slot
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)

BUSY_AFTER_MS = 500
"""Work that takes longer than this is shown to the user."""
_LET_GO_S = 0.001
"""So long the window's thread waits at most for a worker's Python to let go; Python's own 5 ms add up
in a frame, since every call into Qt lets go too."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: a result, or the exception that ended it."""

    result: Any = None
    error: Exception | None = None


class Jobs(QObject):
    """Runs work in the background and brings the outcomes home.

    Signals:
        busy_changed: the title of work that takes a while, or '' when none does any more.
    """

    busy_changed = Signal(str)
    _finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with an idle pool of two threads."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        sys.setswitchinterval(_LET_GO_S)
        self._numbers = itertools.count(1)
        self._waiting: dict[int, Callable[[Outcome], None]] = {}
        self._titles: dict[int, str] = {}
        self._latest: dict[str, int] = {}
        self._busy = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._busy.timeout.connect(self._on_busy_timeout)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether no outcome is awaited."""
        return not self._waiting

    def run(
        self, work: Callable[[], Any], done: Callable[[Outcome], None], *, title: str = "", replaces: str = ""
    ) -> int:
        """Do ``work()`` in a thread, then ``done(outcome)`` in the GUI thread.

        Args:
            work: what to do; must not touch widgets.
            done: receives the outcome.
            title: what the user is told if it takes over half a second ("Opening the pack").
            replaces: a name; an unfinished job of the same name is dropped.

        Returns:
            The job's number, for ``cancel``.
        """
        number = next(self._numbers)
        if replaces:
            self.cancel(self._latest.get(replaces, 0))
            self._latest[replaces] = number
        self._waiting[number] = done
        if title:
            self._titles[number] = title
            self._busy.start()
        self._pool.start(_Work(number, work, self._finished))
        return number

    def cancel(self, number: int) -> None:
        """Drop a job's outcome; a job that has not begun will still run, unheard."""
        self._waiting.pop(number, None)
        self._forget_title(number)

    def cancel_told(self) -> None:
        """Drop the outcomes of the work that the user is told of; a search goes on, say."""
        for number in tuple(self._titles):
            self.cancel(number)

    def cancel_all(self) -> None:
        """Drop every outcome that is still awaited."""
        for number in tuple(self._waiting):
            self.cancel(number)

    def finish(self, *, timeout_ms: int = 5000) -> bool:
        """Wait for the threads to end (at the end of the program); tell whether they did."""
        self.cancel_all()
        return self._pool.waitForDone(timeout_ms)

    @Slot(int, object)
    def _on_finished(self, number: int, outcome: Outcome) -> None:
        done = self._waiting.pop(number, None)
        self._forget_title(number)
        if done is not None:
            done(outcome)

    @Slot()
    def _on_busy_timeout(self) -> None:
        if self._titles:
            self.busy_changed.emit(next(reversed(self._titles.values())))

    def _forget_title(self, number: int) -> None:
        if self._titles.pop(number, None) is not None and not self._titles:
            self._busy.stop()
            self.busy_changed.emit("")


class _Work(QRunnable):
    """One piece of work; reports through the signal that it was given."""

    def __init__(self, number: int, work: Callable[[], Any], finished: SignalInstance) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._finished = finished

    @override
    def run(self) -> None:
        try:
            outcome = Outcome(result=self._work())
        except Exception as error:  # noqa: BLE001 - whatever it was, the user hears of it in the GUI thread
            _log.exception("background work failed")
            outcome = Outcome(error=error)
        self._finished.emit(self._number, outcome)
