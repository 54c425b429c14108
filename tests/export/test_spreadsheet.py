"""Workbooks: every cell is the text that it was, below a head that stays."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.documents import concept_document, limits_document
from netatlas.export.document_files import write_documents
from netatlas.export.spreadsheet import CUT, MOST_LETTERS, cell_text, sheet_names, xlsx_bytes
from netatlas.export.tables import DataTable
from netatlas.progress import SILENT, Cancelled, Progress
from netatlas.words import xml_text
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

_HARD = ("=1+1", "-99", "169.254.169.254", "0.005", "1.000", "2016-08-01", "00123", "TRUE", "1/8", "@x", "'x")


def _opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@given(st.lists(st.one_of(st.sampled_from(_HARD), st.text(max_size=8)), min_size=1, max_size=12))
def test_every_cell_is_text_and_comes_back_as_it_was(words: list[str]) -> None:
    """A spreadsheet would make a date of a version, a number of an address, or run a formula."""
    table = DataTable("T", ("Word",), tuple((word,) for word in words))
    sheet = _opened(xlsx_bytes([table], SILENT)).active
    assert sheet is not None
    for row, word in enumerate(words, start=2):
        cell = sheet.cell(row, 1)
        assert (cell.value or "") == xml_text(word)
        if cell.value is not None:
            assert (cell.data_type, cell.number_format) == ("s", "@")


def test_the_head_stays_and_sources_have_a_column(tmp_path: Path) -> None:
    """Whoever scrolls down would not know what a column holds, or where a figure is from."""
    atlas = demo_atlas()
    pages = [concept_document(atlas, "nat-gateway"), limits_document(atlas)]
    book = openpyxl.load_workbook(write_documents(pages, tmp_path / "x.xlsx"))
    assert len(book.sheetnames) > 2
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        heads = [cell.value for cell in sheet[1]]
        assert heads[:2] == ["Page", "Section"]
        assert heads[-1] == "Source"
        assert all(row[-1].value for row in sheet.iter_rows(min_row=2))


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    """A file in somebody's version control would change with every export."""
    pages = [concept_document(demo_atlas(), "nat-gateway")]
    one = write_documents(pages, tmp_path / "a.xlsx").read_bytes()
    assert one == write_documents(pages, tmp_path / "b.xlsx").read_bytes()


def test_what_a_cell_cannot_hold_is_said_in_it() -> None:
    """The end of a long note would be lost, and nobody would know."""
    most = "🙂" * (MOST_LETTERS // 2)
    assert cell_text(most) == most
    cut = cell_text(most + "ab")
    assert cut.endswith(CUT)
    assert len(cut.encode("utf-16-le")) // 2 <= MOST_LETTERS


_TITLES = st.one_of(st.text(max_size=40), st.sampled_from(["History", "a/b", "'", "🙂" * 30]))


@given(st.lists(_TITLES, max_size=9))
def test_any_title_becomes_a_name_that_excel_accepts(titles: list[str]) -> None:
    """XlsxWriter would refuse the whole file, or Excel would call it damaged."""
    names = sheet_names(titles)
    assert len({name.lower() for name in names}) == len(titles)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name[0] != "'" != name[-1]
        assert name.lower() != "history"
    if titles:
        xlsx_bytes([DataTable(title, ("a",), ()) for title in titles], SILENT)


def test_a_workbook_can_be_cancelled() -> None:
    """Whoever chose the wrong pages would wait for all of them."""

    class Unwanted(Progress):
        cancelled = True

    with pytest.raises(Cancelled):
        xlsx_bytes([DataTable("T", ("a",), (("b",),))], Unwanted())
