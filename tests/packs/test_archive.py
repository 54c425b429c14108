"""Packs that are one file: they open as their folder does, and nothing in a zip leads anywhere else."""

from __future__ import annotations

import io
import stat
import struct
import tracemalloc
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.errors import CannotWrite, NetAtlasError, PackError, UsageError
from netatlas.packs import open_packs, read_packs
from netatlas.packs.answer_changes import read_answer_changes
from netatlas.packs.archive import PackArchive
from netatlas.packs.packing import pack_folder
from netatlas.packs.plain_file import UnreadableFile
from netatlas.packs.positions import read_for_positions
from tests.helpers.packs import FILES, edited, write_pack
from tests.helpers.zips import add_entry, patched, write_zip

if TYPE_CHECKING:
    from collections.abc import Callable

CONCEPTS = FILES["concepts.yaml"].encode()
BIG = 32 * 2**20
"""More than a file may have, and little work to make."""


def test_a_pack_as_one_file_reads_as_its_folder(tmp_path: Path) -> None:
    """What a friend sends would hold less than the folder it was made of, or say other lines of faults."""
    strange: dict[str, str | bytes | None] = {
        "concept/nat.yaml": CONCEPTS,
        "claims.yml": "[]",
        "limits.yaml": "[]",
        "README.md": "x",
    }
    broken = {**edited("topics.yaml", "title: Gateways", "titel: Gateways"), **strange}
    folder = write_pack(tmp_path / "small.netatlas.folder", broken)
    file = write_zip(tmp_path / "small.netatlas", broken)
    one, two = read_packs([folder]), read_packs([file])
    assert two[0].contents == one[0].contents
    assert two[1].faults == one[1].faults
    assert len(two[1].faults) > 3


@pytest.mark.parametrize("inside", ["my-pack/", "Mein Päck/"])
def test_a_zipped_folder_opens_too(inside: str, tmp_path: Path) -> None:
    """Whoever zips the folder in a file manager gets one more folder around all, and macOS adds another."""
    file = write_zip(tmp_path / "a.netatlas", {"../__MACOSX/._x": None}, inside=inside)
    add_entry(file, f"__MACOSX/{inside}._pack.yaml")
    add_entry(file, ".DS_Store")
    atlas, report = read_packs([file])
    assert (len(atlas.concepts), report.faults) == (3, ())


