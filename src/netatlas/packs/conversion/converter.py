"""Converts the plain data of a document to the records of ``netatlas.packs.schema``.

A sound document is converted at once, by msgspec. Only where that fails is each fault searched for; the
smallest record around it is left out and the rest is converted. References between records are
checked later, in ``netatlas.packs.checks``.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

from netatlas.packs.conversion.raw_records import ids_within, record_id, record_path
from netatlas.packs.report import Fault
from netatlas.packs.schema import FILE_TYPES
from netatlas.packs.source_document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.packs.skipped import SkippedRecords
    from netatlas.packs.source_document import DataPath, LocatedProblem, SourceDocument

_MOST_FAULTS = 200
"""Faults listed for one file; nobody works through more before looking again."""

_MOST_UNLISTED = 2000
"""Records left out one by one beyond the listed faults; a file with more is left out as a whole."""

_MOST_ROUNDS = 10
"""Attempts to convert; each fault that only msgspec sees takes one, and they are rare."""

_FIRST_LINES = {
    "pack": "format: 1",
    "sources": "id-of-a-source:",
    "vocabulary": "kinds:",
    "positions": "nat-gateway: {x: 0, y: 0}",
    "changed": "nat-gateway/bandwidth: 2026-11-02 5d1c0a9be37f4422",
}
"""How a file begins that holds a mapping."""


class Converter:
    """Converts the documents of one pack.

    Attributes:
        faults: what was wrong, in the order of the documents.
    """

    def __init__(self, skipped: SkippedRecords) -> None:
        """Note records that are left out in ``skipped``."""
        self.faults: list[Fault] = []
        self._skipped = skipped

    def convert(self, document: SourceDocument, section: str) -> Any:  # noqa: ANN401 - each section has a type of its own
        """Return the records of a document, of the type in ``SECTIONS``, or None if nothing can be used."""
        if document.problems and not self._leave_out_problems(document, section):
            return None
        try:
            return msgspec.convert(document.data, FILE_TYPES[section])
        except msgspec.ValidationError:
            return self._convert_sound_records(document, section)

    def _leave_out_problems(self, document: SourceDocument, section: str) -> bool:
        """Leave out the records in which the parser found a problem; return False if nothing is left."""
        to_remove: dict[DataPath, Fault] = {}
        for problem in document.problems:
            is_removed = _is_removed_already(problem, section)
            # a key twice in one record casts doubt on both values: it costs the record around it
            is_doubtful_value = problem.duplicate and not is_removed
            path = record_path(section, problem.path[:-1] if is_doubtful_value else problem.path)
            fault = Fault(
                file=document.file,
                line=problem.line,
                column=problem.column,
                message=problem.message,
                record=record_id(section, document.data, path),
            )
            self.faults.append(fault)
            if not is_removed:
                to_remove[path] = fault
        return self._leave_out(document, section, to_remove)

    def _convert_sound_records(self, document: SourceDocument, section: str) -> Any:  # noqa: ANN401 - as convert
        record_type = FILE_TYPES[section]
        for _ in range(_MOST_ROUNDS):
            problems = list(islice(_problems(document.data, section, record_type), _MOST_FAULTS))
            problems = problems or [_problem_by_msgspec(document.data, record_type)]
            to_remove: dict[DataPath, Fault] = {}
            for problem in problems:
                path = record_path(section, problem.path)
                record = record_id(section, document.data, path)
                fault = document.fault(problem.path, problem.message, at_key=problem.at_key, record=record)
                self.faults.append(fault)
                to_remove.setdefault(path, fault)
            if len(problems) == _MOST_FAULTS:
                to_remove |= self._unlisted(document, record_type, to_remove)
            if not self._leave_out(document, section, to_remove):
                return None
            try:
                return msgspec.convert(document.data, record_type)
            except msgspec.ValidationError:
                continue
        return None

    def _unlisted(
        self, document: SourceDocument, record_type: type, listed: dict[DataPath, Fault]
    ) -> dict[DataPath, Fault]:
        """Return the wrong records of a document beyond the ``listed`` ones, all with one fault."""
        message = (
            f"this file has more than {_MOST_FAULTS} faults; mend those that are listed, then look again"
        )
        fault = Fault(file=document.file, line=1, column=1, message=message)
        self.faults.append(fault)
        if not isinstance(document.data, list):
            return {(): fault}
        (item_type,) = get_args(record_type)
        listed_indexes = {path[0] for path in listed if path}
        wrong_indexes = (
            index
            for index, item in enumerate(document.data)
            if index not in listed_indexes and not _converts(item, item_type)
        )
        unlisted = list(islice(wrong_indexes, _MOST_UNLISTED))
        return {(): fault} if len(unlisted) == _MOST_UNLISTED else {(index,): fault for index in unlisted}

    def _leave_out(self, document: SourceDocument, section: str, to_remove: dict[DataPath, Fault]) -> bool:
        """Remove records from the data; return False if nothing is left."""
        for path, fault in to_remove.items():
            self._skipped.add(ids_within(section, document.data, path), fault)
        if () in to_remove:
            self._skipped.add_unknown(section, to_remove[()])
            return False
        document.leave_out(
            path for path in to_remove if not any(path[:cut] in to_remove for cut in range(len(path)))
        )
        return True


def _is_removed_already(problem: LocatedProblem, section: str) -> bool:
    """Return True if a problem costs only a record that the data does not hold anyway.

    Of two records with one key the data holds the first, which is sound; a record without a usable key
    it does not hold at all.
    """
    if problem.keyless:
        entry = (*problem.path, "")
        return record_path(section, entry) == entry
    return problem.duplicate and record_path(section, problem.path) == problem.path


def _problems(data: object, section: str, record_type: type) -> Iterator[Problem]:
    """Yield what is wrong in each record of a list that does not convert, or in a mapping."""
    # sound packs do without jsonschema, which takes long to import
    from netatlas.packs.conversion.schema_problems import schema_problems  # noqa: PLC0415

    if get_origin(record_type) is not list:
        if isinstance(data, dict):
            yield from schema_problems(data, record_type)
        else:
            yield Problem((), f"this must be a mapping; begin with `{_FIRST_LINES[section]}`")
        return
    if not isinstance(data, list):
        yield Problem((), f"this must be a list of {section}; begin each with `- id: …`")
        return
    (item_type,) = get_args(record_type)
    for index, item in enumerate(data):
        if not _converts(item, item_type):
            for problem in schema_problems(item, item_type):
                yield msgspec.structs.replace(problem, path=(index, *problem.path))


def _problem_by_msgspec(data: object, record_type: type) -> Problem:
    """Return what msgspec refuses although jsonschema finds nothing wrong."""
    if isinstance(data, list):
        (item_type,) = get_args(record_type)
        index, item = next((index, item) for index, item in enumerate(data) if not _converts(item, item_type))
        return msgspec.structs.replace(_problem_by_msgspec(item, item_type), path=(index,))
    try:
        msgspec.convert(data, record_type)
    except msgspec.ValidationError as error:
        return Problem((), f"this cannot be read: {error}")
    return Problem((), "this cannot be read")


def _converts(item: object, record_type: type) -> bool:
    try:
        msgspec.convert(item, record_type)
    except msgspec.ValidationError:
        return False
    return True
