"""Files of sheets: what is written is read back, and what is none is refused in words."""

from __future__ import annotations

import pytest

from netatlas.atlas.edition import Edition
from netatlas.desk.sheet import (
    Form,
    PaperSize,
    Sheet,
    SheetItem,
    SheetLayout,
    named_sheet,
    read_sheet,
    ready_sheets,
    sheet_json,
)
from netatlas.errors import UsageError


def test_a_sheet_is_read_back_as_it_was_written() -> None:
    """A sheet that is passed on would come out as another."""
    layout = SheetLayout(PaperSize.LETTER, False, 2, 8.5, 3, False, Edition.NOTES)  # noqa: FBT003 - all in order
    sheet = Sheet("Für morgen", (SheetItem("note:7", Form.FULL), SheetItem("view:limits")), layout)
    assert read_sheet(sheet_json(sheet)) == sheet


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"format": 2, "sheet": {"name": 3}}', "newer version"),
        ('{"format": 1, "sheet": {"name": 3}}', "no sheet of NetAtlas"),
        ("{", "no sheet of NetAtlas"),
        (b"\xff\xfe", "no sheet of NetAtlas"),
        ("[]", "no sheet of NetAtlas"),
        ('{"format": 1, "sheet": {"name": "x", "layout": {"paper": "a9"}}}', "no sheet of NetAtlas"),
        (
            '{"format":1,"sheet":{"name":"x","items":[' + ",".join(['{"address":"a"}'] * 501) + "]}}",
            "501 items",
        ),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(text: str | bytes, said: str) -> None:
    """A file of a newer version, or any other, would be read by half or end the program."""
    with pytest.raises(UsageError, match=said):
        read_sheet(text, origin="mine.json")


def test_figures_out_of_range_are_brought_into_it() -> None:
    """A file that somebody edited could ask for type that nobody can read, or for no column."""
    text = '{"format":1,"sheet":{"name":"x","layout":{"columns":99,"type_size":0.1,"fit_pages":-4}}}'
    layout = read_sheet(text).layout
    assert (layout.columns, layout.type_size, layout.fit_pages) == (4, 7.0, 0)


def test_sheets_are_found_by_name() -> None:
    """A sheet would be there and not be found."""
    sheets = ready_sheets()
    assert named_sheet("all LIMITS ", sheets).name == "All limits"
    both = (Sheet("Exam"), Sheet("exam"))
    assert [named_sheet(name, both).name for name in ("exam", "Exam", "EXAM")] == ["exam", "Exam", "Exam"]
    with pytest.raises(UsageError, match="lists them"):
        named_sheet("none", sheets)
