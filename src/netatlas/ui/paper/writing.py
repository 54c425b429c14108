"""Writes and prints papers in jobs, from the layout that the preview shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.language import language_of
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.sheet import SheetLayout
    from netatlas.documents.blocks import Document
    from netatlas.documents.sheet import SheetContent
    from netatlas.printing.paper.layout import PaperLayout
    from netatlas.progress import Progress
    from netatlas.ui.paper.rendering import PaperMaker


def document_maker(atlas: Atlas, document: Document, layout: SheetLayout | None = None) -> PaperMaker:
    """Return the function that makes the paper of a page; without a layout as pages are printed."""

    def make(progress: Progress) -> tuple[SheetContent, SheetLayout]:
        from netatlas.documents.paper import paper_of
        from netatlas.printing.paper.files import PAGES

        return paper_of(atlas, [document], progress=progress), layout or PAGES

    return make


def write_paper(make: PaperMaker, atlas: Atlas, path: Path, progress: Progress = SILENT) -> int:
    """Write a paper as PDF, whole or not at all; return how many things are not on it. In a worker thread."""
    from netatlas.printing.paper.files import date_of, write_pdf

    content, layout = make(progress)
    return len(
        write_pdf(content, path, layout, day=date_of(atlas), language=language_of(atlas), progress=progress)
    )


def print_paper(make: PaperMaker, printer: QPrinter, progress: Progress = SILENT) -> int:
    """Print the pages that the print dialog has chosen, and return how many. In a worker thread."""
    from netatlas.printing.paper.layout import lay_out
    from netatlas.printing.paper.measuring import Measures

    content, layout = make(progress)
    measures = Measures()
    try:
        laid_out = lay_out(content, layout, measures=measures, progress=progress)
        return _print_layout(laid_out, printer, progress)
    finally:
        measures.give_documents_back()


def _print_layout(laid_out: PaperLayout, printer: QPrinter, progress: Progress) -> int:
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPainter

    from netatlas.errors import NetAtlasError
    from netatlas.printing.paper.geometry import DOTS_PER_INCH
    from netatlas.printing.paper.painting import paint_page

    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    first = max(1, printer.fromPage())
    last = min(printer.toPage() or len(laid_out.pages), len(laid_out.pages))
    painter = QPainter()
    if not painter.begin(printer):
        raise NetAtlasError("The printer does not answer. Save the page as PDF instead.")
    scale = printer.resolution() / DOTS_PER_INCH
    try:
        for number in range(first, last + 1):
            progress.check()
            if number > first:
                printer.newPage()
            painter.save()
            painter.scale(scale, scale)
            paint_page(painter, laid_out, number - 1)
            painter.restore()
            progress.report((number - first + 1) / max(1, last - first + 1))
    finally:
        painter.end()
    return last - first + 1
