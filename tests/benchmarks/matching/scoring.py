"""From answers to figures: reciprocal ranks, recall, percentiles.

Only arithmetic belongs here; ``trials`` asks the matchers.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.matching.queries import MISSPELT, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.benchmarks.matching.queries import Query


@dataclass(frozen=True)
class Answer:
    """How a matcher did on one query.

    Attributes:
        query: the query.
        rank: the position of the first right name, counted from 1, or None if none was among the first ten.
        first: the name that came first, or None if nothing was found.
    """

    query: Query
    rank: int | None
    first: str | None


def judged_answer(query: Query, found: Sequence[str]) -> Answer:
    """Judge the names that were found for a query, best first."""
    rank = next((position for position, name in enumerate(found, start=1) if query.right(name)), None)
    return Answer(query, rank, found[0] if found else None)


def mean_reciprocal_ranks(answers: Iterable[Answer]) -> dict[Kind, float]:
    """Return the mean reciprocal rank of each class that was asked."""
    ranks: dict[Kind, list[float]] = defaultdict(list)
    for answer in answers:
        ranks[answer.query.kind].append(1 / answer.rank if answer.rank else 0.0)
    return {kind: statistics.fmean(ranks[kind]) for kind in Kind if kind in ranks}


def macro(answers: Iterable[Answer]) -> float:
    """Return the mean over the classes of their mean reciprocal ranks, so that each counts the same."""
    return statistics.fmean(mean_reciprocal_ranks(answers).values())


def recall(answers: Iterable[Answer], within: int) -> float | None:
    """Return the share of misspelt queries whose name is among the first few, or None if there are none."""
    ranks = [answer.rank for answer in answers if answer.query.kind in MISSPELT]
    if not ranks:
        return None
    return sum(rank is not None and rank <= within for rank in ranks) / len(ranks)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the value that a share of all values does not pass.

    >>> percentile([5, 1, 4, 2, 3], 0.5), percentile(range(1, 101), 0.95)
    (3, 95)
    """
    ordered = sorted(values)
    position = -int(-len(ordered) * share // 1)
    return ordered[max(0, position - 1)]
