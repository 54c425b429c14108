"""Parts of a comparison table, and how two of its subjects compare in a row."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.compare.table import ComparisonTable, Row

_FEW = 3
"""One of how many may differ at most for the difference to tell something."""
_PAIR = 2


def agrees(row: Row, one: int, other: int) -> bool:
    """Return True if two subjects, given by their indexes, are known to say the same in a row."""
    readings = row.cells[one].readings
    return bool(readings) and readings == row.cells[other].readings


def tells_apart(row: Row, one: int, other: int) -> bool:
    """Return True if two subjects, given by their indexes, are known to differ in a row."""
    readings = row.cells[one].readings, row.cells[other].readings
    return all(readings) and readings[0] != readings[1]


def standing_out(table: ComparisonTable, row: Row) -> frozenset[int]:
    """Return the indexes of the subjects whose value is worth a mark, because most others do not have it.

    Those are the values that no other subject has, where most values are shared, and whatever at most a third
    of the subjects say differently. In a pair each value differs from the other: there a row is worth a mark
    if most rows of the table agree. Where everything differs, a mark everywhere would say nothing.
    """
    known = {index: cell.readings for index, cell in enumerate(row.cells) if cell.readings}
    if not row.differs:
        return frozenset()
    if len(table.subjects) == _PAIR:
        few = table.differing * _FEW <= len(table.rows)
        return frozenset(known) if few else frozenset()
    counts = Counter(known.values())
    single = {index for index, readings in known.items() if counts[readings] == 1}
    usual, shared = counts.most_common(1)[0]
    others = {index for index, readings in known.items() if readings != usual}
    marked = single if 2 * len(single) <= len(known) and shared > 1 else set()
    return frozenset(marked | others if _FEW * len(others) <= len(known) else marked)


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
