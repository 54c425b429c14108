"""The list of notes as Qt sees it, with ten thousand of them as well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from netatlas.desk.notes import Note
from netatlas.ui.pages.notes.listing import NoteListing, NoteRow
from netatlas.ui.pages.notes.model import NoteRole, NotesModel
from netatlas.ui.pages.notes.note_list import NoteListView
from netatlas.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MANY = 10_000


def _row(number: int, title: str, look: str = "", *, hours: int = 0) -> NoteRow:
    note = Note(id=number, anchor="p:vpc", text=title, created=NOON, changed=NOON + timedelta(hours=hours))
    return NoteRow(note, "VPC", look, title, title.casefold(), ())


def test_it_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    """The list would crash or skip notes when one comes, goes or moves."""
    check = cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)
    model = NotesModel()
    check(model)
    rows = [_row(1, "One"), _row(2, "Two", "Bandwidth was slow and is fast.")]
    model.show(NoteListing.of(rows, ""))
    check(model)
    assert [model.index(row, 0).data() for row in range(4)] == [
        "Needs a look", "Two", "All others, newest first", "One",
    ]  # fmt: skip
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1, 0).data(NoteRole.WARNING)
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Two, VPC, Bandwidth was slow and is fast., ")


def test_a_note_that_is_typed_in_changes_one_row(qtbot: QtBot) -> None:
    """The list would jump to its start with each save."""
    model = NotesModel()
    model.show(NoteListing.of([_row(1, "One"), _row(2, "Two")], ""))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.show(NoteListing.of([_row(1, "One"), _row(2, "Two more")], ""))
    assert changed.args[0].row() == 2


def test_thousands_of_notes_are_laid_out_a_few_at_a_time(qtbot: QtBot) -> None:
    """The window would stand still each time that a note is saved."""
    model = NotesModel()
    view = NoteListView(model, load_theme("light"))
    qtbot.addWidget(view)
    view.resize(336, 600)
    view.show()
    asked: list[int] = []
    is_heading = model.is_heading

    def counted(row: int) -> bool:
        asked.append(row)
        return is_heading(row)

    model.is_heading = counted  # type: ignore[method-assign]
    model.show(NoteListing.of([_row(number, f"Note {number}") for number in range(1, MANY + 1)], ""))
    view.grab()
    assert 0 < len(set(asked)) < MANY // 4
    assert model.row_of(MANY) == MANY
