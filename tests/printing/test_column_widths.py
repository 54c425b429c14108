"""Widths of columns: no wider than the paper, and no higher than the plain way."""

from __future__ import annotations

import math
import random

from netatlas.printing.paper.column_widths import TextWidths, column_widths


def _lines(texts: TextWidths, widths: tuple[float, ...]) -> int:
    return sum(max(math.ceil(t / w) for t, w in zip(row, widths, strict=True)) for row in texts.cells)


def test_tables_are_no_higher_than_with_equal_columns() -> None:
    """A sheet would hold less than its paper can."""
    chance = random.Random(3)  # noqa: S311 - tables that are the same in each run
    ours = equal = 0
    for _ in range(100):
        columns = chance.randint(2, 5)
        longest = [chance.choice([60, 200, 500, 1500]) for _ in range(columns)]
        cells = tuple(tuple(chance.uniform(30, one) for one in longest) for _ in range(12))
        texts = TextWidths(cells, tuple(30.0 for _ in range(columns)))
        widths = column_widths(texts, 1000)
        assert sum(widths) <= 1000.5
        assert min(widths) >= 30
        ours += _lines(texts, widths)
        equal += _lines(texts, (1000 / columns,) * columns)
    assert ours < 0.8 * equal


def test_words_that_are_too_wide_share_the_paper() -> None:
    """A table whose words do not fit would stand out over the margin."""
    assert sum(column_widths(TextWidths(((900, 900),), (900, 900)), 1000)) == 1000
