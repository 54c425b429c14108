"""The user's own notes, bookmarks and sheets, for the window: every access to the disk is a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netatlas.desk.backups import Backups
from netatlas.desk.bookmarks import Bookmarks
from netatlas.desk.notes import Notes
from netatlas.desk.saved_sheets import SavedSheets
from netatlas.desk.ticked import TickedCorrections
from netatlas.errors import UsageError
from netatlas.ui.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netatlas.desk.bookmarks import Bookmark
    from netatlas.desk.notes import Note
    from netatlas.desk.store import Store
    from netatlas.search import NoteIndex
    from netatlas.ui.jobs import Jobs, Outcome, Task

_T = TypeVar("_T")

POLL_MS = 400
"""Time between two looks for changes of other programs, which are to be seen within a second."""
BACKUP_MS = 60 * 60 * 1000
"""Time between two backups: the automatic ones are of hours, days and weeks."""


@dataclass(frozen=True, slots=True)
class OwnItems:
    """What the window knows of the user's own data without reading it again.

    Attributes:
        bookmarks: all of them, in their order.
        groups: the names of the groups of bookmarks, in order.
        notes: how many notes there are.
        sheets: the names of the saved sheets.
        sheet: the name of the sheet that things are put on; '' if there is none yet.
        on_sheet: the addresses of what is on that sheet, as they are stored.
        ticked: the addresses of the corrections that are ticked off, as they are stored.
        reason: why nothing can be written, or ''.
        changes: the state of the store when it was read.
    """

    bookmarks: tuple[Bookmark, ...] = ()
    groups: tuple[str, ...] = ()
    notes: int = 0
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    on_sheet: tuple[str, ...] = ()
    ticked: frozenset[str] = frozenset()
    reason: str = ""
    changes: int = -1

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses that are bookmarked, as they are stored."""
        return frozenset(bookmark.address for bookmark in self.bookmarks)


class UserData(QObject):
    """Reads and writes the user's own data in the background.

    Attributes:
        notes: the notes; not to be used in the GUI thread, like the others.
        bookmarks: the bookmarks.
        sheets: the saved sheets.
        ticked: the corrections that are ticked off.
        items: what was there at the last look.
        note_index: finds notes by their words, as of the last look; None before the first.

    Signals:
        changed: something was written, here or by another program: what shows the user's own data reads it
            again.
        items_changed: ``items`` are others now.
        failed: the error that kept something from being read or written.
        recovered: all that had failed has succeeded since.
        saving_wanted: the window is about to close: what is not saved yet is to be written now.
    """

    changed = Signal()
    items_changed = Signal()
    failed = Signal(Exception)
    recovered = Signal()
    saving_wanted = Signal()

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        """Keep everything in ``store``."""
        super().__init__(parent)
        self._jobs = jobs
        self._store = store
        self._is_looking = False
        self._looks_again = False
        self._last_error = ""
        self._failing: set[str] = set()
        self.notes = Notes(store)
        self.bookmarks = Bookmarks(store)
        self.sheets = SavedSheets(store)
        self.ticked = TickedCorrections(store)
        self.items = OwnItems()
        self.note_index: NoteIndex | None = None
        self._backups = Backups(store)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.look)
        self._backup_timer = QTimer(self, interval=BACKUP_MS)
        self._backup_timer.timeout.connect(self.back_up)

    def follow(self) -> None:
        """Read what there is, and look for changes of other programs from now on."""
        self._timer.start()
        self._backup_timer.start()
        self.look()
        self.back_up()

    def stop(self) -> None:
        """Look for changes no more."""
        self._timer.stop()
        self._backup_timer.stop()

    @Slot()
    def back_up(self) -> None:
        """Keep a copy of what has changed, and remove notes deleted long ago, in the background."""

        def work(_task: Task) -> Path | None:
            if self._store.why_read_only:
                return None
            self.notes.purge()
            return self._backups.make_if_changed()

        def done(outcome: Outcome[Path | None]) -> None:
            self._note_outcome("backup", outcome.error)  # tried again in an hour

        self._jobs.run(work, done, lane=Lane.OWN_DATA, writes_file=True)  # a copy: nothing is lost without it

    @Slot()
    def look(self) -> None:
        """Look in the background whether something has changed; one look at a time."""
        if self._is_looking:
            self._looks_again = True
            return
        self._is_looking = True
        before = self.items.changes
        self._jobs.run(lambda _task: self._look(before), self._on_looked, lane=Lane.INTERACTIVE)

    def read(
        self, work: Callable[[UserData], _T], done: Callable[[Outcome[_T]], None], *, replaces: str = ""
    ) -> None:
        """Run ``work`` in a worker thread, then ``done`` in the GUI thread.

        Args:
            work: reads something, and writes nothing.
            done: called with the outcome.
            replaces: a name; an unfinished reading of the same name is cancelled.
        """
        self._jobs.run(lambda _task: work(self), done, lane=Lane.OWN_DATA, replaces=replaces)

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
            if done is None or outcome.error is None:
                self._note_outcome("writing", outcome.error)
            self.look()

        def run(_task: Task) -> _T:
            return work(self)

        self._jobs.run(run, on_written, lane=Lane.OWN_DATA, writes=True)

    def _note_outcome(self, what: str, error: Exception | None) -> None:
        """Say that something has failed, or that the last that had failed succeeds again."""
        if error is not None:
            self._failing.add(what)
            self.failed.emit(error)
        elif what in self._failing:
            self._failing.discard(what)
            if not self._failing:
                self.recovered.emit()

    def _look(self, before: int) -> OwnItems | None:
        """Return what there is if anything has changed since the state ``before``; in a worker thread."""
        changes = self._store.changes  # first: what changes while this reads is found by the next look
        if changes == before:
            return None
        notes = self.notes.all()
        self._index(notes)
        sheet, on_sheet = self._current_sheet()
        return OwnItems(
            bookmarks=tuple(self.bookmarks.all()),
            groups=tuple(self.bookmarks.groups()),
            notes=len(notes),
            sheets=tuple(self.sheets.names()),
            sheet=sheet,
            on_sheet=on_sheet,
            ticked=self.ticked.all(),
            reason=self._store.why_read_only,
            changes=changes,
        )

    def _current_sheet(self) -> tuple[str, tuple[str, ...]]:
        """Return the name of the current sheet and what is on it; in a worker thread."""
        from netatlas.desk.sheet import read_sheet  # here: in a worker thread it delays nothing

        name = self.sheets.current
        text = self.sheets.load(name) if name else None
        try:
            items = read_sheet(text, origin=name).items if text is not None else ()
        except UsageError:  # of a newer version: its page says so
            items = ()
        return name, tuple(item.address for item in items)

    def _index(self, notes: list[Note]) -> None:
        """Have notes found by their words, as of now."""
        from netatlas.search import NoteIndex  # here: in a worker thread it delays nothing

        if self.note_index is None:
            self.note_index = NoteIndex(notes)
        else:
            self.note_index.update(notes)

    def _on_looked(self, outcome: Outcome[OwnItems | None]) -> None:
        self._is_looking = False
        if outcome.error is not None:
            if str(outcome.error) != self._last_error:  # once, not with each look
                self._last_error = str(outcome.error)
                self._note_outcome("reading", outcome.error)
        else:
            self._last_error = ""
            self._note_outcome("reading", None)
        if outcome.error is None and outcome.result is not None:
            self.items = outcome.result
            self.items_changed.emit()
            self.changed.emit()
        if self._looks_again:
            self._looks_again = False
            self.look()
