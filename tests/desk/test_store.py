"""The user's own data is there whatever happens to the file, the disk and the program."""

from __future__ import annotations

import functools
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.desk.store import Store
from netatlas.errors import CannotWrite, NetAtlasError
from tests.helpers.databases import Databases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netatlas.desk.migrations import Steps

FIRST = ("CREATE TABLE note (text TEXT NOT NULL)",)
SECOND = ("ALTER TABLE note ADD COLUMN day TEXT NOT NULL DEFAULT ''", "CREATE INDEX note_day ON note (day)")
WRONG = ("CREATE TABLE more (one TEXT)", "CREATE NONSENSE")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store with one note in it."""
    with closing(Store(tmp_path, steps=(FIRST,), wait_s=0)) as store:
        _add(store, "kept")
        yield store


def _add(store: Store, text: str) -> None:
    store.write(lambda db: db.execute("INSERT INTO note (text) VALUES (?)", (text,)))


def _texts(store: Store) -> list[str]:
    return store.read(lambda db: [text for (text,) in db.execute("SELECT text FROM note ORDER BY rowid")], [])


def _reopened(home: Path, steps: Steps = (FIRST,)) -> list[str]:
    with closing(Store(home, steps=steps)) as store:
        return _texts(store)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_nothing_is_made_before_something_is_kept(tmp_path: Path) -> None:
    """A look-up in the terminal would leave files in a home where NetAtlas keeps nothing."""
    home = tmp_path / "not" / "yet"
    with closing(Store(home, steps=(FIRST,))) as store:
        assert _texts(store) == []
        assert not home.parent.exists()
        _add(store, "kept")
    assert _reopened(home) == ["kept"]


def test_a_store_that_is_let_go_of_closes_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two jobs that make the store at once would leave the file open in the store that is not kept."""
    databases = Databases(monkeypatch)
    _add(Store(tmp_path, steps=(FIRST,)), "kept")
    assert databases.connections
    assert databases.open == 0


def test_a_write_that_fails_half_way_leaves_nothing(store: Store) -> None:
    """Half of a change would stay, and nobody would know which half."""

    def half(db: sqlite3.Connection) -> None:
        db.execute("DELETE FROM note")
        raise KeyError

    with pytest.raises(KeyError):
        store.write(half)
    assert _texts(store) == ["kept"]


def test_an_older_file_is_brought_up_and_keeps_its_rows(store: Store) -> None:
    """A new version of NetAtlas would not find the notes of the old one."""
    store.close()
    steps = (FIRST, SECOND)
    assert _reopened(store.path.parent, steps) == ["kept"]
    with closing(Store(store.path.parent, steps=steps)) as newer:
        newer.write(lambda db: db.execute("UPDATE note SET day = '2026-11-27'"))


def test_a_step_that_fails_leaves_the_file_as_it_was(store: Store) -> None:
    """A file would be left between two versions, for neither of them to open."""
    store.close()
    with pytest.raises(sqlite3.OperationalError, match="NONSENSE"):
        _reopened(store.path.parent, (FIRST, WRONG))
    assert _reopened(store.path.parent) == ["kept"]


@pytest.mark.parametrize("open_before", [False, True])
def test_a_newer_file_is_read_and_not_written(store: Store, *, open_before: bool) -> None:
    """An old NetAtlas beside a new one would spoil what the new one keeps, or show none of the notes."""
    assert (store.why_read_only, store.is_newer) == ("", False)
    if not open_before:
        store.close()
    with closing(Store(store.path.parent, steps=(FIRST, SECOND))) as newer:
        _add(newer, "of the newer")
    before = _contents(store.path.parent)
    with pytest.raises(NetAtlasError, match=r"A newer NetAtlas made .*desk\.sqlite: use that one") as refused:
        _add(store, "lost")
    assert _texts(store) == ["kept", "of the newer"]
    assert (store.why_read_only, store.is_newer) == (str(refused.value), True)
    store.close()
    assert open_before or _contents(store.path.parent) == before  # the last to close it tidies up, otherwise
    assert _reopened(store.path.parent, (FIRST, SECOND)) == ["kept", "of the newer"]


def test_what_a_newer_file_keeps_in_another_way_is_said(store: Store) -> None:
    """A newer file would be taken for a damaged one and set aside, or end the program with a defect."""
    store.close()
    with closing(Store(store.path.parent, steps=(FIRST, ("ALTER TABLE note RENAME TO remark",)))) as newer:
        newer.write(lambda _: None)
        with pytest.raises(NetAtlasError, match="A newer NetAtlas keeps this in another way"):
            _texts(store)
    assert [path.name for path in store.path.parent.glob("*damaged*")] == []


