"""Tables as an .xlsx file: every cell is text, so that no spreadsheet changes an address, a date or a figure.

The head stays in view, columns are wide enough, and two runs give equal bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

from netatlas.words import xml_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from netatlas.export.tables import DataTable
    from netatlas.progress import Progress

MOST_LETTERS = 32_767
"""Letters of one cell, as the format has it, in UTF-16."""
CUT = " [cut: a cell of .xlsx holds no more]"
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_RESERVED_NAME = "history"
"""Excel repairs a file that has a sheet of this name."""
_LEAST_WIDTH, _MOST_WIDTH = 8, 60
_FIRST_DAY = date(2020, 1, 1)
"""What a file says of its making where no pack has a date."""


def xlsx_bytes(tables: Sequence[DataTable], progress: Progress, *, day: date | None = None) -> bytes:
    """Return a workbook with a sheet for each table.

    Args:
        tables: at least one.
        progress: receives how many rows are written, and may cancel the rest.
        day: that of the packs, which the file gives as the day of its making.

    Raises:
        Cancelled: ``progress`` was cancelled.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    made = datetime.combine(day or _FIRST_DAY, time(), UTC)
    book.set_properties({"title": "NetAtlas", "created": made.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "num_format": "@", "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    names = sheet_names([table.title for table in tables])
    for name, table in progress.each(zip(names, tables, strict=True), len(tables), "tables"):
        _fill(book.add_worksheet(name), table, _Formats(head, text), progress)
    book.close()
    return file.getvalue()


class _Formats(NamedTuple):
    """How the cells of the head and all others look."""

    head: Format
    text: Format


def _fill(sheet: Worksheet, table: DataTable, formats: _Formats, progress: Progress) -> None:
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    for column, words in enumerate(table.columns):
        sheet.set_column(column, column, _width(table, column), formats.text)
        sheet.write_string(0, column, cell_text(words), formats.head)
    for number, row in enumerate(progress.checked(table.rows), start=1):
        for column, words in enumerate(row):
            if words:
                sheet.write_string(number, column, cell_text(words), formats.text)
    sheet.autofilter(0, 0, len(table.rows), max(0, len(table.columns) - 1))


def cell_text(words: str) -> str:
    """Return what a cell can hold of a text; where that is not all, the end of the cell says so."""
    clean = xml_text(words)
    if len(clean.encode("utf-16-le")) // 2 <= MOST_LETTERS:
        return clean
    return _beginning(clean, MOST_LETTERS - len(CUT)) + CUT


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Return a name for each sheet that Excel accepts: short, without some signs, and no two alike.

    >>> sheet_names(["Facts", "facts", "SSL/TLS", "History", ""])
    ['Facts', 'facts 2', 'SSL TLS', 'History 2', 'Sheet']
    """
    taken = {_RESERVED_NAME}
    names = []
    for title in titles:
        flat = " ".join(xml_text(title).translate(_NOT_IN_NAMES).split())
        base = _beginning(flat, _LONGEST_NAME).strip("' ") or "Sheet"
        name, number = base, 1
        while name.lower() in taken:
            number += 1
            end = f" {number}"
            name = _beginning(base, _LONGEST_NAME - len(end)).rstrip() + end
        taken.add(name.lower())
        names.append(name)
    return names


def _beginning(text: str, most: int) -> str:
    """Return as much of a text as ``most`` units of UTF-16 hold."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", errors="ignore")


def _width(table: DataTable, column: int) -> int:
    """Return the width of a column in letters: that of its longest cell, within bounds."""
    longest = max(len(row[column]) for row in (table.columns, *table.rows))
    return min(_MOST_WIDTH, max(_LEAST_WIDTH, longest + 2))
