"""How fast paper is: a sheet laid out again beside drawing it, and a PDF of many pages beside WeasyPrint's.

WeasyPrint is no part of the project; where it is not installed (``pip install weasyprint``), that is said.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import sys
from importlib.util import find_spec
from time import perf_counter

from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from netatlas.api import open_atlas
from netatlas.desk.sheet import ready_sheets
from netatlas.documents import record_document
from netatlas.documents.paper import paper_of
from netatlas.documents.sheet import sheet_content
from netatlas.export.html import to_html
from netatlas.printing.paper.files import PAGES
from netatlas.printing.paper.layout import lay_out
from netatlas.printing.paper.measuring import Measures
from netatlas.printing.paper.painting import page_image
from netatlas.printing.paper.pdf import pdf_bytes
from tests.benchmarks import timing
from tests.benchmarks.timing import Contest

CONCEPTS = 300
AGAIN_GOAL, PDF_GOAL = 2.5, 0.3
_DPI = 144
_SHEET = "Ways in and out of a VPC"


class _Sheet:
    """A full sheet, in which an item goes up and down again."""

    def __init__(self) -> None:
        with open_atlas() as opened:
            self._atlas = opened.atlas
        self._sheet = next(sheet for sheet in ready_sheets() if sheet.name == _SHEET)
        first, second, *others = self._sheet.items
        moved = replace(self._sheet, items=(second, first, *others))
        contents = [sheet_content(self._atlas, one) for one in (self._sheet, moved)]
        self._contents = itertools.cycle(contents)
        self._measures = Measures()
        self._layout = lay_out(contents[0], self._sheet.layout, measures=self._measures)

    def again(self) -> float:
        """Lay the sheet out after its first item was moved down, or up again, as its page does."""
        content = next(self._contents)
        started = perf_counter()
        self._layout = lay_out(content, self._sheet.layout, measures=self._measures)
        return perf_counter() - started

    def draw(self) -> float:
        """Draw the page from the layout that there is."""
        started = perf_counter()
        page_image(self._layout, 0, _DPI)
        return perf_counter() - started


class _Pages:
    """The pages of many concepts."""

    def __init__(self) -> None:
        with open_atlas() as opened:
            self._atlas = opened.atlas
        ids = itertools.islice(itertools.cycle(self._atlas.concepts), CONCEPTS)
        self._documents = [record_document(self._atlas, one) for one in ids]

    def ours(self) -> float:
        """Write them as NetAtlas does, with pypdf's pass."""
        started = perf_counter()
        layout = lay_out(paper_of(self._atlas, self._documents, title="Concepts"), PAGES)
        pdf_bytes(layout, day=dt.date(2026, 11, 1))
        return perf_counter() - started

    def theirs(self) -> float:
        """Let WeasyPrint write the page of HTML that NetAtlas exports."""
        from weasyprint import HTML  # type: ignore[import-not-found]  # noqa: PLC0415 - only if it is there

        started = perf_counter()
        HTML(string=to_html(self._documents, title="Concepts")).write_pdf()
        return perf_counter() - started


def main() -> int:
    """Take both ratios; exit code 1 if a goal is missed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    sheet = _Sheet()
    again = Contest("a full sheet laid out again / its page drawn", sheet.again, sheet.draw, AGAIN_GOAL)
    results = timing.take([again])
    if find_spec("weasyprint"):
        pages = _Pages()
        pdf = Contest(f"PDF of {CONCEPTS} concepts / by WeasyPrint", pages.ours, pages.theirs, PDF_GOAL)
        results += timing.take([pdf], rounds=1)
    print(timing.table(results))
    if not find_spec("weasyprint"):
        print(f"PDF of {CONCEPTS} concepts: WeasyPrint is not installed")
    del application
    return 0 if all(result.kept for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
