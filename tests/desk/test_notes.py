"""Notes keep what was written: while it is changed, by one program or two, and after it was deleted."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.desk import note_versions
from netatlas.desk.notes import Notes
from netatlas.desk.store import Store
from netatlas.errors import CannotWrite, NetAtlasError
from tests.helpers.clocks import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

ANCHOR = "aws-networking:nat-gateway/bandwidth"
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)


@pytest.fixture
def clock() -> Clock:
    """Return the clock of ``notes``."""
    return Clock()


@pytest.fixture
def notes(tmp_path: Path, clock: Clock) -> Iterator[Notes]:
    """Return the notes of a store that nothing is in yet."""
    with closing(Store(tmp_path, wait_s=0)) as store:
        yield Notes(store, clock=clock)


def test_a_note_comes_back_on_what_it_is_about(notes: Notes) -> None:
    """What was written would not be found on the page that it belongs to."""
    assert (notes.all(), notes.of(ANCHOR), notes.get(1)) == ([], [], None)
    note = notes.add(ANCHOR, "# **Careful**: 45 Gbps\nmore", "Bandwidth: 5 to 100 Gbps")
    other = notes.add("aws-networking:vpc", "other")
    assert notes.of(ANCHOR, "aws-networking:former/bandwidth") == [note] == [notes.get(note.id)]
    assert (note.title, note.anchor_text) == ("Careful: 45 Gbps", "Bandwidth: 5 to 100 Gbps")
    assert notes.all() == [other, note]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("\n\n  - [ ] ask _why_\n", "ask why"),
        ("1. see [[NAT gateway]]", "see NAT gateway"),
        ("> `x_y_z` and 2 * 3 * 4", "x_y_z and 2 * 3 * 4"),
        ("***\nthen", "then"),
        ("x" * 500, "x" * 120),
    ],
)
def test_a_title_is_the_first_line_in_words(notes: Notes, text: str, title: str) -> None:
    """Lists of notes would show mark-up, or an empty line."""
    assert notes.add(ANCHOR, text).title == title


def test_typing_makes_few_versions(notes: Notes, clock: Clock) -> None:
    """A note would have a version for each second of typing, or none from before a change of an hour."""
    note = notes.add(ANCHOR, "0")
    for second in range(1, 1201):
        clock.advance(seconds=1)
        note = notes.save(note.id, str(second), note.changed)
    assert [version.text for version in notes.versions(note.id)] == ["1199", "899", "599", "299"]
    assert (note.text, note.versions, note.conflict) == ("1200", 4, False)


def test_an_older_text_comes_back_and_the_one_of_now_becomes_a_version(notes: Notes, clock: Clock) -> None:
    """Whoever restored a text would lose the one that was there, or all versions of another note's."""
    note = notes.add(ANCHOR, "first")
    clock.advance(seconds=600)
    note = notes.save(note.id, "second", note.changed)
    (older,) = notes.versions(note.id)
    restored = notes.restore_version(note.id, older.id)
    assert (restored.text, restored.changed > note.changed) == ("first", True)
    assert [version.text for version in notes.versions(note.id)] == ["second", "first"]
    other = notes.add(ANCHOR, "another")
    for note_id, version_id in ((note.id, 10**6), (other.id, older.id)):
        with pytest.raises(NetAtlasError, match="has no such version any more"):
            notes.restore_version(note_id, version_id)
    with pytest.raises(NetAtlasError):
        notes.restore_version(10**6, older.id)


def test_two_programs_that_change_a_note_lose_neither_text(notes: Notes, clock: Clock) -> None:
    """What one of them wrote would be gone, without a word."""
    read = notes.add(ANCHOR, "begun")
    clock.advance(seconds=1)
    notes.save(read.id, "of the first", read.changed)
    later = notes.save(read.id, "of the second", read.changed)
    assert (later.text, later.conflict) == ("of the second", True)
    assert {version.text for version in notes.versions(read.id)} == {"of the first", "of the second"}
    later = notes.save(read.id, "of both", later.changed)
    assert later.conflict
    notes.settle(read.id)
    assert notes.all()[0].conflict is False
    same = notes.save(read.id, "of both", read.changed)  # they happen to agree
    assert (same.conflict, same.changed) == (False, later.changed)


def test_a_clock_that_was_put_back_hides_no_change(notes: Notes, clock: Clock) -> None:
    """A change that another program made would be overwritten, since it seems to be the older one."""
    read = notes.add(ANCHOR, "begun")
    clock.advance(days=-1)
    notes.save(read.id, "of the first", read.changed)
    assert notes.save(read.id, "of the second", read.changed).conflict


