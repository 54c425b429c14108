"""What is printed: a table for each corpus, the goals, and the queries that went wrong.

Only words and columns belong here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.benchmarks.matching.queries import Kind
from tests.benchmarks.matching.scoring import macro, mean_reciprocal_ranks, percentile, recall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.matching.corpora import Corpus
    from tests.benchmarks.matching.goals import Goal
    from tests.benchmarks.matching.queries import Query
    from tests.benchmarks.matching.scoring import Answer
    from tests.benchmarks.matching.trials import Trial, Trials

_HEADS = {
    Kind.EXACT: "exact",
    Kind.PREFIX: "prefix",
    Kind.EDIT: "edit",
    Kind.MISSPELT: "slip",
    Kind.INSIDE: "inside",
    Kind.ORDER: "order",
    Kind.FRAGMENT: "part",
    Kind.ACRONYM: "acronym",
}
_WIDTH = 7


def table(corpus: Corpus, asked: Sequence[Query], trials: Trials) -> str:
    """Return what all matchers did on one corpus."""
    counts = Counter(query.kind for query in asked)
    drawn = ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind])
    title = f"\n{corpus.label}: {len(corpus.names):,} names; {len(asked)} queries: {drawn}"
    heads = ["p50 ms", "p95 ms", "keys", "R@1", "R@5", "MRR", *_HEADS.values(), "asked"]
    lines = [title, f"{'':<13}" + "".join(f"{head:>{_WIDTH + 1}}" for head in heads)]
    lines += [_row(trial) for trial in trials.by_engine.values()]
    lines += [f"Left out: {line}" for line in trials.skipped]
    return "\n".join(lines)


def goals(judged: Sequence[Goal]) -> str:
    """Return the goals as a small table."""
    width = max(len(goal.what) for goal in judged)
    lines = [f"\n{'what':<{width}}   value      goal"]
    for goal in judged:
        sign = ">=" if goal.at_least else "<="
        late = "" if goal.kept else "  MISSED"
        lines.append(f"{goal.what:<{width}}  {goal.value:6.3f}  {sign} {goal.bound:5.2f}{late}")
    return "\n".join(lines)


def misses(corpus: Corpus, answers: Sequence[Answer]) -> str:
    """Return the queries that were not answered first, the worst ones first."""
    wrong = [one for one in answers if one.rank != 1]
    lines = [f"{corpus.label}: {len(wrong)} of {len(answers)} not first"]
    for one in sorted(wrong, key=lambda one: (one.query.kind, -(one.rank or 99))):
        place = f"at {one.rank}" if one.rank else "not found"
        lines.append(
            f"{one.query.kind}: {one.query.text!r}: first {one.first!r}; {one.query.source!r} {place}"
        )
    return "\n".join(lines)


def _row(trial: Trial) -> str:
    ranks = mean_reciprocal_ranks(trial.answers)
    figures = [
        f"{percentile(trial.seconds.values(), 0.5) * 1000:.3f}",
        f"{percentile(trial.seconds.values(), 0.95) * 1000:.3f}",
        str(len(trial.seconds)),
        _share(recall(trial.answers, 1)),
        _share(recall(trial.answers, 5)),
        _share(macro(trial.answers)),
        *(_share(ranks.get(kind)) for kind in Kind),
        str(len(trial.answers)),
    ]
    return f"{trial.engine.name:<13}" + "".join(f"{figure:>{_WIDTH + 1}}" for figure in figures)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
