"""The Qt list model of the notes: headings, and a row for each note."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.desk.stored_values import now
from netatlas.tips import tip
from netatlas.ui.note_editing.dates import day_text
from netatlas.ui.pages.notes.listing import NoteListing, NoteRow, SectionHead

CONFLICT = "Two programs changed it at the same time"


class NoteRole(IntEnum):
    """Roles of the rows beyond Qt's own."""

    DETAIL = Qt.ItemDataRole.UserRole + 1  # the lower line: what it is on, or why it needs a look
    DAY = Qt.ItemDataRole.UserRole + 2  # when it was last changed or deleted
    WARNING = Qt.ItemDataRole.UserRole + 3  # whether the lower line is a warning
    HEADING = Qt.ItemDataRole.UserRole + 4  # the number below a heading, None for notes
    NOTE = Qt.ItemDataRole.UserRole + 5  # the number of the note, 0 for headings


class NotesModel(QAbstractListModel):
    """The lines of the list.

    Attributes:
        listing: what is listed.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.listing = NoteListing()

    def show(self, listing: NoteListing) -> None:
        """Show another list; the same notes in the same order are only painted again where they differ."""
        before = self.listing
        if listing.numbers == before.numbers:
            self.listing = listing
            for row, (old, new) in enumerate(zip(before.lines, listing.lines, strict=True)):
                if old is not new and old != new:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
            return
        self.beginResetModel()
        self.listing = listing
        self.endResetModel()

    def row_of(self, note_id: int) -> int:
        """Return the row of a note, or -1."""
        numbers = self.listing.numbers
        return numbers.index(note_id) if note_id and note_id in numbers else -1

    def note_at(self, row: int) -> NoteRow | None:
        """Return the note of a row, or None."""
        lines = self.listing.lines
        line = lines[row] if 0 <= row < len(lines) else None
        return line if isinstance(line, NoteRow) else None

    def is_heading(self, row: int) -> bool:
        """Return True if a row is a heading."""
        return self.listing.numbers[row] <= 0

    @property
    def notes(self) -> list[NoteRow]:
        """The notes that are listed, top to bottom."""
        return [line for line in self.listing.lines if isinstance(line, NoteRow)]

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.listing.lines)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line = self.listing.lines[index.row()]
        return _of_heading(line, role) if isinstance(line, SectionHead) else _of_note(line, role)


def _of_heading(line: SectionHead, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return line.section.value
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.section.value}, {line.amount}"
        case NoteRole.HEADING:
            return line.amount
        case NoteRole.NOTE:
            return 0
    return None


def _of_note(line: NoteRow, role: int) -> object:
    warning = CONFLICT if line.note.conflict else line.look
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return line.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (line.title, line.about, warning, _day(line))))
        case Qt.ItemDataRole.ToolTipRole:
            return tip(f"{line.about}: {warning}" if warning else line.about)
        case NoteRole.DETAIL:
            return f"{line.about}: {warning}" if warning else line.about
        case NoteRole.DAY:
            return _day(line)
        case NoteRole.WARNING:
            return bool(warning)
        case NoteRole.NOTE:
            return line.note.id
    return None


def _day(line: NoteRow) -> str:
    return day_text(line.note.deleted or line.note.changed, now())
