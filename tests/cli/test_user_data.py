"""Notes, bookmarks and backups at a terminal: what was typed is kept, and nothing else is touched."""

from __future__ import annotations

import io
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from netatlas.api import open_desk
from netatlas.desk.sheet import Sheet, SheetItem, sheet_json
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Netatlas


def test_a_note_is_added_read_changed_and_removed(netatlas: Netatlas) -> None:
    """A note that was typed in a terminal would be lost, or could not be corrected."""
    assert netatlas("note", "nat gateway").err == "netatlas: There is no note on NAT gateway.\n"
    added = netatlas("note", "nat-gateway/bandwidth", "**Mind**: 100 Gbps")
    assert (added.code, added.out, added.err) == (0, "Kept note 1: Mind: 100 Gbps\n", "")
    shown = netatlas("note", "nat gateway")
    assert shown.out.startswith("NAT gateway: Bandwidth  note 1, ")
    assert shown.out.endswith("\n    **Mind**: 100 Gbps\n")
    assert netatlas("note", "--edit", "1", "one\ntwo").code == 0
    assert [note["text"] for note in netatlas("note", "--json").json] == ["one\ntwo"]
    assert netatlas("note", "note:1").out.endswith("\n    one\n    two\n")
    assert "Deleted note 1. For 30 days" in netatlas("note", "--remove", "1").out
    assert netatlas("note").code == 1
    assert "    one\n    two\n" in netatlas("note", "--deleted").out
    assert netatlas("note", "--restore", "1").code == 0
    assert netatlas("note").code == 0


def test_a_note_comes_from_the_input(netatlas: Netatlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of notes could not be brought in, or one with a wrong byte would end the command."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\n\ntwo \xff\n")))
    (note,) = netatlas("note", "view:limits", "-", "--json").json
    assert (note["text"], note["address"], note["needs_a_look"]) == ("one\n\ntwo \ufffd", "view:limits", None)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["note", "nat", "gateway", "text"], 2, "Put quotation marks"),
        (["note", "nat gateway", "  "], 2, "needs some text"),
        (["note", "--edit", "7"], 2, "Give the new text"),
        (["note", "--edit", "7", "text"], 1, "There is no note 7"),
        (["note", "--remove", "7"], 1, "There is no note 7"),
        (["note", "--edit", "9" * 30, "text"], 1, "There is no note 999"),
        (["note", "--remove", "9" * 30], 1, "There is no note 999"),
        (["note", f"note:{'9' * 30}"], 1, "There is no note of that number"),
        (["note", "note:1", "text"], 2, "“netatlas note --edit ID -” changes a note"),
        (["bookmark", "--remove"], 2, "Say what to bookmark"),
        (["bookmark", "nat gateway", "--remove"], 1, "There is no bookmark of NAT gateway"),
        (["bookmark"], 1, "There is no bookmark yet"),
        (["backup", "copy.sqlite"], 1, "nothing to back up yet"),
        (["restore", "copy.sqlite"], 1, "There is no file copy.sqlite"),
        (["restore"], 1, "There is no backup in "),
    ],
)
def test_what_makes_no_sense_is_said_in_one_line(
    netatlas: Netatlas, arguments: list[str], code: int, sentence: str
) -> None:
    """A slip at the terminal would end in a traceback, or change something."""
    result = netatlas(*arguments)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert sentence in result.err


def test_a_note_says_what_changed_in_a_new_pack(netatlas: Netatlas, tmp_path: Path) -> None:
    """Somebody would learn 100 Gbps by heart from a note that a new edition of the pack contradicts."""
    netatlas("note", "nat-gateway/bandwidth", "learn this")
    newer = write_pack(tmp_path / "newer", edited("concepts.yaml", "to: 100,", "to: 200,"))
    assert "Needs a look" not in netatlas("note").out
    assert "Needs a look: Bandwidth was “5 to 100 Gbps" in netatlas("note", pack=newer).out


def test_a_hostile_note_does_nothing_to_the_terminal(netatlas: Netatlas) -> None:
    """A backup from somebody else could rename the window of the terminal, or hide its text."""
    with open_desk() as desk:
        desk.notes.add("small:\x1b[2J", "a\x1b]0;title\x07b\rc")
        desk.bookmarks.add("small:\x1b[2J", "\x1b[8m")
    for command in ("note", "bookmark"):
        assert not set(netatlas(command).out) & set("\x1b\x07\r")


