"""Papers in jobs: what comes back is images and figures, whatever else the threads do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtPrintSupport import QPrinter
from typing_extensions import override

from netatlas.desk.sheet import Form, Sheet, SheetItem, SheetLayout
from netatlas.documents import concept_document
from netatlas.documents.sheet import sheet_content
from netatlas.progress import SILENT, Cancelled, Progress
from netatlas.ui.paper.rendering import rendered
from netatlas.ui.paper.writing import document_maker, print_paper, write_paper

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.printing.paper.measuring import Measures
    from netatlas.ui.paper.rendering import PaperMaker

pytestmark = pytest.mark.usefixtures("qapp")

_ITEMS = ("nat-gateway", "nat-instance", "compare:nat-gateway+nat-instance", "nobody")


def _maker(opened: OpenAtlas, **layout: object) -> PaperMaker:
    items = tuple(SheetItem(one, Form.FULL) for one in _ITEMS)
    sheet = Sheet("Small", items, SheetLayout(**layout))  # type: ignore[arg-type]
    return lambda _progress: (sheet_content(opened.atlas, sheet), sheet.layout)


def test_pages_come_back_as_images_and_figures(opened: OpenAtlas) -> None:
    """The window would touch documents of another thread, or show a page without its figures."""
    spare: list[Measures] = []
    make = _maker(opened)
    first = rendered(make, width=700, pages=range(3), spare=spare, progress=SILENT)
    assert {number: image.width() for number, image in first.images.items()} == {0: 700}
    facts = first.facts
    assert (round(facts.width), round(facts.height), facts.pages) == (297, 210, 1)
    assert facts.titles["nat-gateway"] == "NAT gateway"
    assert set(facts.shares) >= set(_ITEMS[:3])
    assert [one.key for one in facts.missing] == ["nobody"]
    assert len(spare) == 1

    again = rendered(make, width=700, pages=range(1), spare=spare, progress=SILENT)
    assert again.images[0] == first.images[0]
    assert len(spare) == 1


def test_a_job_that_is_replaced_gives_its_measures_back(opened: OpenAtlas) -> None:
    """Every key that is pressed while a sheet is laid out would make the next one slower."""

    class Replaced(Progress):
        @property
        @override
        def cancelled(self) -> bool:
            return True

    spare: list[Measures] = []
    with pytest.raises(Cancelled):
        rendered(_maker(opened), width=700, pages=range(1), spare=spare, progress=Replaced())
    assert len(spare) == 1


def test_the_printer_gets_the_pages_that_were_chosen(opened: OpenAtlas, tmp_path: Path) -> None:
    """Whoever wants page 2 alone would get all of them."""
    pypdf = pytest.importorskip("pypdf")
    make = _maker(opened, fit_pages=0, columns=1, type_size=16.0)
    pages = rendered(make, width=100, pages=range(0), spare=[], progress=SILENT).facts.pages
    assert pages > 1
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "all.pdf"))
    assert print_paper(make, printer) == pages
    printer.setOutputFileName(str(tmp_path / "one.pdf"))
    printer.setFromTo(2, 2)
    assert print_paper(make, printer) == 1
    counts = [len(pypdf.PdfReader(tmp_path / name).pages) for name in ("all.pdf", "one.pdf")]
    assert counts == [pages, 1]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_named(opened: OpenAtlas) -> None:
    """Printing would end without a word."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/no/such/folder/file.pdf")
    with pytest.raises(Exception, match="does not answer"):
        print_paper(_maker(opened), printer)


def test_a_page_is_written_as_it_is_printed(opened: OpenAtlas, tmp_path: Path) -> None:
    """A PDF of a page would leave something out without saying so."""
    document = concept_document(opened.atlas, "nat-gateway")
    assert write_paper(document_maker(opened.atlas, document), opened.atlas, tmp_path / "page.pdf") == 0
    assert write_paper(_maker(opened), opened.atlas, tmp_path / "sheet.pdf") == 1
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
