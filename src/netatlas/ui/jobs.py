"""Runs background work; no other module may start a thread.

``Jobs.run`` runs a function in a worker thread and passes its outcome to a callback, always in the GUI
thread. A job that is cancelled, or replaced by a newer one of the same name, never calls back; its function
can check that it is cancelled, and end. Work that answers while somebody types has threads of its own, and
so has what reads and keeps the user's own data, so that long work cannot delay either. Work that hangs, such
as on a network disk that is gone, loses its thread to the next when it is cancelled.
"""

from __future__ import annotations

import atexit
import itertools
import logging
import sys
import threading
import time
from contextlib import suppress
from enum import Enum
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, SignalInstance, Slot
from shiboken6 import isValid
from typing_extensions import override

from netatlas.errors import NetAtlasError
from netatlas.progress import Cancelled, Progress
from netatlas.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

T = TypeVar("T")

_log = logging.getLogger(__name__)

BUSY_AFTER_S = 0.5
"""Work that takes longer than this is shown in the status bar."""
_THREADS = 2
"""Threads of each lane: two, so that one job that hangs does not block the next."""
_PATIENCE_MS = 2000
"""How long work that is cancelled may go on before it is taken for hanging."""
_LAST_MOMENT_MS = 500
"""How long the end of the program waits for work that is cancelled and saves nothing."""
_LAST_TIDYING_MS = 200
"""How long it waits then for the half of a file to be removed."""
_LAST_LOOK_MS = 20
"""Time between two looks, at the end of the program, whether what writes has ended."""
_REFRESH_MS = 100
"""Time between two updates of the progress that is shown."""
_GIL_SWITCH_S = 0.001
"""GIL switch interval: how long the GUI thread may wait for a worker. Python's default of 5 ms would add up
within a frame, since every call into Qt releases the GIL."""


class Lane(Enum):
    """The threads that a job runs in; the value says what they are for."""

    INTERACTIVE = "answers while somebody types"
    LONG = "reading packs, indexing, exporting"
    OWN_DATA = "reading and keeping what is the user's own"


class Outcome(Generic[T]):
    """The outcome of a job: its result, or the exception that ended it (``error``)."""

    def __init__(self, result: T | None = None, error: Exception | None = None) -> None:
        """Keep one of both."""
        self._result, self.error = result, error

    @property
    def result(self) -> T:
        """What the work returned; raises the exception that ended it."""
        if self.error is not None:
            raise self.error
        return cast("T", self._result)


class Task(Progress):
    """A job as its function sees it.

    Attributes:
        title: its name in the status bar; '' for a job that is not shown.
        share: how much is done, from 0 to 1; below 0 while that is unknown.
        words: how much is done, as text.
    """

    def __init__(self, title: str = "") -> None:
        """Start with nothing done."""
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
        """Ask the function to end."""
        self._cancelled = True

    @property
    def sentence(self) -> str:
        """Title and progress: ``Opening the pack: 34 of 81 files``."""
        return f"{self.title}: {self.words}" if self.words else f"{self.title} …"


class _Slot:
    """The place of one job among the threads of its lane, which is given away if the job hangs.

    Attributes:
        ended: whether the work of the job has ended.
    """

    def __init__(self, pool: QThreadPool) -> None:
        self.ended = False
        self._pool = pool
        self._lock = Lock()
        self._is_taken = False
        self._is_given_away = False

    def take(self) -> None:
        """Note, in the thread, that the work begins."""
        self._is_taken = True

    def give_away(self) -> None:
        """Let another job begin although this one has not ended."""
        with self._lock:
            if self._is_taken and not self.ended and not self._is_given_away:
                self._is_given_away = True
                self._pool.releaseThread()

    def end(self) -> None:
        """Note, in the thread, that the work has ended."""
        with self._lock:
            self.ended = True
            if self._is_given_away:
                self._pool.reserveThread()


class _Job(NamedTuple):
    task: Task
    done: Callable[[Outcome[Any]], None]
    started: float
    writes: bool
    writes_file: bool
    slot: _Slot


