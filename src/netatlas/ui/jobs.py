"""The one door to background work.

``Jobs.run`` does work in a thread and hands its outcome to a callback in the GUI thread, always. A job
that is cancelled, or replaced by a newer one of the same name, is never heard of again; its work sees
that it is cancelled and ends. Work that answers while somebody types has threads of its own, so that
long work cannot hold it up. No other module may start a thread.
"""

from __future__ import annotations

import itertools
import logging
import sys
import time
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, SignalInstance, Slot
from typing_extensions import override

from netatlas.progress import Cancelled, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_log = logging.getLogger(__name__)

BUSY_AFTER_S = 0.5
"""Work that takes longer than this is shown to the user."""
_THREADS = 2
"""Threads of each lane: beside a job that hangs there is one for the next."""
_LOOK_MS = 100
"""Milliseconds between two looks at how far the work has come."""
_LET_GO_S = 0.001
"""Longest time that the window's thread waits for a worker's Python to let go; Python's own 5 ms add up
in a frame, since every call into Qt lets go too."""


class Lane(Enum):
    """Which threads a job runs in; the value says what for."""

    INTERACTIVE = "answers while somebody types"
    LONG = "reading packs, indexing, saving"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of a job: its result, or the exception that ended it."""

    _result: T | None = None
    error: Exception | None = None

    @property
    def result(self) -> T:
        """What the work returned; raises the exception that ended it."""
        if self.error is not None:
            raise self.error
        return cast("T", self._result)


class Task(Progress):
    """A job as its work sees it.

    Attributes:
        title: what the user is told of it; '' for nothing.
        share: how much is done, from 0 to 1; below 0 while that is unknown.
        words: how much is done, in words.
    """

    def __init__(self, title: str = "") -> None:
        """Begin with nothing done."""
        self.title = title
        self.share = -1.0
        self.words = ""
        self._cancelled = False

    @property
    @override
    def cancelled(self) -> bool:
        return self._cancelled

    @override
    def report(self, share: float, words: str = "") -> None:
        self.share, self.words = share, words

    def cancel(self) -> None:
        """Ask the work to end."""
        self._cancelled = True

    @property
    def sentence(self) -> str:
        """What is being done and how far it has come: ``Opening the pack: 34 of 81 files``."""
        return f"{self.title}: {self.words}" if self.words else f"{self.title} …"


@dataclass(slots=True)
class _Job:
    task: Task
    done: Callable[[Outcome[Any]], None]
    started: float
    writes: bool


class Jobs(QObject):
    """Runs work in the background and brings the outcomes home.

    Signals:
        busy_changed: what takes a while and how far it has come, in words and as a share (below 0 where
            that is unknown); '' when nothing does any more.
        cancelled: the work that the user cancelled has ended.
    """

    busy_changed = Signal(str, float)
    cancelled = Signal()
    _finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with idle threads."""
        super().__init__(parent)
        self._pools = {lane: QThreadPool(self) for lane in Lane}
        for pool in self._pools.values():
            pool.setMaxThreadCount(_THREADS)
        sys.setswitchinterval(_LET_GO_S)
        self._numbers = itertools.count(1)
        self._awaited: dict[int, _Job] = {}
        self._ending: set[int] = set()  # cancelled by the user, and not yet at their end
        self._latest: dict[str, int] = {}
        self._shown = ("", -1.0)
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether no outcome is awaited."""
        return not self._awaited

    def run(
        self,
        work: Callable[[Task], T],
        done: Callable[[Outcome[T]], None],
        *,
        lane: Lane = Lane.LONG,
        title: str = "",
        replaces: str = "",
        writes: bool = False,
    ) -> int:
        """Do ``work(task)`` in a thread, then ``done(outcome)`` in the GUI thread.

        Args:
            work: what to do; must not touch widgets. It reports to its task and lets it check now and then
                whether it is cancelled.
            done: receives the outcome.
            lane: which threads do it.
            title: what the user is told if it takes over half a second ("Opening the pack").
            replaces: a name; an unfinished job of the same name is cancelled.
            writes: whether the work keeps something for the user, and so is done even if the program ends.

        Returns:
            The job's number, for ``cancel``.
        """
        number = next(self._numbers)
        if replaces:
            self.cancel(self._latest.get(replaces, 0))
            self._latest[replaces] = number
        task = Task(title)
        self._awaited[number] = _Job(task, done, time.monotonic(), writes)
        if title:
            self._looking.start()
        self._pools[lane].start(_Work(number, task, work, self._finished))
        return number

    def cancel(self, number: int) -> None:
        """Let a job's work end; its outcome is not delivered any more, whatever it is."""
        job = self._awaited.pop(number, None)
        if job is not None:
            job.task.cancel()
            self._look()

    def cancel_titled(self) -> None:
        """Cancel the work that the user is told of; ``cancelled`` follows when it has ended."""
        titled = [number for number, job in self._awaited.items() if job.task.title]
        self._ending.update(titled)
        for number in titled:
            self.cancel(number)

    def finish(self, *, timeout_ms: int = 5000) -> bool:
        """End all work, at the end of the program, but what writes; return True if the threads ended."""
        self._ending.clear()
        for job in self._awaited.values():
            if not job.writes:
                job.task.cancel()
        self._awaited.clear()
        self._look()
        ended = [pool.waitForDone(timeout_ms) for pool in self._pools.values()]
        return all(ended)

    @Slot(int, object)
    def _on_finished(self, number: int, outcome: Outcome[Any] | None) -> None:
        if number in self._ending:
            self._ending.remove(number)
            if not self._ending:
                self.cancelled.emit()
            return
        job = self._awaited.pop(number, None)
        if job is not None and outcome is not None:
            self._look()
            job.done(outcome)

    @Slot()
    def _look(self) -> None:
        """Show the latest of the work that takes a while, or that there is none."""
        titled = [job for job in self._awaited.values() if job.task.title]
        if not titled:
            self._looking.stop()
        since = time.monotonic() - BUSY_AFTER_S
        tasks = [job.task for job in titled if job.started <= since]
        shown = (tasks[-1].sentence, tasks[-1].share) if tasks else ("", -1.0)
        if shown != self._shown:
            self._shown = shown
            self.busy_changed.emit(*shown)


class _Work(QRunnable):
    """One piece of work; reports through the signal that it was given."""

    def __init__(
        self, number: int, task: Task, work: Callable[[Task], Any], finished: SignalInstance
    ) -> None:
        super().__init__()
        self._number = number
        self._task = task
        self._work = work
        self._finished = finished

    @override
    def run(self) -> None:
        outcome = self._outcome()
        del self._work  # what it holds, an atlas perhaps, is let go of before anybody hears of the outcome
        self._finished.emit(self._number, outcome)

    def _outcome(self) -> Outcome[Any] | None:
        try:
            self._task.check()  # it may have been cancelled while it waited for a thread
            return Outcome(self._work(self._task))
        except Cancelled:
            _log.debug("cancelled: %s", self._task.title or "background work")
        except Exception as error:  # noqa: BLE001 - whatever it was, the user hears of it in the GUI thread
            _log.exception("background work failed")
            return Outcome(error=error)
        return None
