"""A home that cannot be written is read, and nothing in it is changed."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from netatlas.desk import store as store_module
from netatlas.desk.desk import Desk
from netatlas.desk.opened_counts import OpenedCounts
from netatlas.desk.store import Store
from netatlas.errors import CannotWrite, NetAtlasError
from netatlas.writing import is_read_only

ADDRESS = "demo:nat-gateway"


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Return a home with a note, a bookmark, a sheet and a count in it."""
    with closing(Store(tmp_path)) as store:
        desk = Desk(store)
        desk.notes.add(ADDRESS, "One for each zone.")
        desk.bookmarks.add(ADDRESS)
        desk.sheets.save("Mine", "{}")
        OpenedCounts(store).opened("nat", ADDRESS)
    return tmp_path


def _close(home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Have the home found read-only, as no permissions do for the administrator; return its content."""
    monkeypatch.setattr(store_module, "is_read_only", lambda folder: folder == home)
    return {one.name: one.read_bytes() for one in home.iterdir()}


def _assert_read(home: Path, before: dict[str, bytes]) -> None:
    with closing(Store(home)) as store:
        desk = Desk(store)
        assert [note.text for note in desk.notes.all()] == ["One for each zone."]
        assert [one.address for one in desk.bookmarks.all()] == [ADDRESS]
        assert desk.sheets.names() == ["Mine"]
        assert OpenedCounts(store).counts("nat") == {ADDRESS: 1}
        assert "read-only" in store.why_read_only
        assert not store.is_newer
    assert {one.name: one.read_bytes() for one in home.iterdir()} == before


def test_all_is_read_without_a_file_beside_it(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes on a disk that is mounted read-only could not be looked up."""
    before = _close(filled, monkeypatch)
    assert "desk.sqlite-wal" not in before
    _assert_read(filled, before)


def test_what_is_not_in_the_file_itself_yet_is_read_too(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The latest notes would be missing if the program was killed before the disk became read-only."""
    with closing(sqlite3.connect(filled / "desk.sqlite", isolation_level=None)) as writer:
        writer.execute("UPDATE note SET text = 'old'")
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        writer.execute("UPDATE note SET text = 'One for each zone.'")
        assert (filled / "desk.sqlite-wal").stat().st_size
        _assert_read(filled, _close(filled, monkeypatch))


def test_an_older_file_is_brought_up_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notes of an older version could be read only once they can be written."""
    steps = (("CREATE TABLE note (text TEXT)",), ("ALTER TABLE note ADD COLUMN day TEXT DEFAULT 'today'",))
    with closing(Store(tmp_path, steps=steps[:1])) as store:
        store.write(lambda db: db.execute("INSERT INTO note VALUES ('old')"))
    before = _close(tmp_path, monkeypatch)
    with closing(Store(tmp_path, steps=steps)) as store:
        rows: list[tuple[str, str]] = store.read(lambda db: db.execute("SELECT * FROM note").fetchall(), [])
    assert rows == [("old", "today")]
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


@pytest.mark.parametrize("content", [b"no database", bytes(5000)])
def test_a_damaged_file_is_said_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """It cannot be set aside where nothing can be written, and must not end the program."""
    (tmp_path / "desk.sqlite").write_bytes(content)
    before = _close(tmp_path, monkeypatch)
    with closing(Store(tmp_path)) as store, pytest.raises(NetAtlasError, match="damaged"):
        Desk(store).notes.all()
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="the administrator may write")
def test_a_write_is_refused_in_words(filled: Path) -> None:
    """Somebody would take for kept what is not."""
    filled.chmod(0o500)
    try:
        assert is_read_only(filled)
        with closing(Store(filled)) as store, pytest.raises(CannotWrite):
            Desk(store).bookmarks.add("demo:other")
    finally:
        filled.chmod(0o700)


def test_what_can_be_made_is_not_read_only(tmp_path: Path) -> None:
    """A first start would say that nothing is kept."""
    (tmp_path / "file").write_bytes(b"")
    assert not is_read_only(tmp_path / "not" / "yet")
    assert is_read_only(tmp_path / "file")
    assert is_read_only(tmp_path / "file" / "below")


def test_a_relative_home_needs_no_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window would not open in a terminal whose folder was removed."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    if sys.platform != "win32":  # Windows keeps the folder that a program is in
        gone.rmdir()
    assert not is_read_only(Path("home"))
