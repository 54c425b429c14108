"""A note that is typed and saved: the text box, joined to what stores its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from netatlas.address import Address
from netatlas.atlas.anchors import anchor_text
from netatlas.ui.note_editing.autosave import NoteSaver, SaveState
from netatlas.ui.note_editing.dates import clock_time
from netatlas.ui.note_editing.editor import NoteEditor
from netatlas.ui.note_editing.writer import NoteWriter
from netatlas.ui.widgets.plain_text import set_tip
from netatlas.words import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.desk.notes import Note
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.user_data import UserData

Moment: TypeAlias = tuple[NoteWriter, int]
"""What stores a note, and how often it had done so."""

_TOO_LONG = (
    "This note is too long to be changed here, so only its beginning is shown. "
    "The command line changes it: netatlas note --edit {} -"
)


class NoteBox(QObject):
    """One note at a time in a text box, saved as it is typed.

    Attributes:
        editor: the text box.
        saver: saves its text.

    Signals:
        state_changed: ``state_text`` is another one.
        note_saved: the ``Note`` as it is stored now; its first text has made it, perhaps.
    """

    state_changed = Signal()
    note_saved = Signal(object)

    def __init__(self, context: PageContext, data: UserData, anchor: str, parent: QWidget) -> None:
        """Begin with an empty box, in which a first text makes a note on ``anchor``."""
        super().__init__(parent)
        self._context = context
        self._data = data
        self.editor = NoteEditor(context, parent)
        self._refused = ""
        self.saver = self._saver_of(anchor, None)
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(self._on_left)
        self.editor.refused.connect(self._on_refused)
        savers = self._current_saver = [self.saver]

        def release() -> None:
            if isValid(savers[0]):  # else all of the window goes, and what was typed is saved
                savers[0].release()

        self.destroyed.connect(release)
        self.apply_context(context)

    @property
    def note(self) -> Note | None:
        """The note as it was last stored or read; None while nothing was typed into a new one."""
        return self.saver.writer.note

    @property
    def anchor(self) -> str:
        """What the note is about, as it is stored."""
        return self.saver.writer.anchor

    def show_note(self, note: Note | None, anchor: str = "") -> None:
        """Show another note, or an empty box for a new one on ``anchor``."""
        before = self.saver
        before.blockSignals(True)
        before.release()
        self._refused = ""
        self.saver = self._saver_of(note.anchor if note is not None else anchor, note)
        self._current_saver[0] = self.saver
        self.editor.set_note_text(note.text if note is not None else "")
        self.allow_writing()
        self.state_changed.emit()

    @property
    def moment(self) -> Moment:
        """What ``take_over`` asks for: taken before notes are read, it says whether they are the latest."""
        return self.saver.writer, self.saver.writer.stored_times

    def take_over(self, note: Note, read_at: Moment | None) -> None:
        """Show what another program has made of the note, unless something is typed that is not saved.

        Nothing is shown if a text was stored here since the reading began: what was read may be from before,
        and another reading follows.
        """
        if read_at != self.moment:
            return
        mine = self.note
        is_same = mine is not None and mine.changed == note.changed
        if self.saver.writer.take_over(note) and not is_same:
            self.editor.change_note_text(note.text)
        self.allow_writing()
        self.state_changed.emit()

    def apply_context(self, context: PageContext) -> None:
        """Use other colours, another size of text, or another atlas."""
        self._context = context
        self.editor.apply_context(context)
        self.allow_writing()

    def save_now(self) -> None:
        """Save at once what is not saved yet."""
        self.saver.save_now()

    def remove(self) -> None:
        """Delete the note, with what is not saved yet in it."""
        writer = self.saver.writer
        self._data.write(lambda data: writer.remove(data.notes))

    def state_text(self, *, in_full: bool = False) -> str:
        """Return in words how far saving has come, such as ``Saved 14:02``."""
        note = self.note
        if self._refused:
            return self._refused
        if self.saver.state is SaveState.FAILED:
            return f"Not saved: {self.saver.error} The text stays here, and is tried again."
        if self._data.items.reason:
            return self._data.items.reason
        if self.editor.is_shortened and note is not None:
            return _TOO_LONG.format(note.id)
        if note is None:
            return "" if self.saver.state is SaveState.EMPTY else "Not saved yet"
        if not in_full:
            return f"Saved {clock_time(note.changed)}"
        versions = f", with {counted(note.versions, 'older version')}" if note.versions else ""
        return f"Saved {clock_time(note.changed, seconds=True)}. Kept in your own folder{versions}."

    def _saver_of(self, anchor: str, note: Note | None) -> NoteSaver:
        opened = self._context.opened

        def words() -> str:
            return anchor_text(opened.atlas, Address.parse(anchor)) or ""

        saver = NoteSaver(self._data, NoteWriter(anchor, words, note))
        saver.state_changed.connect(self._on_state_changed)
        saver.note_saved.connect(self.note_saved)
        return saver

    def allow_writing(self) -> None:
        """Have the box take what is typed, or not where it could not be kept."""
        reason, note = self._data.items.reason, self.note
        is_deleted = note is not None and note.deleted is not None
        self.editor.setReadOnly(bool(reason) or is_deleted or self.editor.is_shortened)
        set_tip(self.editor, reason)

    @Slot()
    def _on_edited(self) -> None:
        self._refused = ""
        self.saver.put(self.editor.note_text)

    @Slot()
    def _on_left(self) -> None:
        self.saver.save_now()

    @Slot()
    def _on_state_changed(self) -> None:
        self.state_changed.emit()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._refused = sentence
        self.state_changed.emit()
