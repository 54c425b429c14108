"""Parts of a table: some of its rows and some of its subjects, in the order of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.compare.table import ComparisonTable


def part(
    table: ComparisonTable,
    *,
    attributes: Collection[str] | None = None,
    subjects: Collection[str] | None = None,
) -> ComparisonTable:
    """Return a table with only some attributes and subjects; None keeps all of them.

    What differs stays as it was among all subjects.
    """
    places = [
        place for place, subject in enumerate(table.subjects) if subjects is None or subject.id in subjects
    ]
    return msgspec.structs.replace(
        table,
        subjects=tuple(table.subjects[place] for place in places),
        rows=tuple(
            msgspec.structs.replace(row, cells=tuple(row.cells[place] for place in places))
            for row in table.rows
            if attributes is None or row.attribute in attributes
        ),
    )


def differing(table: ComparisonTable) -> ComparisonTable:
    """Return the rows that differ."""
    return part(table, attributes=[row.attribute for row in table.rows if row.differs])
