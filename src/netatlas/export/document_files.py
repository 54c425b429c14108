"""Writes documents to a file in the format that its ending names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netatlas.export.endings import DOCUMENT_ENDINGS, ending_of
from netatlas.progress import SILENT
from netatlas.writing import write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from netatlas.documents.blocks import Document
    from netatlas.export.tables import DataTable
    from netatlas.progress import Progress

TABLE_DELIMITERS = {".csv": ",", ".tsv": "\t"}
"""What is between two cells, by the ending of a file of plain text."""


def write_documents(
    documents: Sequence[Document], path: Path, progress: Progress = SILENT, *, ending: str = ""
) -> Path:
    """Write documents to one file and return its path.

    Args:
        documents: at least one.
        path: the file.
        progress: receives how far the work has come, and may cancel it.
        ending: one of ``DOCUMENT_ENDINGS``, whatever the file's own is; that of the file if left out.

    Raises:
        UsageError: the file's ending is none of ``DOCUMENT_ENDINGS``.
        CannotWrite: the file could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    content = _writer(ending or ending_of(path, DOCUMENT_ENDINGS))(documents, progress)
    progress.check()
    write_bytes(path, content)
    return path


def table_bytes(tables: Sequence[DataTable], ending: str, progress: Progress = SILENT) -> bytes:
    """Return tables as the content of a file with this ending; plain text holds them as one."""
    if ending in TABLE_DELIMITERS:
        from netatlas.export.csv_table import table_csv  # noqa: PLC0415 - only what is asked for
        from netatlas.export.tables import joined_tables  # noqa: PLC0415 - the same

        return _encoded(table_csv(joined_tables(tables), delimiter=TABLE_DELIMITERS[ending]))
    from netatlas.export.spreadsheet import xlsx_bytes  # noqa: PLC0415 - XlsxWriter waits until it is needed

    return xlsx_bytes(tables, progress)


def _writer(ending: str) -> Callable[[Sequence[Document], Progress], bytes]:
    """Return what turns documents into the content of a file with this ending."""
    if ending == ".md":
        return _markdown
    return _html if ending == ".html" else partial(_tables, ending=ending)


def _markdown(documents: Sequence[Document], _progress: Progress) -> bytes:
    from netatlas.export.markdown import to_markdown  # noqa: PLC0415 - only what is asked for

    return _encoded(to_markdown(documents))


def _html(documents: Sequence[Document], _progress: Progress) -> bytes:
    from netatlas.export.html import to_html  # noqa: PLC0415 - Jinja2 waits until it is needed

    title = documents[0].title if len(documents) == 1 else "NetAtlas"
    return _encoded(to_html(documents, title=title))


def _tables(documents: Sequence[Document], progress: Progress, *, ending: str) -> bytes:
    from netatlas.export.tables import document_tables  # noqa: PLC0415 - only what is asked for

    return table_bytes(document_tables(documents), ending, progress)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")
