"""Which files a pack is made of, and what is said of those that are none or cannot be read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from netatlas.errors import PackError
from netatlas.packs import open_packs, pack_files, plain_file, read_packs, reader
from tests.helpers.packs import FILES, write_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONCEPTS = FILES["concepts.yaml"]
STRANGERS = [
    ({"concept.yaml": CONCEPTS}, "concept.yaml", "call it concepts.yaml"),
    ({"claims.yml": CONCEPTS}, "claims.yml", "call it claims.yaml"),
    ({"concepts/nat.yml": CONCEPTS}, "concepts/nat.yml", "call it nat.yaml"),
    ({"Concepts.yaml": CONCEPTS}, "Concepts.yaml", "call it concepts.yaml"),
    ({"claims.json": "[]"}, "claims.json", "call it claims.yaml"),
    ({"claims": "[]"}, "claims", "call it claims.yaml"),
    ({"nat.yaml": CONCEPTS}, "nat.yaml", "put its records into `sources`"),
    ({"concept/nat.yaml": CONCEPTS}, "concept", "call it concepts"),
    ({"more/nat.yaml": CONCEPTS}, "more", "put its records into"),
    ({"changed/nat.yaml": "a: b"}, "changed", "make one file of it, changed.yaml"),
    ({"pack/nat.yaml": "a: b"}, "pack", "make one file of it, pack.yaml"),
    ({"claims/old/nat.yaml": CONCEPTS}, "claims/old", "put its files into claims"),
]


@pytest.mark.parametrize(("more", "file", "cure"), STRANGERS)
def test_strangers(more: dict[str, str], file: str, cure: str, tmp_path: Path) -> None:
    """Without it a file with a slip in its name would be passed over in silence."""
    _, report = read_packs([write_pack(tmp_path, more)])
    (fault,) = report.faults
    assert (fault.file, fault.line, fault.column) == (file, 1, 1)
    assert cure in fault.message


def test_unrelated_files_are_ignored(tmp_path: Path) -> None:
    """Without it a licence, a picture or an editor's backup would make a pack faulty."""
    others = [
        "README.md",
        "LICENSE",
        ".git/config.yaml",
        ".concepts.yaml.swp",
        "concepts.yaml~",
        "docs/a.md",
        "a.png",
    ]
    _, report = read_packs([write_pack(tmp_path, dict.fromkeys(others, "x"))])
    assert not report.faults


def _link(path: Path) -> None:
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _large(path: Path) -> None:
    path.write_bytes(b"#" * (plain_file.MOST_FILE_BYTES + 1))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(_link, "put a copy here"), (_folder, "is not a plain file"), (_large, "make several files of it")],
)
def test_files_that_are_not_read(spoil: Callable[[Path], None], words: str, tmp_path: Path) -> None:
    """Without it a pack could lead out of its folder, stop the program, or fill the memory."""
    write_pack(tmp_path)
    spoil(tmp_path / "journeys.yaml")
    _, report = read_packs([tmp_path])
    (fault,) = report.faults
    assert (fault.file, fault.line, fault.column) == ("journeys.yaml", 1, 1)
    assert words in fault.message


def test_linked_folder(tmp_path: Path) -> None:
    """Without it a link could bring any folder of the machine into a pack."""
    write_pack(tmp_path / "pack", {"journeys.yaml": None})
    write_pack(tmp_path / "other")
    (tmp_path / "pack" / "journeys").symlink_to(tmp_path / "other")
    _, report = read_packs([tmp_path / "pack"])
    assert [(fault.file, "put a copy here" in fault.message) for fault in report.faults] == [
        ("journeys", True)
    ]


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it a file that may not be read would end in a traceback."""

    def deny(path: Path, *_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    write_pack(tmp_path)
    monkeypatch.setattr(os, "open", deny)
    with pytest.raises(PackError, match=r"pack\.yaml cannot be read \(permission denied\)"):
        read_packs([tmp_path])


def test_packs_that_cannot_be_opened(tmp_path: Path) -> None:
    """Without it a wrong folder would be reported in the words of a programmer, or not at all."""
    with pytest.raises(PackError, match="There is no folder"):
        read_packs([tmp_path / "missing"])
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(PackError, match="is a file; a pack is a folder"):
        read_packs([file])
    with pytest.raises(PackError, match=r"has no pack\.yaml"):
        read_packs([tmp_path])
    with pytest.raises(PackError, match=r"Call its pack\.yml pack\.yaml"):
        read_packs([write_pack(tmp_path / "yml", {"pack.yaml": None, "pack.yml": "x"})])
    with pytest.raises(PackError, match="written in format 2"):
        read_packs([write_pack(tmp_path / "new", {"pack.yaml": "format: 2\nfuture: true\n"})])
    with pytest.raises(PackError, match="No pack was named"):
        read_packs([])


def test_what_is_beyond_the_limits_is_one_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file too many, or some bytes, would keep the whole pack closed, or the program busy for minutes."""
    sound = write_pack(tmp_path / "sound")
    monkeypatch.setattr(pack_files, "MOST_FILES", 7)
    atlas, report = read_packs([sound])
    causes = [fault for fault in report.faults if not fault.follows]
    assert [(fault.file, "holds 8 files, but 7 at most" in fault.message) for fault in causes] == [
        ("claims.yaml", True)
    ]
    assert (len(atlas.concepts), len(atlas.claims)) == (3, 0)
    monkeypatch.setattr(pack_files, "MOST_FILES", 8)
    monkeypatch.setattr(
        pack_files, "MOST_PACK_BYTES", sum(map(len, FILES.values())) - len(FILES["pack.yaml"])
    )
    assert read_packs([sound])[1].faults == ()
    monkeypatch.setattr(pack_files, "MOST_PACK_BYTES", pack_files.MOST_PACK_BYTES - 1)
    _, report = read_packs([sound])
    causes = [fault for fault in report.faults if not fault.follows]
    assert [(fault.file, "make two packs of it" in fault.message) for fault in causes] == [
        ("claims.yaml", True)
    ]


