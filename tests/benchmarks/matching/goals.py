"""The goals of the matcher: each a ratio of times in one run, or a figure of quality, which needs no clock.

``trials`` measures; this module only compares the figures with the goals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.matching.corpora import PACKAGES
from tests.benchmarks.matching.engines import NETATLAS, OSA_BRUTE, RATIO, WRATIO
from tests.benchmarks.matching.optional_engines import SYMSPELL
from tests.benchmarks.matching.scoring import macro, percentile, recall

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.benchmarks.matching.building import Index
    from tests.benchmarks.matching.corpora import Corpus
    from tests.benchmarks.matching.trials import Trial, Trials

_LARGE, _SMALL = "120k", "3k"


@dataclass(frozen=True)
class Goal:
    """A figure and what it should be.

    Attributes:
        what: what it is, in words.
        value: the figure.
        bound: what it should not pass, or not fall below.
        at_least: whether more is better.
    """

    what: str
    value: float
    bound: float
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the goal is reached."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound


def of(corpus: Corpus, trials: Trials) -> Iterator[Goal]:
    """Yield the goals that there are for a corpus, as far as their matchers took part."""
    ours = trials.by_engine[NETATLAS.name]
    label = corpus.label
    if label == _LARGE:
        if wratio := trials.by_engine.get(WRATIO.name):
            yield Goal(f"{label}: p50 / p50 of WRatio on the same keystrokes", _p50_ratio(ours, wratio), 0.05)
        if ratio := trials.by_engine.get(RATIO.name):
            value = percentile(ours.seconds.values(), 0.95) / percentile(ratio.seconds.values(), 0.5)
            yield Goal(f"{label}: p95 / p50 of brute-force ratio", value, 2)
    if label == _SMALL:
        yield Goal(f"{label}: p95, ms", percentile(ours.seconds.values(), 0.95) * 1000, 2)
    if label in {_LARGE, _SMALL}:
        bound = 0.97 if label == _LARGE else 0.99
        yield Goal(f"{label}: macro MRR", macro(ours.answers), bound, at_least=True)
    if osa := trials.by_engine.get(OSA_BRUTE.name):
        yield from _recalls(label, ours, osa)


def of_index(corpus: Corpus, built: Mapping[str, Index]) -> Iterator[Goal]:
    """Yield the goals for the index, if symspellpy's was built too."""
    theirs = built.get(SYMSPELL.name)
    if corpus.label != _LARGE or theirs is None:
        return
    ours = built[NETATLAS.name]
    what = f"{corpus.label}: index, {{}} / symspellpy's"
    yield Goal(what.format("time to build"), ours.seconds / theirs.seconds, 0.25)
    if ours.megabytes is not None and theirs.megabytes:
        yield Goal(what.format("memory"), ours.megabytes / theirs.megabytes, 0.4)


def _recalls(label: str, ours: Trial, osa: Trial) -> Iterator[Goal]:
    within, bound = (1, 1.0) if label == PACKAGES else (5, 0.975 if label == _LARGE else 0.98)
    mine = recall(ours.answers, within)
    theirs = recall(osa.answers, within)
    if mine is not None and theirs:
        what = f"{label}: recall@{within} on misspellings / OSA's"
        yield Goal(what, mine / theirs, bound, at_least=True)


def _p50_ratio(ours: Trial, theirs: Trial) -> float:
    """Return the ratio of the medians on the keystrokes that both were asked."""
    both = ours.seconds.keys() & theirs.seconds.keys()
    return percentile((ours.seconds[n] for n in both), 0.5) / percentile(
        (theirs.seconds[n] for n in both), 0.5
    )
