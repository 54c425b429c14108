"""Two programs that write or restore the user's own data at the same time lose nothing of each other's."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.desk.backups import Backups
from netatlas.desk.bookmarks import Bookmarks
from netatlas.desk.notes import Notes
from netatlas.desk.saved_sheets import SavedSheets
from netatlas.desk.settings import load_settings
from netatlas.desk.store import Store
from netatlas.errors import CannotWrite
from netatlas.writing import take_free_name

if TYPE_CHECKING:
    import pytest

TURNS = 12
BEGIN = """
import sys
from dataclasses import replace
from pathlib import Path
from netatlas.desk.backups import Backups
from netatlas.desk.bookmarks import Bookmarks
from netatlas.desk.notes import Notes
from netatlas.desk.saved_sheets import SavedSheets
from netatlas.desk.settings import load_settings, save_changes
from netatlas.desk.store import Store

home, name, turns = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = Store(home, wait_s=60)
print("ready", flush=True)
sys.stdin.readline()
"""
WRITE = """
note = Notes(store).add("demo:vpc", "begun")
for turn in range(turns):
    note = Notes(store).save(note.id, f"{name} {turn}", note.changed)
    shared = Notes(store).get(1)
    Notes(store).save(1, f"{shared.text} {name}{turn}", shared.changed)
    Bookmarks(store).add(f"demo:{name}{turn}", "shared")
    SavedSheets(store).change("shared", lambda before: f"{before or ''}{name}{turn} ")
    before = load_settings(home)
    save_changes(home, before, replace(before, packs=(*before.packs, f"/{name}{turn}")))
"""
RESTORE = """
for turn in range(turns):
    print(Backups(store).restore(home / f"{name}.sqlite"))
"""


def _both(home: Path, script: str) -> list[str]:
    """Run a script in two programs that begin at the same moment, and return the lines of both."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", BEGIN + script, str(home), name, str(TURNS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    said = [program.communicate() for program in programs]
    assert [(program.returncode, errors) for program, (_, errors) in zip(programs, said, strict=True)] == [
        (0, "")
    ] * 2
    return [line for lines, _ in said for line in lines.splitlines()]


def test_what_two_programs_write_is_all_there(tmp_path: Path) -> None:
    """A window and a terminal, or two windows, would undo one another's notes, bookmarks, sheets or packs."""
    with closing(Store(tmp_path)) as store:
        Notes(store).add("demo:vpc", "shared")
        _both(tmp_path, WRITE)
        expected = {f"{name}{turn}" for name in "ab" for turn in range(TURNS)}
        notes = Notes(store)
        assert sorted(note.text for note in notes.all() if note.id != 1) == [f"{n} {TURNS - 1}" for n in "ab"]
        texts = [one.text for one in (notes.get(1), *notes.versions(1)) if one is not None]
        assert expected <= {word for text in texts for word in text.split()}
        assert {one.address.removeprefix("demo:") for one in Bookmarks(store).all()} == expected
        assert [one.position for one in Bookmarks(store).all()] == list(range(2 * TURNS))
        assert sorted((SavedSheets(store).load("shared") or "").split()) == sorted(expected)
    assert {folder.removeprefix("/") for folder in load_settings(tmp_path).packs} == expected


def test_nothing_is_written_between_the_copy_and_the_restore(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note that is saved in the window just while a backup is restored would be in no backup."""
    refused: list[str] = []

    def take_name(copy: Path, path: Path) -> bool:
        with closing(Store(tmp_path, wait_s=0)) as other:
            try:
                Notes(other).add("demo:vpc", "late")
            except CannotWrite as error:
                refused.append(str(error))
        return take_free_name(copy, path)

    with closing(Store(tmp_path)) as store:
        Notes(store).add("demo:vpc", "a")
        Backups(store).backup(tmp_path / "a.sqlite")
        monkeypatch.setattr("netatlas.desk.backups.take_free_name", take_name)
        assert Backups(store).restore(tmp_path / "a.sqlite") is not None
        assert [note.text for note in Notes(store).all()] == ["a"]
        assert [error.rpartition(": ")[2] for error in refused] == [
            "another program is using it. Nothing was changed."
        ]


def test_two_restores_at_once_keep_all_that_was_there(tmp_path: Path) -> None:
    """What one of them found would be kept under the name of what the other found, and be lost."""
    with closing(Store(tmp_path)) as store:
        note = Notes(store).add("demo:vpc", "a")
        Backups(store).backup(tmp_path / "a.sqlite")
        Notes(store).save(note.id, "b", note.changed)
        Backups(store).backup(tmp_path / "b.sqlite")
        Notes(store).save(note.id, "at first", note.changed)
        kept = [Path(line) for line in _both(tmp_path, RESTORE)]
        assert len(set(kept)) == 2 * TURNS
        assert {one.path for one in Backups(store).all()} == set(kept)
        assert Notes(store).all()[0].text in {"a", "b"}
        found = set()
        for path in kept:
            Backups(store).restore(path)
            found.add(Notes(store).all()[0].text)
        assert "at first" in found
