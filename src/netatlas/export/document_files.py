"""Writes documents to a file in the format that its ending names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.export.endings import PAGE_ENDINGS, ending_of
from netatlas.progress import SILENT
from netatlas.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from netatlas.documents.blocks import Document
    from netatlas.progress import Progress


def write_documents(documents: Sequence[Document], path: Path, progress: Progress = SILENT) -> Path:
    """Write documents to one file and return its path.

    Raises:
        UsageError: the file's ending is none of ``PAGE_ENDINGS``.
        CannotWrite: the file could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    text = renderer(path)(documents)
    progress.check()
    write_text(path, text)
    return path


def renderer(path: Path) -> Callable[[Sequence[Document]], str]:
    """Return the function that turns documents into the text of a file with this name.

    Raises:
        UsageError: the file's ending is none of ``PAGE_ENDINGS``.
    """
    if ending_of(path, PAGE_ENDINGS) == ".md":
        from netatlas.export.markdown import to_markdown  # noqa: PLC0415 - only what is asked for

        return to_markdown
    from netatlas.export.html import to_html  # noqa: PLC0415 - Jinja2 waits until it is needed

    return lambda documents: to_html(documents, title=_title(documents))


def _title(documents: Sequence[Document]) -> str:
    return documents[0].title if len(documents) == 1 else "NetAtlas"
