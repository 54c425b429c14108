"""Where columns break: pure arithmetic over the heights of what must not be cut.

Order is kept. Among all ways to spread units over columns, the one is taken that leaves the columns most
equally full: the sum of the squares of what stays empty is the least there is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROUNDING = 0.01
"""Dots by which a column may be too full: sums of fractions are not exact."""


class FlowUnit(NamedTuple):
    """Something that a column break must not cut.

    Attributes:
        height: its own height.
        gap: the space above it, unless it is the first in a column.
        repeated: what is repeated above it if it is the first in a column: the head of a table that goes on.
    """

    height: float
    gap: float = 0.0
    repeated: float = 0.0


class Column(NamedTuple):
    """The units from ``start`` up to, not including, ``end``."""

    start: int
    end: int


def column_height(units: Sequence[FlowUnit], column: Column) -> float:
    """Return how high the units of one column are together."""
    some = units[column.start : column.end]
    if not some:
        return 0.0
    return some[0].height + some[0].repeated + sum(unit.height + unit.gap for unit in some[1:])


def filled(units: Sequence[FlowUnit], height: float) -> list[Column]:
    """Return columns that are filled one after the other; one unit alone may be higher than its column."""
    columns: list[Column] = []
    start, used = 0, 0.0
    for index, unit in enumerate(units):
        more = unit.gap + unit.height
        if index > start and used + more > height + _ROUNDING:
            columns.append(Column(start, index))
            start = index
        used = used + more if index > start else unit.height + unit.repeated
    return [*columns, Column(start, len(units))] if units else []


def balanced(units: Sequence[FlowUnit], columns: int, height: float) -> list[Column] | None:
    """Return as many columns as asked for, most equally full, none empty; None if the units do not fit.

    With fewer units than columns each has a column of its own.
    """
    amount = len(units)
    columns = min(columns, amount)
    if not amount:
        return []
    best: list[float] = [0.0] + [math.inf] * amount  # the least cost of the first units in so many columns
    choices: list[list[int]] = []
    for _ in range(columns):
        following = [math.inf] * (amount + 1)
        choice = [0] * (amount + 1)
        for start, cost in enumerate(best[:-1]):
            if cost == math.inf:
                continue
            used = units[start].repeated - units[start].gap
            for end in range(start + 1, amount + 1):
                used += units[end - 1].height + units[end - 1].gap
                if used > height + _ROUNDING:
                    break
                total = cost + (height - used) ** 2
                if total < following[end]:
                    following[end], choice[end] = total, start
        best = following
        choices.append(choice)
    if best[amount] == math.inf:
        return None
    found: list[Column] = []
    end = amount
    for choice in reversed(choices):
        found.append(Column(choice[end], end))
        end = choice[end]
    return found[::-1]


def evenest(units: Sequence[FlowUnit], columns: int, height: float) -> list[Column]:
    """Return columns of which the highest is as low as can be, if ``height`` is enough for that many."""
    low, high = max((unit.height for unit in units), default=0.0), height
    if len(filled(units, high)) > columns:
        return filled(units, height)
    while high - low > 1:
        middle = (low + high) / 2
        if len(filled(units, middle)) <= columns:
            high = middle
        else:
            low = middle
    return balanced(units, columns, high) or filled(units, high)
