"""Where the user moved concepts on the map is kept, and is read whatever else is in the file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from netatlas.desk.migrations import STEPS
from netatlas.desk.moved_places import MovedPlaces
from netatlas.desk.store import Store
from netatlas.errors import NetAtlasError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GATEWAY, INSTANCE = "aws:nat-gateway", "other:nat-gateway"
KEEP_AND_DIE = """
import os, pathlib, sys
from netatlas.desk.moved_places import MovedPlaces
from netatlas.desk.store import Store
MovedPlaces(Store(pathlib.Path(sys.argv[1]))).keep({"aws:nat-gateway": (3.0, 4.0)})
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store that nothing is in yet."""
    with closing(Store(tmp_path, wait_s=0)) as store:
        yield store


def _newer(store: Store, *statements: str) -> None:
    """Make the file that of a newer NetAtlas."""
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        for statement in (*statements, f"PRAGMA user_version = {len(STEPS) + 1}"):
            connection.execute(statement)


def test_there_is_one_place_for_each_concept_of_each_pack(store: Store) -> None:
    """A concept would jump back, or move with one of the same name in another pack."""
    places = MovedPlaces(store)
    assert places.places() == {}
    places.keep({GATEWAY: (1.0, 2.5), INSTANCE: (0.0, -7.0)})
    places.keep({GATEWAY: (3.0, 4.0)})
    assert places.places() == {GATEWAY: (3.0, 4.0), INSTANCE: (0.0, -7.0)}
    places.keep({GATEWAY: None, INSTANCE: (1.0, 1.0)})
    assert places.places() == {INSTANCE: (1.0, 1.0)}


def test_a_place_survives_a_program_that_is_killed(tmp_path: Path, store: Store) -> None:
    """What was arranged for an hour would be gone with a crash."""
    done = subprocess.run([sys.executable, "-c", KEEP_AND_DIE, str(tmp_path)], check=False)
    assert done.returncode != 0
    assert MovedPlaces(store).places() == {GATEWAY: (3.0, 4.0)}


def test_places_of_a_newer_file_are_read_and_the_file_is_left_alone(store: Store) -> None:
    """An older NetAtlas would show another map, or spoil the file of the newer one."""
    places = MovedPlaces(store)
    places.keep({GATEWAY: (3.0, 4.0)})
    _newer(store)
    before = store.path.read_bytes()
    assert places.places() == {GATEWAY: (3.0, 4.0)}
    with pytest.raises(NetAtlasError, match="A newer NetAtlas made"):
        places.keep({GATEWAY: (0.0, 0.0)})
    store.close()
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("change", ["DROP TABLE moved_place", "ALTER TABLE moved_place RENAME x TO across"])
def test_a_newer_file_that_keeps_places_in_another_way_has_none(store: Store, change: str) -> None:
    """The map could not be shown at all."""
    places = MovedPlaces(store)
    places.keep({GATEWAY: (3.0, 4.0)})
    _newer(store, change)
    assert places.places() == {}


def test_a_place_that_is_no_number_is_passed_over(store: Store) -> None:
    """A file that some other program has written to would break the map."""
    places = MovedPlaces(store)
    places.keep({GATEWAY: (3.0, 4.0), INSTANCE: (1.0, 1.0), "aws:vpc": (1.0, 1.0)})
    store.write(lambda db: db.execute("UPDATE moved_place SET x = 9e999 WHERE concept = ?", (INSTANCE,)))
    store.write(lambda db: db.execute("UPDATE moved_place SET y = 'east' WHERE concept = 'aws:vpc'"))
    assert places.places() == {GATEWAY: (3.0, 4.0)}
