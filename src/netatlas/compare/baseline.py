"""How two subjects of a table stand to one another, row by row: the same, different, or not to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netatlas.compare.table import Row


def agrees(row: Row, one: int, other: int) -> bool:
    """Tell whether two subjects, by their places, are known to say the same in a row."""
    readings = row.cells[one].readings
    return bool(readings) and readings == row.cells[other].readings


def tells_apart(row: Row, one: int, other: int) -> bool:
    """Tell whether two subjects, by their places, are known to differ in a row."""
    readings = row.cells[one].readings, row.cells[other].readings
    return all(readings) and readings[0] != readings[1]