def test_a_change_is_noticed_whoever_makes_it(store: Store) -> None:
    """A window would go on showing notes that a terminal has changed, or read them again all the time."""
    home = store.path.parent

    def replace() -> None:
        store.path.with_suffix(".new").write_bytes(store.path.read_bytes())
        store.path.with_suffix(".new").rename(store.path)

    with closing(Store(home, steps=(FIRST,))) as other, closing(Store(home / "none")) as none:
        jobs: tuple[Callable[[], None], ...] = (
            lambda: _add(store, "own"),
            lambda: _add(other, "of another"),
            other.close,
            replace,
        )
        seen = [store.changes]
        for job in jobs:
            job()
            seen.append(store.changes)
            assert (_texts(store), store.changes) == (_texts(other), seen[-1])
        assert (len(set(seen[:3])), seen[3] != seen[4]) == (3, True)
        assert none.changes == none.changes == 0


def _of_another_program() -> bytes:
    with closing(sqlite3.connect(":memory:")) as other:
        other.execute("CREATE TABLE note (text TEXT)")
        return other.serialize()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"this is not a database at all" * 50,
        lambda sound: sound[:5000],
        lambda sound: sound.replace(b"CREATE TABLE", b"CREATE T\xe9BLE"),
        lambda sound: sound.replace(b"note", b"nose"),
        lambda _: _of_another_program(),
    ],
    ids=["no database", "cut off", "torn definition", "no such table", "of another program"],
)
def test_a_damaged_file_is_set_aside(store: Store, damage: Callable[[bytes], bytes]) -> None:
    """One bad block would keep every note from being written, or the damaged file would be lost for good."""
    store.close()
    damaged = damage(store.path.read_bytes())
    home = store.path.parent
    told: list[str] = []
    for number in (1, 2):
        store.path.write_bytes(damaged)
        with closing(Store(home, steps=(FIRST,), tell=told.append)) as later:
            _add(later, "after")
            assert _texts(later) == ["after"]
        assert len(told) == number
        assert [
            content for name, content in _contents(home).items() if "damaged-20" in name and name in told[-1]
        ]
    kept = [content for name, content in _contents(home).items() if "damaged-20" in name]
    assert kept == [damaged, damaged]


@pytest.mark.long
@given(place=st.floats(0, 1, exclude_max=True), bytes_there=st.binary(min_size=1, max_size=40))
def test_no_damage_whatever_ends_in_a_defect(place: float, bytes_there: bytes) -> None:
    """A file with a few wrong bytes would fail each search and each note in words that help nobody."""
    with TemporaryDirectory() as folder, closing(Store(Path(folder), steps=(FIRST, SECOND))) as store:
        store.write(lambda db: db.executemany("INSERT INTO note VALUES (?, ?)", [("text", "day")] * 40))
        store.close()
        content = bytearray(store.path.read_bytes())
        start = int(place * len(content))
        content[start : start + len(bytes_there)] = bytes_there
        store.path.write_bytes(content)
        try:
            _texts(store)
            _add(store, "more")
        except NetAtlasError:
            return
        finally:
            store.close()
        assert "more" in _reopened(Path(folder), (FIRST, SECOND)) or list(Path(folder).glob("*-damaged-*"))


def test_a_file_that_was_replaced_is_seen(store: Store) -> None:
    """What is written would go into the file that another program has set aside."""
    home = store.path.parent
    store.path.write_bytes(b"damaged" * 500)
    with closing(Store(home, steps=(FIRST,))) as other:
        _add(other, "of the other")
        _add(store, "of this one")
        assert _texts(other) == ["of the other", "of this one"]
        assert list(
            home.glob("desk-damaged-*.sqlite-wal")
        )  # one that stays would be taken for the new file's
        store.close()
        _add(other, "later")
    assert _reopened(home) == ["of the other", "of this one", "later"]


def _fill(store: Store) -> None:
    store.read(lambda db: db.execute("PRAGMA max_page_count = 1").fetchall(), [])
    _add(store, "much " * 10_000)


def _locked(store: Store) -> None:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert _texts(store) == ["kept"]
        _add(store, "lost")


@pytest.mark.parametrize(
    ("job", "reason"), [(_fill, "the disk is full"), (_locked, "another program is using it")]
)
def test_what_cannot_be_written_is_told_and_changes_nothing(
    store: Store, job: Callable[[Store], None], reason: str
) -> None:
    """A full disk or a busy file would cost old notes, or speak in the database's words."""
    with pytest.raises(CannotWrite, match=rf"desk\.sqlite: {reason}\. Nothing was changed\."):
        job(store)
    assert _texts(store) == ["kept"]
    _add(store, "again")
    assert _texts(store) == ["kept", "again"]


def test_a_home_that_is_no_folder_is_told(tmp_path: Path) -> None:
    """A path that was mistyped would be told as a defect of NetAtlas."""
    (tmp_path / "home").write_text("a file")
    with closing(Store(tmp_path / "home" / "deep", steps=(FIRST,))) as store:
        assert _texts(store) == []
        with pytest.raises(CannotWrite, match="Not a directory"):
            _add(store, "lost")


def test_threads_share_a_store(store: Store) -> None:
    """A job in the background and the window would write into each other's changes."""
    texts = [f"note {number}" for number in range(80)]
    with closing(Store(store.path.parent, steps=(FIRST,), wait_s=30)) as shared:
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(functools.partial(_add, shared), texts))
        assert sorted(_texts(shared)) == sorted(["kept", *texts])