class Jobs(QObject):
    """Runs jobs in the background and delivers their outcomes in the GUI thread.

    Signals:
        busy_changed: the progress of a job that takes a while, as text and as a share (below 0 if unknown);
            '' when none does any more.
        cancelled: the jobs that the user cancelled have ended.
    """

    busy_changed = Signal(str, float)
    cancelled = Signal()
    _finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without jobs."""
        super().__init__(parent)
        self._pools = {lane: QThreadPool(self) for lane in Lane}
        for pool in self._pools.values():
            pool.setMaxThreadCount(_THREADS)
            pool.setExpiryTimeout(-1)  # spare documents belong to a thread
        sys.setswitchinterval(_GIL_SWITCH_S)
        self._numbers = itertools.count(1)
        self._awaited: dict[int, _Job] = {}
        self._ending: set[int] = set()  # cancelled by the user, but not ended yet
        self._latest: dict[str, int] = {}
        self._shown = ("", -1.0)
        self._refresh_timer = QTimer(self, interval=_REFRESH_MS)
        self._refresh_timer.timeout.connect(self._refresh)
        self._watched: list[tuple[float, int, _Slot]] = []  # cancelled, and until when each may go on
        self._patience_timer = QTimer(self, singleShot=True)
        self._patience_timer.timeout.connect(self._give_up)
        self._turns = Turns(self)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        _all.add(self)

    @property
    def idle(self) -> bool:
        """Whether no job is running or waiting."""
        return not self._awaited

    def awaits(self, number: int) -> bool:
        """Return True if the outcome of a job is still to come."""
        return number in self._awaited

    def run(
        self,
        work: Callable[[Task], T],
        done: Callable[[Outcome[T]], None],
        *,
        lane: Lane = Lane.LONG,
        title: str = "",
        replaces: str = "",
        writes: bool = False,
        writes_file: bool = False,
    ) -> int:
        """Run ``work(task)`` in a worker thread, then ``done(outcome)`` in the GUI thread.

        Args:
            work: the function to run; must not touch widgets. It reports progress to its task and checks now
                and then whether it is cancelled.
            done: called with the outcome.
            lane: the threads to run in.
            title: shown if the job takes over half a second ("Opening the pack").
            replaces: a name; an unfinished job of the same name is cancelled.
            writes: whether the job keeps the user's own data, and so finishes even if the program ends.
            writes_file: whether it writes a file, whole or not at all, and so gets a last moment then.

        Returns:
            The job's number, for ``cancel``.
        """
        number = next(self._numbers)
        if replaces:
            self.cancel(self._latest.get(replaces, 0))
            self._latest[replaces] = number
        task = Task(title)
        slot = _Slot(self._pools[lane])
        self._awaited[number] = _Job(task, done, time.monotonic(), writes, writes_file, slot)
        if title:
            self._refresh_timer.start()
        self._pools[lane].start(_Work(number, task, work, slot, self._finished).run)
        return number

    def cancel(self, number: int) -> None:
        """Cancel a job; its outcome is not delivered, whatever it is."""
        job = self._awaited.pop(number, None)
        if job is not None:
            job.task.cancel()
            self._watched.append((time.monotonic() + _PATIENCE_MS / 1000, number, job.slot))
            if not self._patience_timer.isActive():
                self._patience_timer.start(_PATIENCE_MS)
            self._refresh()

    def cancel_titled(self) -> None:
        """Cancel all jobs with a title; ``cancelled`` is emitted when they have ended or are seen to hang."""
        self._ending |= {number for number, job in self._awaited.items() if job.task.title}
        for number in self._ending:
            self.cancel(number)

    def finish(self, *, timeout_ms: int = 5000) -> bool:
        """Cancel all jobs but those that write, and wait; return True if all threads have ended.

        The user's own data is waited for as long as ``timeout_ms``, anything else for less than a second.
        """
        end = time.monotonic() + timeout_ms / 1000
        self._ending.clear()
        self._watched.clear()
        self._patience_timer.stop()
        writing = [job.slot for job in self._awaited.values() if job.writes]
        files = [job for job in self._awaited.values() if job.writes_file]
        _cancel([job for job in self._awaited.values() if not job.writes and not job.writes_file])
        self._awaited.clear()
        self._turns.clear()
        self._refresh()
        ended = self._wait(_LAST_MOMENT_MS)
        if not ended and files:
            _cancel(files)
            ended = self._wait(_LAST_TIDYING_MS)
        while not ended and not all(slot.ended for slot in writing) and time.monotonic() < end:
            ended = self._wait(_LAST_LOOK_MS)
        return ended

    def _wait(self, timeout_ms: int) -> bool:
        """Wait for all threads; return True if they have ended."""
        end = time.monotonic() + timeout_ms / 1000
        for pool in self._pools.values():
            pool.waitForDone(max(0, round(1000 * (end - time.monotonic()))))
        return all(pool.waitForDone(0) for pool in self._pools.values())

    @Slot()
    def _give_up(self) -> None:
        """Give the threads of cancelled jobs that hang to others, and wait no more for their end."""
        now = time.monotonic()
        due = [(number, slot) for end, number, slot in self._watched if end <= now]
        self._watched = [watched for watched in self._watched if watched[0] > now]
        if self._watched:
            self._patience_timer.start(round(1000 * (self._watched[0][0] - now)) + 1)
        for _number, slot in due:
            slot.give_away()
        hanging = self._ending & {number for number, slot in due if not slot.ended}
        self._ending -= hanging
        if hanging and not self._ending:
            self.cancelled.emit()

    @Slot(int, object)
    def _on_finished(self, number: int, outcome: Outcome[Any] | None) -> None:
        if number in self._awaited or number in self._ending:  # else the program may have ended
            self._turns.add(lambda: self._deliver(number, outcome))

    def _deliver(self, number: int, outcome: Outcome[Any] | None) -> None:
        if number in self._ending:
            self._ending.remove(number)
            if not self._ending:
                self.cancelled.emit()
            return
        job = self._awaited.pop(number, None)
        if job is not None and outcome is not None:
            self._refresh()
            job.done(outcome)

    @Slot()
    def _refresh(self) -> None:
        """Show the progress of the newest job that takes a while, or that there is none."""
        titled = [job for job in self._awaited.values() if job.task.title]
        if not titled:
            self._refresh_timer.stop()
        since = time.monotonic() - BUSY_AFTER_S
        tasks = [job.task for job in titled if job.started <= since]
        shown = (tasks[-1].sentence, tasks[-1].share) if tasks else ("", -1.0)
        if shown != self._shown:
            self._shown = shown
            self.busy_changed.emit(*shown)


def _cancel(jobs: list[_Job]) -> None:
    for job in reversed(jobs):  # those that wait first: the end of one that runs would start them
        job.task.cancel()
        job.slot.give_away()


def handle_thread_errors(
    handle: Callable[[type[BaseException], BaseException, TracebackType | None], None],
) -> Callable[[], None]:
    """Have a function handle uncaught exceptions of threads, of libraries too; return what undoes that."""
    before = threading.excepthook

    def hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            handle(args.exc_type, args.exc_value, args.exc_traceback)

    def undo() -> None:
        threading.excepthook = before

    threading.excepthook = hook
    return undo


class _Work:
    """Runs the function of one job and emits its outcome."""

    def __init__(
        self, number: int, task: Task, work: Callable[[Task], Any], slot: _Slot, finished: SignalInstance
    ) -> None:
        self._slot = slot
        self._number = number
        self._task = task
        self._work = work
        self._finished = finished

    def run(self) -> None:
        self._slot.take()
        outcome = self._outcome()
        del self._work  # release what it refers to, perhaps an atlas, before the outcome is delivered
        with suppress(RuntimeError):  # the program has ended, and nobody waits for the outcome
            self._slot.end()
            self._finished.emit(self._number, outcome)
        del outcome  # an error knows this frame, which would hold it in a circle, with all that it ran over

    def _outcome(self) -> Outcome[Any] | None:
        try:
            self._task.check()  # it may have been cancelled while it waited for a thread
            return Outcome(self._work(self._task))
        except Cancelled:
            _log.debug("cancelled: %s", self._task.title or "background work")
        except NetAtlasError as error:
            _log.warning("%s: %s", self._task.title or "background work", str(error))
            return Outcome(error=error)
        except Exception as error:  # noqa: BLE001 - any error is an outcome, which the GUI thread reports
            _log.exception("background work failed")
            return Outcome(error=error)
        return None


_all: WeakSet[Jobs] = WeakSet()


@atexit.register  # runs before PySide deletes its objects, since it is registered later
def _finish_all() -> None:
    """End the jobs of a script that has not done so itself, which would else be heard of at its end."""
    for jobs in _all:
        if isValid(jobs):
            jobs.finish()
