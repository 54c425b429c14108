"""From the plain data of a document to the records of ``netatlas.packs.schema``, faults aside.

The quick way converts a whole document at once. Only where that fails each fault is looked for; the
smallest record around it is left out and the rest is converted. References between records are not
looked at here.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec

from netatlas.packs.conversion.raw_records import ANYTHING, ids_within, record_id, record_path
from netatlas.packs.report import Fault
from netatlas.packs.schema import SECTIONS, Pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.packs.conversion.raw_records import Lost
    from netatlas.packs.conversion.schema_problems import Lapse
    from netatlas.packs.yaml.document import Document
    from netatlas.packs.yaml.parsing import Flaw, Path

MOST_FAULTS = 200
_MOST_UNLISTED = 2000
_MOST_ROUNDS = 10
_BEGINNINGS = {"pack": "format: 1", "sources": "id-of-a-source:", "vocabulary": "kinds:"}
_TYPES: dict[str, Any] = {"pack": Pack, **SECTIONS}


class Converter:
    """Converts the documents of one pack.

    Attributes:
        faults: what was wrong, in the order of the documents.
    """

    def __init__(self, lost: Lost) -> None:
        """Note the ids of records that are left out in ``lost``."""
        self.faults: list[Fault] = []
        self._lost = lost

    def convert(self, document: Document, section: str) -> Any:  # noqa: ANN401 - what SECTIONS says
        """Return the records of a document, or None where nothing of it can be used."""
        record_type = _TYPES[section]
        if document.flaws and not self._leave_out_flaws(document, section):
            return None
        try:
            return msgspec.convert(document.data, record_type)
        except msgspec.ValidationError:
            return self._mended(document, section, record_type)

    def _leave_out_flaws(self, document: Document, section: str) -> bool:
        doomed: dict[Path, Fault] = {}
        for flaw in document.flaws:
            spared = _is_out_already(flaw, section)
            path = record_path(section, flaw.path[:-1] if flaw.repeated and not spared else flaw.path)
            fault = document.flaw_fault(flaw, record_id(section, document.data, path))
            self.faults.append(fault)
            if not spared:
                doomed[path] = fault
        return self._leave_out(document, section, doomed)

    def _mended(self, document: Document, section: str, record_type: Any) -> Any:  # noqa: ANN401 - as convert
        for _ in range(_MOST_ROUNDS):
            found = list(islice(_lapses(document.data, section, record_type), MOST_FAULTS))
            found = found or [_by_msgspec(document.data, record_type)]
            doomed: dict[Path, Fault] = {}
            for lapse in found:
                path = record_path(section, lapse.path)
                record = record_id(section, document.data, path)
                fault = document.fault(lapse.path, lapse.message, key=lapse.key, record=record)
                self.faults.append(fault)
                doomed.setdefault(path, fault)
            if len(found) == MOST_FAULTS:
                doomed |= self._unlisted(document, record_type, doomed)
            if not self._leave_out(document, section, doomed):
                return None
            try:
                return msgspec.convert(document.data, record_type)
            except msgspec.ValidationError:
                continue
        return None

    def _unlisted(self, document: Document, record_type: Any, doomed: dict[Path, Fault]) -> dict[Path, Fault]:  # noqa: ANN401 - as convert
        """Return what else is wrong in a document with too many faults to list, all under one fault."""
        message = f"this file has more than {MOST_FAULTS} faults; mend those that are listed, then look again"
        fault = Fault(file=document.file, line=1, column=1, message=message)
        self.faults.append(fault)
        if not isinstance(document.data, list):
            return {(): fault}
        (each,) = get_args(record_type)
        told = {path[0] for path in doomed if path}
        wrong = (
            index
            for index, item in enumerate(document.data)
            if index not in told and not _converts(item, each)
        )
        unlisted = list(islice(wrong, _MOST_UNLISTED))
        return {(): fault} if len(unlisted) == _MOST_UNLISTED else {(index,): fault for index in unlisted}

    def _leave_out(self, document: Document, section: str, doomed: dict[Path, Fault]) -> bool:
        """Take records out of the data; False where nothing is left."""
        for path, fault in doomed.items():
            self._lost.update(dict.fromkeys(ids_within(section, document.data, path), fault))
        if () in doomed:
            self._lost[section, ANYTHING] = doomed[()]
            return False
        outermost = [path for path in doomed if not any(path[:cut] in doomed for cut in range(len(path)))]
        document.leave_out(outermost)
        return True


def _is_out_already(flaw: Flaw, section: str) -> bool:
    """Return True if a flaw costs only a record that the data does not hold anyway.

    Of two records with one key the data holds the first, which is sound; one without a usable key it lacks.
    """
    if flaw.keyless:
        entry = (*flaw.path, "")
        return record_path(section, entry) == entry
    return flaw.repeated and record_path(section, flaw.path) == flaw.path


def _lapses(data: Any, section: str, record_type: Any) -> Iterator[Lapse]:  # noqa: ANN401 - any data, any type
    """Look closely at those records of a list that do not convert, else at the whole."""
    from netatlas.packs.conversion.schema_problems import Lapse, lapses  # noqa: PLC0415 - sound packs do without jsonschema

    if get_origin(record_type) is not list:
        if isinstance(data, dict):
            yield from lapses(data, record_type)
        else:
            yield Lapse((), f"a mapping must stand here; begin with `{_BEGINNINGS[section]}`")
        return
    if not isinstance(data, list):
        yield Lapse((), f"a list of {section} must stand here; begin each with `- id: …`")
        return
    (each,) = get_args(record_type)
    for index, item in enumerate(data):
        if not _converts(item, each):
            for lapse in lapses(item, each):
                yield lapse._replace(path=(index, *lapse.path))


def _by_msgspec(data: Any, record_type: Any) -> Lapse:  # noqa: ANN401 - the same
    """Return what msgspec refuses and jsonschema does not see."""
    from netatlas.packs.conversion.schema_problems import Lapse  # noqa: PLC0415 - the same

    if isinstance(data, list):
        (each,) = get_args(record_type)
        index, item = next((index, item) for index, item in enumerate(data) if not _converts(item, each))
        return _by_msgspec(item, each)._replace(path=(index,))
    try:
        msgspec.convert(data, record_type)
    except msgspec.ValidationError as error:
        return Lapse((), f"this cannot be read: {error}")
    return Lapse((), "this cannot be read")


def _converts(item: Any, record_type: Any) -> bool:  # noqa: ANN401 - the same
    try:
        msgspec.convert(item, record_type)
    except msgspec.ValidationError:
        return False
    return True
