"""The compiled form of packs: all records and the report in one file, from which they are there at once.

The file begins with a signature and the key of what it was made of. Then come frames: each has the number of
its part, its length, a hash, and some records of that part as a msgpack list, at most 256 kB, since msgspec
keeps the interpreter for as long as it works on one. Between two frames other threads have their turn. The
last frame counts those before it. Whatever is not exactly so is refused.
"""

from __future__ import annotations

import gc
import hashlib
import struct
import time
from typing import IO, TYPE_CHECKING, Any, NoReturn

import msgspec

from netatlas.atlas import model
from netatlas.atlas.dates import PartialDate, date_written
from netatlas.packs.fingerprint import FORMAT
from netatlas.packs.report import Fault, OpenedPack, PackReport, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from netatlas.progress import Progress

MOST_FRAME_BYTES = 256_000
"""Length of a frame; only a single record that is longer has a longer one, for itself."""
_MOST_RECORD_BYTES = 64 * 2**20
"""Length that is believed: a file of a pack has 4 MB at most, and so has the longest record, before it is
given what it inherits."""
_TURN_BYTES = 100_000
"""What is worked on before other threads have their turn: half a millisecond or more. To give way costs some
time too, where others use the processor."""
_MB = 1_000_000
_SIGNATURE = f"netatlas compiled pack {FORMAT}\n".encode()
_HEAD = struct.Struct(">BI")
_LIST_HEAD = struct.Struct(">BI")
_LIST = 0xDD
"""How msgpack begins a list whose length takes four bytes."""
_DIGEST_BYTES = 32
_END = 255


class DamagedFile(Exception):  # noqa: N818 - says how the file is
    """A compiled file is not what was written."""


class _PackCounts(model.Record, frozen=True, kw_only=True):
    """What the report says of a pack, without its folder: that is where the pack is now."""

    id: str
    records: int
    faults: int
    remarks: int


class _Counts(model.Record, frozen=True, kw_only=True):
    """What the report counts."""

    counts: dict[str, int]
    packs: tuple[_PackCounts, ...]


CONTENT_TYPES: dict[str, type] = {
    "packs": model.PackInfo,
    "sources": model.Source,
    "kinds": model.Kind,
    "attributes": model.Attribute,
    "relation_kinds": model.RelationKind,
    "topics": model.Topic,
    "concepts": model.Concept,
    "comparisons": model.Comparison,
    "timelines": model.Timeline,
    "journeys": model.Journey,
    "claims": model.Claim,
    "positions": model.GraphPosition,
    "synonyms": model.Synonym,
}
"""The type of the records in each field of ``Contents``; the packs come first."""
_REPORT_TYPES: dict[str, type] = {"faults": Fault, "remarks": Remark, "report": _Counts}
_PART_TYPES = {**CONTENT_TYPES, **_REPORT_TYPES}
_PARTS = tuple(_PART_TYPES)
"""What a file holds, in its order."""


def write_compiled(
    file: IO[bytes], key: str, contents: model.Contents, report: PackReport, progress: Progress
) -> None:
    """Write records and report; packs that were refused are not among it.

    Raises:
        ValueError: a text or number cannot be written as msgpack.
        Cancelled: ``progress`` was cancelled.
    """
    counts = _Counts(
        counts=dict(report.counts),
        packs=tuple(
            _PackCounts(id=pack.id, records=pack.records, faults=pack.faults, remarks=pack.remarks)
            for pack in report.packs
        ),
    )
    parts: dict[str, Sequence[Any]] = {name: getattr(contents, name) for name in CONTENT_TYPES}
    parts |= {"faults": report.faults, "remarks": report.remarks, "report": (counts,)}
    file.write(_SIGNATURE + bytes.fromhex(key))
    number, turn = 0, _Turn()
    for part, name in enumerate(_PARTS):
        for payload in _frames(progress.checked(parts[name])):
            write_frame(file, key, part, number, payload)
            number += 1
            turn.after(len(payload))
    write_frame(file, key, _END, number, b"")


def read_compiled(
    file: IO[bytes], size: int, key: str, folders: Sequence[Path], progress: Progress
) -> tuple[model.Contents, PackReport]:
    """Read records and report.

    Args:
        file: open at its beginning.
        size: of the file.
        key: that it must have.
        folders: where the packs are.
        progress: receives how much is read, and may cancel it.

    Raises:
        DamagedFile: it is not what was written under that key.
        OSError: the system cannot read it.
        Cancelled: ``progress`` was cancelled.
    """
    parts: dict[str, list[Any]] = {name: [] for name in _PARTS}
    decoders = {name: _decoder(kind) for name, kind in _PART_TYPES.items()}
    done, turn = 0, _Turn()
    for part, payload in _read_frames(file, key):
        progress.check()
        try:
            parts[_PARTS[part]] += decoders[_PARTS[part]].decode(payload)
        except (msgspec.DecodeError, UnicodeDecodeError, IndexError) as error:
            raise DamagedFile(str(error)) from error
        gc.collect(0)  # a little now: all at once, as soon as it is on again, would hold up the window
        done += len(payload)
        progress.report(min(1.0, done / size), f"{done / _MB:.0f} of {size / _MB:.0f} MB")
        turn.after(len(payload))
    contents = model.Contents(**{name: tuple(parts[name]) for name in CONTENT_TYPES})
    if len(parts["report"]) != 1 or len(parts["report"][0].packs) != len(folders):
        raise DamagedFile("it is of other packs")
    counts: _Counts = parts["report"][0]
    packs = tuple(
        OpenedPack(id=one.id, folder=folder, records=one.records, faults=one.faults, remarks=one.remarks)
        for one, folder in zip(counts.packs, folders, strict=True)
    )
    return contents, PackReport(
        faults=tuple(parts["faults"]), remarks=tuple(parts["remarks"]), counts=counts.counts, packs=packs
    )


