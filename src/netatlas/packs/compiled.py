"""The compiled form of packs: all records and the report in one file, from which they are there at once.

It is a file in frames (``frames``), each of which holds some records of a part as a msgpack list.
"""

from __future__ import annotations

import gc
import struct
from typing import IO, TYPE_CHECKING, Any, NoReturn

import msgspec

from netatlas.atlas import model
from netatlas.atlas.dates import PartialDate, date_written
from netatlas.compiled_form import NAMES_PART, SIGNATURE, names_written
from netatlas.frames import END, MOST_FRAME_BYTES, DamagedFile, Turn, read_frames, write_frame
from netatlas.packs.report import Fault, OpenedPack, PackReport, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from netatlas.progress import Progress

_MB = 1_000_000
_LIST_HEAD = struct.Struct(">BI")
_LIST = 0xDD
"""How msgpack begins a list whose length takes four bytes."""


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
_PARTS = ("names", *_PART_TYPES)
"""What a file holds, in its order: names come first, for completion in a shell."""
_NAMED = ("packs", "topics", "concepts", "comparisons", "timelines", "journeys")
"""The parts whose names can be typed."""


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
    file.write(SIGNATURE + bytes.fromhex(key))
    number, turn = 0, Turn()
    for part, name in enumerate(_PARTS):
        payloads = _names(parts) if part == NAMES_PART else _frames(progress.checked(parts[name]))
        for payload in payloads:
            write_frame(file, key, part, number, payload)
            number += 1
            turn.after(len(payload))
    write_frame(file, key, END, number, b"")


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
    parts: dict[str, list[Any]] = {name: [] for name in _PART_TYPES}
    decoders = {name: _decoder(kind) for name, kind in _PART_TYPES.items()}
    done, turn = 0, Turn()
    for part, payload in read_frames(file, SIGNATURE, key, parts=len(_PARTS)):
        progress.check()
        if part == NAMES_PART:
            continue
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
    for part, payload in read_frames(file, SIGNATURE, key, parts=len(_PARTS)):
        if part == NAMES_PART:
            continue
        if _PARTS[part] != "packs":
            break
        try:
            found += decoder.decode(payload)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DamagedFile(str(error)) from error
    return found


def _names(parts: dict[str, Sequence[Any]]) -> Iterator[bytes]:
    """Yield the names of what can be typed, packs first."""
    records = {name: parts[name] for name in _NAMED} | {"topics": tuple(_all_topics(parts["topics"]))}
    names = (
        (name, record.id, record.name if name == "concepts" else record.title)
        for name in _NAMED
        for record in records[name]
    )
    return names_written(names, MOST_FRAME_BYTES)


def _all_topics(topics: Iterable[model.Topic]) -> Iterator[model.Topic]:
    for topic in topics:
        yield topic
        yield from _all_topics(topic.topics)


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
