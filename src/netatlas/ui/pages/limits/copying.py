"""Copies rows of limits with their sources: as sentences, as a table for spreadsheets, and as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.blocks import Document, Table, Text
from netatlas.export.csv_table import table_csv
from netatlas.export.tables import DataTable
from netatlas.ui import clipboard
from netatlas.ui.pages.limits.model import COLUMNS, cells_of, sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.documents.blocks import Inline
    from netatlas.documents.limits import LimitRow

HEADINGS = (*(title for _order, title in COLUMNS), "Further words", "The notes said", "Cite")


def copy_lines(lines: Sequence[LimitRow]) -> None:
    """Put rows on the clipboard as sentences, tab-separated values, Markdown and HTML."""
    clipboard.put(
        "\n".join(_sentence(line) for line in lines),
        html=_html(lines),
        others={
            clipboard.TSV: table_csv(limits_data(lines), delimiter="\t"),
            clipboard.MARKDOWN: _markdown(lines),
        },
    )


def limits_data(lines: Iterable[LimitRow]) -> DataTable:
    """Return rows as the table of a file."""
    return DataTable("Limits", HEADINGS, tuple(map(_cells, lines)))


def _sentence(line: LimitRow) -> str:
    says = f"; {line.says}" if line.says else ""
    old = f"; the notes said {line.old}" if line.old else ""
    old = f"; {line.difference}" if line.difference else old
    return f"{sentence_of(line)}{says}{old} ({line.cite})"


def _cells(line: LimitRow) -> tuple[str, ...]:
    return (*cells_of(line), "; ".join(filter(None, (line.says, line.difference))), line.old, line.cite)


def _html(lines: Iterable[LimitRow]) -> str:
    from netatlas.export.html import to_fragment

    return to_fragment(_document(lines))


def _markdown(lines: Iterable[LimitRow]) -> str:
    from netatlas.export.markdown import to_markdown

    return to_markdown([_document(lines)])


def _document(lines: Iterable[LimitRow]) -> Document:
    def row(cells: Iterable[str]) -> tuple[Inline, ...]:
        return tuple((Text(cell),) for cell in cells)

    table = Table(row(HEADINGS), tuple(row(_cells(line)) for line in lines))
    return Document(title="Limits", blocks=(table,))
