"""What a file of rows holds: comparisons, and the tables of documents with one heading for each column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.documents.blocks import (
    Bullets,
    Callout,
    Cards,
    FactList,
    Heading,
    Paragraph,
    Table,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.model import ConceptId
    from netatlas.compare.deciding import Decision
    from netatlas.compare.table import Cell, ComparisonTable, Row
    from netatlas.documents.blocks import Block, Document, Inline

PAGE, SECTION, SOURCE, TEXT = "Page", "Section", "Source", "Text"
"""Columns that every table of documents can have; that of the sources is the last one."""
_SUBJECT, _WHAT, _VALUE = "Subject", "What", "Value"


class DataTable(NamedTuple):
    """Rows of plain cells, as many in each as there are columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def comparison_data(table: ComparisonTable, decision: Decision | None = None) -> DataTable:
    """Return a comparison: attribute, one column for each subject, whether the row differs, sources.

    With needs, a last row says of each subject whether it remains, or what rules it out.
    """
    columns = ("Attribute", *(subject.name for subject in table.subjects), "Differs", "Sources")
    rows = [_comparison_row(row) for row in table.rows]
    if decision is not None and decision.needs:
        needed = "; ".join(need.words for need in decision.needs)
        outcomes = (_outcome(decision, one.id) for one in table.subjects)
        rows.append((f"Needed: {needed}", *outcomes, "", ""))
    return DataTable("Comparison", columns, tuple(rows))


def _outcome(decision: Decision, subject: ConceptId) -> str:
    if rulings := decision.ruled_out.get(subject):
        return f"out: {rulings[0].reason}"
    return "cannot tell" if subject in decision.cannot_tell else "remains"


def _comparison_row(row: Row) -> tuple[str, ...]:
    sources = dict.fromkeys(part for cell in row.cells for part in cell.citations)
    differs = "yes" if row.differs else "no"
    return (row.label, *map(_comparison_cell, row.cells), differs, "; ".join(sources))


def _comparison_cell(cell: Cell) -> str:
    if cell.old:
        return f"{cell.text} (was {cell.old})"
    return f"{cell.text} ({cell.difference})" if cell.difference else cell.text


def document_tables(documents: Sequence[Document]) -> list[DataTable]:
    """Return the tables and lists of facts of documents, those with the same columns as one table.

    Each row begins with the title of its document and the heading that it is under. A document without any
    table gives its text. Beside other documents, a comparison gives a row for each of its cells: a column for
    each thing that is compared somewhere would leave most cells empty.
    """
    found: dict[tuple[str, ...], tuple[str, list[tuple[str, ...]]]] = {}
    for document in documents:
        for section, columns, rows in _parts(document, alone=len(documents) == 1):
            _, known = found.setdefault(columns, (section or document.title, []))
            known += ((document.title, section, *row) for row in rows)
    return [
        DataTable(title, (PAGE, SECTION, *columns), tuple(rows)) for columns, (title, rows) in found.items()
    ]


def joined_tables(tables: Sequence[DataTable]) -> DataTable:
    """Return one table with every column that some of ``tables`` has; cells of the others are empty."""
    columns = list(dict.fromkeys(column for table in tables for column in table.columns))
    columns.sort(key=lambda column: column == SOURCE)
    rows = []
    for table in tables:
        for row in table.rows:
            cells = dict(zip(table.columns, row, strict=True))
            rows.append(tuple(cells.get(column, "") for column in columns))
    return DataTable(tables[0].title if tables else "", tuple(columns), tuple(rows))


_Part = tuple[str, tuple[str, ...], list[tuple[str, ...]]]
"""The heading above a table, its columns and its rows."""


def _parts(document: Document, *, alone: bool) -> Iterator[_Part]:
    section, bare = "", True
    for block in document.blocks:
        match block:
            case Heading(text=text):
                section = text
            case FactList(rows=rows, columns=columns):
                bare = False
                yield section, columns, _cells(rows)
            case Table(repeated=repeated, rows=rows) if repeated and not alone:
                bare = False
                yield section, (_SUBJECT, _WHAT, _VALUE, SOURCE), list(_by_cell(block))
            case Table(columns=heads, rows=rows):
                bare = False
                yield section, _distinct(map(plain, heads)), _cells(rows)
            case _:
                pass
    if bare:
        yield from _texts(document)


def _cells(rows: Iterable[tuple[Inline, ...]]) -> list[tuple[str, ...]]:
    return [tuple(plain(cell) for cell in row) for row in rows]


def _by_cell(table: Table) -> Iterator[tuple[str, ...]]:
    """Yield subject, attribute, value and source of each cell of a comparison."""
    subjects = [plain(head) for head in table.columns[1:-1]]
    for attribute, *values, source in _cells(table.rows):
        for subject, value in zip(subjects, values, strict=True):
            yield subject, attribute, value, source


def _texts(document: Document) -> Iterator[_Part]:
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            section = block.text
        elif lines := list(_lines(block)):
            yield section, (TEXT,), [(line,) for line in lines]


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inline=inline) | Callout(inline=inline):
            yield plain(inline)
        case Bullets(items=items):
            yield from (plain(item) for item in items)
        case Cards(items=items):
            yield from (f"{plain(head)}: {plain(below)}" for head, below in items)
        case _:
            pass


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of columns, of those that are alike the later ones with a number."""
    seen: dict[str, int] = {PAGE: 1, SECTION: 1}
    result = []
    for name in names:
        count = seen[name] = seen.get(name, 0) + 1
        result.append(name if count == 1 else f"{name} ({count})")
    return tuple(result)
