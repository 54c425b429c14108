"""What is ticked off of the notes' corrections is kept, whatever happens to the program or the pack."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from netatlas.desk.migrations import STEPS
from netatlas.desk.store import Store
from netatlas.desk.ticked import TickedCorrections
from netatlas.errors import NetAtlasError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE, OTHER = "aws-networking:nat-gateway-bandwidth", "other:nat-gateway-bandwidth"
TICK_AND_DIE = """
import os, pathlib, sys
from netatlas.desk.store import Store
from netatlas.desk.ticked import TickedCorrections
TickedCorrections(Store(pathlib.Path(sys.argv[1]))).keep({sys.argv[2]: True})
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that nothing is in yet."""
    with closing(Store(tmp_path, wait_s=0)) as store:
        yield store


def test_ticks_are_kept_for_each_pack_until_they_are_taken_away(store: Store) -> None:
    """A correction would be ticked off in a pack whose own was never looked at, or come back by itself."""
    ticked = TickedCorrections(store)
    assert ticked.all() == frozenset()
    ticked.keep({ONE: True, OTHER: True})
    ticked.keep({ONE: True})
    assert ticked.all() == {ONE, OTHER}
    ticked.keep({ONE: False, "of:nothing": False})
    assert TickedCorrections(store).all() == {OTHER}


def test_a_tick_survives_a_program_that_is_killed(tmp_path: Path, store: Store) -> None:
    """An evening's work through the list would be gone with a crash."""
    done = subprocess.run([sys.executable, "-c", TICK_AND_DIE, str(tmp_path), ONE], check=False)
    assert done.returncode != 0
    assert TickedCorrections(store).all() == {ONE}


def test_a_file_of_an_older_version_gets_ticks_beside_what_it_has(tmp_path: Path) -> None:
    """Whoever has notes already could tick nothing off, or would lose them."""
    with closing(Store(tmp_path, steps=STEPS[:-1])) as older:
        older.write(lambda db: db.execute("INSERT INTO moved_place VALUES ('a:vpc', 1.0, 2.0)"))
    with closing(Store(tmp_path)) as store:
        TickedCorrections(store).keep({ONE: True})
        assert TickedCorrections(store).all() == {ONE}
        assert store.read(lambda db: db.execute("SELECT concept FROM moved_place").fetchall(), []) == [
            ("a:vpc",)
        ]


def test_ticks_of_a_newer_file_are_read_and_the_file_is_left_alone(store: Store) -> None:
    """An older NetAtlas would show an empty checklist, or spoil the file of the newer one."""
    ticked = TickedCorrections(store)
    ticked.keep({ONE: True})
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    assert ticked.all() == {ONE}
    with pytest.raises(NetAtlasError, match="A newer NetAtlas made"):
        ticked.keep({ONE: False})
    assert ticked.all() == {ONE}
