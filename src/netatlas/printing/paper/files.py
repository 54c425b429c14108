"""Lays a paper out and writes it as PDF, in one step: for the terminal, and for the window's jobs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from netatlas.desk.sheet import SheetLayout
from netatlas.printing.paper.layout import lay_out
from netatlas.printing.paper.measuring import Measures
from netatlas.printing.paper.pdf import write_layout
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.sheet import LeftOut, SheetContent
    from netatlas.progress import Progress

PAGES = SheetLayout(landscape=False, columns=1, type_size=9.0, fit_pages=0)
"""How pages are printed unless something else is asked for."""
_application: list[QGuiApplication] = []
_UNDATED = dt.date(1980, 1, 1)


def write_pdf(
    content: SheetContent,
    path: Path,
    layout: SheetLayout = PAGES,
    *,
    day: dt.date = _UNDATED,
    language: str = "en",
    progress: Progress = SILENT,
) -> tuple[LeftOut, ...]:
    """Write a paper as PDF, whole or not at all, and return what did not fit or is not there.

    Safe in any thread; one paper a call. In a program without a window this makes the ``QGuiApplication``
    that fonts need: set ``QT_QPA_PLATFORM`` to ``offscreen`` before.

    Args:
        content: of a sheet (``documents.sheet.sheet_content``) or of pages (``documents.paper.paper_of``).
        path: the file.
        layout: paper, columns, size of type, and the pages that it has to fit.
        day: the date that the file says it is of (``date_of``).
        language: of its text.
        progress: receives how far the work has come, and may cancel it.

    Raises:
        CannotWrite: the file could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    ensure_application()
    measures = Measures()
    try:
        laid_out = lay_out(content, layout, measures=measures, progress=progress)
        write_layout(laid_out, path, day=day, language=language, progress=progress)
    finally:
        measures.give_documents_back()
    return (*content.missing, *laid_out.left_out)


def ensure_application() -> None:
    """Make the application that Qt's fonts need, unless there is one."""
    if QGuiApplication.instance() is None:
        _application.append(QGuiApplication(["netatlas"]))  # Qt ends it when nothing refers to it


def date_of(atlas: Atlas) -> dt.date:
    """Return the latest day on which a pack of an atlas was checked, which dates what is made from it."""
    return max((pack.checked.first for pack in atlas.packs if pack.checked is not None), default=_UNDATED)
