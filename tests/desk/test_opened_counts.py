"""What was opened for a text is counted, and is the user's to forget."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.desk.migrations import STEPS
from netatlas.desk.opened_counts import LONGEST_TEXT, OpenedCounts, comparable
from netatlas.desk.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that nothing is in yet."""
    with closing(Store(tmp_path, wait_s=0)) as store:
        yield store


def _all(store: Store) -> list[tuple[str, str, int]]:
    query = "SELECT text, address, count FROM opened ORDER BY turn"
    return store.read(lambda db: db.execute(query).fetchall(), [])


def test_what_is_opened_is_counted_for_its_text(store: Store) -> None:
    """Search could not learn what is meant by a text."""
    choices = OpenedCounts(store)
    for record in ("nat-gateway", "nacl", "nat-gateway"):
        choices.opened("nat", record)
    choices.opened("na", "nacl")
    store.close()
    assert OpenedCounts(store).counts("nat") == {"nat-gateway": 2, "nacl": 1}
    assert OpenedCounts(store).counts("vpc") == {}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  NAT \t gateway\n", "nat gateway"),
        ("\uff34\uff2c\uff33\u00a01.2", "tls 1.2"),
        ("e\u0301tape", "\u00e9tape"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("C#", "c#"),
        ("C++", "c++"),
        ("a" * 199 + " b", "a" * 199),
        (" \u2003\n", ""),
    ],
)
def test_case_width_and_spaces_do_not_matter(text: str, key: str) -> None:
    """The same text would be counted in several places, and never reach three; or C and C# in one."""
    assert comparable(text) == key


@given(ANY_TEXT)
def test_any_text_is_made_comparable_once_and_for_all(text: str) -> None:
    """A text would be kept under a name by which it is not found again, or without a bound."""
    key = comparable(text)
    assert comparable(key) == key
    assert len(key) <= LONGEST_TEXT
    assert comparable(f"  {text.swapcase().lower()} ") == comparable(text.lower())


@pytest.mark.long
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_and_any_id_can_be_counted(text: str, record: str) -> None:
    """A pasted control character or half a letter would fail the opening of a page."""
    with TemporaryDirectory() as folder, closing(Store(Path(folder))) as store:
        choices = OpenedCounts(store)
        choices.opened(text, record)
        choices.opened(text, record)
        as_kept = record.encode("utf-8", errors="replace").decode()
        assert choices.counts(text) == ({as_kept: 2} if comparable(text) else {})
        assert store.path.exists() == bool(comparable(text))


def test_what_was_opened_longest_ago_gives_way(store: Store) -> None:
    """The file would grow for as long as NetAtlas is used, or lose what is opened every day."""
    choices = OpenedCounts(store, most=3)
    for text in ("often", "once", "nat", "often", "vpc", "tgw"):
        choices.opened(text, "record")
    assert [(text, count) for text, _, count in _all(store)] == [("often", 2), ("vpc", 1), ("tgw", 1)]


def test_counts_are_found_without_a_search_through_all(store: Store) -> None:
    """Each letter that is typed would take longer, the longer NetAtlas has been used."""
    choices = OpenedCounts(store)
    choices.opened("nat", "nacl")
    asked: list[str] = []
    store.read(lambda db: db.set_trace_callback(asked.append), None)
    choices.counts("nat")
    (query,) = [statement for statement in asked if statement.startswith("SELECT address")]
    plan: list[str] = store.read(
        lambda db: [detail for *_, detail in db.execute(f"EXPLAIN QUERY PLAN {query}")], []
    )
    assert plan == ["SEARCH opened USING PRIMARY KEY (text=?)"]


def test_what_is_forgotten_leaves_no_trace(store: Store) -> None:
    """Someone else at the same machine could read what was asked, after it was said to be forgotten."""
    choices = OpenedCounts(store)
    for number in range(200):
        choices.opened(f"secret {number}", "vpc")
    store.close()
    assert b"secret 7" in store.path.read_bytes()
    choices.forget()
    assert choices.counts("secret 7") == {}
    store.close()
    assert [path for path in store.path.parent.iterdir() if b"secret" in path.read_bytes()] == []


def test_search_goes_on_without_what_it_learnt(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """A file that cannot be read would make every search fail, and fill the log with each letter typed."""
    choices = OpenedCounts(store)
    choices.opened("nat", "nacl")
    with closing(sqlite3.connect(store.path)) as newer:
        newer.execute("PRAGMA user_version = 99")
        assert choices.counts("nat") == {"nacl": 1}
        newer.execute("ALTER TABLE opened RENAME TO another")
        with caplog.at_level(logging.WARNING, "netatlas"):
            assert [choices.counts("nat"), choices.counts("nat")] == [{}, {}]
        assert [record.message.partition(":")[0] for record in caplog.records] == [
            "what was opened before is not known"
        ]
        newer.execute("ALTER TABLE another RENAME TO opened")
        newer.execute(f"PRAGMA user_version = {len(STEPS)}")
    choices.opened("nat", "nacl")
    assert choices.counts("nat") == {"nacl": 2}


def test_choices_can_be_made_before_the_first_paint() -> None:
    """The window would wait for a database before it appears."""
    script = "import sys, netatlas.desk.opened_counts; sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_counts_of_the_first_build_are_moved_once(store: Store) -> None:
    """What search had learnt would be lost with an update, or counted twice."""
    rows = [("nat", "nat-gateway", 3, 1), ("nat", "nacl", 1, 2)]
    store.write(lambda db: db.executemany("INSERT INTO choice VALUES (?, ?, ?, ?)", rows))
    choices = OpenedCounts(store)
    choices.opened("nat", "mine:nat-gateway")
    for _ in range(2):
        choices.convert(lambda record: f"mine:{record}")
    assert choices.counts("nat") == {"mine:nat-gateway": 4, "mine:nacl": 1}
