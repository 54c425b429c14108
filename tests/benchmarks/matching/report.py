"""What is printed: a table for each corpus, the goals, and the queries that went wrong.

Only words and columns belong here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.benchmarks.matching.queries import Kind
from tests.benchmarks.matching.scoring import macro, mean_reciprocal_ranks, percentile, recall

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.benchmarks.matching.building import Index
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


def table(corpus: Corpus, asked: Sequence[Query], trials: Trials, built: Mapping[str, Index]) -> str:
    """Return what all matchers did on one corpus.

    The columns: milliseconds for a keystroke, keystrokes timed, recall on misspellings, macro MRR, the MRR
    of each class, queries asked, seconds to build the index and MB that it keeps.
    The last line is how NetAtlas does on the queries that it was tuned by.
    """
    counts = Counter(query.kind for query in asked)
    drawn = ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind])
    title = f"\n{corpus.label}: {len(corpus.names):,} names; {len(asked)} queries: {drawn}"
    heads = ["p50 ms", "p95 ms", "keys", "R@1", "R@5", "MRR", *_HEADS.values(), "asked", "build s", "MB"]
    lines = [title, f"{'':<13}" + _cells(heads)]
    lines += [
        f"{name:<13}" + _cells([*_speed(trial), *_quality(trial.answers), *_cost(built.get(name))])
        for name, trial in trials.by_engine.items()
    ]
    if trials.tuned:
        lines.append(f"{'  (tuning)':<13}" + _cells(["", "", "", *_quality(trials.tuned)]))
    lines += [f"Left out: {line}" for line in trials.skipped]
    return "\n".join(lines)


def goals(judged: Sequence[Goal]) -> str:
    """Return the goals as a small table."""
    width = max(len(goal.what) for goal in judged)
    lines = [f"\n{'what':<{width}}   value      goal"]
    for goal in judged:
        sign = ">=" if goal.at_least else "<="
        note = "" if goal.kept else "  MISSED"
        lines.append(f"{goal.what:<{width}}  {goal.value:6.3f}  {sign} {goal.bound:5.2f}{note}")
    return "\n".join(lines)


def misses(corpus: Corpus, answers: Sequence[Answer]) -> str:
    """Return the queries that were not answered first, the worst ones first."""
    wrong = [answer for answer in answers if answer.rank != 1]
    lines = [f"{corpus.label}: {len(wrong)} of {len(answers)} not first"]
    for answer in sorted(wrong, key=lambda answer: (answer.query.kind, -(answer.rank or 99))):
        position = f"at {answer.rank}" if answer.rank else "not found"
        query = answer.query
        lines.append(f"{query.kind}: {query.text!r}: first {answer.first!r}; {query.source!r} {position}")
    return "\n".join(lines)


def _speed(trial: Trial) -> list[str]:
    return [
        f"{percentile(trial.seconds.values(), 0.5) * 1000:.3f}",
        f"{percentile(trial.seconds.values(), 0.95) * 1000:.3f}",
        str(len(trial.seconds)),
    ]


def _quality(answers: Sequence[Answer]) -> list[str]:
    ranks = mean_reciprocal_ranks(answers)
    recalls = [_share(recall(answers, within)) for within in (1, 5)]
    classes = [_share(ranks.get(kind)) for kind in Kind]
    return [*recalls, _share(macro(answers)), *classes, str(len(answers))]


def _cost(index: Index | None) -> list[str]:
    if index is None:
        return []
    return [f"{index.seconds:.3f}", "-" if index.megabytes is None else f"{index.megabytes:.1f}"]


def _cells(figures: Sequence[str]) -> str:
    return "".join(f"{figure:>{_WIDTH + 1}}" for figure in figures)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
