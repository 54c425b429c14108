"""A program that dies at any step of a write leaves what was there, or what was to be."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.helpers.writers import WRITERS

if TYPE_CHECKING:
    from pathlib import Path

FILES = """
import os, sys
from pathlib import Path
from tests.helpers.system_calls import watched_calls
from tests.helpers.writers import WRITERS

home, writer = Path(sys.argv[1]), WRITERS[sys.argv[2]]

def die_at(last):
    calls = []
    def step(name):
        calls.append(name)
        if len(calls) == last:
            os._exit(9)
    with watched_calls(step):
        writer.write(home, "new")
    os._exit(0)

for step in range(1, 100):
    writer.write(home, "old")
    child = os.fork()
    if not child:
        die_at(step)
    _, status = os.waitpid(child, 0)
    state = writer.read(home)
    assert state in ("old", "new"), (step, state)
    if os.waitstatus_to_exitcode(status) == 0:
        assert (state, step > 5) == ("new", True)
        print("whole")
        break
    assert os.waitstatus_to_exitcode(status) == 9
"""
STORE = """
import os, sys
from contextlib import closing
from pathlib import Path
from netatlas.desk.backups import Backups
from netatlas.desk.bookmarks import Bookmarks
from netatlas.desk.notes import Notes
from netatlas.desk.saved_sheets import SavedSheets
from netatlas.desk.store import Store

home = Path(sys.argv[1])

def read():
    with closing(Store(home)) as store:
        assert store.read(lambda db: db.execute("PRAGMA integrity_check").fetchall(), []) == [("ok",)]
        texts = [note.text for note in Notes(store).all()]
        return texts[0][:3], SavedSheets(store).load("mine"), [one.address for one in Bookmarks(store).all()]

def write(store):
    note = Notes(store).all()[0]
    yield lambda: Notes(store).save(note.id, "new " * 3000, note.changed)
    yield lambda: SavedSheets(store).save("mine", "new")
    yield lambda: Bookmarks(store).add("view:new")
    yield lambda: Backups(store).make_if_changed()
    yield lambda: Backups(store).restore(home / "copy.sqlite")

with closing(Store(home)) as store:
    Notes(store).add("demo:vpc", "old " * 3000)
    SavedSheets(store).save("mine", "old")
    Bookmarks(store).add("view:old")
    Backups(store).backup(home / "copy.sqlite")
STATES = [("old", "old", ["view:old"]), ("new", "old", ["view:old"]), ("new", "new", ["view:old"]),
          ("new", "new", ["view:old", "view:new"]), ("new", "new", ["view:old", "view:new"]),
          ("old", "old", ["view:old"])]
for number in range(5):
    for step in range(1, 4000):
        child = os.fork()
        if not child:
            with closing(Store(home)) as store:
                work = list(write(store))[number]
                seen = 0
                def die():
                    global seen
                    seen += 1
                    if seen == step:
                        os._exit(9)
                connect = store._connect
                def watched():
                    db = connect()
                    db.set_progress_handler(die, 150)
                    db.set_trace_callback(lambda _sql: die())
                    return db
                store._drop_idle()
                store._connect = watched
                work()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        state = read()
        assert state in STATES[number:number + 2], (number, step, state)
        with closing(Store(home)) as store:
            for backup in Backups(store).all():
                Backups(store)._read_backup(backup.path).close()
        if os.waitstatus_to_exitcode(status) == 0:
            assert state == STATES[number + 1], (number, step, state)
            break
        assert os.waitstatus_to_exitcode(status) == 9
print("whole")
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")


def _run(script: str, *arguments: str) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout, done.stderr


@pytest.mark.parametrize("kind", list(WRITERS))
def test_files_and_folders_are_old_or_new(tmp_path: Path, kind: str) -> None:
    """A power cut while something is saved would cost what was there, or leave half of what was to be."""
    assert _run(FILES, str(tmp_path), kind) == ("whole\n", "")


def test_the_own_data_is_old_or_new(tmp_path: Path) -> None:
    """A power cut while a note is saved or a backup restored would cost everything that was ever written."""
    assert _run(STORE, str(tmp_path)) == ("whole\n", "")
