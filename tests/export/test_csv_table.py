"""Comma-separated values: complete, with a heading for each column, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from netatlas.atlas.edition import Edition
from netatlas.compare import compare
from netatlas.documents import comparison_document, concept_document, record_document, timeline_document
from netatlas.documents.blocks import Bullets, Cards, Document, Heading, Paragraph, Table, Text
from netatlas.export.csv_table import comparison_csv, csv_text, documents_csv
from netatlas.export.html import to_fragment, to_html
from tests.helpers.atlases import demo_atlas
from tests.helpers.html_cells import Cells


def _rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


_FORMULAS = ("=cmd()", "+cmd()", "-cmd()", "@cmd()", "\t=1", " =1", "\u00a0=1", "-1+cmd()", "-2|x!A1", "＝1")  # noqa: RUF001
_TEXTS = ("5 - 3", "-99", "+1.5", "-99 to 99; the bias", "-5%", "169.254.169.254", "from -99 to 99", "")


@pytest.mark.parametrize("cell", _FORMULAS)
def test_a_cell_that_a_spreadsheet_would_run_is_guarded_everywhere(cell: str) -> None:
    """A pack could run a command on the machine of whoever opens, or pastes, a table."""
    assert _rows(csv_text([[cell]])) == [[f"'{cell}"]]
    document = Document("T", blocks=(Table(((Text("a"),),), (((Text(cell[:1]), Text(cell[1:])),),)),))
    for text in (to_html([document], title="T"), to_fragment(document)):
        assert Cells(text).rows[1] == [f"'{cell}"]


@pytest.mark.parametrize("cell", _TEXTS)
def test_nothing_else_gets_an_apostrophe(cell: str) -> None:
    """Calc shows the apostrophe, so a range of weights would look like a slip."""
    assert _rows(csv_text([["x", cell]])) == [["x", cell]]
    document = Document("T", blocks=(Table(((Text("a"),),), (((Text(cell),),),)),))
    assert Cells(to_html([document], title="T")).rows[1] == [cell]


def test_a_record_is_one_line() -> None:
    """A line end in a cell would tear a row apart in programs that read line by line."""
    assert csv_text([["one\r\ntwo"]]) == "one two\n"


def test_a_comparison_keeps_its_states_its_old_values_and_its_sources() -> None:
    """Without it a spreadsheet would show a hole as empty, or a value without where it is from."""
    atlas = demo_atlas()
    table = compare(atlas, ["nat-gateway", "nat-instance"], edition=Edition.BOTH)
    rows = _rows(comparison_csv(table))
    assert rows[0] == ["Attribute", "NAT gateway", "NAT instance", "Differs", "Sources"]
    assert rows[3] == ["Source check", "Does not apply", "Must be off", "yes", "VPC guide, 2026-11"]
    assert rows[4] == [
        "Bandwidth",
        "5 to 100 Gbps (was 5 to 45 Gbps)",
        "Unknown",
        "no",
        "VPC guide, 2026-11",
    ]


def test_pages_become_rows_under_headings_with_their_title_and_section() -> None:
    """A concept could not be taken into a spreadsheet, and nobody would know what a column holds."""
    text = documents_csv([concept_document(demo_atlas(), "nat-instance")], delimiter="\t")
    rows = _rows(text, "\t")
    confused = ["Concept", "What tells them apart"]
    assert rows[0] == ["Page", "Section", "What", "Value", *confused, "Relation", "With", "Source"]
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["What"] == "Managed by"
    assert first["Source"] == "VPC guide, 2026-11"
    last = dict(zip(rows[0], rows[-1], strict=True))
    assert (last["Page"], last["Section"]) == ("NAT instance", "How it connects")
    assert (last["Relation"], last["With"], last["What"]) == ("is replaced by", "NAT gateway", "")


def test_a_timeline_has_a_row_of_headings() -> None:
    """The dates of a history would be columns without a name."""
    rows = _rows(documents_csv([timeline_document(demo_atlas(), "tls-history", edition=Edition.BOTH)]))
    assert rows[0] == ["Page", "Section", "Subject", "Date", "What happened", "By", "Document", "Source"]
    assert any("(was 2005)" in row[3] for row in rows[1:])


def test_every_row_of_several_pages_has_a_cell_for_each_column() -> None:
    """Rows of different lengths could be neither sorted nor filtered."""
    atlas = demo_atlas()
    ids = ("nat-gateway", "nat-instance", "tls-history", "private-to-internet", "nat-gateways-per-zone")
    pages = [record_document(atlas, one, edition=Edition.BOTH) for one in ids]
    pages.append(comparison_document(atlas, compare(atlas, ["nat-gateway", "nat-instance"])))
    rows = _rows(documents_csv(pages))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[0][-1] == "Source"
    assert len(set(rows[0])) == len(rows[0])
    title = pages[-1].title
    compared = [dict(zip(rows[0], row, strict=True)) for row in rows if row[0] == title]
    bandwidth = {row["Subject"]: row["Value"] for row in compared if row["What"] == "Bandwidth"}
    assert bandwidth == {"NAT gateway": "5 to 100 Gbps", "NAT instance": "Unknown"}


def test_a_page_without_a_table_gives_its_text() -> None:
    """Somebody's own notes would be an empty file."""
    page = Document(
        "Mine",
        blocks=(
            Paragraph((Text("Remember "), Text("this"))),
            Heading("Later"),
            Bullets(((Text("one"),), (Text("two"),))),
            Cards((((Text("three"),), (Text("four"),)),)),
        ),
    )
    assert _rows(documents_csv([page])) == [
        ["Page", "Section", "Text"],
        ["Mine", "", "Remember this"],
        ["Mine", "Later", "one"],
        ["Mine", "Later", "two"],
        ["Mine", "Later", "three: four"],
    ]


def test_columns_of_one_name_are_told_apart() -> None:
    """Cells of the second one would take the place of those of the first."""
    twice = Table(
        ((Text("a"),), (Text("a"),), (Text("Page"),)), (((Text("1"),), (Text("2"),), (Text("3"),)),)
    )
    rows = _rows(documents_csv([Document("T", blocks=(twice,))]))
    assert rows == [["Page", "Section", "a", "a (2)", "Page (2)"], ["T", "", "1", "2", "3"]]
