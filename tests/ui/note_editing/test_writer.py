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


def test_what_is_typed_in_a_note_that_is_gone_makes_another(notes: Notes) -> None:
    """What was typed while a backup was restored would be lost, or end in a note on something else."""
    writer = _writer()
    writer.put("begun")
    note = writer.store(notes)
    assert note is not None
    notes.remove(note.id)
    notes._store.write(lambda db: db.execute("DELETE FROM note"))  # noqa: SLF001 - as a restore does
    writer.put("begun and typed on")
    again = writer.store(notes)
    assert again is not None
    assert [one.text for one in notes.all()] == ["begun and typed on"]
    notes._store.write(  # noqa: SLF001 - another note of that number, as after a restore
        lambda db: db.execute("UPDATE note SET text = 'theirs', created = '2020-01-01T00:00:00.000000+00:00'")
    )
    writer.put("mine")
    writer.store(notes)
    assert {one.text for one in notes.all()} == {"theirs", "mine"}


def test_a_note_is_deleted_with_what_was_typed_last(notes: Notes) -> None:
    """The last words would bring a deleted note back, or be missing when it is restored."""
    writer = _writer()
    writer.put("one")
    writer.store(notes)
    writer.put("one two")
    writer.remove(notes)
    writer.store(notes)
    assert notes.all() == []
    assert [note.text for note in notes.deleted()] == ["one two"]
