"""Saves a note while it is typed, and says how far that has come."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from netatlas.desk.notes import Note
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.note_editing.writer import NoteWriter
    from netatlas.ui.user_data import UserData

SAVE_AFTER_MS = 700
"""Longest time that a typed letter waits to be written: with the writing itself it is less than a second.
It runs from the first letter that is not saved, so that steady typing is saved too."""
RETRY_MS = 4000
"""Time between two attempts to save what could not be saved."""


class SaveState(Enum):
    """How far saving has come."""

    EMPTY = "nothing to save"
    WAITING = "not saved yet"
    SAVED = "saved"
    FAILED = "not saved"


class NoteSaver(QObject):
    """Has a writer store what is typed: soon after, when the reader leaves, and before the window closes.

    It belongs to the user's data, not to the box that is typed in: what could not be saved while the box was
    there is tried again when it has gone.

    Attributes:
        writer: holds the text, and the note it belongs to.
        state: how far saving has come.
        error: the sentence that says why it failed, or ''.

    Signals:
        state_changed: the state is another one now.
        note_saved: the ``Note`` as it is stored now.
    """

    state_changed = Signal()
    note_saved = Signal(object)

    def __init__(self, data: UserData, writer: NoteWriter) -> None:
        """Save into ``data``."""
        super().__init__(data)
        self._data = data
        self.writer = writer
        self.state = SaveState.EMPTY if writer.note is None else SaveState.SAVED
        self.error = ""
        self._is_released = False
        self._under_way = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save_now)
        data.saving_wanted.connect(self.save_now)

    def put(self, text: str) -> None:
        """Take note of what the text is now; it is saved soon."""
        self.writer.put(text)
        if self.state is SaveState.FAILED:
            self._timer.start(SAVE_AFTER_MS)  # perhaps it was mended
            return
        self._set(SaveState.WAITING)
        if not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    @Slot()
    def save_now(self) -> None:
        """Save at once what is not saved yet."""
        self._timer.stop()
        if self.writer.is_waiting:
            self._under_way += 1
            self._data.write(lambda data: self.writer.store(data.notes), self._on_stored)

    def release(self) -> None:
        """Save what is not saved yet, then go: nothing is typed any more."""
        self._is_released = True
        self.save_now()
        if not self._under_way:
            self.deleteLater()

    def _on_stored(self, outcome: Outcome[Note | None]) -> None:
        self._under_way -= 1
        if outcome.error is not None:
            self._fail(outcome.error)
            return
        self.error = ""
        if not self.writer.is_waiting:  # else more was typed meanwhile, and its time is running
            self._set(SaveState.SAVED if outcome.result is not None else SaveState.EMPTY)
            if outcome.result is not None:
                self.note_saved.emit(outcome.result)
        if self._is_released and not self._under_way:
            self.release()

    def _fail(self, error: Exception) -> None:
        self.error = str(error)
        self._set(SaveState.FAILED)
        self._timer.start(RETRY_MS)
        if self._is_released:
            self._data.failed.emit(error)

    def _set(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit()
