"""Faults in the small pack: one place written differently, and the fault that it must give."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.packs import read_packs
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path


class Case(NamedTuple):
    """One place of the small pack written differently, and the fault that this must give."""

    file: str
    old: str
    new: str
    at: str
    words: str
    record: str


def name_of(case: Case) -> str:
    """Return a name for the test of a case."""
    return f"{case.file}-{case.at}-{case.words}"


def check(case: Case, folder: Path) -> None:
    """Write the pack of a case into ``folder`` and look for its fault."""
    file = f"{case.file}.yaml"
    _, report = read_packs([write_pack(folder, edited(file, case.old, case.new))])
    matching = [
        fault for fault in report.faults if fault.file == file and f"{fault.line}:{fault.column}" == case.at
    ]
    assert matching, "\n".join(map(str, report.faults))
    assert case.words in matching[0].message
    assert matching[0].record == case.record
    assert not matching[0].follows
