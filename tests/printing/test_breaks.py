"""Where columns break: held against all ways that there are."""

from __future__ import annotations

import itertools
import random

from netatlas.printing.paper.breaks import Column, FlowUnit, balanced, column_height, evenest, filled

HEIGHT = 1000.0


def _all_ways(units: list[FlowUnit], columns: int) -> list[list[Column]]:
    ways = []
    for cuts in itertools.combinations(range(1, len(units)), columns - 1):
        edges = [0, *cuts, len(units)]
        ways.append([Column(*pair) for pair in itertools.pairwise(edges)])
    return ways


def _emptiness(units: list[FlowUnit], columns: list[Column]) -> float:
    return sum((HEIGHT - column_height(units, column)) ** 2 for column in columns)


def test_breaks_cost_at_most_a_fiftieth_more_than_the_best() -> None:
    """Columns would end far from each other although another break would even them out."""
    chance = random.Random(7)  # noqa: S311 - sheets that are the same in each run
    compared = 0
    for _ in range(200):
        amount = chance.randint(2, 12)
        units = [FlowUnit(chance.uniform(20, 400), 20, chance.choice([0, 0, 15])) for _ in range(amount)]
        columns = chance.randint(1, min(4, amount))
        fitting = [
            way
            for way in _all_ways(units, columns)
            if all(column_height(units, column) <= HEIGHT for column in way)
        ]
        found = balanced(units, columns, HEIGHT)
        if not fitting:
            assert found is None
            continue
        compared += 1
        assert found is not None
        best = min(_emptiness(units, way) for way in fitting)
        assert _emptiness(units, found) <= 1.02 * best + 1
        highest = min(
            max(column_height(units, column) for column in way) for way in _all_ways(units, columns)
        )
        evened = evenest(units, columns, HEIGHT)
        assert max(column_height(units, column) for column in evened) <= 1.02 * highest + 1
    assert compared > 100


def test_filling_keeps_order_and_loses_nothing() -> None:
    """A unit that is higher than its column would end the paper, or be printed twice."""
    units = [FlowUnit(300, 10), FlowUnit(5000, 10), FlowUnit(600, 10), FlowUnit(390, 10), FlowUnit(1, 10)]
    columns = filled(units, HEIGHT)
    assert columns == [Column(0, 1), Column(1, 2), Column(2, 4), Column(4, 5)]
    assert filled([], HEIGHT) == []
    assert balanced([], 3, HEIGHT) == []
