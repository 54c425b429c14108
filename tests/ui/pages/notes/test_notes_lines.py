"""What each line of the list of notes says, for each role, and where there is no line."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt

from netatlas.desk.notes import Note
from netatlas.ui.pages.notes.listing import NoteListing, NoteRow
from netatlas.ui.pages.notes.model import NoteRole, NotesModel

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ROLE = Qt.ItemDataRole


def _row(number: int, title: str, look: str = "") -> NoteRow:
    note = Note(id=number, anchor="p:vpc", text=title, created=NOON, changed=NOON)
    return NoteRow(note, "VPC", look, title, title.casefold(), ())


@pytest.fixture
def lines() -> NotesModel:
    """Return the lines of two notes, of which one needs a look."""
    model = NotesModel()
    model.show(NoteListing.of([_row(1, "One"), _row(2, "Two", "It was slow.")], ""))
    return model


@pytest.mark.parametrize(
    ("row", "role", "said"),
    [
        (0, ROLE.AccessibleTextRole, "Needs a look, 1"),
        (0, NoteRole.NOTE, 0),
        (0, NoteRole.HEADING, 1),
        (0, ROLE.DecorationRole, None),
        (1, ROLE.ToolTipRole, "VPC: It was slow."),
        (1, NoteRole.DETAIL, "VPC: It was slow."),
        (1, NoteRole.NOTE, 2),
        (3, ROLE.ToolTipRole, "VPC"),
        (3, NoteRole.WARNING, False),
        (3, ROLE.DecorationRole, None),
    ],
)
def test_each_line_says_what_it_is(lines: NotesModel, row: int, role: int, said: object) -> None:
    """A screen reader would read headings without their numbers, and tips would hide the warning."""
    found = lines.index(row, 0).data(role)
    assert (said in found) if isinstance(found, str) and isinstance(said, str) else found == said


def test_no_note_is_at_a_heading_or_beyond_the_list(lines: NotesModel) -> None:
    """Opening a heading, or a line that is gone, would stop the program."""
    found = [lines.note_at(row) for row in (-1, 0, 1, 2, 3, 4)]
    assert [one.note.id if one is not None else 0 for one in found] == [0, 0, 2, 0, 1, 0]
    assert lines.data(QModelIndex()) is None
