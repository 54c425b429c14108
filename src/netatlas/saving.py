"""Saves what somebody asked for as a file or folder, in any format: those of ``export``, and paper as PDF."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.atlas.language import language_of
from netatlas.errors import UsageError
from netatlas.export.choosing import everything as all_ids
from netatlas.export.choosing import topic_concepts
from netatlas.export.endings import Holds, format_of
from netatlas.export.exporter import Export, write_export

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netatlas.desk.sheet import SheetLayout
    from netatlas.documents.blocks import Document
    from netatlas.documents.sheet import LeftOut
    from netatlas.export.exporter import Opened
    from netatlas.progress import Progress


def export_of(
    opened: Opened,
    names: Sequence[str | Document],
    path: Path,
    *,
    edition: Edition | None = None,
    topic: str | None = None,
    everything: bool = False,
    form: str | None = None,
) -> Export:
    """Return what is to be written; ``OpenAtlas.export`` says what each argument means.

    Raises:
        UsageError: there is no such format.
        NotFound: there is no such topic.
    """
    chosen = format_of(path, form)  # what cannot be written is refused before anything is looked up
    wanted = [one for one in names if isinstance(one, str)]
    wanted += topic_concepts(opened.atlas, topic) if topic is not None else ()
    return Export(
        names=all_ids(opened.atlas) if everything else wanted,
        documents=[one for one in names if not isinstance(one, str)],
        whole=everything,
        edition=edition,
        form=chosen,
        path=path,
    )


def save(opened: Opened, export: Export, progress: Progress) -> Path:
    """Write it, a PDF as pages are printed, and return the path; errors are those of ``write_export``."""
    if export.form.holds is not Holds.PAPER:
        return write_export(opened, export, progress)
    save_paper(opened, export, None, progress)
    return export.path


def save_paper(
    opened: Opened, export: Export, layout: SheetLayout | None, progress: Progress
) -> tuple[LeftOut, ...]:
    """Write pages as PDF, and return what does not fit the paper.

    Args:
        opened: the packs.
        export: what is to be written.
        layout: paper, columns and pages; without it as pages are printed.
        progress: receives how far the work has come, and may cancel it.

    Raises:
        UsageError: there is nothing to write.
        CannotWrite: the file could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    from netatlas.documents.paper import paper_of  # noqa: PLC0415 - only a PDF needs it

    if not export.names and not export.documents:
        raise UsageError(
            "There is nothing to write: name something, or a topic that holds concepts, or ask for all."
        )
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # for a program that has no window
    from netatlas.printing.paper.files import PAGES, date_of, write_pdf  # noqa: PLC0415 - loads Qt

    edition = export.edition or Edition.TODAY
    pages = [*opened.documents(export.names, edition=edition, progress=progress), *export.documents]
    content = paper_of(opened.atlas, pages, progress=progress)
    return write_pdf(
        content,
        export.path,
        layout or PAGES,
        day=date_of(opened.atlas),
        language=language_of(opened.atlas),
        progress=progress,
    )