def test_a_second_opening_does_not_unzip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each start would unpack and read what has not changed."""
    file, cache = write_zip(tmp_path / "a.netatlas"), tmp_path / "cache"
    first = open_packs([file], cache)

    def refuse(*_: object) -> None:
        raise AssertionError("the zip was opened")

    with monkeypatch.context() as patch:
        patch.setattr(zipfile, "ZipFile", refuse)
        second = open_packs([file], cache)
    assert (second.key, second.atlas.contents) == (first.key, first.atlas.contents)
    write_zip(file, edited("claims.yaml", "Goes up to 45 Gbps", "Goes up to 46 Gbps"))
    assert open_packs([file], cache).key != first.key


def test_days_of_answers_are_read_from_the_file(tmp_path: Path) -> None:
    """Cards could not be made of a pack that is one file."""
    changed = "nat-gateway/bandwidth: 2026-01-02 0123456789abcdef\n"
    file = write_zip(tmp_path / "a.netatlas", {"changed.yaml": changed})
    assert str(read_answer_changes(file).by_record["nat-gateway/bandwidth"].day) == "2026-01-02"
    assert read_answer_changes(write_zip(tmp_path / "b.netatlas")).by_record == {}


def _link(path: Path) -> None:
    add_entry(path, "journeys/x.yaml", mode=stat.S_IFLNK, content=b"/etc/hostname")


def _lock(path: Path) -> None:
    raw = bytearray(add_entry(path, "x.md").read_bytes())
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1  # the flags of the last entry in the list
    path.write_bytes(raw)


def _many(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as file:
        for number in range(20_000):
            file.writestr(zipfile.ZipInfo(f"pictures/{number}"), b"")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def _understated(path: Path) -> None:
    """Let the list say that a file has 10 bytes, in the list and before the file itself."""
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("positions.yaml", b"#" * BIG, zipfile.ZIP_DEFLATED)
    patched(path, struct.pack("<I", BIG), struct.pack("<I", 10))


def _spoilt(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(zipfile.ZipInfo("positions.yaml"), b"nat-gateway: {x: 1, y: 1}")
    patched(path, b"nat-gateway: {x: 1", b"nat-gateway: {x: 2")


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "up": (lambda path: add_entry(path, "../x.yaml"), "leads out of the pack's folder"),
    "up inside": (lambda path: add_entry(path, "concepts/../../x.yaml"), "leads out of the pack's folder"),
    "absolute": (lambda path: add_entry(path, "/x.yaml"), "leads out of the pack's folder"),
    "drive": (lambda path: add_entry(path, "C:x.yaml"), "leads out of the pack's folder"),
    "backslash": (lambda path: add_entry(path, "concepts\\x.yaml"), "leads out of the pack's folder"),
    "up in folder": (lambda path: add_entry(path, "concepts/../"), "leads out of the pack's folder"),
    "dot": (lambda path: add_entry(path, "./x.yaml"), "leads out of the pack's folder"),
    "empty": (lambda path: add_entry(path, "concepts//x.yaml"), "leads out of the pack's folder"),
    "deep": (lambda path: add_entry(path, "a/" * 40 + "x"), "folders inside one another"),
    "link": (_link, "is a link or no plain file"),
    "device": (lambda path: add_entry(path, "x", mode=stat.S_IFCHR), "is a link or no plain file"),
    "pipe": (lambda path: add_entry(path, "x", mode=stat.S_IFIFO), "is a link or no plain file"),
    "locked": (_lock, "is locked with a password"),
    "twice": (lambda path: add_entry(path, "topics.yaml"), "is in it twice"),
    "folded": (lambda path: add_entry(path, "Topics.yaml"), "one name on some systems"),
    "folded folder": (
        lambda path: [add_entry(path, name) for name in ("Pictures/a.png", "pictures/b.png")],
        "one name on some systems",
    ),
    "composed": (
        lambda path: [add_entry(path, name) for name in ("\u00e9.md", "e\u0301.md")],
        "one name on some systems",
    ),
    "file and folder": (lambda path: add_entry(path, "topics.yaml/x"), "is a file and a folder"),
    "latin": (
        lambda path: patched(add_entry(path, "caf__.md"), b"caf__.md", b"caf\xe9\xe9.md"),
        "is not in UTF-8",
    ),
    "no UTF-8": (
        lambda path: patched(add_entry(path, "caf\u00e9.md"), "caf\u00e9.md".encode(), b"caf\xe9\xe9.md"),
        "is not in UTF-8",
    ),
    "many": (_many, "more than 16,000 entries"),
    "bzip2": (
        lambda path: add_entry(path, "x.md", compress_type=zipfile.ZIP_BZIP2),
        "in another way than packs",
    ),
    "cut": (_cut, "it is damaged; get it again"),
    "spoilt": (_spoilt, "“positions.yaml” in it is damaged"),
    "understated": (_understated, "“positions.yaml” in it has another size than it says"),
    "no zip": (lambda path: path.write_bytes(b"<html>"), "was not made of a pack's folder"),
    "empty file": (lambda path: path.write_bytes(b""), "was not made of a pack's folder"),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_zips_are_refused_whole_in_one_sentence(kind: str, tmp_path: Path) -> None:
    """A zip from anywhere could write over files, fill the memory, or be half a pack."""
    spoil, words = BAD[kind]
    file = write_zip(tmp_path / "a.netatlas")
    spoil(file)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(PackError) as caught:
        read_packs([file])
    sentence = str(caught.value)
    assert words in sentence
    assert sentence.startswith(f"{file} cannot be opened: ")
    assert (sentence.count("\n"), sentence[-1], "; " in sentence) == (0, ".", True)
    assert sorted(tmp_path.rglob("*")) == before


def test_zips_without_a_pack_are_refused(tmp_path: Path) -> None:
    """An archive of something else would be an empty pack, or a traceback."""
    with pytest.raises(PackError, match=r"is no pack: it has no pack\.yaml"):
        read_packs([write_zip(tmp_path / "a.netatlas", {"pack.yaml": None})])
    with pytest.raises(PackError, match="written in format 99"):
        read_packs([write_zip(tmp_path / "c.netatlas", edited("pack.yaml", "format: 1", "format: 99"))])
    with pytest.raises(PackError, match=r"pack\.yaml is larger than 4 MB"):
        read_packs([write_zip(tmp_path / "d.netatlas", {"pack.yaml": b"#" * BIG})])


def test_a_file_that_unpacks_to_too_much_is_one_fault(tmp_path: Path) -> None:
    """A small file could fill the memory with what it unpacks to."""
    file = write_zip(tmp_path / "a.netatlas", {"positions.yaml": b"#" * BIG, "film.bin": b"0" * BIG})
    tracemalloc.start()
    atlas, report = read_packs([file])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(fault.file, fault.message) for fault in report.faults] == [
        ("positions.yaml", "the file is larger than 4 MB; make several files of it")
    ]
    assert len(atlas.concepts) == 3
    assert peak < BIG


def test_the_bounds_of_a_pack_hold_for_what_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many files of the largest size would unpack to gigabytes."""
    monkeypatch.setattr("netatlas.packs.pack_files.MOST_PACK_BYTES", 2 * 2**20)
    more = {f"claims/{number}.yaml": b"#" * 2**20 for number in range(5)}
    read: list[str] = []
    unpack = PackArchive.read

    def counting(self: PackArchive, name: str) -> bytes:
        read.append(name)
        return unpack(self, name)

    monkeypatch.setattr(PackArchive, "read", counting)
    _, report = read_packs([write_zip(tmp_path / "a.netatlas", more)])
    (fault,) = [fault for fault in report.faults if "make two packs of it" in fault.message]
    assert "holds 5 MB, but 2 MB at most are read" in fault.message
    assert [name for name in read if name.startswith("claims/")] == ["claims/0.yaml"]


