"""The note that is open: what it is on, its text, its versions, and what it is linked with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.anchors import anchor_name
from netatlas.desk.stored_values import now
from netatlas.ui.labels import describe
from netatlas.ui.note_editing.dates import day_text
from netatlas.ui.note_editing.format_bar import FormatBar
from netatlas.ui.note_editing.note_box import NoteBox
from netatlas.ui.pages.notes.links_below import LinkLine
from netatlas.ui.pages.notes.listing import UNTITLED
from netatlas.ui.widgets.flow_layout import FlowLayout
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.notice import Notice
from netatlas.ui.widgets.plain_text import plain_label, set_tip, without_mnemonic
from netatlas.ui.widgets.text_link import TextLink
from netatlas.words import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from netatlas.desk.notes import Note
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.user_data import UserData

_HINT = "Write here. The first line is the title. [[ links to a concept."
_ROOMY = 400
"""Least height in pixels, at a scale of 1, for links below the text."""
_COUNTED_LETTERS = 200_000
"""Letters of a text whose words are counted with each key."""


class NotePane(QWidget):
    """The note that is open, or a new one on a record.

    Attributes:
        box: its text, and what saves it.
        notice: says what asks for attention: a conflict, what has changed, a deletion.
        versions: opens the list of older texts.
        linked, linking: the concepts that it links to, the notes that link to the same.

    Signals:
        open_requested: an address, and whether to open it in a new tab.
        delete_requested: the note is to be deleted.
        versions_requested: the list of versions is to be shown.
    """

    open_requested = Signal(str, bool)
    delete_requested = Signal()
    versions_requested = Signal()

    def __init__(self, context: PageContext, data: UserData, parent: QWidget | None = None) -> None:
        """Start without a note."""
        super().__init__(parent)
        self._context = context
        self._data = data
        self.box = NoteBox(context, data, "", self)
        self.box.editor.setPlaceholderText(_HINT)
        self.bar = FormatBar(self.box.editor)
        self.on = named(plain_label("On "), "pageLead")
        self.anchor = TextLink()
        self.what, self.dates = (named(plain_label(), "pageLead") for _ in range(2))
        self.title = named(plain_label(wrap=True, selectable=True), "noteTitle")
        self.versions = QPushButton("Versions")
        self.delete = QPushButton("Delete")
        self.notice = Notice()
        self.state = named(plain_label(wrap=True), "pageLead")
        self.count = named(plain_label(), "pageLead")
        self.linked, self.linking = LinkLine("Linked from here"), LinkLine("Notes that link here")
        self.menu = QMenu(self)
        self._lay_out()
        self._connect()

    @property
    def note(self) -> Note | None:
        """The note that is open; None while nothing was typed into a new one."""
        return self.box.note

    def show_note(self, note: Note | None, anchor: str = "") -> None:
        """Show another note, or an empty box for a new one on ``anchor``."""
        self.notice.clear()
        self.box.show_note(note, anchor)
        self.refresh()

    def refresh(self) -> None:
        """Say again what is known of the note: its title, its dates, whether it is saved."""
        atlas, note = self._context.opened.atlas, self.note
        address = Address.parse(self.box.anchor)
        name = anchor_name(atlas, address)
        what = describe(atlas, address).partition(" · ")[0].lower() if address.record_id in atlas else ""
        self.anchor.setText(without_mnemonic(name))
        set_tip(self.anchor, f"Open {name}")
        dates = _dates(note) if note is not None else "new note"
        self.what.setText(f", {what}")
        self.what.setVisible(bool(what))
        self.dates.setText(f" · {dates}")
        self.title.setText((note.title or UNTITLED) if note is not None else "New note")
        self.box.editor.setAccessibleName(f"Note on {name}")
        self._show_versions(note)
        self._on_state_changed()

    def apply_context(self, context: PageContext) -> None:
        """Use other colours, another size of text, or another atlas."""
        self._context = context
        scale = context.scale
        self.box.apply_context(context)
        self.bar.set_scale(scale)
        for widget in (self.on, self.anchor, self.what, self.dates, self.state, self.count):
            widget.setFont(sized(widget.font(), 12 * scale))
        for button in (self.versions, self.delete, self.notice.label, *self.notice.buttons):
            button.setFont(sized(button.font(), 14 * scale))
        self.title.setFont(sized(self.title.font(), 20 * scale, bold=True))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the links where they would leave the text too little room."""
        super().resizeEvent(event)
        for line in (self.linked, self.linking):
            line.give_room(has_room=self.height() >= _ROOMY * self._context.scale)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Set the sizes again: Qt forgets them for what gets its style sheet together with its window."""
        super().showEvent(event)
        self.apply_context(self._context)

    def _lay_out(self) -> None:
        about = QWidget()
        flow = FlowLayout(about, spacing=0)
        for widget in (self.on, self.anchor, self.what, self.dates):
            flow.insert_widget(flow.count(), widget)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(about)
        words.addWidget(self.title)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in (self.versions, self.delete):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        frame = named(QFrame(), "noteFrame")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.bar)
        inside.addWidget(self.box.editor, 1)
        below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(frame, 1)
        column.addLayout(below)
        column.addWidget(self.linked)
        column.addWidget(self.linking)

    def _connect(self) -> None:
        self.anchor.clicked.connect(lambda: self.open_requested.emit(self.box.anchor, False))
        self.versions.clicked.connect(self.versions_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.box.state_changed.connect(self._on_state_changed)
        for line in (self.linked, self.linking):
            line.open_requested.connect(self.open_requested)

    def _show_versions(self, note: Note | None) -> None:
        reason = self._data.items.reason
        amount = note.versions if note is not None else 0
        self.versions.setText(f"Versions ({amount})")
        self.versions.setEnabled(bool(amount))
        set_tip(self.versions, "" if amount else "There is no older text yet: one is kept every few minutes")
        deleted = note is None or note.deleted is not None
        self.delete.setEnabled(not deleted and not reason)
        set_tip(self.delete, reason or ("There is nothing to delete" if deleted else ""))

    @Slot()
    def _on_state_changed(self) -> None:
        self.state.setText(self.box.state_text(in_full=True))
        editor = self.box.editor
        self.bar.set_usable(is_usable=not editor.isReadOnly(), reason=self._data.items.reason)
        note = self.note
        if note is not None and not self.box.saver.writer.is_waiting:
            self.title.setText(note.title or UNTITLED)
        text = editor.note_text
        self.count.setText(counted(len(text.split()), "word") if len(text) <= _COUNTED_LETTERS else "")


def _dates(note: Note) -> str:
    today = now()
    written = f"written {day_text(note.created, today, short=False)}"
    if (note.changed - note.created).total_seconds() < 60:  # noqa: PLR2004 - of one minute, while it was begun
        return written
    return f"{written}, changed {day_text(note.changed, today, short=False)}"
