"""One note in the right panel: what it is about, its text, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.desk.stored_values import now
from netatlas.ui.labels import DOT
from netatlas.ui.note_editing.autosave import SaveState
from netatlas.ui.note_editing.dates import day_text
from netatlas.ui.note_editing.note_box import NoteBox
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label
from netatlas.ui.widgets.text_link import TextLink

if TYPE_CHECKING:
    from netatlas.api import OpenAtlas
    from netatlas.desk.notes import Note
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.theme import Theme
    from netatlas.ui.user_data import UserData

_HINT = "Write a note. [[ links to a concept."
_FEWEST_LINES, _MOST_LINES = 4, 16
"""Lines of text that a box shows: longer notes scroll in it."""


class NoteCard(QWidget):
    """A note, or an empty box in which typing makes one.

    Attributes:
        box: its text, and what saves it.

    Signals:
        open_requested: the address of the note, for the page of all notes.
        delete_requested: the note is to be deleted.
        confirm_requested: the note is still right of what its anchor says now.
        used: it has got the keyboard or another state.
    """

    open_requested = Signal(str, bool)
    delete_requested = Signal()
    confirm_requested = Signal()
    used = Signal()

    def __init__(self, context: PageContext, data: UserData, anchor: str, parent: QWidget) -> None:
        """Start empty: a first text makes a note on ``anchor``."""
        super().__init__(parent)
        self._made_for: tuple[OpenAtlas, Theme, float] | None = None  # while it is as it was made
        self.box = NoteBox(context, data, anchor, self)
        self.box.editor.setPlaceholderText(_HINT)
        self.about = named(plain_label(wrap=True), "panelSentence")
        self.look = named(plain_label(wrap=True), "warningSentence")
        self.state = named(plain_label(wrap=True), "panelSentence")
        self.still_right = TextLink("Still right", "Keep the note as it is: it was looked at")
        self.open = TextLink("Open", "Open the note on the page of all notes, with its versions")
        self.delete = TextLink("Delete", "Delete the note; it can be restored for 30 days")
        self._name = ""
        self._lay_out()
        self.still_right.clicked.connect(self.confirm_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.open.clicked.connect(self._on_open)
        self.box.state_changed.connect(self._on_state_changed)
        self.box.editor.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self.box.editor.installEventFilter(self)
        self.show_about("", "")
        self.apply_context(context)
        self._made_for = (context.opened, context.theme, context.scale)

    @property
    def note(self) -> Note | None:
        """The note, or None of the empty box."""
        return self.box.note

    def is_as_new(self, context: PageContext) -> bool:
        """Return True if it is an empty box that nobody has entered yet, and looks as one made now would."""
        box, is_unchanged = self.box, self._made_for == (context.opened, context.theme, context.scale)
        is_saved = box.saver.state is SaveState.EMPTY and not box.saver.writer.is_waiting
        return is_unchanged and self.note is None and is_saved and not box.editor.note_text

    def serve_again(self, context: PageContext, anchor: str, *, spoken: str) -> None:
        """Make a box that is as new one for a note on another page: to make another takes longer."""
        self.box.apply_context(context)
        self.box.show_note(None, anchor)
        self.show_about("", "", spoken=spoken)

    def begin(self, anchor: str, name: str) -> None:
        """Make the empty box one for a note on another anchor, called ``name``."""
        self._made_for = None
        self.box.show_note(None, anchor)
        self.show_about(name, "")

    def show_about(self, name: str, look: str, *, spoken: str = "") -> None:
        """Say what the note is about, if that is not the page itself, and why it needs a look."""
        self._name = name
        self.look.setText(look)
        self.look.setVisible(bool(look))
        self.still_right.setVisible(bool(look))
        self.box.editor.setAccessibleName(f"Note on {spoken or name}" if spoken or name else "Note")
        self._on_state_changed()

    def apply_context(self, context: PageContext) -> None:
        """Use other colours, another size of text, or another atlas."""
        self._made_for = None
        self.box.apply_context(context)
        for label in (self.about, self.look, self.state, self.still_right, self.open, self.delete):
            label.setFont(sized(label.font(), 12 * context.scale))
        self._fit_height()

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(12)
        links.addWidget(self.still_right)
        links.addStretch(1)
        for link in (self.open, self.delete):
            links.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        for widget in (self.about, self.box.editor, self.look, self.state):
            column.addWidget(widget)
        column.addLayout(links)

    @Slot()
    def _on_state_changed(self) -> None:
        note = self.note
        written = day_text(note.created, now()) if note is not None else ""
        about = f"On {self._name}" if self._name else ""
        self.about.setText(DOT.join(filter(None, (about, written))))
        self.about.setVisible(bool(self.about.text()))
        for link in (self.open, self.delete):
            link.setVisible(note is not None)
        said = self.box.state_text()
        is_plain = said.startswith("Saved") or not said
        self.state.setText("" if is_plain else said)
        self.state.setVisible(not is_plain)
        self.used.emit()

    @Slot()
    def _on_open(self) -> None:
        if self.note is not None:
            self.box.save_now()
            self.open_requested.emit(f"note:{self.note.id}", False)

    @Slot()
    def _fit_height(self) -> None:
        """Show all lines of the note, up to a height."""
        editor = self.box.editor
        fewest = 2 if self.note is None and not editor.hasFocus() else _FEWEST_LINES
        lines = min(_MOST_LINES, max(fewest, round(editor.document().size().height())))
        margins = 2 * (editor.frameWidth() + round(editor.document().documentMargin())) + 8
        editor.setFixedHeight(lines * editor.fontMetrics().lineSpacing() + margins)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give an empty box its lines when it gets the keyboard, and leave them to it afterwards."""
        if event.type() is QEvent.Type.FocusIn and watched is self.box.editor:
            self._made_for = None
            self._fit_height()
        return False

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, super().sizeHint().height())