def test_bookmarks_are_listed_by_group(netatlas: Netatlas) -> None:
    """A bookmark of the window would not be found in a terminal."""
    assert netatlas("bookmark", "nat gatway").code == 0
    netatlas("bookmark", "nat-instance/bandwidth:small", "--group", "Exam")
    shown = netatlas("bookmark", "elastic ip address").out
    assert shown.splitlines() == [
        "NAT gateway  nat-gateway",
        "Elastic IP address  elastic-ip",
        "Exam",
        "  NAT instance: Bandwidth (small)  nat-instance/bandwidth:small",
    ]
    moved = netatlas("bookmark", "nat gateway", "--group", "Exam", "--json").json
    assert [(one["address"], one["group"]) for one in moved] == [
        ("elastic-ip", ""),
        ("nat-instance/bandwidth:small", "Exam"),
        ("nat-gateway", "Exam"),
    ]
    assert len(netatlas("bookmark", "nat gateway", "--remove", "--json").json) == 2
    netatlas("bookmark", "view:limits?words=nat")
    kept = netatlas("bookmark", "nat-gateway?at=2014", "--json").json
    assert [one["address"] for one in kept] == [
        "elastic-ip",
        "view:limits?words=nat",
        "nat-gateway?at=2014",
        "nat-instance/bandwidth:small",
    ]
    assert netatlas("bookmark", "view:limits", "--remove").code == 1
    assert netatlas("bookmark", "view:limits?words=nat", "--remove").code == 0


def test_a_backup_is_made_and_restored(netatlas: Netatlas, tmp_path: Path) -> None:
    """Notes could not be taken to another machine, or a restore would cost what was written since."""
    netatlas("note", "nat gateway", "before")
    copy = tmp_path / "copy.sqlite"
    assert netatlas("backup", str(copy), "--json").json == {"file": str(copy), "bytes": copy.stat().st_size}
    assert netatlas("backup", str(copy)).out.startswith(f"Wrote {copy}: ")
    netatlas("note", "nat gateway", "after")
    assert "What was there before is kept as " in netatlas("restore", str(copy)).out
    assert [note["text"] for note in netatlas("note", "--json").json] == ["before"]
    assert "before a restore" in netatlas("restore").out
    assert {"file", "made", "bytes"} == set(netatlas("restore", "--json").json[0])
    assert netatlas("restore", str(copy), "--json").json["restored"] == str(copy)


def test_notes_of_a_newer_version_are_shown_and_not_changed(netatlas: Netatlas) -> None:
    """Whoever runs an old version once would not see their notes, or would spoil them."""
    netatlas("note", "nat gateway", "kept")
    with open_desk() as desk, closing(sqlite3.connect(desk.store.path)) as db:
        db.execute("PRAGMA user_version = 99")
    assert "kept" in netatlas("note").out
    for arguments in (
        ["note", "nat gateway", "lost"],
        ["note", "--edit", "1", "lost"],
        ["bookmark", "nat gateway"],
    ):
        refused = netatlas(*arguments)
        assert (refused.code, refused.out) == (1, "")
        assert "A newer NetAtlas made" in refused.err


def test_a_search_finds_notes_too(netatlas: Netatlas) -> None:
    """What somebody wrote down would be found in the window only, or a broken store would end each search."""
    netatlas("note", "nat gateway", "Exam question 17\nasks for zones \x1b[2J")
    shown = netatlas("search", "question 17")
    assert "Exam question 17" in shown.out
    assert "your note" in shown.out
    assert "\x1b" not in netatlas("search", "asks zones").out
    first = netatlas("search", "exam", "--json").json[0]
    assert (first["id"], first["kind"]) == ("note:1", "note")
    with open_desk() as desk, closing(sqlite3.connect(desk.store.path)) as db:
        db.execute("PRAGMA user_version = 99")
        db.execute("ALTER TABLE note RENAME TO remark")
    assert netatlas("search", "nat gateway").out.startswith("NAT gateway")


def test_saved_sheets_are_listed_and_written_with_their_notes(netatlas: Netatlas, tmp_path: Path) -> None:
    """A sheet that was made in the window could not be printed from a script."""
    pypdf = pytest.importorskip("pypdf")
    netatlas("note", "nat gateway", "Mind the zone")
    sheet = Sheet("Mine", (SheetItem("nat-gateway"), SheetItem("note:1")))
    with open_desk() as desk:
        desk.sheets.save("Mine", sheet_json(sheet))
        desk.sheets.save("Later", '{"format": 99}')
    listed = netatlas("sheet")
    assert listed.out.startswith("Mine: 2 items, A4 landscape")
    assert "Later is a sheet of a newer version" in listed.err
    written = netatlas("sheet", "mine", "--to", str(tmp_path / "mine.pdf"))
    assert (written.code, "not there" in written.err) == (0, False)
    said = pypdf.PdfReader(tmp_path / "mine.pdf").pages[0].extract_text()
    assert "Mind the zone" in " ".join(said.split())
