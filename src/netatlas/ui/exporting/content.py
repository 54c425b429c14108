"""Makes what was chosen and writes it; in a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.language import language_of
from netatlas.documents.notes import notes_document
from netatlas.documents.sheet_document import excerpt_document
from netatlas.export.choosing import bookmarked
from netatlas.export.endings import Holds, format_of
from netatlas.saving import export_of, save, save_paper
from netatlas.ui.exporting.choice import What

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document
    from netatlas.export.endings import FileFormat
    from netatlas.export.exporter import Export
    from netatlas.progress import Progress
    from netatlas.ui.exporting.choice import ExportChoice, Front
    from netatlas.ui.paper.rendering import PaperMaker
    from netatlas.ui.user_data import UserData


class Saved(NamedTuple):
    """What was written.

    Attributes:
        path: the file or folder.
        left_out: what does not fit the paper, a sentence each.
    """

    path: Path
    left_out: tuple[str, ...] = ()


def write(
    opened: OpenAtlas,
    data: UserData | None,
    front: Front,
    choice: ExportChoice,
    *,
    path: Path,
    progress: Progress,
) -> Saved:
    """Write what was chosen, whole or not at all.

    Args:
        opened: the open packs.
        data: the user's own notes and bookmarks.
        front: the page that was in front.
        choice: what was chosen.
        path: the file or folder.
        progress: receives how far the work has come, and may cancel it.

    Raises:
        UsageError: there is nothing to write, or a folder holds other things.
        CannotWrite: it could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    form = format_of(path, choice.form)
    if form.holds is Holds.PAPER and choice.what is What.PAGE and front.paper is not None:
        return _own_paper(opened.atlas, front.paper, path, progress)
    export = _export(opened, data, front, choice, path)
    if form.holds is Holds.PAPER:
        left_out = save_paper(opened, export, choice.layout, progress)
        return Saved(path, tuple(one.reason for one in left_out))
    return Saved(save(opened, export, progress))


def _export(
    opened: OpenAtlas, data: UserData | None, front: Front, choice: ExportChoice, path: Path
) -> Export:
    form = format_of(path, choice.form)
    return export_of(
        opened,
        _wanted(opened.atlas, data, front, choice, form),
        path,
        edition=choice.edition if form.has_edition else None,
        topic=choice.topic if choice.what is What.TOPIC else None,
        everything=choice.what is What.EVERYTHING,
        form=choice.form,
    )


def _wanted(
    atlas: Atlas, data: UserData | None, front: Front, choice: ExportChoice, form: FileFormat
) -> list[str | Document]:
    """Return names and documents of what was chosen; topics and everything are found by the export itself."""
    is_read = form.holds in {Holds.PAGES, Holds.TABLES, Holds.PAPER}
    found: Document | None = None
    match choice.what:
        case What.PAGE:
            as_shown = is_read and choice.edition is front.edition
            if not front.name or (front.document is not None and as_shown):
                found = front.document
            else:
                return [front.name]
        case What.SELECTION if front.selected_document is not None:
            found = front.selected_document
        case What.SELECTION if is_read:
            found = excerpt_document(
                atlas, front.selected, title=front.selected_title, edition=choice.edition
            )
        case What.SELECTION:
            return list(front.selected)
        case What.BOOKMARKS if data is not None:
            marks = data.bookmarks.all()
            wanted = (one.address for one in marks if choice.group in {None, one.group})
            return list(bookmarked(atlas, wanted))
        case What.NOTES if data is not None and (notes := data.notes.all()):
            found = notes_document(atlas, notes)
    return [found] if found is not None else []


def _own_paper(atlas: Atlas, make: PaperMaker, path: Path, progress: Progress) -> Saved:
    """Write a page that is paper itself, as it is laid out."""
    from netatlas.printing.paper.files import date_of, write_pdf

    content, layout = make(progress)
    left_out = write_pdf(
        content, path, layout, day=date_of(atlas), language=language_of(atlas), progress=progress
    )
    return Saved(path, tuple(one.reason for one in left_out))
