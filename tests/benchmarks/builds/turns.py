"""Runs both sides in turn and makes rows of a report from their figures."""

from __future__ import annotations

import random
import statistics
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Figures = dict[str, float]
    Rounds = dict[str, list[Figures]]


class Row(NamedTuple):
    """One line of the report.

    Attributes:
        what: what is compared, in words.
        goal: the largest value that is good enough, or None if it is only printed.
        value: the ratio, or None if it was not measured.
        more: what else is said: the two figures, or why nothing was measured.
    """

    what: str
    goal: float | None
    value: float | None = None
    more: str = "not installed"

    @property
    def kept(self) -> bool:
        """Whether nothing is known against the goal."""
        return self.goal is None or self.value is None or self.value <= self.goal


def in_turn(rounds: int, sides: Mapping[str, Callable[[], Figures]], *, warm: bool = True) -> Rounds:
    """Run all sides round by round in shuffled order; ``warm`` begins with a round that does not count."""
    order = random.Random(1)  # noqa: S311 - a shuffle that is the same in each run
    taken: Rounds = {name: [] for name in sides}
    if warm:
        for run in sides.values():
            run()
    for _ in range(rounds):
        for name in order.sample(list(sides), len(sides)):
            taken[name].append(sides[name]())
    return taken


def ratio_row(
    what: str,
    goal: float | None,
    ours: Sequence[float],
    theirs: Sequence[float],
    *,
    unit: str = "ms",
) -> Row:
    """Return the row of a ratio: the middle one of the rounds, with the middle figure of each side."""
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    scale = 1000 if unit == "ms" else 1
    first, second = (statistics.median(side) * scale for side in (ours, theirs))
    return Row(what, goal, ratio, f"{first:,.{_digits(first)}f} / {second:,.{_digits(second)}f} {unit}")


def values(taken: Sequence[Mapping[str, float]], key: str) -> list[float]:
    """Return one figure of each round."""
    return [figures[key] for figures in taken]


def table(rows: Sequence[Row]) -> str:
    """Return the report."""
    width = max(len(row.what) for row in rows)
    lines = [f"{'what':<{width}}   ratio   goal"]
    for row in rows:
        ratio = f"{row.value:7.3f}" if row.value is not None else "      -"
        goal = f"{row.goal:6.2f}" if row.goal is not None else "     -"
        lines.append(f"{row.what:<{width}} {ratio} {goal}  {row.more}{'' if row.kept else '  MISSED'}")
    return "\n".join(lines)


def _digits(figure: float) -> int:
    return 0 if figure >= 100 else 1
