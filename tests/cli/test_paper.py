"""Sheets and exports as PDF at a terminal, with what the user has written and bookmarked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pypdf
import pytest

from netatlas.api import open_desk
from netatlas.desk.sheet import Sheet, SheetItem, sheet_json

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Netatlas

pytestmark = pytest.mark.usefixtures("qapp")  # a PDF would make one that no window can use


def _text(path: Path) -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    return " ".join(text.split())


def test_own_notes_and_bookmarks_go_onto_paper(netatlas: Netatlas, tmp_path: Path) -> None:
    """What somebody has written and chosen could not be taken along."""
    netatlas("note", "nat gateway", "Mind the **zone**")
    netatlas("bookmark", "nat gateway")
    file = tmp_path / "mine.pdf"
    result = netatlas("export", "--bookmarks", "--notes", "--to", str(file), "--edition", "today")
    assert (result.code, result.out, result.err) == (0, f"Wrote {file}\n", "")
    assert "Mind the zone" in _text(file)
    assert "5 to 100 Gbps" in _text(file)
    markdown = tmp_path / "notes.md"
    assert netatlas("export", "--notes", "--to", str(markdown)).code == 0
    assert "Mind the **zone**" in markdown.read_text()


def test_paper_is_as_it_was_asked_for(netatlas: Netatlas, tmp_path: Path) -> None:
    """What is printed on paper of another size would be cut at its edges."""
    file = tmp_path / "page.pdf"
    options = ("--fit", "1", "--paper", "letter", "--landscape", "--columns", "3")
    assert netatlas("export", "nat gateway", "--to", str(file), *options).code == 0
    (page,) = pypdf.PdfReader(file).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (792, 612)
    refused = netatlas("export", "nat gateway", "--to", str(tmp_path / "page.md"), "--columns", "2")
    assert (refused.code, "belong to a PDF" in refused.err) == (2, True)
    assert netatlas("export", "--to", str(file)).code == 2


def test_own_sheets_are_listed_and_written(netatlas: Netatlas, tmp_path: Path) -> None:
    """A sheet that was put together in the window could not be printed from a script."""
    netatlas("note", "nat gateway", "Mind the zone")
    with open_desk() as desk:
        items = (SheetItem("note:1"), SheetItem("nowhere"))
        desk.sheets.save("Exam", sheet_json(Sheet("Exam", items)))
        desk.sheets.save("Newer", '{"format": 99}')
    listed = netatlas("sheet")
    assert listed.out.startswith("Exam: 2 items, A4 landscape, fitted to 1 page\n")
    assert "a sheet of a newer version of NetAtlas" in listed.err
    file = tmp_path / "exam.pdf"
    written = netatlas("sheet", "exam", "--to", str(file))
    assert (written.code, written.out) == (0, f"Wrote {file}\n")
    assert "not there: nowhere" in written.err
    assert "My note: Mind the zone" in _text(file)


@pytest.mark.parametrize("arguments", [("sheet", "Ways in and out of a VPC"), ("export", "nat gateway")])
def test_a_lack_of_qt_is_said(
    netatlas: Netatlas, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A server without Qt would answer with a page of Python."""
    for name in [name for name in sys.modules if name.startswith(("PySide6", "netatlas.printing"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "PySide6", None)
    result = netatlas(*arguments, "--to", str(tmp_path / "x.pdf"))
    assert (result.code, "A PDF needs PySide6" in result.err) == (3, True)
