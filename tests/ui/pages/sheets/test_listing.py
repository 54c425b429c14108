"""The lines of the list of sheets: in which order, and what each says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.desk.sheet import PaperSize, Sheet, SheetItem, SheetLayout, ready_sheets
from netatlas.ui.pages.sheets.listing import read_lines, said_of

if TYPE_CHECKING:
    from tests.helpers.data_at_once import DataAtOnce

TWO = (SheetItem("p:a"), SheetItem("p:b"))


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (Sheet("S"), "0 items, A4 landscape, fitted to 1 page"),
        (Sheet("S", TWO[:1], SheetLayout(fit_pages=0)), "1 item, A4 landscape"),
        (
            Sheet("S", TWO, SheetLayout(PaperSize.LETTER, landscape=False, fit_pages=2)),
            "2 items, Letter portrait, fitted to 2 pages",
        ),
    ],
)
def test_a_line_says_how_a_sheet_is_laid_out(sheet: Sheet, said: str) -> None:
    """A sheet for another paper would be found out at the printer."""
    assert said_of(sheet) == said


def test_own_sheets_come_first_and_hide_ready_ones_of_their_name(data: DataAtOnce) -> None:
    """A changed copy would be listed beside the ready one under the same name, and one of them never open."""
    ready = ready_sheets()
    assert [line.is_own for line in read_lines(data)] == [False] * len(ready)
    data.put(Sheet("zones", TWO))
    data.put(Sheet(ready[0].name))
    lines = read_lines(data)
    assert [line.name for line in lines[:2]] == [ready[0].name, "zones"]
    assert [line.is_own for line in lines] == [True, True] + [False] * (len(ready) - 1)
    assert [line.sheet for line in lines[2:]] == list(ready[1:])
    assert [line.detail for line in lines[2:]] == [said_of(one) for one in ready[1:]]


def test_the_current_sheet_is_told_from_the_others(data: DataAtOnce) -> None:
    """It could not be seen which sheet the key on a page puts things on."""
    for name in ("A", "B"):
        data.put(Sheet(name, TWO))
    data.sheets.make_current("A")
    details = [line.detail for line in read_lines(data)[:2]]
    said = said_of(Sheet("A", TWO))
    assert details == [f"{said}; things are put on this one", said]


def test_a_sheet_that_cannot_be_read_is_listed_with_the_reason(data: DataAtOnce) -> None:
    """One bad sheet would hide all others, and could not be removed."""
    data.put(Sheet("Good", TWO))
    data.sheets.save("Bad", '{"format": 99}')
    bad, good = read_lines(data)[:2]
    assert (bad.name, bad.sheet, bad.is_own) == ("Bad", None, True)
    assert bad.detail.startswith("Bad is a sheet of a newer version of NetAtlas (format 99)")
    assert good.sheet == Sheet("Good", TWO)
