"""The compiled form of packs: exactly what their files give, in short frames, refused if a byte is wrong."""

from __future__ import annotations

import io
import json
import struct
import typing
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from netatlas import paths
from netatlas.atlas import model
from netatlas.errors import PackError
from netatlas.frames import DamagedFile, write_frame
from netatlas.packs import compiled, schema
from netatlas.packs.fingerprint import key_of, seen_files
from netatlas.packs.pack_files import SECTION_NAMES
from netatlas.packs.reader import read_with_key
from netatlas.progress import SILENT, Cancelled, Progress
from tests.helpers.hostile_packs import write_hostile_pack
from tests.helpers.packs import CONCEPTS, PACK, write_pack
from tests.packs.test_any_pack import JUNK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netatlas.packs.report import AtlasOfPacks

HEAD = 5 + 32
"""Bytes before the content of a frame: its part, its length and its hash."""


def _bytes_of(read: AtlasOfPacks) -> bytes:
    file = io.BytesIO()
    compiled.write_compiled(file, read.key, read.atlas.contents, read.report, SILENT)
    return file.getvalue()


def _read(raw: bytes, key: str, folders: Sequence[Path]) -> tuple[Any, Any]:
    return compiled.read_compiled(io.BytesIO(raw), len(raw), key, folders, SILENT)


def _is_same(folders: Sequence[Path]) -> bool:
    """Return True if packs are the same when they were compiled; 5 and 5.0 are equal, and shown otherwise."""
    read = read_with_key(folders)
    contents, report = _read(_bytes_of(read), read.key, folders)
    assert contents == read.atlas.contents or "nan" in repr(contents)
    return repr((contents, report)) == repr((read.atlas.contents, read.report))


def _frames(raw: bytes) -> list[tuple[int, int]]:
    """Return where each frame begins, and how long its content is."""
    at = len(f"netatlas compiled pack 1\n{'':16}")
    frames = []
    while at < len(raw):
        _, length = struct.unpack_from(">BI", raw, at)
        frames.append((at, length))
        at += HEAD + length
    return frames


@pytest.mark.parametrize(
    ("folder", "files"),
    [
        ("small", {}),
        (
            "faulty",
            {"concepts.yaml": CONCEPTS.replace("topic: addresses", "topic: nowhere") + "- nonsense\n"},
        ),
        ("halves", {"journeys.yaml": "- {id: [", "extra.yaml": "x", "claims.yaml": b"\xff\xfe\x00"}),
        ("damaged", {"pack.yaml": "id: 12\ntitle: [x]\n"}),
        ("no-topics", {"topics.yaml": None, "topics/a.yaml": "[]"}),
    ],
)
def test_what_was_compiled_is_what_the_files_give(folder: str, files: dict[str, Any], tmp_path: Path) -> None:
    """A record or a fault would be another one from the second opening on."""
    assert _is_same([write_pack(tmp_path / folder, files)])


def test_the_shipped_pack_and_another_beside_it_are_what_their_files_give(tmp_path: Path) -> None:
    """Ids, labels and folders of several packs would be mixed up."""
    assert _is_same([paths.default_pack()])
    other = write_pack(tmp_path / "other", {"pack.yaml": PACK.replace("id: small", "id: other")})
    assert _is_same([paths.default_pack(), write_hostile_pack(tmp_path / "hostile"), other])


@given(st.lists(JUNK, max_size=4), st.sampled_from(["concepts", "claims", "timelines", "sources", "pack"]))
@settings(max_examples=40)
def test_whatever_a_pack_holds_is_the_same_compiled(
    tmp_path_factory: pytest.TempPathFactory, junk: list[Any], section: str
) -> None:
    """Some odd value or fault would come back as another, or not at all."""
    folder = tmp_path_factory.mktemp("odd")
    text = "\n".join(f"- {json.dumps(entry)}" for entry in junk)
    with suppress(PackError):
        assert _is_same([write_pack(folder, {f"{section}.yaml": text})])


def test_every_record_of_an_atlas_has_a_part() -> None:
    """A new sort of records would be lost by compiling."""
    fields = typing.get_type_hints(model.Contents)
    assert list(fields) == list(compiled.CONTENT_TYPES)
    assert {name: typing.get_args(kind)[0] for name, kind in fields.items()} == compiled.CONTENT_TYPES
    assert list(schema.SECTIONS) == list(SECTION_NAMES)


def test_frames_are_short(tmp_path: Path) -> None:
    """One call of the decoder would hold up the window for as long as a whole pack takes."""
    long = "".join(
        f"- {{id: thing-{number}, name: Thing {number}, kind: component, topic: gateways, "
        f"summary: {'word ' * 80}, sources: [guide], checked: 2026-11}}\n"
        for number in range(1500)
    )
    read = read_with_key([write_pack(tmp_path, {"concepts/long.yaml": long})])
    lengths = [length for _, length in _frames(_bytes_of(read))]
    assert max(lengths) <= 256_000
    assert sum(length > 200_000 for length in lengths) >= 2
    assert _is_same([tmp_path])


