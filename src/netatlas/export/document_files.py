"""Writes documents to a file in the format that its ending names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.errors import UsageError
from netatlas.progress import SILENT
from netatlas.words import listed
from netatlas.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from netatlas.documents.blocks import Document
    from netatlas.progress import Progress

ENDINGS = (".md", ".html")
"""The endings of the files that can be written."""


def write_documents(documents: Sequence[Document], path: Path, progress: Progress = SILENT) -> Path:
    """Write documents to one file and return its path.

    Raises:
        UsageError: the file's ending is none of ``ENDINGS``.
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
        UsageError: the file's ending is none of ``ENDINGS``.
    """
    match path.suffix.lower():
        case ".md":
            from netatlas.export.markdown import to_markdown  # noqa: PLC0415 - only what is asked for

            return to_markdown
        case ".html":
            from netatlas.export.html import to_html  # noqa: PLC0415 - Jinja2 waits until it is needed

            return lambda documents: to_html(documents, title=_title(documents))
        case ending:
            problem = (
                f"“{ending}” is no format that can be written" if ending else "The file's name has no ending"
            )
            raise UsageError(f"{problem}; there are {listed(ENDINGS)}.")


def _title(documents: Sequence[Document]) -> str:
    return documents[0].title if len(documents) == 1 else "NetAtlas"
