"""Parts of a comparison table, and how two of its subjects compare in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.compare.table import ComparisonTable, Row


def agrees(row: Row, one: int, other: int) -> bool:
    """Return True if two subjects, given by their indexes, are known to say the same in a row."""
    readings = row.cells[one].readings
    return bool(readings) and readings == row.cells[other].readings


def tells_apart(row: Row, one: int, other: int) -> bool:
    """Return True if two subjects, given by their indexes, are known to differ in a row."""
    readings = row.cells[one].readings, row.cells[other].readings
    return all(readings) and readings[0] != readings[1]


def part(
    table: ComparisonTable,
    *,
    attributes: Collection[str] | None = None,
    subjects: Collection[str] | None = None,
) -> ComparisonTable:
    """Return a table with only some attributes and subjects; None keeps all of them.

    What differs stays as it was among all subjects.
    """
    indexes = [
        index for index, subject in enumerate(table.subjects) if subjects is None or subject.id in subjects
    ]
    return msgspec.structs.replace(
        table,
        subjects=tuple(table.subjects[index] for index in indexes),
        rows=tuple(
            msgspec.structs.replace(row, cells=tuple(row.cells[index] for index in indexes))
            for row in table.rows
            if attributes is None or row.attribute in attributes
        ),
    )


def differing(table: ComparisonTable) -> ComparisonTable:
    """Return the table with only the rows that differ."""
    return part(table, attributes=[row.attribute for row in table.rows if row.differs])