def test_a_record_that_is_longer_than_a_frame_has_one_for_itself(tmp_path: Path) -> None:
    """A pack with one huge record could not be compiled, or not be read again."""
    events = "".join(
        f"    - {{id: e{number}, lane: nat-gateway, date: 2015-12, what: launched, sources: [guide], "
        f"says: {'word ' * 60}}}\n"
        for number in range(1000)
    )
    text = (
        "- id: long\n  title: Long\n  summary: s\n  checked: 2026-11\n  lanes: [nat-gateway]\n"
        f"  events:\n{events}"
    )
    read = read_with_key([write_pack(tmp_path, {"timelines/long.yaml": text})])
    assert read.report.faults == ()
    assert max(length for _, length in _frames(_bytes_of(read))) > 256_000
    assert _is_same([tmp_path])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str, Path]:
    """Return a small pack compiled, its key and its folder."""
    folder = write_pack(tmp_path_factory.mktemp("small"))
    read = read_with_key([folder])
    return _bytes_of(read), read.key, folder


def test_one_wrong_byte_anywhere_is_seen(small: tuple[bytes, str, Path]) -> None:
    """What a bad disk makes of a file would be shown as what the pack says."""
    raw, key, folder = small
    for at in range(len(raw)):
        wrong = bytearray(raw)
        wrong[at] ^= 0x20
        with pytest.raises(DamagedFile):
            _read(bytes(wrong), key, [folder])


def test_a_part_of_a_file_is_no_file(small: tuple[bytes, str, Path]) -> None:
    """A pack would lack what was not written, where a program was killed or the disk was full."""
    raw, key, folder = small
    frames = [at for at, _ in _frames(raw)]
    for end in {*range(0, len(raw), 13), *frames, len(raw) - 1}:
        with pytest.raises(DamagedFile):
            _read(raw[:end], key, [folder])
    with pytest.raises(DamagedFile):
        _read(raw + b"x", key, [folder])
    first, second, third = frames[1:4]
    with pytest.raises(DamagedFile):
        _read(raw[:first] + raw[second:third] + raw[first:second] + raw[third:], key, [folder])
    with pytest.raises(DamagedFile):
        _read(raw[:first] + raw[second:], key, [folder])


def test_a_file_of_another_key_form_or_type_is_refused(small: tuple[bytes, str, Path]) -> None:
    """Another pack would open, or records that this version does not know would end in a traceback."""
    raw, key, folder = small
    other = "0" * len(key)
    with pytest.raises(DamagedFile):
        _read(raw, other, [folder])
    with pytest.raises(DamagedFile):
        _read(raw.replace(b"pack 2\n", b"pack 1\n", 1), key, [folder])
    with pytest.raises(DamagedFile):
        _read(raw, key, [folder, folder])
    for part, payload in [
        (1, msgspec.msgpack.encode([["a pack", "is no record"]])),
        (1, b"\xc1"),
        (1, msgspec.msgpack.encode([["p", "t", "1", "CC", "en", 1, 7]])),
        (1, msgspec.msgpack.encode([["p", "t", "1", "CC", "en", 1, []]])),
        (1, msgspec.msgpack.encode([["p", "t", "1", "CC", "en", 1, "soon"]])),
        (1, msgspec.msgpack.encode({"packs": 1})),
        (2, b"\xdd\xff\xff\xff\xff"),
        (99, b""),
    ]:
        file = io.BytesIO()
        file.write(raw[: _frames(raw)[0][0]])
        write_frame(file, key, part, 0, payload)
        with pytest.raises(DamagedFile, match=r"^(?!it ends early)"):
            _read(file.getvalue(), key, [folder])


def test_the_titles_of_packs_are_known_from_the_beginning_of_a_file(small: tuple[bytes, str, Path]) -> None:
    """To list what is kept, all of it would be read."""
    raw, key, _ = small
    (pack,) = compiled.compiled_packs(io.BytesIO(raw[: _frames(raw)[2][0] + HEAD + _frames(raw)[2][1]]), key)
    assert pack.title == "A small pack"


class _Unwanted(Progress):
    """Is cancelled after a number of looks."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    @property
    @override
    def cancelled(self) -> bool:
        self.looks -= 1
        return self.looks < 0


def test_reading_and_writing_can_be_cancelled(small: tuple[bytes, str, Path]) -> None:
    """A huge pack that nobody wants any more would be read to its end."""
    raw, key, folder = small
    with pytest.raises(Cancelled):
        compiled.read_compiled(io.BytesIO(raw), len(raw), key, [folder], _Unwanted(2))
    read = read_with_key([folder])
    with pytest.raises(Cancelled):
        compiled.write_compiled(io.BytesIO(), key, read.atlas.contents, read.report, _Unwanted(2))
    with pytest.raises(Cancelled):
        key_of([seen_files(folder, "x", "", _Unwanted(2))])
