"""Measures ratios of times: both sides in the same rounds, in shuffled order, so that noise hits both."""

from __future__ import annotations

import random
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 9


@dataclass(frozen=True)
class Contest:
    """Two things whose times are compared.

    Attributes:
        what: what is compared, in words.
        ours: does the work of NetAtlas once and returns the seconds that it took.
        theirs: the same for what it is compared with.
        goal: the largest ratio that is good enough, or None if it is only printed.
    """

    what: str
    ours: Callable[[], float]
    theirs: Callable[[], float]
    goal: float | None = None


@dataclass(frozen=True)
class Result:
    """The ratios of one contest, one for each round."""

    contest: Contest
    ratios: tuple[float, ...]

    @property
    def median(self) -> float:
        """The ratio in the middle."""
        return statistics.median(self.ratios)

    @property
    def kept(self) -> bool:
        """Whether the goal, if there is one, is reached."""
        return self.contest.goal is None or self.median <= self.contest.goal


def take(contests: Sequence[Contest], *, rounds: int = ROUNDS) -> list[Result]:
    """Run all contests round by round, after one round that only warms up, and return the ratios."""
    clocks = list(dict.fromkeys(clock for contest in contests for clock in (contest.ours, contest.theirs)))
    order = random.Random(1)  # noqa: S311 - a shuffle that is the same in each run
    taken: list[dict[Callable[[], float], float]] = []
    for _ in range(rounds + 1):
        order.shuffle(clocks)
        taken.append({clock: clock() for clock in clocks})
    return [
        Result(contest, tuple(seconds[contest.ours] / seconds[contest.theirs] for seconds in taken[1:]))
        for contest in contests
    ]


def table(results: Sequence[Result]) -> str:
    """Return the results as a small table."""
    width = max(len(result.contest.what) for result in results)
    lines = [f"{'what':<{width}}  median   goal  spread"]
    for result in results:
        goal = f"{result.contest.goal:6.2f}" if result.contest.goal is not None else "     -"
        spread = f"{min(result.ratios):.2f} to {max(result.ratios):.2f}"
        late = "" if result.kept else "  MISSED"
        lines.append(f"{result.contest.what:<{width}}  {result.median:6.2f} {goal}  {spread}{late}")
    return "\n".join(lines)
