"""Taking limits along: rows as sentences, as a table for spreadsheets and as HTML; all with their sources."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from netatlas.export.csv_table import csv_text
from netatlas.ui import clipboard
from netatlas.ui.pages.limits.model import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.ui.pages.limits.model import Line

HEADINGS = (*(title for _order, title in COLUMNS), "Further words", "The notes said", "Cite")


def copy_lines(lines: Sequence[Line]) -> None:
    """Put rows on the clipboard as sentences, as tab-separated values and as HTML."""
    clipboard.put(
        "\n".join(_sentence(line) for line in lines),
        html=_html(lines),
        others={clipboard.TSV: table_text(lines, delimiter="\t")},
    )


def table_text(lines: Iterable[Line], *, delimiter: str = ",") -> str:
    """Return rows below their headings, one cell for each column."""
    return csv_text([HEADINGS, *(_cells(line) for line in lines)], delimiter=delimiter)


def _sentence(line: Line) -> str:
    says = f"; {line.says}" if line.says else ""
    old = f"; the notes said {line.old}" if line.old else ""
    return f"{line.sentence}{says}{old} ({line.cite})"


def _cells(line: Line) -> tuple[str, ...]:
    return (*line.cells, line.says, line.old, line.cite)


def _html(lines: Iterable[Line]) -> str:
    head = "".join(f"<th>{escape(title)}</th>" for title in HEADINGS)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(line))}</tr>" for line in lines
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
