"""Comma-separated values: complete, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from netatlas.atlas.edition import Edition
from netatlas.compare import compare
from netatlas.documents import concept_document
from netatlas.export.csv_table import comparison_csv, csv_text, documents_csv
from tests.helpers.atlases import demo_atlas


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", " ="])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(start: str) -> None:
    """Without it a pack could run a command on the machine of whoever opens the table."""
    rows = list(csv.reader(io.StringIO(csv_text([[f"{start}cmd()", "5 - 3"]]), newline="")))
    assert rows == [[f"'{start}cmd()", "5 - 3"]]
    assert csv_text([["one\r\ntwo"]]) == "one two\n"


def test_a_comparison_keeps_its_states_its_old_values_and_its_sources() -> None:
    """Without it a spreadsheet would show a hole as empty, or a value without where it is from."""
    atlas = demo_atlas()
    table = compare(atlas, ["nat-gateway", "nat-instance"], edition=Edition.BOTH)
    rows = list(csv.reader(io.StringIO(comparison_csv(table))))
    assert rows[0] == ["Attribute", "NAT gateway", "NAT instance", "Differs", "Sources"]
    assert rows[3] == ["Source check", "Does not apply", "Must be off", "yes", "VPC guide, 2026-11"]
    assert rows[4] == [
        "Bandwidth",
        "5 to 100 Gbps (was: 5 to 45 Gbps)",
        "Unknown",
        "no",
        "VPC guide, 2026-11",
    ]


def test_pages_become_rows_under_their_title_and_section() -> None:
    """Without it a concept could not be taken into a spreadsheet."""
    text = documents_csv([concept_document(demo_atlas(), "nat-instance")], delimiter="\t")
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))
    assert rows[0] == ["NAT instance", "Facts", "Managed by", "You", "VPC guide, 2026-11"]
    assert rows[-1] == [
        "NAT instance",
        "How it connects",
        "is replaced by",
        "NAT gateway",
        "VPC guide, 2026-11",
    ]