def test_a_pack_of_too_many_records_is_cut_behind_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list of names without end would take all the memory there is, or close what comes before it."""
    sound = write_pack(tmp_path / "sound")
    records = 3 + 1 + 1 + 1 + 2
    monkeypatch.setattr(reader, "MOST_RECORDS", records)
    assert read_packs([sound])[1].faults == ()
    monkeypatch.setattr(reader, "MOST_RECORDS", records - 1)
    atlas, report = read_packs([sound])
    (fault,) = [fault for fault in report.faults if not fault.follows]
    assert str(fault) == (
        "claims.yaml:1:1: the pack holds more than 7 records, and no more are read; make two packs of it: "
        "this file and those behind it, 1 file, are left out"
    )
    assert (len(atlas.concepts), len(atlas.claims)) == (3, 0)
    monkeypatch.setattr(reader, "MOST_RECORDS", 2)
    atlas, report = read_packs([sound])
    assert [fault.file for fault in report.faults] == ["concepts.yaml"]
    assert (len(atlas.sources), len(atlas.concepts), len(atlas.journeys)) == (2, 0, 0)
    opened = [open_packs([sound], tmp_path / "cache") for _ in range(2)]
    assert opened[0].key == opened[1].key
    assert opened[0].report == opened[1].report == report


def test_damaged_pack_file(tmp_path: Path) -> None:
    """Without it one wrong line about a pack would close all of it."""
    folder = write_pack(tmp_path / "My notes", {"pack.yaml": "format: 1\ntitle: Mine\nversion: 1.0\n"})
    atlas, report = read_packs([folder])
    assert len(atlas.concepts) == 3
    (info,) = atlas.packs
    assert (info.id, info.title, info.version) == ("my-notes", "Mine", "unknown")
    assert {fault.file for fault in report.faults} == {"pack.yaml"}
    assert "3:10" in {f"{fault.line}:{fault.column}" for fault in report.faults}


@pytest.mark.parametrize(
    ("name", "shown", "stray"),
    [
        ("na\x1b[31mt.yaml", r"concepts/na\x1b[31mt.yaml", "the control character U+001B"),
        ("na\nt.yaml", r"concepts/na\nt.yaml", "a tab or a line end"),
        ("na\u202et.yaml", r"concepts/na\u202et.yaml", "the invisible letter U+202E"),
        ("na\udcfft.yaml", r"concepts/na\udcfft.yaml", "the half letter U+DCFF"),
    ],
    ids=ascii,
)
@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_a_file_name_is_shown_with_escapes(name: str, shown: str, stray: str, tmp_path: Path) -> None:
    """The name of a file could colour a terminal, or hide what it is called."""
    damaged = CONCEPTS.replace("id: nat-instance", "id: Nat")
    write_pack(tmp_path, {f"concepts/{name}": damaged, "concepts.yaml": None})
    atlas, report = read_packs([tmp_path])
    assert "nat-gateway" in atlas.concepts
    messages = [str(fault) for fault in report.faults]
    assert f"{shown}:1:1: the name of this file holds {stray}; give it another name" in messages
    assert len([message for message in messages if message.startswith(shown)]) > 1
    assert all(message.isprintable() for message in messages)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_a_folder_name_is_shown_with_escapes(tmp_path: Path) -> None:
    """A folder in an archive from elsewhere could be called like a command to the terminal."""
    folder = tmp_path / "pack\x1b]0;x\x07"
    with pytest.raises(PackError, match=r"^[ -~]*$"):
        read_packs([folder])
    others = {"pack.yaml": FILES["pack.yaml"].replace("small", "other")}
    packs = [write_pack(folder, {"pack.yaml": "- 1"}), write_pack(tmp_path / "other", others)]
    atlas, report = read_packs(packs)
    assert all(pack.title.isprintable() for pack in atlas.packs)
    assert any(r"pack\x1b]0;x\x07/pack.yaml" in str(fault) for fault in report.faults)