def test_names_of_the_finder_are_read(tmp_path: Path) -> None:
    """The Finder writes names in UTF-8 and does not say so: its packs would be refused for a picture."""
    file = add_entry(write_zip(tmp_path / "a.netatlas"), "caf__.md")
    patched(file, b"caf__.md", "caf\u00e9.md".encode())
    assert not read_packs([file])[1].faults


_NAMES = st.text(
    st.sampled_from("abA\u00e9\u0301./\\:\u0130\u00df \x00\x1b\u202e") | st.characters(),
    min_size=1,
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(names=st.lists(_NAMES, max_size=4))
def test_whatever_names_a_zip_holds_it_is_read_or_refused(names: list[str]) -> None:
    """A name that nobody thought of would end in a traceback, or lead out of the pack."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("pack.yaml", "x")
        for name in names:
            info = zipfile.ZipInfo("x")
            info.filename = name.encode("utf-8", "replace").decode()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of a name that is there twice
                file.writestr(info, b"")
    found = PackArchive(Path("a.netatlas"), buffer.getvalue())
    try:
        found.check()
    except PackError:
        return
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        for entry in found.entries(folder):
            assert not {"/", "\\", "\0"} & set(entry.name)
            assert entry.name not in {"", ".", ".."}
            if entry.is_dir():
                waiting.append(f"{folder}/{entry.name}".lstrip("/"))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_bytes_are_damaged_it_is_read_or_refused(data: st.DataObject) -> None:
    """A download that went wrong would end in a traceback."""
    raw = bytearray(_small())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] = data.draw(st.integers(0, 255))
    path = Path("a.netatlas")
    try:
        found = PackArchive(path, bytes(raw))
        for entry in found.entries(""):
            if not entry.is_dir():
                found.read(entry.name)
    except (NetAtlasError, UnreadableFile) as error:
        assert str(error)  # noqa: PT017 - sound bytes raise nothing


def _small() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name in ("pack.yaml", "topics.yaml"):
            file.writestr(name, FILES[name])
    return buffer.getvalue()


def test_a_folder_gives_the_same_file_each_time(tmp_path: Path) -> None:
    """Nobody could tell whether two files are one pack."""
    more: dict[str, str | bytes | None] = {
        "README.md": "x",
        "pictures/a.png": b"1",
        ".git/config": "x",
        "old.netatlas": b"x",
        "a~": "x",
    }
    one = pack_folder(write_pack(tmp_path / "one", more), tmp_path / "one.netatlas")
    two = pack_folder(write_pack(tmp_path / "two" / "small", more), tmp_path / "two.netatlas")
    assert one.path.read_bytes() == two.path.read_bytes()
    with zipfile.ZipFile(one.path) as file:
        assert file.namelist() == sorted([*FILES, "README.md", "pictures/a.png"])
    assert one.files == len(FILES) + 2
    assert read_packs([one.path])[0].contents == read_packs([tmp_path / "one"])[0].contents


def test_what_cannot_be_a_pack_file_is_not_made_one(tmp_path: Path) -> None:
    """A friend would get a file that does not open, or one with faults."""
    target = tmp_path / "a.netatlas"
    faulty = write_pack(tmp_path / "faulty", {"topics.yaml": "- title: x\n"})
    with pytest.raises(PackError, match="mend what `netatlas check` lists"):
        pack_folder(faulty, target)
    folded = write_pack(tmp_path / "folded", {"a.md": "1", "A.md": "2"})
    with pytest.raises(PackError, match="one name on some systems"):
        pack_folder(folded, target)
    linked = write_pack(tmp_path / "linked")
    (linked / "README.md").symlink_to(tmp_path / "faulty" / "pack.yaml")
    with pytest.raises(PackError, match="put a copy here"):
        pack_folder(linked, target)
    sound = write_pack(tmp_path / "sound")
    with pytest.raises(UsageError, match=r"Call the file a\.netatlas"):
        pack_folder(sound, tmp_path / "a.zip")
    with pytest.raises(CannotWrite):
        pack_folder(sound, tmp_path / "gone" / "a.netatlas")
    assert not target.exists()
    pack_folder(sound, target)
    with pytest.raises(UsageError, match="is one file already"):
        pack_folder(target, target)


def test_nothing_is_written_into_a_pack_file(tmp_path: Path) -> None:
    """Positions would be written beside the file, or end in the words of the system."""
    with pytest.raises(PackError, match="is one file, into which nothing is written"):
        read_for_positions(write_zip(tmp_path / "a.netatlas"))
