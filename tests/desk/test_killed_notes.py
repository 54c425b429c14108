"""A note survives the death of the program that it is typed in."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 200
SCRIPT = """
import os, random, signal, sys
from contextlib import closing
from pathlib import Path
from netatlas.desk.notes import Notes
from netatlas.desk.store import Store

home, kills = Path(sys.argv[1]), int(sys.argv[2])
chance = random.Random(7)

def type_on(pipe, turn):
    with closing(Store(home)) as store:
        notes = Notes(store)
        note = notes.all()[0]
        for number in range(1_000_000):
            note = notes.save(note.id, f"{turn} {number} " + "word " * 400, note.changed)
            os.write(pipe, b"%d\\n" % number)

def kept():
    with closing(Store(home)) as store:
        assert store.read(lambda db: db.execute("PRAGMA integrity_check").fetchall(), []) == [("ok",)]
        turn, number, *_ = Notes(store).all()[0].text.split()
        return int(turn), int(number)

with closing(Store(home)) as store:
    Notes(store).add("demo:vpc", "-1 0")
for turn in range(kills):
    before = kept()
    here, there = os.pipe()
    child = os.fork()
    if not child:
        type_on(there, turn)
    os.close(there)
    seen = os.read(here, 1) if turn % 4 else b""  # some are killed before the first save is over
    for _ in range(chance.randrange(12)):
        seen += os.read(here, 2)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(here, 65536):
        seen += more
    os.close(here)
    saved = [int(line) for line in seen.split(b"\\n")[:-1]]
    now = kept()
    assert now >= ((turn, saved[-1]) if saved else before), (now, saved, before)
    assert now <= (turn, saved[-1] + 1 if saved else 0), (now, saved, before)
print("whole")
"""


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_killed_program_keeps_every_note_that_was_saved(tmp_path: Path) -> None:
    """A crash would cost more than what was typed since the last save, or the whole note."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path), str(KILLS)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("whole\n", "")
