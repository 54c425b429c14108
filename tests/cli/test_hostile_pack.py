"""A pack from a stranger, at the terminal: nothing that it says is obeyed, looked for or hidden."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netatlas.api import open_atlas
from netatlas.cli.parser import COMMANDS
from netatlas.desk.sheet import Form, Sheet, SheetItem, sheet_json
from netatlas.export.endings import FORMATS
from netatlas.letters import visible
from netatlas.packs import changed
from tests.helpers.file_watch import strangers, watched_files
from tests.helpers.hostile_packs import MARK, TEXTS, files_with, text_fields, write_hostile_pack
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from netatlas.export.endings import FileFormat
    from tests.cli.conftest import Netatlas

RECORDS = (
    *("nat-gateway", "nat-instance", "elastic-ip", "other", "nat-gateways-per-zone", "other-limit"),
    *("nat-compared", "more", "nat-history", "more-history", "begun", "out-to-the-internet", "nowhere"),
)
COMMAND_LINES = (
    *(["--edition", "both", "show", record] for record in RECORDS),
    ["search", MARK],
    ["search", "bandwidth"],
    ["search", "nat gateway vs nat instance"],
    ["compare", "nat-gateway", "nat-instance", "other"],
    ["compare", "nat-gateway", "other", "--differences", "--need", f"managed-by has {MARK}"],
    ["path", "elastic-ip", "nat-instance"],
    *(["measures", "--by", by] for by in ("connections", "betweenness", "bridges", "clusters")),
    ["limits"],
    ["timeline", "nat-history"],
    ["timeline", "more-history", "--at", "2020"],
    ["errata"],
    ["facts", "--confidence", "medium"],
    ["health"],
    ["packs"],
    ["check"],
    ["note", "nat-gateway", TEXTS[0]],
    ["note"],
    ["bookmark", "nat-gateway"],
    ["bookmark"],
    ["sheet"],
    ["pack"],
    ["layout"],
    ["verify"],
    ["backup", "kept.sqlite"],
    ["cache"],
    ["restore", "kept.sqlite"],
)
NEEDS_A_WINDOW = {"tour", "export"}  # the journey over a hostile pack is a tour; all formats are below
OPENS_NO_PACK = {"completion"}  # the names that its script asks for: tests/desktop/test_completion.py


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which commands are run: it has the files that the pack's texts name."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for ending in ("png", "md", "txt", "mp3"):
        (folder / f"{MARK}.{ending}").write_bytes(b"")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("qt_application")
def test_a_look_for_a_file_is_seen(elsewhere: Path, tmp_path: Path) -> None:
    """The watch over files could be asleep without anyone noticing."""
    with watched_files() as seen:
        for name in (f"{MARK}.png", "../up", "/nowhere/x"):
            with suppress(OSError):
                Path(name).open("rb").close()
        (tmp_path / "home").mkdir()
    assert strangers(seen, tmp_path / "home") == [
        f"open {MARK}.png",
        "open ../up",
        "open /nowhere/x",
    ]
    assert elsewhere.is_dir()


def test_every_command_is_tried() -> None:
    """A command that is added later would not be tried."""
    tried = {word for line in COMMAND_LINES for word in line}
    assert {entry.name for entry in COMMANDS} <= tried | NEEDS_A_WINDOW | OPENS_NO_PACK


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("shift", range(0, len(TEXTS), 6))
def test_commands_print_and_obey_nothing_else(netatlas: Netatlas, tmp_path: Path, shift: int) -> None:
    """A pack could colour the terminal, split its lines, or learn which files the reader has."""
    home = Path(os.environ["NETATLAS_HOME"])
    pack = write_hostile_pack(tmp_path / "pack", shift)
    with watched_files() as seen:
        for line in COMMAND_LINES:
            result = netatlas(*line, pack=pack)
            printed = (result.out + result.err).splitlines()
            assert printed, line
            assert [one for one in printed if visible(one) != one] == [], line
            assert max(map(len, result.out.splitlines()), default=0) <= 80 or line[0] in _AS_IT_IS, line
            assert "should not have happened" not in result.err
    assert strangers(seen, tmp_path, home) == []
    assert [path for _, path in seen if MARK in str(path)] == []


_AS_IT_IS = {"check", "layout", "pack", "backup", "restore", "bookmark"}
"""Commands whose lines hold paths or are for programs, and are not wrapped."""


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_exports_name_and_look_for_nothing(netatlas: Netatlas, tmp_path: Path, form: FileFormat) -> None:
    """A file could be written somewhere else, or under a name that hides what it is."""
    home = Path(os.environ["NETATLAS_HOME"])
    pack = write_hostile_pack(tmp_path / "pack", 3)
    changes = changed.changes_text(changed.changes_now(pack, {}, date(2026, 11, 2)))
    (pack / "changed.yaml").write_text(changes, "utf-8")  # cards need it
    before = {path for path in tmp_path.rglob("*") if "out" not in path.parts}
    target = tmp_path / "out" / f"all{form.ending}"
    target.parent.mkdir()
    with watched_files() as seen:
        result = netatlas("export", "--all", "--as", form.name, "--to", str(target), pack=pack)
    assert result.code == 0, result.err
    assert strangers(seen, pack, target.parent, home) == []
    assert [path for _, path in seen if MARK in str(path)] == []
    assert {path for path in tmp_path.rglob("*") if "out" not in path.parts} == before
    assert all(visible(path.name) == path.name for path in target.rglob("*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_names_of_files_command_no_terminal(netatlas: Netatlas, tmp_path: Path) -> None:
    """A folder or a file of a sheet from somebody else could be called like a command to the terminal."""
    pack = write_pack(tmp_path / "pa\x1b[31mck\u202e")
    sheet = Sheet(name="\x1b[31mred\u202e", items=(SheetItem(address="\x1b[31m", form=Form.SHORT),))
    file = tmp_path / "sh\x1b[31meet.json"
    file.write_text(sheet_json(sheet), "utf-8")
    for line in (
        ["layout"],
        ["sheet", str(file)],
        ["packs"],
        ["check", str(tmp_path / "no\x1b[31mne")],
        ["export", "nat-gateway", "--to", str(pack.parent / "\x1b[31m.md")],
    ):
        result = netatlas(*line, pack=pack)
        printed = (result.out + result.err).splitlines()
        assert printed
        assert [one for one in printed if visible(one) != one] == [], line


@pytest.mark.parametrize("field", sorted(text_fields()), ids="-".join)
def test_an_unseen_letter_is_a_fault_in_every_field(
    netatlas: Netatlas, tmp_path: Path, field: tuple[str, str]
) -> None:
    """One field that the reader does not look at would be a way in."""
    for letter in ("\u202e", "\r"):
        pack = write_pack(tmp_path / "pack", files_with(f"a{letter}b", field))
        result = netatlas("check", pack=pack)
        assert result.code == 1
        assert f"U+{ord(letter):04X}; take it out" in " ".join(result.out.split())
        assert [line for line in result.out.splitlines() if visible(line) != line] == []
        with open_atlas(pack) as opened:
            assert repr(letter)[1:-1] not in repr(opened.atlas.contents)
