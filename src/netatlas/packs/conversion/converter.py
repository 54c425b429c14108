"""Converts the plain data of a document to the records of ``netatlas.packs.schema``.

A sound document is converted at once, by msgspec. Only where that fails is each fault searched for; the
smallest record around it is left out and the rest is converted. References between records are
checked later, in ``netatlas.packs.checks``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, get_origin

import msgspec

from netatlas.packs.conversion.raw_records import (
    has_unknown_id,
    ids_within,
    is_adornment,
    record_id,
    record_path,
    unknown_ids,
    without_emptied,
)
from netatlas.packs.conversion.wrong_records import top_records, wrong_records
from netatlas.packs.report import Fault
from netatlas.packs.schema import FILE_TYPES
from netatlas.packs.source_document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netatlas.packs.skipped import SkippedRecords
    from netatlas.packs.source_document import DataPath, LocatedProblem, SourceDocument

_MOST_FAULTS = 200
"""Faults listed for one file; nobody works through more before looking again."""

_MOST_ROUNDS = 10
"""Attempts to convert. The first leaves out all that is wrong; only an emptied list needs another."""

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
        self._listed: Counter[str] = Counter()  # how many faults of each file

    def convert(self, document: SourceDocument, section: str) -> Any:  # noqa: ANN401 - each section has a type of its own
        """Return the records of a document, of the type in ``SECTIONS``, or None if nothing can be used."""
        if document.problems and not self._leave_out_problems(document, section):
            return None
        try:
            return msgspec.convert(document.data, FILE_TYPES[section])
        except msgspec.ValidationError:
            return self._convert_sound_records(document, section)

    def report(self, fault: Fault) -> None:
        """Add a fault of form; of a file with very many the first are listed, and one that says so."""
        if self._listed[fault.file] < _MOST_FAULTS:
            self.faults.append(fault)
        elif self._listed[fault.file] == _MOST_FAULTS:
            self.faults.append(_too_many(fault.file))
        self._listed[fault.file] += 1

    def _leave_out_problems(self, document: SourceDocument, section: str) -> bool:
        """Leave out the records in which the parser found a problem; return False if nothing is left."""
        to_remove: dict[DataPath, Fault] = {}
        wrong: defaultdict[DataPath, list[DataPath]] = defaultdict(list)
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
            self.report(fault)
            if is_removed:
                if not is_adornment(section, (*problem.path, "")):
                    self._skipped.add_unknown(section, fault)  # nobody knows what it was meant to be
            else:
                to_remove.setdefault(path, fault)
                wrong[path].append(problem.path)
        return self._leave_out(document, section, to_remove, wrong)

    def _convert_sound_records(self, document: SourceDocument, section: str) -> Any:  # noqa: ANN401 - as convert
        record_type = FILE_TYPES[section]
        for _ in range(_MOST_ROUNDS):
            to_remove: dict[DataPath, Fault] = {}
            wrong: defaultdict[DataPath, list[DataPath]] = defaultdict(list)
            room = max(0, _MOST_FAULTS - self._listed[document.file])
            found = _problems(document.data, section, record_type)
            problems = list(islice(found, room + 1)) if room else []
            for problem in problems[:room]:
                path = record_path(section, problem.path)
                record = record_id(section, document.data, path)
                fault = document.fault(problem.path, problem.message, at_key=problem.at_key, record=record)
                self.report(fault)
                to_remove.setdefault(path, fault)
                wrong[path].append(problem.path)
            if len(problems) > room or not room:
                fault = _too_many(document.file)
                self.report(fault)
                for path in wrong_records(document.data, record_type):
                    to_remove.setdefault(path, fault)
            if not self._leave_out(document, section, to_remove, wrong):
                return None
            try:
                return msgspec.convert(document.data, record_type)
            except msgspec.ValidationError:
                continue
        return None

    def _leave_out(
        self,
        document: SourceDocument,
        section: str,
        to_remove: dict[DataPath, Fault],
        wrong: Mapping[DataPath, list[DataPath]],
    ) -> bool:
        """Remove records from the data; return False if nothing is left.

        Args:
            document: that holds them.
            section: of the document.
            to_remove: the paths of the records, each with its fault.
            wrong: by record, the paths of what is wrong in it.
        """
        instead = without_emptied(section, document.data, to_remove)
        to_remove = {instead[path]: fault for path, fault in to_remove.items()}
        for path, fault in to_remove.items():
            self._skipped.add(ids_within(section, document.data, path), fault)
            if has_unknown_id(section, document.data, path, wrong.get(path, ())):
                beginning = unknown_ids(section, document.data, path)
                if beginning is not None:
                    self._skipped.add([beginning], fault)
                else:
                    self._skipped.add_unknown(section, fault)
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


def _too_many(file: str) -> Fault:
    message = f"this file has more than {_MOST_FAULTS} faults; mend those that are listed, then look again"
    return Fault(file=file, line=1, column=1, message=message)


def _problems(data: object, section: str, record_type: type) -> Iterator[Problem]:
    """Yield what is wrong in each record that does not convert."""
    # sound packs do without jsonschema, which takes long to import
    from netatlas.packs.conversion.schema_problems import schema_problems  # noqa: PLC0415

    is_list = get_origin(record_type) is list
    if not isinstance(data, list if is_list else dict):
        begin = "- id: …" if is_list else _FIRST_LINES[section]
        what = f"a list of {section}; begin each" if is_list else "a mapping; begin"
        yield Problem((), f"this must be {what} with `{begin}`")
        return
    for path, document, inner_type in top_records(data, record_type):
        is_known = False
        for problem in schema_problems(document, inner_type):
            is_known = True
            # what is below the record itself has the same path in the document that holds it alone
            yield msgspec.structs.replace(problem, path=(*path, *problem.path[len(path) :]))
        if not is_known:
            yield Problem(path, _refusal(document, inner_type))


def _refusal(document: object, record_type: type) -> str:
    """Return what msgspec refuses although jsonschema finds nothing wrong."""
    try:
        msgspec.convert(document, record_type)
    except msgspec.ValidationError as error:
        return f"this cannot be read: {error}"
    return "this cannot be read"