def test_deleted_notes_are_kept_for_thirty_days(notes: Notes, clock: Clock) -> None:
    """A note that was deleted by mistake would be gone, or one that should be gone would stay for ever."""
    first, second, third = (notes.add(ANCHOR, text) for text in ("first", "second", "third"))
    notes.remove(first.id)
    clock.advance(days=29)
    notes.remove(first.id)  # a second time, which starts no other thirty days
    notes.remove(second.id)
    assert notes.all() == notes.of(ANCHOR) == [third]
    assert [note.text for note in notes.deleted()] == ["second", "first"]
    assert notes.purge() == 0
    clock.advance(days=2)
    assert notes.purge() == 1
    notes.restore(second.id)
    assert {note.text for note in notes.all()} == {"second", "third"}
    with pytest.raises(NetAtlasError, match="no note 1"):
        notes.restore(first.id)
    assert notes.add(ANCHOR, "new").id not in {first.id, second.id, third.id}


def test_a_note_that_another_program_deleted_takes_what_is_typed(notes: Notes) -> None:
    """What is typed into a note that a terminal has just deleted would be lost with it."""
    read = notes.add(ANCHOR, "begun")
    notes.remove(read.id)
    notes.save(read.id, "begun and finished", read.changed)
    assert [note.text for note in notes.all()] == ["begun and finished"]


def test_versions_take_a_bounded_room(notes: Notes, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long note that is changed each day would fill the disk."""
    monkeypatch.setattr(note_versions, "MOST_VERSIONS", 4)
    monkeypatch.setattr(note_versions, "MOST_CHARACTERS", 100)
    for letters, kept in ((1, 4), (30, 3), (1000, 2)):
        note = notes.add(ANCHOR, "")
        for number in range(10):
            clock.advance(hours=1)
            note = notes.save(note.id, str(number) * letters, note.changed)
        assert note.versions == len(notes.versions(note.id)) == kept
        assert notes.versions(note.id)[0].text == "8" * letters


def test_a_note_can_be_confirmed_and_moved(notes: Notes) -> None:
    """A note would be listed as perhaps outdated for ever, or be lost with the record that it was about."""
    note = notes.add(ANCHOR, "45 Gbps", "was")
    notes.confirm(note.id, "is")
    assert notes.of(ANCHOR)[0].anchor_text == "is"
    notes.move(note.id, "aws-networking:vpc", "VPC")
    assert [(one.anchor_text, one.text) for one in notes.of("aws-networking:vpc")] == [("VPC", "45 Gbps")]
    assert notes.of(ANCHOR) == []


@pytest.mark.long
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_comes_back(text: str, changed: str) -> None:
    """A pasted control character or half a letter would end the saving of a note."""
    with TemporaryDirectory() as folder, closing(Store(Path(folder))) as store:
        notes = Notes(store)
        note = notes.add(text, text, text)
        notes.save(note.id, changed, note.changed)
        assert notes.all()[0].text == changed.encode("utf-8", errors="replace").decode()


def test_a_long_note_is_kept_whole(notes: Notes) -> None:
    """Whoever pastes a whole book into a note would lose its end."""
    text = "A line of a book.\n" * 300_000
    note = notes.add(ANCHOR, text)
    assert len(text) > 5_000_000
    assert notes.save(note.id, f"{text}The end.", note.changed).text == f"{text}The end."
    assert notes.all()[0].title == "A line of a book."


def test_a_full_disk_costs_no_text(notes: Notes, tmp_path: Path) -> None:
    """The text of before would be gone as well, or the editor would think that all is well."""
    note = notes.add(ANCHOR, "kept")
    with closing(Store(tmp_path, wait_s=0)) as store:
        full = Notes(store)
        store.read(lambda db: db.execute("PRAGMA max_page_count = 1").fetchall(), [])
        with pytest.raises(CannotWrite, match="the disk is full"):
            full.save(note.id, "much " * 10_000, note.changed)
    assert notes.all() == [note]


def test_a_date_that_makes_no_sense_hides_no_note(notes: Notes, tmp_path: Path) -> None:
    """A note that some other program wrote would end the list of all notes with an error."""
    note = notes.add(ANCHOR, "kept")
    with closing(Store(tmp_path, wait_s=0)) as store:
        store.write(lambda db: db.execute("UPDATE note SET created = 'once', changed = '2026-11-27'"))
    assert [(one.text, one.changed.year, one.created.year) for one in notes.all()] == [("kept", 2026, 1970)]
    assert notes.save(note.id, "more", note.changed).conflict
