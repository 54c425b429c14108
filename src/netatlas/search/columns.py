"""Columns: lists of texts and arrays of numbers by name, the form in which an index is stored.

An index is made of columns and gives them back, so that loading one makes no object for each name or
passage. ``stored`` writes them to a file; nothing here knows of files.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Column = list[str] | array  # type: ignore[type-arg]
"""The texts or numbers of one column."""
INTEGERS, REALS = "i", "d"
"""The sorts of numbers, as ``array`` names them."""
BYTES_EACH = {INTEGERS: 4, REALS: 8}
"""The bytes of a number of each sort, wherever Python is."""


class MissingColumn(Exception):  # noqa: N818 - says what happened; whoever loads builds anew
    """Stored columns lack one that is needed, or hold something else under its name."""


class Columns:
    """Columns by name; a part of an index has those whose names begin with its own."""

    def __init__(self, columns: Mapping[str, Column] | None = None, prefix: str = "") -> None:
        """Hold ``columns``; those of the part ``prefix`` are read and added."""
        self._columns: dict[str, Column] = columns if isinstance(columns, dict) else dict(columns or {})
        self._prefix = prefix

    def part(self, name: str) -> Self:
        """Return the columns of a part, which are among these."""
        return type(self)(self._columns, f"{self._prefix}{name}.")

    def add(self, name: str, column: Column) -> None:
        """Add a column."""
        self._columns[self._prefix + name] = column

    def texts(self, name: str) -> list[str]:
        """Return a column of texts.

        Raises:
            MissingColumn: there is none of this name.
        """
        column = self._columns.get(self._prefix + name)
        if not isinstance(column, list):
            raise MissingColumn(self._prefix + name)
        return column

    def numbers(self, name: str, sort: str = INTEGERS) -> array[int]:
        """Return a column of whole numbers.

        Raises:
            MissingColumn: there is none of this name and sort.
        """
        column = self._columns.get(self._prefix + name)
        if not isinstance(column, array) or column.typecode != sort:
            raise MissingColumn(self._prefix + name)
        return column

    def reals(self, name: str) -> array[float]:
        """Return a column of real numbers.

        Raises:
            MissingColumn: there is none of this name and sort.
        """
        column: array[float] = self.numbers(name, REALS)  # type: ignore[assignment]
        return column

    def __iter__(self) -> Iterator[tuple[str, Column]]:
        """Yield all columns with their names."""
        yield from self._columns.items()


def integers(numbers: Iterable[int]) -> array[int]:
    """Return whole numbers as a column."""
    return array(INTEGERS, numbers)
