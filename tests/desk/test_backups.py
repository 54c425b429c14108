"""Backups are made by themselves, take a bounded room, and bring back what they hold."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netatlas.desk import backup_files
from netatlas.desk.backup_files import BackupFile, superfluous
from netatlas.desk.backups import Backups
from netatlas.desk.migrations import STEPS
from netatlas.desk.notes import Notes
from netatlas.desk.store import Store
from netatlas.errors import CannotWrite, NetAtlasError
from tests.helpers.clocks import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def clock() -> Clock:
    """Return the clock of ``backups``."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store with one note in it."""
    with closing(Store(tmp_path / "home", wait_s=0)) as store:
        Notes(store).add("aws-networking:vpc", "kept")
        yield store


@pytest.fixture
def backups(store: Store, clock: Clock) -> Backups:
    """Return the backups of ``store``."""
    return Backups(store, clock=clock)


def _texts(store: Store) -> list[str]:
    return sorted(note.text for note in Notes(store).all())


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_made_only_after_a_change(store: Store, backups: Backups, clock: Clock) -> None:
    """The disk would fill with copies of the same, which push out those of what was deleted."""
    first = backups.make_if_changed()
    assert first is not None
    assert first.read_bytes()[18:20] == b"\1\1"  # no WAL mode: the file is whole without companions
    clock.advance(hours=1)
    for _ in range(2):
        assert backups.make_if_changed() is None
        store.close()  # which touches the file, and changes nothing in it
    Notes(store).add("aws-networking:vpc", "more")
    second = backups.make_if_changed()
    assert [one.path for one in backups.all()] == [second, first]
    assert _files(backups.folder) == ["desk-20261127T090000Z.sqlite", "desk-20261127T100000Z.sqlite"]


def test_there_is_nothing_to_back_up_in_a_new_home(tmp_path: Path) -> None:
    """A first start would leave an empty backup, or fail."""
    with closing(Store(tmp_path / "new")) as store:
        assert Backups(store).make_if_changed() is None
        with pytest.raises(NetAtlasError, match="nothing to back up yet"):
            Backups(store).backup(tmp_path / "copy.sqlite")
    assert _files(tmp_path) == []


def _hourly(clock: Clock, days: int, size: int = 1) -> list[BackupFile]:
    return [
        BackupFile(clock.time - timedelta(hours=hour), Path(str(hour)), size) for hour in range(24 * days)
    ]


def test_hours_days_and_weeks_are_kept(clock: Clock) -> None:
    """What was deleted last week could not be got back, or each hour of a year would be kept."""
    files = _hourly(clock, 100)
    removed = set(superfluous(files, clock.time))
    ages = [clock.time - file.time for file in files if file not in removed]
    assert sum(age <= timedelta(hours=24) for age in ages) == 25
    assert sum(timedelta(hours=24) < age <= timedelta(days=14) for age in ages) in (13, 14)
    assert sum(age > timedelta(days=14) for age in ages) in (6, 7)
    assert max(ages) <= timedelta(weeks=8)
    assert set(superfluous([file for file in files if file not in removed], clock.time)) == set()


