"""The documents of views, as far as they need nothing but the packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.atlas.views import VIEW_TITLES
from netatlas.documents.errata import errata_document
from netatlas.documents.health import health_document
from netatlas.documents.limits import limits_document
from netatlas.documents.manual import manual_document
from netatlas.documents.marks import marks_document
from netatlas.documents.overview import (
    comparisons_document,
    journeys_document,
    start_document,
    timelines_document,
)
from netatlas.errors import UsageError
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document
    from netatlas.packs import PackReport


def view_document(
    atlas: Atlas, report: PackReport, name: str, *, edition: Edition = Edition.TODAY
) -> Document:
    """Return the document of a view.

    Raises:
        UsageError: it is shown in the window only.
    """
    if name in _OF_ATLAS:
        return _OF_ATLAS[name](atlas)
    match name:
        case "limits":
            return limits_document(atlas, edition=edition)
        case "marks":
            return marks_document()
        case "health":
            return health_document(atlas, report)
        case "packs":
            raise UsageError("The packs are listed by “netatlas packs”, and on a page of the window.")
    raise UsageError(f"{quoted(VIEW_TITLES.get(name, name))} is a page of the window only; open it there.")


_OF_ATLAS: dict[str, Callable[[Atlas], Document]] = {
    "start": start_document,
    "comparisons": comparisons_document,
    "timelines": timelines_document,
    "journeys": journeys_document,
    "errata": errata_document,
    "manual": manual_document,
}
"""Documents that need the atlas and nothing else."""
