"""The store and its backups on a disk that fills at any moment of a write."""

from __future__ import annotations

import re
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from netatlas.desk.backups import Backups
from netatlas.desk.bookmarks import Bookmarks
from netatlas.desk.notes import Notes
from netatlas.desk.saved_sheets import SavedSheets
from netatlas.desk.store import Store
from netatlas.errors import NetAtlasError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

if sys.platform != "win32":
    import resource

PAGE = 4096
MOST_PAGES = 200
SENTENCE = re.compile(r"Cannot (write [^\n]+: [^\n]+\. Nothing was changed|read [^\n]+: [^\n]+)\.")
LONG = "word " * 8000


@contextmanager
def _longest_file(size: int) -> Iterator[None]:
    """Have the system refuse what would make a file longer than ``size`` bytes, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _state(store: Store) -> tuple[object, ...]:
    check: list[object] = store.read(lambda db: db.execute("PRAGMA integrity_check").fetchall(), [])
    notes, sheets = Notes(store), SavedSheets(store)
    return (
        check,
        [(note.text, note.versions) for note in notes.all()],
        {name: sheets.load(name) for name in sheets.names()},
        [one.address for one in Bookmarks(store).all()],
    )


def _save_note(store: Store, _copy: Path) -> None:
    note = Notes(store).all()[0]
    Notes(store).save(note.id, LONG, note.changed)


WRITES: dict[str, Callable[[Store, Path], object]] = {
    "note": _save_note,
    "new note": lambda store, _: Notes(store).add("demo:vpc", LONG),
    "sheet": lambda store, _: SavedSheets(store).save("mine", LONG),
    "bookmark": lambda store, _: Bookmarks(store).add("demo:nat", LONG[:400]),
    "backup": lambda store, _: Backups(store).make_if_changed(),
    "backup to a file": lambda store, copy: Backups(store).backup(copy),
    "restore": lambda store, copy: Backups(store).restore(copy.with_name("older.sqlite")),
}


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be limited there")
@pytest.mark.parametrize("write", list(WRITES.values()), ids=list(WRITES))
def test_a_disk_that_fills_costs_nothing(tmp_path: Path, write: Callable[[Store, Path], object]) -> None:
    """A full disk would cost notes that were kept, or a backup, or speak in the database's words."""
    home, copy = tmp_path / "home", tmp_path / "copy.sqlite"
    with closing(Store(home, wait_s=0)) as store:
        Notes(store).add("demo:vpc", "kept")
        Backups(store).backup(tmp_path / "older.sqlite")
        SavedSheets(store).save("mine", "kept")
        Bookmarks(store).add("demo:vpc")
        Backups(store).backup(copy)
        before, copied = _state(store), copy.read_bytes()
        store.close()
    for pages in range(MOST_PAGES):
        with closing(Store(home, wait_s=0)) as store:
            said = ""
            with _longest_file(pages * PAGE):
                try:
                    write(store, copy)
                except NetAtlasError as error:
                    said = str(error)
            after = _state(store)
        if not said:
            assert pages > 1
            assert len(Backups(store).all()) <= 1
            return
        assert SENTENCE.fullmatch(said)
        assert after == before
        assert copy.read_bytes() == copied
        left = [one.name for one in tmp_path.rglob("*") if ".tmp" in one.name]
        assert left == []
    pytest.fail("it never came to its end")


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be limited there")
def test_what_is_kept_is_read_on_a_full_disk(tmp_path: Path) -> None:
    """Where SQLite could not make its own files, every note and bookmark would seem lost."""
    with closing(Store(tmp_path)) as store:
        Notes(store).add("demo:vpc", "kept")
        Bookmarks(store).add("demo:vpc")
    with closing(Store(tmp_path)) as store, _longest_file(0):
        assert [note.text for note in Notes(store).all()] == ["kept"]
        assert [one.address for one in Bookmarks(store).all()] == ["demo:vpc"]
        assert _state(store)[0] == [("ok",)]
