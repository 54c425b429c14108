"""The user's own data survives what programs and systems do: a kill, a rival, a read-only disk."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from netatlas.desk.store import Store


def _run(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE, text=True)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


READ_ONLY = """
import os, sys
from pathlib import Path
from netatlas.desk.store import Store
from netatlas.errors import CannotWrite
if os.geteuid() == 0:  # who may write everywhere
    os.setgid(65534), os.setuid(65534)
for folder in sys.argv[1:]:
    try:
        Store(Path(folder)).write(lambda db: db.execute("DELETE FROM opened"))
    except CannotWrite as error:
        print(str(error).rpartition(": ")[2])
"""


@pytest.mark.skipif(os.name != "posix", reason="folders are made read-only in another way")
def test_a_read_only_folder_is_told_and_not_changed() -> None:
    """A home on a read-only disk would be told as a defect, or as damaged."""
    with TemporaryDirectory() as folder:
        home, empty = Path(folder, "home"), Path(folder, "empty")
        with closing(Store(home)) as store:
            store.write(lambda _: None)
        before = _contents(home)
        empty.mkdir(mode=0o555)
        for path, mode in ((Path(folder), 0o755), (home, 0o555), (store.path, 0o444)):
            path.chmod(mode)
        told, _ = _run(READ_ONLY, str(home), str(empty)).communicate()
        assert told.splitlines() == [
            "it or its folder is read-only. Nothing was changed.",
            "Permission denied. Nothing was changed.",
        ]
        assert _contents(home) == before
        assert _contents(empty) == {}


LINES_BEFORE_THE_KILL = (1, 1, 2, 4, 9, 17, 40)
WRITER = """
import sys
from pathlib import Path
from netatlas.desk.opened_counts import OpenedCounts
from netatlas.desk.store import Store
choices = OpenedCounts(Store(Path(sys.argv[1]), wait_s=60))
print("ready", flush=True)
for number in range(int(sys.argv[3])):
    choices.opened(f"{sys.argv[2]} {number}", "vpc")
    print(number, flush=True)
"""


def _kept(home: Path) -> dict[str, int]:
    with closing(Store(home)) as store:
        assert store.read(lambda db: db.execute("PRAGMA integrity_check").fetchall(), []) == [("ok",)]
        return store.read(lambda db: dict(db.execute("SELECT text, count FROM opened")), {})


def test_programs_share_the_file_from_its_first_moment(tmp_path: Path) -> None:
    """The window and a terminal that start at the same time would stop each other, or lose what one wrote."""
    writers = [_run(WRITER, str(tmp_path), str(number), "25") for number in range(3)]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert _kept(tmp_path) == {f"{writer} {number}": 1 for writer in range(3) for number in range(25)}


def test_a_killed_program_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    """A power cut or a crash would cost notes that had been saved, or all of them."""
    expected: set[str] = set()
    for turn, count in enumerate(LINES_BEFORE_THE_KILL):
        with _run(WRITER, str(tmp_path), str(turn), "1000000") as writer:
            assert writer.stdout is not None
            seen = [writer.stdout.readline() for _ in range(count)]
            writer.kill()
            seen += writer.stdout.readlines()
        expected |= {f"{turn} {line.strip()}" for line in seen if line.endswith("\n") and line != "ready\n"}
        kept = _kept(tmp_path) if (tmp_path / "desk.sqlite").exists() else {}
        assert expected <= set(kept)
        assert len(kept) <= len(expected) + turn + 1  # what was under way when the program was killed
