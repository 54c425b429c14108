"""Keeps what is open and how it is shown, soon after each change and when the program ends.

It compares what there is with what it wrote last, once a second, instead of listening for every change: so
no change can be missed, and a burst of changes is one write.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netatlas.desk.settings import save_changes
from netatlas.ui.commands import key_of
from netatlas.ui.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netatlas.desk.session import Session
    from netatlas.desk.session_files import SessionFiles
    from netatlas.desk.settings import Settings
    from netatlas.ui.jobs import Jobs, Outcome, Task

LOOK_MS = 900
"""Time between two looks: with the write itself, at most two seconds are lost if the program is killed."""
_WAIT_S = 3.0
"""Longest wait for the last write when the window closes; a slow disk gets more before the program ends."""


class WindowState(NamedTuple):
    """What is kept for the next start."""

    settings: Settings
    session: Session


class SessionKeeper(QObject):
    """Writes what has changed, in the background.

    Signals:
        failed: the error that keeps anything from being written; once, until something can be written again.
        recovered: something could be written again.
    """

    failed = Signal(Exception)
    recovered = Signal()

    def __init__(
        self, home: Path, files: SessionFiles, loaded: WindowState, jobs: Jobs, parent: QObject
    ) -> None:
        """Begin with what was read at the start; nothing is written before ``follow``."""
        super().__init__(parent)
        self._home = home
        self._files = files
        self._jobs = jobs
        self._current: Callable[[], WindowState] | None = None
        self._wanted = loaded
        self._written = loaded
        self._writing = Lock()
        self._last_error = ""
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, current: Callable[[], WindowState]) -> None:
        """Keep what ``current`` returns from now on."""
        self._current = current
        self._timer.start()

    def stop(self) -> None:
        """Look for changes no more; to be called when no job runs any more."""
        self._timer.stop()
        self._files.release()

    @Slot()
    def look(self) -> None:
        """Write in the background what has changed since the last look."""
        if self._current is None:
            return
        now = self._current()
        if now != self._wanted:  # with it goes what could not be written before
            self._wanted = now
            self._jobs.run(lambda _task: self.write(), self._on_written, lane=Lane.INTERACTIVE, writes=True)

    def keep_now(self, *, closes: bool) -> None:
        """Write in the background, and wait for it: the program may end at once.

        Args:
            closes: whether the window closes, and leaves its session to the next start.
        """
        if self._current is None:
            return
        self._wanted = self._current()
        done = Lock()
        done.acquire()

        def work(_task: Task) -> None:
            try:
                self.write(closes=closes)
            finally:
                done.release()

        self._jobs.run(work, self._on_written, lane=Lane.INTERACTIVE, writes=True)
        done.acquire(timeout=_WAIT_S)

    def write(self, *, closes: bool = False) -> None:
        """Write the latest state; to be called in a job.

        Raises:
            CannotWrite: it could not be written.
        """
        with self._writing:
            wanted, written = self._wanted, self._written
            try:
                if wanted.session != written.session or closes:  # the window closed last is opened again
                    self._files.save(wanted.session)
                if wanted.settings != written.settings:
                    save_changes(self._home, written.settings, wanted.settings)
                self._written = wanted
            finally:
                if closes:
                    self._files.release()

    def _on_written(self, outcome: Outcome[None]) -> None:
        before, self._last_error = self._last_error, str(outcome.error or "")
        if outcome.error is not None and self._last_error != before:
            self.failed.emit(outcome.error)
        elif before and not self._last_error:
            self.recovered.emit()


def taken_over_sentence(count: int) -> str:
    """Return where the tabs of other windows are, of which ``count`` were open."""
    key = key_of("tab.reopen")
    if count == 1:
        return f"Another window had a tab open; {key} opens it again."
    return f"Other windows had {count} tabs open; {key} opens them again, one by one."
