"""How two subjects of a table stand to one another, row by row: the same, different, or not to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.compare.table import certain

if TYPE_CHECKING:
    from netatlas.compare.table import ComparisonTable, Row


def agrees(table: ComparisonTable, row: Row, one: int, other: int) -> bool:
    """Tell whether two subjects, by their places, are known to say the same in a row."""
    readings = _readings(table, row, one, other)
    return bool(readings[0]) and readings[0] == readings[1]


def tells_apart(table: ComparisonTable, row: Row, one: int, other: int) -> bool:
    """Tell whether two subjects, by their places, are known to differ in a row."""
    readings = _readings(table, row, one, other)
    return all(readings) and readings[0] != readings[1]


def _readings(table: ComparisonTable, row: Row, one: int, other: int) -> tuple[frozenset[object], ...]:
    return tuple(frozenset(certain(row.cells[place].facts, table.edition)) for place in (one, other))
