"""The paper: its size, margins and columns, in dots of 1/720 inch.

Smaller units would round sizes of type.
"""

from __future__ import annotations

from typing import NamedTuple

from netatlas.desk.sheet import PaperSize

DOTS_PER_INCH = 720
DOTS_PER_POINT = 10
_DOTS_PER_MM = DOTS_PER_INCH / 25.4
MARGIN_MM = 8.0
GUTTER_MM = 6.0
"""Between two columns; a thin line is in its middle."""
_SIZES_MM = {PaperSize.A4: (210.0, 297.0), PaperSize.LETTER: (215.9, 279.4)}


def dots(millimetres: float) -> float:
    """Return a length in dots.

    >>> round(dots(25.4))
    720
    """
    return millimetres * _DOTS_PER_MM


class Paper(NamedTuple):
    """A sheet of paper in dots, with as many columns as asked for."""

    width: float
    height: float
    columns: int

    @classmethod
    def of(cls, size: PaperSize, *, landscape: bool, columns: int) -> Paper:
        """Return the paper of a size and orientation."""
        narrow, long = _SIZES_MM[size]
        width, height = (long, narrow) if landscape else (narrow, long)
        return cls(dots(width), dots(height), columns)

    @property
    def inner_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * dots(MARGIN_MM)

    @property
    def column_width(self) -> float:
        """The width of one column."""
        return (self.inner_width - (self.columns - 1) * dots(GUTTER_MM)) / self.columns

    def column_left(self, column: int) -> float:
        """Return where a column begins, counted from 0."""
        return dots(MARGIN_MM) + column * (self.column_width + dots(GUTTER_MM))
