"""Comparisons and other tables as comma-separated values, safe to open in a spreadsheet.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, which it does not show.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from netatlas.documents.blocks import FactList, Heading, Table, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.model import ConceptId
    from netatlas.compare.decide import Decision
    from netatlas.compare.table import Cell, ComparisonTable, Row
    from netatlas.documents.blocks import Document

_FORMULA_STARTS = ("=", "+", "-", "@")
"""What spreadsheets take for the beginning of a formula; a tab does the same in some."""


def comparison_csv(table: ComparisonTable, decision: Decision | None = None, *, delimiter: str = ",") -> str:
    """Return a comparison: attribute, one column for each subject, whether the row differs, sources.

    With needs, a last row says of each subject whether it remains, or what rules it out.
    """
    header = ["Attribute", *(subject.name for subject in table.subjects), "Differs", "Sources"]
    rows = [header, *(_row(row) for row in table.rows)]
    if decision is not None and decision.needs:
        needed = "; ".join(need.words for need in decision.needs)
        rows.append([f"Needed: {needed}", *(_outcome(decision, one.id) for one in table.subjects), "", ""])
    return csv_text(rows, delimiter=delimiter)


def _outcome(decision: Decision, subject: ConceptId) -> str:
    if rulings := decision.ruled_out.get(subject):
        return f"out: {rulings[0].reason}"
    return "cannot tell" if subject in decision.cannot_tell else "remains"


def _row(row: Row) -> list[str]:
    sources = dict.fromkeys(part for cell in row.cells for part in cell.citations)
    return [row.label, *map(_cell, row.cells), "yes" if row.differs else "no", "; ".join(sources)]


def _cell(cell: Cell) -> str:
    return f"{cell.text} (was: {cell.old})" if cell.old else cell.text


def documents_csv(documents: Iterable[Document], *, delimiter: str = ",") -> str:
    """Return every table and list of facts of some documents: title, section, then the cells."""
    rows = [row for document in documents for row in _document_rows(document)]
    return csv_text(rows, delimiter=delimiter)


def _document_rows(document: Document) -> Iterator[list[str]]:
    section = ""
    for block in document.blocks:
        match block:
            case Heading(text=text):
                section = text
            case FactList(rows=rows) | Table(rows=rows):
                for row in rows:
                    yield [document.title, section, *(plain(cell) for cell in row)]
            case _:
                pass


def csv_text(rows: Iterable[Sequence[str]], *, delimiter: str = ",") -> str:
    """Return rows as text with guarded cells and one line for each row.

    >>> csv_text([["Route", "-1"]]).strip()
    "Route,'-1"
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return file.getvalue()


def _guarded(cell: str) -> str:
    flat = " ".join(cell.splitlines())
    formula = flat.startswith("\t") or flat.lstrip().startswith(_FORMULA_STARTS)
    return f"'{flat}" if formula else flat
