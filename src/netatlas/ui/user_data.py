"""The user's own notes, bookmarks and sheets, for the window: every access to the disk is a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from netatlas.desk.bookmarks import Bookmarks
from netatlas.desk.notes import Notes
from netatlas.desk.saved_sheets import SavedSheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.desk.store import Store
    from netatlas.ui.jobs import Jobs, Outcome, Task

_T = TypeVar("_T")


class UserData(QObject):
    """Reads and writes the user's own data in the background.

    Attributes:
        notes: the notes; not to be used in the GUI thread, like the others.
        bookmarks: the bookmarks.
        sheets: the saved sheets.

    Signals:
        changed: something was written, so that what shows the user's own data reads it again.
        failed: the error that kept something from being written.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        """Keep everything in ``store``."""
        super().__init__(parent)
        self._jobs = jobs
        self.notes = Notes(store)
        self.bookmarks = Bookmarks(store)
        self.sheets = SavedSheets(store)

    def read(
        self, work: Callable[[UserData], _T], done: Callable[[Outcome[_T]], None], *, replaces: str = ""
    ) -> None:
        """Run ``work`` in a worker thread, then ``done`` in the GUI thread.

        Args:
            work: reads something, and writes nothing.
            done: called with the outcome.
            replaces: a name; an unfinished reading of the same name is cancelled.
        """
        self._jobs.run(lambda _task: work(self), done, replaces=replaces)

    def write(
        self, work: Callable[[UserData], _T], done: Callable[[Outcome[_T]], None] | None = None
    ) -> None:
        """Run ``work``, which writes something, in a worker thread; it finishes even if the program ends.

        Args:
            work: writes something.
            done: called with the outcome in the GUI thread, before ``changed`` is emitted. Without it an
                error is emitted as ``failed``.
        """

        def on_written(outcome: Outcome[_T]) -> None:
            if done is not None:
                done(outcome)
            elif outcome.error is not None:
                self.failed.emit(outcome.error)
            if outcome.error is None:
                self.changed.emit()

        def run(_task: Task) -> _T:
            return work(self)

        self._jobs.run(run, on_written, writes=True)
