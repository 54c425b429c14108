"""What is said over the open note and asks for an answer: that it was deleted, that its record changed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from netatlas.address import Address
from netatlas.atlas.anchors import anchor_text
from netatlas.desk.notes import KEPT_AFTER_DELETION
from netatlas.desk.stored_values import now
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.note_editing.dates import clock_time, day_text
from netatlas.ui.widgets.plain_text import without_mnemonic
from netatlas.words import counted, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.note_versions import NoteVersion
    from netatlas.desk.notes import Note
    from netatlas.ui.jobs import Jobs, Outcome
    from netatlas.ui.pages.notes.listing import NoteRow
    from netatlas.ui.pages.notes.note_pane import NotePane
    from netatlas.ui.user_data import UserData

    _Write = Callable[[UserData, Note], object]

_CONFLICT = (
    "Two programs changed this note at the same time. This is the text that was saved later; "
    "both are kept under Versions."
)
_MOST_VERSIONS = 30
"""Versions in the menu."""
_LONGEST_LINE = 50


class NoteAttention(QObject):
    """Says what asks for attention, and does what is answered.

    Attributes:
        is_showing_version: whether an older text is shown in the place of the note's.
    """

    def __init__(self, pane: NotePane, data: UserData, jobs: Jobs) -> None:
        """Speak in the notice of ``pane``."""
        super().__init__(pane)
        self._pane = pane
        self._data = data
        self._job = LatestJob(jobs, self)
        self._atlas: Atlas | None = None
        self._row: NoteRow | None = None
        self.is_showing_version = False
        pane.versions_requested.connect(self.list_versions)
        pane.delete_requested.connect(self.delete)

    def set_atlas(self, atlas: Atlas) -> None:
        """Take note of the atlas whose records the notes are on."""
        self._atlas = atlas

    def show_row(self, row: NoteRow | None) -> None:
        """Say what there is to say about a note, or nothing of a new one."""
        is_same = row is not None and self._row is not None and row.note.id == self._row.note.id
        self._row = row
        if self.is_showing_version and is_same:
            return
        self.is_showing_version = False
        notice, usable = self._pane.notice, not self._data.items.reason
        if row is None:
            notice.clear()
        elif row.note.deleted is not None:
            notice.show_sentence(_deleted_sentence(row), *[("Restore", self.restore)] * usable)
        elif row.note.conflict:
            actions = [("Versions", self.list_versions), *[("That is right", self.settle)] * usable]
            notice.show_sentence(_CONFLICT, *actions)
        elif row.look:
            notice.show_sentence(f"{row.about}: {row.look}", *[("Still right", self.confirm)] * usable)
        else:
            notice.clear()

    @Slot()
    def delete(self) -> None:
        """Delete the note that is open; it can be restored at once."""
        note = self._pane.note
        if note is not None and note.deleted is None and not self._data.items.reason:
            self._pane.box.remove()

    def restore(self) -> None:
        """Bring the note back."""
        self._write(lambda data, note: data.notes.restore(note.id))

    def settle(self) -> None:
        """Forget that two programs changed the note; its versions stay."""
        self._write(lambda data, note: data.notes.settle(note.id))

    def confirm(self) -> None:
        """Store that the note is right of what its record says now."""
        if self._atlas is not None and self._row is not None:
            words = anchor_text(self._atlas, Address.parse(self._row.note.anchor)) or ""
            self._write(lambda data, note: data.notes.confirm(note.id, words))

    @Slot()
    def list_versions(self) -> None:
        """Show the older texts in a menu."""
        note, data = self._pane.note, self._data
        if note is not None:
            self._pane.box.save_now()
            self._job.run(lambda _task: data.notes.versions(note.id), self._on_versions)

    def _on_versions(self, outcome: Outcome[list[NoteVersion]]) -> None:
        if outcome.error is not None:
            self._data.failed.emit(outcome.error)
            return
        menu = self._pane.menu
        menu.clear()
        for version in outcome.result[:_MOST_VERSIONS]:
            action = menu.addAction(without_mnemonic(_version_line(version)))
            action.triggered.connect(partial(self._show_version, version))
        button = self._pane.versions
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _show_version(self, version: NoteVersion, _checked: bool = False) -> None:  # noqa: FBT002 - of Qt
        """Show an older text, which cannot be changed, with a button that restores it."""
        editor = self._pane.box.editor
        self.is_showing_version = True
        editor.set_note_text(version.text)
        editor.setReadOnly(True)
        sentence = f"This is the older text of {_moment(version)}. The note itself is unchanged."
        actions = [("Back to the note", self.leave_version)]
        if not self._data.items.reason:
            actions.insert(0, ("Restore this text", partial(self._restore_version, version)))
        self._pane.notice.show_sentence(sentence, *actions)
        self._pane.notice.buttons[0].setFocus()

    def leave_version(self) -> None:
        """Show the note's own text again."""
        self.is_showing_version = False
        self._pane.box.show_note(self._pane.note)
        self.show_row(self._row)
        self._pane.box.editor.setFocus()

    def _restore_version(self, version: NoteVersion) -> None:
        note = self._pane.note
        self.leave_version()
        if note is not None:
            self._data.write(lambda data: data.notes.restore_version(note.id, version.id))

    def _write(self, work: _Write) -> None:
        note = self._pane.note
        if note is not None:
            self._data.write(lambda data: work(data, note))


def _deleted_sentence(row: NoteRow) -> str:
    note = row.note
    until = (note.deleted or now()) + KEPT_AFTER_DELETION - timedelta(days=1)
    return f"{quoted(row.title)} was deleted; it can be restored until {day_text(until, now(), short=False)}."


def _moment(version: NoteVersion) -> str:
    day = day_text(version.changed, now(), short=False)
    return day if day.startswith("today") else f"{day}, {clock_time(version.changed)}"


def _version_line(version: NoteVersion) -> str:
    first = next((line.strip() for line in version.text.splitlines() if line.strip()), "empty")
    short = first if len(first) <= _LONGEST_LINE else f"{first[: _LONGEST_LINE - 1]}…"
    return f"{_moment(version)}: {short} ({counted(len(version.text.split()), 'word')})"
