"""Comparisons and other tables as comma- or tab-separated values, safe to open in a spreadsheet.

Such a file is UTF-8 without a byte order mark, which some programs would take for a part of the first cell.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from netatlas.export.formulas import guarded
from netatlas.export.tables import comparison_data, document_tables, joined_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.compare.deciding import Decision
    from netatlas.compare.table import ComparisonTable
    from netatlas.documents.blocks import Document
    from netatlas.export.tables import DataTable


def comparison_csv(table: ComparisonTable, decision: Decision | None = None, *, delimiter: str = ",") -> str:
    """Return a comparison; see ``netatlas.export.tables.comparison_data``."""
    return table_csv(comparison_data(table, decision), delimiter=delimiter)


def documents_csv(documents: Sequence[Document], *, delimiter: str = ",") -> str:
    """Return every table and list of facts of some documents as one table with a row of headings."""
    return table_csv(joined_tables(document_tables(documents)), delimiter=delimiter)


def table_csv(table: DataTable, *, delimiter: str = ",") -> str:
    """Return a table with a row of headings."""
    return csv_text([table.columns, *table.rows], delimiter=delimiter)


def csv_text(rows: Iterable[Sequence[str]], *, delimiter: str = ",") -> str:
    """Return rows as text with one line for each and cells that no spreadsheet runs.

    >>> csv_text([["Route", "=1+1"], ["Bias", "-99"]]).split()
    ["Route,'=1+1", 'Bias,-99']
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return file.getvalue()
