"""Reads ``changed.yaml`` of a pack: on which day the answer of each record last changed.

The file has a line for each fact, limit and event, and opening a pack needs none of them. So it is read by
who asks, and by ``netatlas check``; ``netatlas.packs.changed`` writes it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from netatlas.packs.conversion.converter import Converter
from netatlas.packs.pack_files import CHANGED_FILE, read_single_file
from netatlas.packs.plain_file import UnreadableFile
from netatlas.packs.report import Fault
from netatlas.packs.self_description import said_of_itself
from netatlas.packs.skipped import SkippedRecords
from netatlas.packs.yaml.document import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


WITHDRAWN_HASH = "0" * 16
"""What a record has for a hash that had an answer once and has none any more."""


class AnswerChange(NamedTuple):
    """The day on which an answer last changed, and the hash that it has since then."""

    day: date
    hash: str

    @property
    def withdrawn(self) -> bool:
        """Whether the record has no answer since that day."""
        return self.hash == WITHDRAWN_HASH


class AnswerChanges(NamedTuple):
    """What ``changed.yaml`` says: changes by the id of the record, as in the pack's files, and faults."""

    by_record: dict[str, AnswerChange]
    faults: list[Fault]


def read_answer_changes(folder: Path, *, label: str = "") -> AnswerChanges:
    """Read the file of the pack in ``folder``; there is no change and no fault where it has none.

    Args:
        folder: the pack.
        label: a prefix for the names of files in faults, if several packs are open.
    """
    name = label + CHANGED_FILE
    changes = AnswerChanges({}, [])
    try:
        raw = read_single_file(folder, CHANGED_FILE)
    except UnreadableFile as error:
        changes.faults.append(Fault(file=name, line=1, column=1, message=f"the file {error}"))
        return changes
    if raw is None:
        return changes
    content = read_yaml(name, raw)
    changes.faults.extend(content.faults)
    converter = Converter(SkippedRecords())
    for document in content.documents:
        for record, written in (converter.convert(document, "changed") or {}).items():
            day, _, answer_hash = written.partition(" ")
            try:
                changes.by_record[record] = AnswerChange(date.fromisoformat(day), answer_hash)
            except ValueError:
                message = f"`{day}` is no day of the calendar; write the file anew"
                changes.faults.append(document.fault((record,), message, record=record))
    changes.faults.extend(converter.faults)
    return changes


def answer_changes_of(folders: Iterable[Path], home: str) -> dict[str, AnswerChange]:
    """Return the changes of several packs by the ids that their records have in an atlas.

    Args:
        folders: of the packs.
        home: the pack whose ids have no pack before them.
    """
    changes: dict[str, AnswerChange] = {}
    for folder in folders:
        pack = said_of_itself(folder).get("id", "")
        prefix = "" if pack == home else f"{pack}:"
        found = read_answer_changes(folder).by_record
        changes |= {f"{prefix}{record}": change for record, change in found.items()}
    return changes


def updated_changes(
    before: Mapping[str, AnswerChange], hashes: Mapping[str, str], day: date
) -> dict[str, AnswerChange]:
    """Return a change for each of ``hashes``: that of ``before`` if its hash is the same."""
    return {
        record: known
        if (known := before.get(record)) is not None and known.hash == answer_hash
        else AnswerChange(day, answer_hash)
        for record, answer_hash in hashes.items()
    }