def compiled_packs(file: IO[bytes], key: str) -> list[model.PackInfo]:
    """Return what the packs in a file say of themselves, and read no further.

    Raises:
        DamagedFile: it is not what was written under that key.
        OSError: the system cannot read it.
    """
    found: list[model.PackInfo] = []
    decoder = _decoder(model.PackInfo)
    for part, payload in _read_frames(file, key):
        if _PARTS[part] != "packs":
            break
        try:
            found += decoder.decode(payload)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DamagedFile(str(error)) from error
    return found


class _Turn:
    """Lets other threads have their turn after some work, which small frames are not."""

    def __init__(self) -> None:
        self._since = 0

    def after(self, count: int) -> None:
        """Note that so many bytes were worked on."""
        self._since += count
        if self._since >= _TURN_BYTES:
            self._since = 0
            time.sleep(0)


def _frames(records: Iterable[Any]) -> Iterator[bytes]:
    """Yield records as lists of msgpack, none longer than a frame unless one record is."""
    encoder = msgspec.msgpack.Encoder(enc_hook=_encoded)
    waiting: list[bytes] = []
    size = _LIST_HEAD.size
    for record in records:
        one = encoder.encode(record)
        if waiting and size + len(one) > MOST_FRAME_BYTES:
            yield _LIST_HEAD.pack(_LIST, len(waiting)) + b"".join(waiting)
            waiting, size = [], _LIST_HEAD.size
        waiting.append(one)
        size += len(one)
    if waiting:
        yield _LIST_HEAD.pack(_LIST, len(waiting)) + b"".join(waiting)


def write_frame(file: IO[bytes], key: str, part: int, number: int, payload: bytes) -> None:
    """Write the frame with a number, which counts from 0, and the number of the part that it is of."""
    head = _HEAD.pack(part, len(payload))
    file.write(head + _digest(key, number, head, payload))
    file.write(payload)


def _read_frames(file: IO[bytes], key: str) -> Iterator[tuple[int, bytes]]:
    """Yield the part and the content of each frame, up to that which ends the file.

    Raises:
        DamagedFile: the file is not whole, or not of that key.
    """
    signature = _SIGNATURE + bytes.fromhex(key)
    if file.read(len(signature)) != signature:
        raise DamagedFile("it is of another form or of other packs")
    number = 0
    while True:
        head = file.read(_HEAD.size)
        digest = file.read(_DIGEST_BYTES)
        if len(head) + len(digest) < _HEAD.size + _DIGEST_BYTES:
            raise DamagedFile("it ends early")
        part, length = _HEAD.unpack(head)
        if length > _MOST_RECORD_BYTES:
            raise DamagedFile("a frame is too long")
        payload = file.read(length)
        if _digest(key, number, head, payload) != digest:
            raise DamagedFile("a frame was changed")
        if part == _END:
            if file.read(1):
                raise DamagedFile("something follows its end")
            return
        if part >= len(_PARTS):
            raise DamagedFile("it holds an unknown part")
        yield part, payload
        number += 1


def _digest(key: str, number: int, head: bytes, payload: bytes) -> bytes:
    """Return the hash of a frame, which is another one at any other position and in any other file."""
    digest = hashlib.blake2b(
        head, digest_size=_DIGEST_BYTES, key=bytes.fromhex(key), salt=number.to_bytes(16, "big")
    )
    digest.update(payload)  # without the interpreter's lock where it is long
    return digest.digest()


def _decoder(kind: type) -> msgspec.msgpack.Decoder[list[Any]]:
    return msgspec.msgpack.Decoder(list[kind], dec_hook=_decoded)  # type: ignore[valid-type]


def _encoded(value: object) -> str:
    """Return a value that msgpack does not know: dates alone."""
    if isinstance(value, PartialDate):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be stored")


def _decoded(_: type, text: Any) -> PartialDate:  # noqa: ANN401 - whatever the file holds
    """Return the date that a text writes; msgspec makes its own error of a TypeError or ValueError."""
    return date_written(text) or _no_date(text)


def _no_date(text: str) -> NoReturn:
    raise ValueError(f"{text} is no date")
