"""What is typed reaches the disk: in order, once, and later where that failed."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from netatlas.desk.notes import Notes
from netatlas.desk.store import Store
from netatlas.errors import CannotWrite
from netatlas.ui.note_editing.writer import NoteWriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANCHOR = "aws-networking:nat-gateway"


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Notes]:
    """Return the notes of a store that nothing is in yet."""
    with closing(Store(tmp_path, wait_s=0)) as store:
        yield Notes(store)


def _writer() -> NoteWriter:
    return NoteWriter(ANCHOR, lambda: "Bandwidth: 45 Gbps")


def test_the_latest_text_is_stored_once(notes: Notes) -> None:
    """Each job would store the text of its own time, and an older one would come last."""
    writer = _writer()
    for text in ("o", "on", "one"):
        writer.put(text)
    first, second = writer.store(notes), writer.store(notes)
    assert first == second == notes.all()[0]
    assert first is not None
    assert (first.text, first.anchor, first.anchor_text) == ("one", ANCHOR, "Bandwidth: 45 Gbps")
    writer.put("one and more")
    assert writer.is_waiting
    writer.store(notes)
    assert [note.text for note in notes.all()] == ["one and more"]
    assert not writer.is_waiting
    assert not notes.all()[0].conflict


def test_an_empty_box_makes_no_note(notes: Notes) -> None:
    """A letter that was typed and taken back would leave an empty note behind."""
    writer = _writer()
    writer.put("  \n")
    assert writer.store(notes) is None
    assert notes.all() == []


def test_what_could_not_be_stored_is_stored_later(notes: Notes, tmp_path: Path) -> None:
    """A disk that is full for a moment would cost what was typed in it."""
    writer = _writer()
    writer.put("kept")
    (tmp_path / "desk.sqlite").mkdir()
    with pytest.raises(CannotWrite):
        writer.store(notes)
    assert writer.is_waiting
    (tmp_path / "desk.sqlite").rmdir()
    writer.store(notes)
    assert [note.text for note in notes.all()] == ["kept"]


def test_a_change_by_another_program_is_taken_over_unless_something_is_typed(notes: Notes) -> None:
    """What is typed would vanish under what came from a second window, or the other way round."""
    writer = _writer()
    writer.put("mine")
    note = writer.store(notes)
    assert note is not None
    theirs = notes.save(note.id, "theirs", note.changed)
    assert writer.take_over(theirs)
    writer.put("both")
    later = notes.save(note.id, "later", theirs.changed)
    assert not writer.take_over(later)
    stored = writer.store(notes)
    assert stored is not None
    assert (stored.text, stored.conflict) == ("both", True)
    assert {version.text for version in notes.versions(note.id)} >= {"later", "both"}
