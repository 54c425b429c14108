"""The sheet that a page shows: read, changed with undo and redo, and saved as it is changed."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netatlas.desk.sheet import named_sheet, ready_sheets, sheet_json
from netatlas.desk.stored_values import now
from netatlas.errors import UsageError
from netatlas.ui.note_editing.autosave import RETRY_MS
from netatlas.ui.sheet_items import free_name, read_saved, save

if TYPE_CHECKING:
    from datetime import datetime

    from netatlas.desk.sheet import Sheet
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.user_data import UserData

_MOST_STEPS = 200
"""Changes that can be undone."""


class SheetEditor(QObject):
    """One sheet, as it is and as it was.

    Attributes:
        sheet: as it is now; None before it is read, and if there is none of that name.
        is_ready_made: whether it came with NetAtlas and was not changed yet.
        saved_at: when it was last saved here, or None.
        error: why it could not be read or saved, or ''.

    Signals:
        shown: the sheet was read, or is another now.
        saved: it was stored.
        renamed: a sheet that came with NetAtlas was changed and is a copy under this name now.
    """

    shown = Signal()
    saved = Signal()
    renamed = Signal(str)

    def __init__(self, data: UserData, owner: QObject) -> None:
        """Start without a sheet; it ends after ``owner``, when all is saved."""
        super().__init__(data)
        self._data = data
        self._is_closed = False
        owner.destroyed.connect(self._on_owner_gone)
        self._name = ""
        self._undone: list[Sheet] = []
        self._done: list[Sheet] = []
        self._waiting: list[Sheet] = []
        self._is_saving = False
        self._lock = Lock()
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self._save_waiting)
        self.sheet: Sheet | None = None
        self.is_ready_made = False
        self.saved_at: datetime | None = None
        self.error = ""
        data.changed.connect(self._on_data_changed)
        data.saving_wanted.connect(self._save_waiting)

    @property
    def name(self) -> str:
        """The name of the sheet that is shown, or to be."""
        return self._name

    @property
    def reason(self) -> str:
        """Why it cannot be changed, or ''."""
        if self._data.items.reason:
            return self._data.items.reason
        return "" if self.sheet is not None else "No sheet is open"

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a change was undone."""
        return bool(self._undone)

    def open(self, name: str) -> None:
        """Read the sheet of a name: a saved one, else one that came with NetAtlas."""
        self._name = name
        self.sheet, self.error, self.saved_at = None, "", None
        self._done, self._undone = [], []
        self._read()

    def change(self, sheet: Sheet) -> None:
        """Make it another, which can be undone, and save it."""
        if self.sheet is None or sheet == self.sheet or self.reason:
            return
        self._done = [*self._done[1 - _MOST_STEPS :], self.sheet]
        self._undone = []
        self._show(sheet)

    def undo(self) -> None:
        """Take the last change back."""
        if self._done and self.sheet is not None:
            self._undone.append(self.sheet)
            self._show(self._done.pop())

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._undone and self.sheet is not None:
            self._done.append(self.sheet)
            self._show(self._undone.pop())

    def renamed_to(self, name: str) -> None:
        """Take note that the sheet has another name now."""
        from msgspec.structs import replace

        self._name = name
        self._done = [replace(one, name=name) for one in self._done]
        self._undone = [replace(one, name=name) for one in self._undone]
        if self.sheet is not None:
            self.sheet = replace(self.sheet, name=name)
            self.shown.emit()

    def _show(self, sheet: Sheet) -> None:
        """Show the sheet as it is now, and save it; one that came with NetAtlas becomes a copy."""
        from msgspec.structs import replace

        if self.is_ready_made:
            self.is_ready_made = False
            self._name = free_name(f"{sheet.name} copy", self._data.items.sheets)
            self.renamed.emit(self._name)
        self.sheet = replace(sheet, name=self._name)
        self._waiting.append(self.sheet)
        self.shown.emit()
        if not self._is_saving:
            self._save_waiting()

    @Slot()
    def _save_waiting(self) -> None:
        """Store the newest state, one after the other: two jobs at once could end in either order."""
        self._retry.stop()
        if not self._waiting:
            return
        self._is_saving = True
        waiting, lock = self._waiting, self._lock

        def work(data: UserData) -> None:
            with lock:  # as the window closes, another job may be at it
                while waiting:
                    newest = waiting[-1]
                    save(data, newest)
                    while waiting and waiting.pop(0) is not newest:
                        pass

        self._data.write(work, self._on_saved)

    @Slot()
    def _on_owner_gone(self) -> None:
        self._is_closed = True
        if not self._is_saving and not self._waiting:
            self.deleteLater()

    def _on_saved(self, outcome: Outcome[None]) -> None:
        self._is_saving = False
        before, self.error = self.error, str(outcome.error) if outcome.error is not None else ""
        if outcome.error is not None:
            if self.error != before:  # once, not with each attempt
                self._data.failed.emit(outcome.error)
            self._retry.start()
        elif self._is_closed:
            self.deleteLater()
        else:
            self.saved_at = now()
            self._save_waiting()
        if not self._is_closed:
            self.saved.emit()

    @Slot()
    def _on_data_changed(self) -> None:
        if self._name and not self._waiting and not self._is_saving:
            self._read()

    def _read(self) -> None:
        name = self._name
        self._data.read(lambda data: _read(data, name), lambda outcome: self._on_read(name, outcome))

    def _on_read(self, name: str, outcome: Outcome[tuple[Sheet | None, bool]]) -> None:
        if self._is_closed or name != self._name or self._waiting or self._is_saving:
            return
        if outcome.error is not None:
            self.sheet, self.error = None, str(outcome.error)
            self.shown.emit()
            return
        found, self.is_ready_made = outcome.result
        is_first = self.sheet is None
        if found is not None and (self.sheet is None or sheet_json(found) != sheet_json(self.sheet)):
            if self.sheet is not None:
                self._done.append(self.sheet)
            self.sheet, self.error = found, ""
            self.shown.emit()
        elif found is None and (is_first or self.sheet is not None):
            self.sheet = None
            self.shown.emit()


def _read(data: UserData, name: str) -> tuple[Sheet | None, bool]:
    """Return the sheet of a name, and whether it came with NetAtlas; in a worker thread."""
    if (saved := read_saved(data, name)) is not None:
        return saved, False
    try:
        return named_sheet(name, ready_sheets()), True
    except UsageError:
        return None, False
