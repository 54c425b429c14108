"""Comparisons on a sheet: a column for each subject, or a row where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.short_names import short_name
from netatlas.documents.blocks import MUTED, STRONG, FactList, Table, Text, plain
from netatlas.documents.builder import joined, words
from netatlas.documents.comparison import comparison_title
from netatlas.documents.sheet_words import SheetPart

if TYPE_CHECKING:
    from netatlas.atlas.model import Concept
    from netatlas.compare.table import ComparisonTable, Row
    from netatlas.documents.blocks import Block
    from netatlas.documents.sheet_words import SheetWords

_LONG_NAME, _FEWEST_FOR_SHORT_NAMES = 14, 3
"""Letters of a name above which its column has its abbreviation, where there are so many columns."""
_MOST_COLUMNS = 5
"""Subjects that have a column each; of more each has a row."""
_LETTERS_OF_A_ROW, _SHORTEST_LONG_CELL = 150, 24
"""What the cells of a short row have together at most, and what one cell may always have."""
_LONGEST_CELL, _MOST_ATTRIBUTES = 60, 3
"""The same where each subject has a row, and how many attributes these rows have then."""
_UNKNOWN = (Text("unknown", MUTED),)


def comparison_part(words_of: SheetWords, table: ComparisonTable) -> SheetPart:
    """Return what a sheet says of a comparison, with how many of its rows that are."""
    known = [row for row in _curated_rows(table) if any(cell.facts for cell in row.cells)]
    rows = known if words_of.full else _short_rows(words_of, known)
    block = (
        _by_subject(words_of, table, rows)
        if len(table.subjects) > _MOST_COLUMNS
        else _grid(words_of, table, rows)
    )
    some = f"{len(rows)} of {len(known)} rows" if len(rows) < len(known) else ""
    facts = (fact for row in rows for cell in row.cells for fact in cell.facts)
    cited = words_of.sources.beside(facts, names=not some)
    return SheetPart(
        comparison_title(table),
        (block,) if rows else (),
        " ".join(part for part in (some, cited) if part),
        table.comparison.id if table.comparison is not None else "",
    )


def _curated_rows(table: ComparisonTable) -> list[Row]:
    """Return the rows that a curator asked for, in that order; all where there is none."""
    if table.comparison is None:
        return list(table.rows)
    by_attribute = {row.attribute: row for row in table.rows}
    return [by_attribute[name] for name in table.comparison.attributes if name in by_attribute]


def _short_rows(words_of: SheetWords, rows: list[Row]) -> list[Row]:
    """Return the rows that differ and whose cells are short enough; of many subjects only the first few."""
    if not rows:
        return rows
    subjects = len(rows[0].cells)
    many = subjects > _MOST_COLUMNS
    longest = _LONGEST_CELL if many else max(_SHORTEST_LONG_CELL, _LETTERS_OF_A_ROW // subjects)
    differing = [row for row in rows if row.differs] or rows
    short = [
        row
        for row in differing
        if all(len(plain(words_of.facts(cell.facts))) <= longest for cell in row.cells)
    ]
    return (short or differing)[: _MOST_ATTRIBUTES if many else None]


def _grid(words_of: SheetWords, table: ComparisonTable, rows: list[Row]) -> Block:
    """Return a comparison as a table: a row for each attribute, a column for each subject."""
    heads = [_column_name(subject, len(table.subjects)) for subject in table.subjects]
    return Table(
        columns=((), *(words(head, STRONG) for head in heads)),
        rows=tuple(
            (words(row.label, MUTED), *(words_of.facts(cell.facts) or _UNKNOWN for cell in row.cells))
            for row in rows
        ),
    )


def _by_subject(words_of: SheetWords, table: ComparisonTable, rows: list[Row]) -> Block:
    """Return a comparison of many subjects: a row for each, a column for each attribute or all in one."""
    cells = [
        [words_of.facts(row.cells[index].facts) or _UNKNOWN for row in rows]
        for index, _ in enumerate(table.subjects)
    ]
    names = [words(subject.name, MUTED) for subject in table.subjects]
    if len(rows) <= _MOST_COLUMNS:
        return Table(
            columns=((), *(words(row.label, STRONG) for row in rows)),
            rows=tuple((name, *own) for name, own in zip(names, cells, strict=True)),
        )
    return FactList(
        tuple(
            (
                name,
                joined(
                    ((*words(f"{row.label}: ", MUTED), *cell) for row, cell in zip(rows, own, strict=True)),
                    "; ",
                ),
                (),
            )
            for name, own in zip(names, cells, strict=True)
        )
    )


def _column_name(subject: Concept, columns: int) -> str:
    if columns < _FEWEST_FOR_SHORT_NAMES or len(subject.name) <= _LONG_NAME:
        return subject.name
    return short_name(subject)
