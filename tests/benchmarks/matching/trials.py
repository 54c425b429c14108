"""Asks the matchers: all of them in one process, keystroke by keystroke, so that noise hits all alike.

What the answers are worth is computed in ``scoring``; how large an index is, in ``building``.
"""

from __future__ import annotations

import gc
import random
from contextlib import ExitStack
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.matching.engines import NETATLAS, SkippedError
from tests.benchmarks.matching.scoring import Answer, judged_answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.benchmarks.matching.corpora import Corpus
    from tests.benchmarks.matching.engines import Engine, Finder
    from tests.benchmarks.matching.queries import Query

TYPED = 45
BUDGET = 10.0
"""Seconds that a matcher may take for all keystrokes, and again for all queries."""
_FEWEST_KEYSTROKES = 60
_PROBES = 7


@dataclass
class Trial:
    """What one matcher did on one corpus.

    Attributes:
        engine: the matcher.
        answers: its answers; all queries if its budget allowed that, else the first ones.
        seconds: how long it took for each keystroke that it was asked, by the keystroke's number.
    """

    engine: Engine
    answers: list[Answer] = field(default_factory=list)
    seconds: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Trials:
    """What all matchers did on one corpus.

    Attributes:
        by_engine: what each matcher did.
        skipped: a line on each that did not take part.
        tuned: NetAtlas's answers to the queries that it was tuned by.
    """

    by_engine: Mapping[str, Trial]
    skipped: tuple[str, ...]
    tuned: Sequence[Answer]


def hold(
    corpus: Corpus,
    queries: Sequence[Query],
    engines: Sequence[Engine],
    *,
    tuning: Sequence[Query] = (),
    budget: float,
    typed: int = TYPED,
) -> Trials:
    """Let all engines answer all queries, after they were timed keystroke by keystroke.

    Args:
        corpus: the names.
        queries: what is asked.
        engines: who is asked, NetAtlas among them.
        tuning: what only NetAtlas is asked besides.
        budget: seconds that a slow matcher may take, once for the keystrokes and once for the queries.
        typed: how many of the queries are typed keystroke by keystroke.
    """
    trials: dict[str, Trial] = {}
    skipped: list[str] = []
    with ExitStack() as stack:
        finders: dict[str, Finder] = {}
        for engine in engines:
            try:
                finders[engine.name] = stack.enter_context(engine.serve(corpus.names))
            except SkippedError as reason:
                skipped.append(f"{engine.name}: {reason}")
                continue
            trials[engine.name] = Trial(engine)
        gc.collect()
        gc.freeze()  # what one matcher keeps must not slow the collector down while another one works
        _time(trials, finders, keystrokes(queries, typed), budget)
        for name, finder in finders.items():
            limit = float("inf") if trials[name].engine.unhurried else budget
            trials[name].answers = ask(finder, corpus, queries, limit)
        tuned = ask(finders[NETATLAS.name], corpus, tuning, float("inf"))
        gc.unfreeze()
    return Trials(trials, tuple(skipped), tuned)


def keystrokes(queries: Sequence[Query], most: int) -> list[str]:
    """Return the text in the box after each keystroke while the first queries are typed."""
    return [query.text[:size] for query in queries[:most] for size in range(1, len(query.text) + 1)]


def ask(finder: Finder, corpus: Corpus, queries: Sequence[Query], budget: float) -> list[Answer]:
    """Ask queries until the budget, in seconds, is spent."""
    answers = []
    end = perf_counter() + budget
    for query in queries:
        answers.append(judged_answer(query, [corpus.names[position] for position in finder(query.text)]))
        if perf_counter() > end:
            break
    return answers


def _time(
    trials: Mapping[str, Trial], finders: Mapping[str, Finder], texts: list[str], budget: float
) -> None:
    """Time all matchers on the same keystrokes, in an order that is new at each; slow ones on fewer."""
    rng = random.Random("keystrokes")  # noqa: S311 - the same in each run
    shuffled = rng.sample(range(len(texts)), len(texts))
    shares = {name: _share(name, finder, texts, budget) for name, finder in finders.items()}
    chosen = {name: set(shuffled[:share]) for name, share in shares.items()}
    for number, text in enumerate(texts):
        asked = [name for name in finders if number in chosen[name]]
        for name in rng.sample(asked, len(asked)):
            begun = perf_counter()
            finders[name](text)
            trials[name].seconds[number] = perf_counter() - begun


def _share(name: str, finder: Finder, texts: list[str], budget: float) -> int:
    """Return how many keystrokes fit into the budget; finding that out also warms the matcher up."""
    probes = texts[:: max(1, len(texts) // _PROBES)]
    begun = perf_counter()
    for text in probes:
        finder(text)
    each = (perf_counter() - begun) / len(probes)
    if name == NETATLAS.name:
        return len(texts)
    return min(len(texts), max(_FEWEST_KEYSTROKES, int(budget / max(each, 1e-9))))
