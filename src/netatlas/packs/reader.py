"""Folders of YAML in, an ``Atlas`` and a ``PackReport`` out.

This is the only way in: it finds the files, has them read, checked and put together, and gathers what
was wrong. What is wrong in a pack never raises; only a pack that cannot be opened at all does.
"""

from __future__ import annotations

import gc
import os
import re
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import msgspec

from netatlas.address import HEADS
from netatlas.atlas.atlas import Atlas
from netatlas.atlas.enums import Verdict
from netatlas.errors import PackError
from netatlas.packs import schema
from netatlas.packs.assembly.assemble import assemble
from netatlas.packs.checks.between_records import check
from netatlas.packs.checks.remarks import remarks
from netatlas.packs.checks.value_checks import wrong_date
from netatlas.packs.conversion.converter import Converter
from netatlas.packs.conversion.raw_records import ANYTHING, ids_in_text
from netatlas.packs.loaded_pack import Pack, Part
from netatlas.packs.pack_files import PACK_FILE, Unreadable, pack_files, read_bytes, read_pack_file
from netatlas.packs.report import Fault, PackReport
from netatlas.packs.yaml.document import read_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from netatlas.atlas.model import Contents
    from netatlas.packs.conversion.raw_records import Lost
    from netatlas.packs.pack_files import PackFile
    from netatlas.packs.yaml.document import Document


_RESERVED = "`{}` is a word that addresses begin with (compare:a+b); give the pack another id"


def read_packs(folders: Sequence[Path]) -> tuple[Atlas, PackReport]:
    """Read packs into one atlas.

    Ids are as in the files of the shipped or only pack; those of others begin with their pack, ``pack:id``.

    Args:
        folders: of the packs, at least one; a folder that is named twice is read once.

    Returns:
        The atlas of all that is sound, and what is to be said about the packs.

    Raises:
        PackError: a pack cannot be opened at all, two packs have one id, or none has an id that may be one.
    """
    with _collector_off():
        folders = list({os.path.realpath(folder): folder for folder in folders}.values())
        if not folders:
            raise PackError("No pack was named; name a folder with a pack.yaml in it.")
        readings = [
            _Reading(folder, label=f"{_name(folder)}/" if len(folders) > 1 else "") for folder in folders
        ]
        sound = [reading for reading in readings if not reading.has_reserved_id]
        if not sound:
            raise PackError(f"{folders[0]} cannot be opened: {_RESERVED.format(readings[0].info.id)}.")
        open_packs = frozenset(_different_ids(sound))
        packs = [reading.pack(open_packs) for reading in sound]
        found = check(packs)
        contents = assemble(packs)
        faults = [fault for reading in readings for fault in reading.faults] + found.faults
        report = PackReport(
            faults=tuple(sorted(set(faults), key=_order)),
            remarks=(*remarks(contents), *found.remarks),
            counts=_counts(contents),
        )
        return Atlas(contents), report


