"""How wide the columns of a table should be so that it is as low as can be: pure arithmetic.

A row is as high as its longest cell in lines. If ``w`` is the width of the text that decides the rows of a
column together, its share of the whole goes with the square root of ``w``; which cells decide depends on the
widths again, so that is done some times over.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUNDS = 6
_WASTE = 1.06
"""By how much a text that is wrapped is longer than the same on one line: the ends of lines stay empty."""


class TextWidths(NamedTuple):
    """The width of each cell of a table on one line, and of the longest word of each column."""

    cells: tuple[tuple[float, ...], ...]
    words: tuple[float, ...]

    def natural(self, column: int) -> float:
        """The width at which no cell of a column is wrapped."""
        return max(row[column] for row in self.cells)


def column_widths(texts: TextWidths, width: float) -> tuple[float, ...]:
    """Return the widths of the columns of a table that has ``width`` in all.

    >>> column_widths(TextWidths(cells=((10.0, 20.0), (10.0, 300.0)), words=(10.0, 30.0)), 110)
    (10.0, 100.0)
    """
    columns = range(len(texts.words))
    natural = [texts.natural(column) for column in columns]
    if sum(natural) <= width:
        spare = (width - sum(natural)) / len(natural)
        return tuple(one + spare for one in natural)
    words = list(texts.words)
    if sum(words) >= width:
        return tuple(one * width / sum(words) for one in words)
    best = current = _shared(words, natural, natural, width)
    for _ in range(_ROUNDS):
        demand = [0.0 for _ in columns]
        for row in texts.cells:
            lines = [row[column] / current[column] for column in columns]
            highest = max(lines)
            if highest > 1:
                demand[lines.index(highest)] += row[lines.index(highest)]
        wanted = _shared(words, natural, [math.sqrt(one) for one in demand], width)
        current = [(old + new) / 2 for old, new in zip(current, wanted, strict=True)]
        if _lines(texts, current) < _lines(texts, best):
            best = current
    return tuple(best)


def _shared(words: list[float], natural: list[float], weights: Sequence[float], width: float) -> list[float]:
    """Return widths between those of the longest words and the natural ones, the rest shared by weights."""
    widths = list(words)
    rest = width - sum(widths)
    open_columns = {index for index in range(len(words)) if natural[index] > words[index]}
    while rest > 0.5 and open_columns:  # noqa: PLR2004 - half a dot cannot be seen
        total = sum(weights[index] for index in open_columns)
        for index in sorted(open_columns):
            share = rest * weights[index] / total if total else rest / len(open_columns)
            widths[index] = min(natural[index], widths[index] + share)
        rest = width - sum(widths)
        full = {index for index in open_columns if widths[index] >= natural[index]}
        if not full and total:
            break
        open_columns -= full
        weights = weights if any(weights[index] for index in open_columns) else [1.0] * len(words)
    return widths


def _lines(texts: TextWidths, widths: Sequence[float]) -> int:
    return sum(
        max(_lines_of(text, width) for text, width in zip(row, widths, strict=True)) for row in texts.cells
    )


def _lines_of(text: float, width: float) -> int:
    return 1 if text <= width else math.ceil(text * _WASTE / width)
