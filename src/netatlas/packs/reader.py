"""Reads packs: folders of YAML become an ``Atlas`` and a ``PackReport``.

The stages are in order: ``pack_files``, ``yaml``, ``conversion``, ``checks``, ``assembly``. What is wrong
in a pack becomes a fault in the report; only a pack that cannot be opened at all raises an error.
"""

from __future__ import annotations

import re
from contextlib import suppress
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from netatlas.address import HEADS
from netatlas.atlas.atlas import Atlas
from netatlas.errors import PackError, SamePackId
from netatlas.garbage import garbage_collector_off
from netatlas.letters import stray_letter
from netatlas.packs import schema
from netatlas.packs.answer_changes import read_answer_changes
from netatlas.packs.archive_opening import archive_at
from netatlas.packs.assembly.assemble import assemble
from netatlas.packs.checks.between_records import check
from netatlas.packs.checks.remarks import remarks
from netatlas.packs.checks.value_checks import date_problems
from netatlas.packs.conversion.converter import Converter
from netatlas.packs.conversion.raw_records import (
    converts,
    ids_in_text,
    keys_of_records,
    names_itself,
    section_of_part,
)
from netatlas.packs.counting import counts_of, kept_records
from netatlas.packs.fingerprint import SeenFiles, key_of
from netatlas.packs.folders import distinct_folders, folder_name, labels_of
from netatlas.packs.large_packs import ReadingReports
from netatlas.packs.loaded_pack import DocumentRecords, LoadedPack
from netatlas.packs.pack_files import PACK_FILE, pack_files, read_pack_file, too_much
from netatlas.packs.plain_file import UnreadableFile, read_bytes
from netatlas.packs.report import AtlasOfPacks, Fault, OpenedPack, PackReport, RefusedPack
from netatlas.packs.skipped import SkippedRecords
from netatlas.packs.yaml.document import read_yaml
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from netatlas.packs.pack_files import PackFile
    from netatlas.packs.report import Remark
    from netatlas.packs.yaml.document import YamlDocument
    from netatlas.progress import Progress


_COUNTED_SECTIONS = frozenset({"concepts", "comparisons", "timelines", "journeys", "claims"})
MOST_RECORDS = 250_000
"""Entries of these sections that are read of one pack, each with all that it holds."""
_FAULT_ORDER = attrgetter("follows", "file", "line", "column", "message")
_RESERVED_ID = "`{}` is a word that addresses begin with (compare:a+b); give the pack another id"


def read_packs(
    folders: Sequence[Path],
    progress: Progress = SILENT,
    *,
    whole: bool = False,
    unnamed: Collection[Path] = (),
) -> tuple[Atlas, PackReport]:
    """Read packs into one atlas; see ``read_with_key``."""
    read = read_with_key(folders, progress, whole=whole, unnamed=unnamed)
    return read.atlas, read.report


def read_with_key(
    folders: Sequence[Path],
    progress: Progress = SILENT,
    *,
    whole: bool = False,
    unnamed: Collection[Path] = (),
    program: bytes | None = None,
) -> AtlasOfPacks:
    """Read packs into one atlas.

    Ids are as in the files of the shipped or only pack; those of others begin with their pack, ``pack:id``.

    Args:
        folders: of the packs, at least one; a folder given twice is read once.
        progress: receives how many files are read, and may cancel the reading.
        whole: also look for faults in ``changed.yaml``, which the atlas does not need.
        unnamed: those of ``folders`` that nobody asked for by name. One of them that cannot be opened, or
            has the id of a pack before it, is listed in the report, and the others open.
        program: for which the key is; the one that runs if left out.

    Returns:
        The atlas of all that is sound, a report on what is wrong or worth a look, and the key of both.

    Raises:
        PackError: a pack that was named cannot be opened or has another's id, or no pack can be opened.
        Cancelled: ``progress`` was cancelled.
    """
    with garbage_collector_off():
        folders = distinct_folders(folders)
        if not folders:
            raise PackError("No pack was named; name a folder with a pack.yaml in it.")
        readings, refused = _begun(folders, frozenset(unnamed))
        sound = [reading for reading in readings if reading.reserved_id is None]
        if not sound:
            raise PackError(refused[0].reason)
        packs, reports = _loaded(sound, progress)
        reports.stage("looking for faults")
        result = check(packs, progress)
        reports.stage("putting the records together")
        contents = assemble(packs, progress)
        reports.stage("looking for what is odd")
        for reading in sound if whole else ():
            reading.check_changes()
        faults = _sorted_faults([fault for reading in readings for fault in reading.faults] + result.faults)
        all_remarks = (*remarks(contents, progress), *result.remarks)
        report = PackReport(
            faults=faults,
            remarks=all_remarks,
            counts=counts_of(contents),
            packs=tuple(
                _opened_pack(reading, pack, faults, all_remarks)
                for reading, pack in zip(sound, packs, strict=True)
            ),
            refused=tuple(refused),
        )
        for pack in packs:
            pack.release()
        return AtlasOfPacks(Atlas(contents), report, key_of((reading.seen for reading in readings), program))


