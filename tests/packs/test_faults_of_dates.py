"""Months and days that no calendar has are faults, in every field of a pack that holds a date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from netatlas.packs import read_packs
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path


class Field(NamedTuple):
    """A place of the small pack where a date may be: what is there, and ``new`` with ``{}`` for a date."""

    file: str
    old: str
    new: str


FACT = "attribute: ipv6, value: true, sources: [guide]"
LIMIT = "adjustable: yes\n"
TIE = "note: a public one only"
WAS = "was: {value: 2012, verdict: wrong}"
FIELDS = [
    Field("pack", "checked: 2026-11", "checked: {}"),
    Field("sources", "as_of: 2018-08", "as_of: {}"),
    Field("concepts", "checked: 2026-11\n  in_notes", "checked: {}\n  in_notes"),
    Field("concepts", "formerly: [nat-gw]", "as_of: {}"),
    Field("concepts", FACT, FACT + ", checked: {}"),
    Field("concepts", FACT, FACT + ", as_of: {}"),
    Field("concepts", "value: 2015-12", "value: {}"),
    Field("concepts", "value: 2015-12", "value: 2015-12, was: {{value: {}, verdict: wrong}}"),
    Field("concepts", "since: 2022-06", "since: {}"),
    Field("concepts", LIMIT, LIMIT + "      checked: {}\n"),
    Field("concepts", LIMIT, LIMIT + "      as_of: {}\n"),
    Field("concepts", LIMIT, LIMIT + "      was: {{value: few, verdict: outdated, since: {}}}\n"),
    Field("concepts", TIE, TIE + ", checked: {}"),
    Field("concepts", TIE, TIE + ", as_of: {}"),
    Field("comparisons", "checked: 2026-11", "checked: {}"),
    Field("comparisons", "checked: 2026-11", "checked: 2026-11\n  as_of: {}"),
    Field("timelines", "checked: 2026-11", "checked: {}"),
    Field("timelines", "date: 2015-12-17", "date: {}"),
    Field("timelines", "says: Arrives", "says: Arrives\n      checked: {}"),
    Field("timelines", "says: Arrives", "says: Arrives\n      as_of: {}"),
    Field("timelines", WAS, "was: {{value: {}, verdict: wrong}}"),
    Field("timelines", WAS, "was: {{value: 2012, verdict: wrong, since: {}}}"),
    Field("journeys", "checked: 2026-11", "checked: {}"),
    Field("journeys", "checked: 2026-11", "checked: 2026-11\n  as_of: {}"),
    Field("claims", "since: 2022-06", "since: {}"),
    Field("claims", "checked: 2026-11\n- id", "checked: {}\n- id"),
]
"""All of them but a year alone, which ``checked`` does not take."""


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.file}-{field.new}")
def test_no_field_takes_a_date_that_no_calendar_has(field: Field, tmp_path: Path) -> None:
    """Without it a slip in a month would be sorted, compared and shown as if it were a date."""
    for wrong in ("2019-13", "2019-00", "2019-02-30", "2019-06-00"):
        text = edited(f"{field.file}.yaml", field.old, field.new.format(wrong))[f"{field.file}.yaml"]
        place = text.index(wrong)
        line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
        _, report = read_packs([write_pack(tmp_path, {f"{field.file}.yaml": text})])
        told = [fault for fault in report.faults if not fault.follows]
        assert [(fault.file, fault.line, fault.column) for fault in told] == [
            (f"{field.file}.yaml", line, column)
        ], wrong
        assert f"`{wrong}`" in told[0].message
        assert "write" in told[0].message or " as 20" in told[0].message


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.file}-{field.new}")
def test_every_field_takes_a_month_and_a_day(field: Field, tmp_path: Path) -> None:
    """Without it the table above would be full of fields that take no date at all."""
    for date in ("2019-12", "2016-02-29"):
        files = edited(f"{field.file}.yaml", field.old, field.new.format(date))
        _, report = read_packs([write_pack(tmp_path, files)])
        assert not report.faults