def test_backups_take_a_bounded_room(clock: Clock) -> None:
    """Backups would fill the disk; or none would be left of data that is larger than the bound."""
    files = _hourly(clock, 2, size=backup_files.MOST_BYTES // 4)
    assert files[:4] == [file for file in files if file not in superfluous(files, clock.time)]
    large = _hourly(clock, 1, size=backup_files.MOST_BYTES * 2)
    assert superfluous(large, clock.time) == large[1:]


def test_old_backups_are_removed_and_other_files_are_not(
    store: Store, backups: Backups, clock: Clock
) -> None:
    """A file that the user put into the folder would be deleted, or the old backups never."""
    backups.make_if_changed()
    for name in ("desk-mine.sqlite", "desk-20269999T000000Z.sqlite", "notes.txt"):
        (backups.folder / name).write_bytes(b"")
    clock.advance(days=70)
    Notes(store).add("aws-networking:vpc", "more")
    backups.make_if_changed()
    assert _files(backups.folder) == [
        "desk-20269999T000000Z.sqlite",
        "desk-20270205T090000Z.sqlite",
        "desk-mine.sqlite",
        "notes.txt",
    ]


def test_a_restore_first_keeps_what_is_there(store: Store, backups: Backups, tmp_path: Path) -> None:
    """What was written after the backup would be lost, though it may be what was wanted."""
    copy = backups.backup(tmp_path / "copy.sqlite")
    notes = Notes(store)
    notes.add("aws-networking:vpc", "later")
    with closing(Store(store.path.parent)) as other:
        seen = other.changes
        assert _texts(other) == ["kept", "later"]
        kept = backups.restore(copy)
        assert (_texts(store), _texts(other), other.changes != seen) == (["kept"], ["kept"], True)
        assert kept is not None
        assert kept.name == "desk-20261127T090000Z-before-restore.sqlite"
        backups.restore(kept)
        assert _texts(other) == ["kept", "later"]
    assert [one.before_restore for one in backups.all()] == [True, True]


def test_a_backup_of_an_older_version_is_restored(store: Store, backups: Backups, tmp_path: Path) -> None:
    """A backup would be worthless after an update, or leave tables out that the new version needs."""
    with closing(Store(tmp_path / "old", steps=STEPS[:2])) as old:
        old.write(lambda db: db.execute("INSERT INTO opened VALUES ('nat', 'nacl', 3, 1)"))
        Backups(old, steps=STEPS[:2]).backup(tmp_path / "old.sqlite")
    backups.restore(tmp_path / "old.sqlite")
    assert _texts(store) == []
    assert store.read(lambda db: db.execute("SELECT count FROM opened").fetchall(), []) == [(3,)]
    Notes(store).add("aws-networking:vpc", "new")


def test_a_backup_is_restored_into_a_new_home(backups: Backups, tmp_path: Path) -> None:
    """A new machine could not be given the notes of the old one."""
    copy = backups.backup(tmp_path / "copy.sqlite")
    with closing(Store(tmp_path / "new")) as new:
        assert Backups(new).restore(copy) is None
        assert _texts(new) == ["kept"]


def _damaged(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[4096:12000] = bytes(12000 - 4096)
    return bytes(content)


def _of_another_program(path: Path) -> bytes:
    with closing(sqlite3.connect(path.with_name("other.sqlite"))) as other:
        other.execute("CREATE TABLE note (text)")
    return path.with_name("other.sqlite").read_bytes()


@pytest.mark.parametrize(
    "content",
    [lambda _: b"", lambda _: b"%PDF-1.4" * 900, _damaged, _of_another_program],
    ids=["empty", "no database", "damaged", "of another program"],
)
def test_what_is_no_backup_changes_nothing(
    store: Store, backups: Backups, tmp_path: Path, content: Callable[[Path], bytes]
) -> None:
    """A wrong file would take the place of all notes."""
    copy = backups.backup(tmp_path / "copy.sqlite")
    copy.write_bytes(content(copy))
    with pytest.raises(NetAtlasError, match=r"copy\.sqlite is no backup of NetAtlas, or it is damaged"):
        backups.restore(copy)
    with pytest.raises(NetAtlasError, match="There is no file"):
        backups.restore(tmp_path / "none.sqlite")
    assert _texts(store) == ["kept"]
    assert not backups.folder.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER later AFTER INSERT ON note BEGIN DELETE FROM note; END",
        "CREATE VIEW other AS SELECT 1",
    ],
)
def test_a_backup_that_acts_by_itself_is_refused(
    store: Store, backups: Backups, tmp_path: Path, statement: str
) -> None:
    """A backup from somebody else could delete the notes that are written after it."""
    path = backups.backup(tmp_path / "theirs.sqlite")
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute(statement)
    with pytest.raises(NetAtlasError, match="is no backup of NetAtlas"):
        backups.restore(path)
    assert _texts(store) == ["kept"]


def test_newer_data_is_neither_restored_nor_replaced(store: Store, backups: Backups, tmp_path: Path) -> None:
    """An older NetAtlas would spoil what a newer one keeps."""
    copy = backups.backup(tmp_path / "copy.sqlite")
    newer = backups.backup(tmp_path / "newer.sqlite")
    for path in (newer, store.path):
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA user_version = 99")
        with pytest.raises(NetAtlasError, match=rf"A newer NetAtlas made .*{path.name}"):
            backups.restore(newer if path == newer else copy)
    assert _texts(store) == ["kept"]
    assert backups.make_if_changed() is not None


def test_a_disk_that_is_full_costs_no_backup(
    store: Store, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup that fails half-way would take the one before with it, or leave its pieces."""
    copy = backups.backup(tmp_path / "copy.sqlite")
    before = copy.read_bytes()
    Notes(store).add("aws-networking:vpc", "more")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        backups.backup(copy)
    monkeypatch.undo()
    assert copy.read_bytes() == before
    for path, reason in (
        (tmp_path / "none" / "copy.sqlite", "cannot be opened"),
        (store.path, "data itself"),
    ):
        with pytest.raises(CannotWrite, match=reason):
            backups.backup(path)
    assert _files(tmp_path) == ["copy.sqlite", "home"]


def test_a_restore_does_not_wait_for_ever(store: Store, backups: Backups, tmp_path: Path) -> None:
    """A terminal would hang as long as another program holds the file."""
    copy = backups.backup(tmp_path / "copy.sqlite")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotWrite, match="another program is using it"):
            backups.restore(copy)
    assert _texts(store) == ["kept"]
    backups.restore(copy)


def test_a_program_that_comes_between_does_not_hold_up_a_restore(
    store: Store, backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal would hang, if another program takes the file just before the copy."""
    copy = backups.backup(tmp_path / "copy.sqlite")
    monkeypatch.setattr(store, "write", lambda _work: None)  # which would notice it already
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotWrite, match="another program is using it"):
            backups.restore(copy)
    assert _texts(store) == ["kept"]