class _Reading:
    """One folder on its way to a ``Pack``."""

    def __init__(self, folder: Path, *, label: str) -> None:
        """Read ``pack.yaml``; the other files are read in ``pack``, when the ids of all packs are known."""
        self.folder = folder
        self.faults: list[Fault] = []
        self._label = label
        self._lost: Lost = {}
        self._converter = Converter(self._lost)
        self.info = self._info(read_pack_file(folder))
        self.has_reserved_id = self.info.id in HEADS

    def pack(self, open_packs: frozenset[str]) -> Pack:
        """Read all files into a pack."""
        pack = Pack(self.info, self._lost, open_packs=open_packs)
        files, strangers = pack_files(self.folder, label=self._label)
        self.faults += strangers
        for file in files:
            for document in self._documents(file):
                records = self._converter.convert(document, file.section)
                if records is not None:
                    pack.add(Part(file.section, document, records))
        self.faults += self._converter.faults
        self.faults = [_with_pack(fault, pack) for fault in self.faults]
        return pack

    def _documents(self, file: PackFile) -> list[Document]:
        try:
            raw = read_bytes(file.path)
        except Unreadable as error:
            fault = Fault(file=file.name, line=1, column=1, message=f"the file {error}")
            self.faults.append(fault)
            self._lost[file.section, ANYTHING] = fault
            return []
        contents = read_documents(file.name, raw)
        named = {}
        for text, fault in contents.unread:
            ids = list(ids_in_text(file.section, text)) or [(file.section, ANYTHING)]
            self._lost.update(dict.fromkeys(ids, fault))
            if contents.documents:  # the text is that of one record, whose id comes first
                named[fault] = msgspec.structs.replace(fault, record=ids[0][1])
        self.faults += [named.get(fault, fault) for fault in contents.faults]
        return contents.documents

    def _info(self, raw: bytes) -> schema.Pack:
        """Return what ``pack.yaml`` says, with guesses in place of what is wrong."""
        contents = read_documents(self._label + PACK_FILE, raw)
        self.faults += contents.faults
        said: dict[str, Any] = {}
        for document in contents.documents:
            if isinstance(document.data, dict):
                said |= document.data
        if type(said.get("format")) is int and said["format"] > schema.FORMAT:
            raise PackError(
                f"{self.folder} is written in format {said['format']}, but this NetAtlas reads "
                f"format {schema.FORMAT}: get a newer one."
            )
        for document in contents.documents:
            info = self._converter.convert(document, "pack")
            if isinstance(info, schema.Pack):
                wrong = wrong_date(info.checked, ("checked",))
                if info.id in HEADS:
                    wrong.append((("id",), _RESERVED.format(info.id)))
                self.faults += [document.fault(path, message) for path, message in wrong]
                return info
        return self._guessed(said)

    def _guessed(self, said: dict[str, Any]) -> schema.Pack:
        """Return what is sound of a damaged ``pack.yaml``, and guesses for the rest."""
        name = _name(self.folder)
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower())[:80].strip("-") or "pack"
        found: dict[str, Any] = {
            "format": schema.FORMAT,
            "id": f"{slug}-pack" if slug in HEADS else slug,
            "title": name[:120].strip() or "Pack",
            "version": "unknown",
            "licence": "unknown",
            "language": "en",
            "checked": "",
        }
        for field in msgspec.structs.fields(schema.Pack):
            with suppress(msgspec.ValidationError):
                found[field.name] = msgspec.convert(said.get(field.name), field.type)
        if found["id"] in HEADS:
            message = _RESERVED.format(found["id"])
            self.faults.append(Fault(file=self._label + PACK_FILE, line=1, column=1, message=message))
        return schema.Pack(**found)


def _with_pack(fault: Fault, pack: Pack) -> Fault:
    """Return a fault with the id of its record as it is in the atlas."""
    return msgspec.structs.replace(fault, record=pack.own(fault.record)) if fault.record else fault


def _name(folder: Path) -> str:
    return folder.absolute().name


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the garbage collector away while many records are made that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _different_ids(readings: Sequence[_Reading]) -> Iterator[str]:
    folders: dict[str, Path] = {}
    for reading in readings:
        other = folders.setdefault(reading.info.id, reading.folder)
        if other is not reading.folder:
            raise PackError(
                f"{other} and {reading.folder} both have the id {reading.info.id}; "
                f"give one of them another in its {PACK_FILE}."
            )
        yield reading.info.id


def _order(fault: Fault) -> tuple[bool, str, int, int, str]:
    return fault.follows, fault.file, fault.line, fault.column, fault.message


def _counts(contents: Contents) -> dict[str, int]:
    return {
        "concepts": len(contents.concepts),
        "facts": sum(len(concept.facts) for concept in contents.concepts),
        "limits": sum(len(concept.limits) for concept in contents.concepts),
        "relations": sum(len(concept.relations) for concept in contents.concepts),
        "comparisons": len(contents.comparisons),
        "timelines": len(contents.timelines),
        "events": sum(len(timeline.events) for timeline in contents.timelines),
        "journeys": len(contents.journeys),
        "claims": len(contents.claims),
        "sources": len(contents.sources),
        "corrected": sum(claim.verdict is not Verdict.CURRENT for claim in contents.claims),
    }