def _sorted_faults(found: list[Fault]) -> tuple[Fault, ...]:
    """Return faults in the order in which they are listed, each once."""
    # not by a set: those of a file come in their order nearly, which is sorted quickly
    return tuple(sorted(dict.fromkeys(found), key=_FAULT_ORDER))


def _loaded(readings: Sequence[_Reading], progress: Progress) -> tuple[list[LoadedPack], ReadingReports]:
    """Read the files of packs; return these, and what reports on the rest of the work.

    Raises:
        Cancelled: ``progress`` was cancelled.
    """
    open_packs = frozenset(reading.info.id for reading in readings)
    work = [(reading, file) for reading in readings for file in reading.begin(open_packs)]
    reports = ReadingReports((file for _, file in work), progress)
    for reading, file in reports.files(work, len(work)):
        reading.read(file)
    return [reading.finish() for reading in readings], reports


class _Reading:
    """One folder on its way to a ``LoadedPack``.

    Attributes:
        folder: where the pack is.
        label: what the names of its files in faults begin with.
        faults: what is wrong in it, so far.
        info: what its ``pack.yaml`` says.
        seen: what was read of its files, for the key of what is made of them.
        reserved_id: the fault of a pack whose id no pack may have, and which is read no further; else None.
    """

    def __init__(self, folder: Path, *, label: str) -> None:
        """Read ``pack.yaml`` and find the other files, which are read when the ids of all packs are known.

        Raises:
            PackError: the pack cannot be opened.
        """
        self.folder = folder
        self.faults: list[Fault] = []
        self.label = label
        self._skipped = SkippedRecords()
        self._converter = Converter(self._skipped)
        self.reserved_id: Fault | None = None
        self.seen = SeenFiles(folder_name(folder), label)
        archive = archive_at(folder)
        if archive is not None:
            self.seen.add_archive(archive.digest)
        raw = read_pack_file(folder, archive)
        self.seen.add_file(raw)
        self.info = self._info(raw)
        self._files: list[PackFile] = []
        self._records = 0
        self._too_much: Fault | None = None
        if self.reserved_id is not None:
            self.faults += [self.reserved_id, *self._converter.faults]
        else:
            found = pack_files(folder, label=label, archive=archive)
            self.seen.add_entries(found)
            self._files = found.files
            self.faults += found.faults
            for section, fault in found.lost.items():
                self._skipped.add_unknown(section, fault)

    def begin(self, open_packs: frozenset[str]) -> list[PackFile]:
        """Begin the pack and return its files in reading order; each is then read by ``read``."""
        self._pack = LoadedPack(self.info, self._skipped, open_packs=open_packs)
        return self._files

    def read(self, file: PackFile) -> None:
        """Read one file into the pack."""
        for document in self._documents(file):
            records = self._converter.convert(document, file.section)
            if records is not None and self._has_room(file, records):
                self._pack.add(DocumentRecords(file.section, document, records))

    def _has_room(self, file: PackFile, records: Any) -> bool:  # noqa: ANN401 - whatever a file holds
        """Return True if the pack may have the records of a file too; else leave it and all behind it out."""
        if file.section not in _COUNTED_SECTIONS:
            return True
        self._records += len(records)
        if self._records <= MOST_RECORDS:
            return True
        message = (
            f"the pack holds more than {MOST_RECORDS:,} records, and no more are read; make two packs of it"
        )
        left_out = self._files[self._files.index(file) :]
        self._too_much = too_much(left_out, message)
        self.faults.append(self._too_much)
        for one in left_out:
            self._skipped.add_unknown(one.section, self._too_much)
        return False

    def check_changes(self) -> None:
        """Look for faults in the file that says when answers changed."""
        self.faults += read_answer_changes(self.folder, label=self.label).faults

    def finish(self) -> LoadedPack:
        """Return the pack, once all its files are read."""
        self.faults += self._converter.faults
        self.faults = [_with_atlas_id(fault, self._pack) for fault in self.faults]
        return self._pack

    def _documents(self, file: PackFile) -> list[YamlDocument]:
        try:
            raw = _content(file)
        except UnreadableFile as error:
            self.seen.add_unreadable(error)
            fault = Fault(file=file.name, line=1, column=1, message=f"the file {error}")
            self.faults.append(fault)
            self._skipped.add_unknown(file.section, fault)
            return []
        self.seen.add_file(raw)
        if self._too_much is not None:
            return []
        content = read_yaml(file.name, raw, keys_of_records(file.section))
        records: dict[Fault, str] = {}
        for text, fault in content.unread:
            ids = list(ids_in_text(file.section, text))
            self._skipped.add(ids, fault)
            if not ids or not names_itself(file.section, text):
                self._skipped.add_unknown(section_of_part(file.section, text), fault)
                continue
            if content.documents:  # the text is that of one record, whose id comes first
                records[fault] = ids[0][1]
        for fault in content.faults:
            self._converter.report(msgspec.structs.replace(fault, record=records.get(fault, "")))
        return content.documents

    def _info(self, raw: bytes) -> schema.Pack:
        """Return what ``pack.yaml`` says, with guesses for what is wrong in it."""
        content = read_yaml(self.label + PACK_FILE, raw, keys_of_records("pack"))
        self.faults += content.faults
        written: dict[str, Any] = {}
        for document in content.documents:
            if isinstance(document.data, dict):
                written |= document.data
        if type(written.get("format")) is int and written["format"] > schema.FORMAT:
            raise PackError(
                f"{self.folder} is written in format {written['format']}, but this NetAtlas reads "
                f"format {schema.FORMAT}: get a newer one."
            )
        # what a piece of a broken file lacks is in another piece, or follows from the break
        for document in content.documents if not content.unread else ():
            info = self._converter.convert(document, "pack")
            if isinstance(info, schema.Pack):
                problems = date_problems(info.checked, ("checked",))
                self.faults += [document.fault(problem.path, problem.message) for problem in problems]
                if info.id in HEADS:
                    self.reserved_id = document.fault(("id",), _RESERVED_ID.format(info.id))
                return info
        return self._guessed_info(written)

    def _guessed_info(self, written: dict[str, Any]) -> schema.Pack:
        """Return what is sound of a damaged ``pack.yaml``, and guesses for the rest."""
        written = _without_unseen(written)
        name = folder_name(self.folder)
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower())[:80].strip("-") or "pack"
        info: dict[str, Any] = {
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
                info[field.name] = msgspec.convert(written.get(field.name), field.type)
        explained = written.get("explained")
        info["explained"] = [
            msgspec.convert(entry, schema.Explanation)
            for entry in (explained if isinstance(explained, list) else ())
            if converts(entry, schema.Explanation)
        ]
        if info["id"] in HEADS:
            message = _RESERVED_ID.format(info["id"])
            self.reserved_id = Fault(file=self.label + PACK_FILE, line=1, column=1, message=message)
        return schema.Pack(**info)


def _content(file: PackFile) -> bytes:
    """Return what a file holds.

    Raises:
        UnreadableFile: it cannot be read.
    """
    if isinstance(file.content, UnreadableFile):
        raise file.content
    return read_bytes(file.path) if file.content is None else file.content


def _without_unseen(value: Any) -> Any:  # noqa: ANN401 - a document may be anything
    """Return plain data without the values that hold a letter which no text should hold."""
    if isinstance(value, dict):
        sound = {key: one for key, one in value.items() if not (isinstance(one, str) and stray_letter(one))}
        return {key: _without_unseen(one) for key, one in sound.items()}
    if isinstance(value, list):
        return [_without_unseen(one) for one in value if not (isinstance(one, str) and stray_letter(one))]
    return value


def _with_atlas_id(fault: Fault, pack: LoadedPack) -> Fault:
    """Return a fault with the id that its record has in the atlas."""
    return msgspec.structs.replace(fault, record=pack.own_id(fault.record)) if fault.record else fault


def _begun(folders: Sequence[Path], unnamed: Collection[Path]) -> tuple[list[_Reading], list[RefusedPack]]:
    """Begin to read each folder; return those that can be opened, in order, and those that cannot.

    Raises:
        PackError: one that was named cannot be opened.
    """
    readings: list[_Reading] = []
    refused: list[RefusedPack] = []
    for folder, label in zip(folders, labels_of(folders), strict=True):
        try:
            reading = _Reading(folder, label=label)
            _check_id(reading, readings)
        except PackError as error:
            if folder not in unnamed:
                raise
            refused.append(RefusedPack(folder=folder, reason=str(error)))
            continue
        readings.append(reading)
        if reading.reserved_id is not None:
            reason = f"{folder} cannot be opened: {reading.reserved_id}."
            refused.append(RefusedPack(folder=folder, reason=reason))
    return readings, refused


def _check_id(reading: _Reading, others: Sequence[_Reading]) -> None:
    for other in others:
        if other.info.id == reading.info.id and other.reserved_id is None:
            raise SamePackId(other.folder, reading.folder, reading.info.id)


def _opened_pack(
    reading: _Reading, pack: LoadedPack, faults: Sequence[Fault], found: Sequence[Remark]
) -> OpenedPack:
    """Return how much of a pack was kept, and how much is wrong in it."""
    return OpenedPack(
        id=reading.info.id,
        folder=reading.folder,
        records=kept_records(pack),
        faults=sum(fault.file.startswith(reading.label) for fault in faults),
        remarks=sum(pack.holds(remark.record) for remark in found),
    )
