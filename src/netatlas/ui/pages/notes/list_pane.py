"""The left side of the page of notes: title, filter and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.desk.stored_values import now
from netatlas.ui.commands import key_of
from netatlas.ui.note_editing.dates import day_text
from netatlas.ui.pages.notes.model import NotesModel
from netatlas.ui.pages.notes.note_list import NoteListView
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip
from netatlas.words import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from netatlas.ui.pages.notes.listing import NoteListing, NoteRow
    from netatlas.ui.theme import Theme

_SIDE = 18
_LONGEST_FILTER = 200
_NO_LIMIT = 0xFFFFFF
"""Qt's QWIDGETSIZE_MAX, which PySide6 does not export."""
_NO_NOTES = (
    "There are no notes yet. Open a concept, a comparison or a limit and write in “My notes” at the right, "
    "or press {}. What you write is saved as you type, in your own folder."
)
_NONE_FITS = "No note fits. Esc in the line above shows all again."


class NoteListPane(QWidget):
    """Title, filter and list.

    Attributes:
        words: the filter.
        model, view: the list.

    Signals:
        changed: another filter was typed.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("noteListPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._width = 0
        self.heading = named(plain_label("Notes"), "noteTitle")
        self.words = _FilterLine()
        self.words.setPlaceholderText("Filter: words, “since 2026-11”")
        set_tip(self.words, self.words.placeholderText())  # which a narrow line cuts
        self.words.setAccessibleName("Filter the notes")
        self.words.setMaxLength(_LONGEST_FILTER)
        self.model = NotesModel(self)
        self.view = NoteListView(self.model, theme)
        self.none = named(plain_label(_NONE_FITS, wrap=True), "pageLead")
        self.none.setContentsMargins(_SIDE, 10, _SIDE, 10)
        self.none.hide()
        top = QVBoxLayout()
        top.setContentsMargins(_SIDE, 14, 14, 8)
        top.setSpacing(8)
        top.addWidget(self.heading)
        top.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)  # the line at its right
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.none)
        column.addWidget(self.view, 1)
        self.words.textChanged.connect(self.changed)
        self.words.left.connect(self._on_left)

    @property
    def no_notes_sentence(self) -> str:
        """What to do where there are no notes."""
        return _NO_NOTES.format(key_of("note.new"))

    @property
    def empty_sentence(self) -> str:
        """What is said where no note is open."""
        return _NONE_FITS if not self.model.rowCount() else "Choose a note in the list."

    @property
    def notes(self) -> list[NoteRow]:
        """The notes that are listed, top to bottom."""
        return self.model.notes

    @property
    def first(self) -> int:
        """The number of the first note that is listed and not deleted, or 0."""
        return self.model.listing.first

    def show_words(self, words: str) -> bool:
        """Put words into the filter, without a signal; return True if others were there."""
        if words == self.words.text():
            return False
        with QSignalBlocker(self.words):
            self.words.setText(words)
        return True

    def show_listing(self, listing: NoteListing, current: int, *, has_notes: bool) -> None:
        """Show the notes that fit the filter.

        Args:
            listing: what fits.
            current: the number of the note to select.
            has_notes: whether there are any notes, listed or not.
        """
        position = self.view.verticalScrollBar().value()
        before = self.model.listing.numbers
        with QSignalBlocker(self.view):
            self.model.show(listing)
            self._select(current, scroll=False)
        if listing.numbers != before:
            self.view.verticalScrollBar().setValue(position)
        amount = sum(number > 0 for number in listing.numbers)
        self.words.setAccessibleDescription(f"{counted(amount, 'note')} in the list")
        self.none.setVisible(not amount and has_notes)

    def select(self, note_id: int) -> None:
        """Select a note without opening it again, or none with 0."""
        with QSignalBlocker(self.view):
            self._select(note_id, scroll=True)

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Use other colours or another size of text."""
        self.heading.setFont(sized(self.heading.font(), 24 * scale, bold=True))
        for widget in (self.words, self.none):
            widget.setFont(sized(widget.font(), 14 * scale))
        self.view.apply_theme(theme, scale)

    def take_room(self, *, width: int = 0, height: int = 0) -> None:
        """Be so wide, beside the note, or so high, above it where there is little room."""
        self.heading.setVisible(bool(width))
        self._width = width
        self.setMaximumWidth(width or _NO_LIMIT)
        self.setMinimumHeight(height)
        self.setMaximumHeight(height or _NO_LIMIT)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """Return the width that it was given; it may become narrower, so that the window may, too."""
        usual = super().sizeHint()
        return QSize(self._width or usual.width(), usual.height())

    @staticmethod
    def day(row: NoteRow) -> str:
        """Return when a note was last changed, in words."""
        return day_text(row.note.changed, now())

    def _select(self, note_id: int, *, scroll: bool) -> None:
        row = self.model.row_of(note_id)
        index = self.model.index(row, 0) if row >= 0 else self.view.rootIndex()
        if index == self.view.currentIndex():
            return
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flag)
        if row >= 0 and scroll:
            self.view.scrollTo(index)

    @Slot()
    def _on_left(self) -> None:
        self.view.setFocus()


class _FilterLine(QLineEdit):
    """The line of the filter: Down and Enter lead into the list, Esc empties it first."""

    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
