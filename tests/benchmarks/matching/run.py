"""How well and how fast NetAtlas finds names, beside other matchers, corpus by corpus, and the goals.

Putting the parts together belongs here; figures are computed in ``scoring``, goals in ``goals``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.matching import building, goals, report, trials
from tests.benchmarks.matching.corpora import stock
from tests.benchmarks.matching.engines import BUILT_IN, NETATLAS, OSA_BRUTE, RATIO, WRATIO
from tests.benchmarks.matching.misspellings import misspellings
from tests.benchmarks.matching.optional_engines import OPTIONAL
from tests.benchmarks.matching.queries import Draw, Kind, queries

if TYPE_CHECKING:
    from tests.benchmarks.matching.corpora import Corpus
    from tests.benchmarks.matching.engines import Engine

QUICK = (NETATLAS, RATIO, OSA_BRUTE, WRATIO)
ALL = (*BUILT_IN, *OPTIONAL)
_TYPED_WHEN_QUICK = 15
_BUDGET_WHEN_QUICK = 2.0


@dataclass(frozen=True)
class Plan:
    """What to run.

    Attributes:
        labels: the corpora.
        engines: the matchers to compare with NetAtlas; none means all.
        draw: which queries.
        quick: whether a rough answer will do.
        budget: seconds that a slow matcher may take, for keystrokes and for queries, on each corpus.
    """

    labels: tuple[str, ...]
    engines: tuple[str, ...]
    draw: Draw
    quick: bool
    budget: float

    def chosen(self) -> list[Engine]:
        """Return the matchers that take part, NetAtlas first."""
        if self.engines:
            return [engine for engine in ALL if engine.name in {*self.engines, NETATLAS.name}]
        return list(QUICK if self.quick else ALL)


def benchmark(plan: Plan) -> int:
    """Run the benchmark and print it; return 1 if a goal is missed."""
    supply = stock(plan.labels)
    for line in supply.skipped:
        print(f"Left out: {line}")
    judged: list[goals.Goal] = []
    wrongs = misspellings()
    for corpus in supply.corpora:
        drawn = {draw: queries(corpus, wrongs, draw) for draw in Draw}
        held = trials.hold(
            corpus,
            drawn[plan.draw],
            plan.chosen(),
            tuning=drawn[Draw.TUNING] if plan.draw is Draw.HELD_OUT else (),
            budget=min(plan.budget, _BUDGET_WHEN_QUICK) if plan.quick else plan.budget,
            typed=_TYPED_WHEN_QUICK if plan.quick else trials.TYPED,
        )
        built = {} if plan.quick else _built(corpus, held)
        print(report.table(corpus, drawn[plan.draw], held, built), flush=True)
        judged += [*goals.of(corpus, held), *goals.of_index(corpus, built)]
    if judged:
        print(report.goals(judged))
    return 0 if all(goal.kept for goal in judged) else 1


def _built(corpus: Corpus, held: trials.Trials) -> dict[str, building.Index]:
    """Measure the indexes of the matchers that took part."""
    engines = [trial.engine for trial in held.by_engine.values() if trial.engine.indexed]
    return building.measure(corpus.names, engines)


def misses(plan: Plan, kinds: tuple[Kind, ...]) -> int:
    """Print the queries that NetAtlas does not answer first, of the draw to tune by only."""
    wrongs = misspellings()
    for corpus in stock(plan.labels).corpora:
        asked = [query for query in queries(corpus, wrongs, Draw.TUNING) if query.kind in kinds]
        with NETATLAS.serve(corpus.names) as find:
            answers = trials.ask(find, corpus, asked, float("inf"))
        print(report.misses(corpus, answers))
    return 0
