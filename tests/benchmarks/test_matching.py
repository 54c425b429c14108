"""The benchmark of the matchers: its arithmetic, queries and corpora, without a clock and Debian's names."""

from __future__ import annotations

import gzip
import random
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tests.benchmarks.matching import goals, report, trials
from tests.benchmarks.matching.corpora import SIZES, Corpus, nested, sample
from tests.benchmarks.matching.dictionaries import Source, entries
from tests.benchmarks.matching.engines import BUILT_IN, NETATLAS, RATIO, WRATIO, Engine, SkippedError
from tests.benchmarks.matching.optional_engines import OPTIONAL
from tests.benchmarks.matching.queries import COUNTS, Draw, Kind, Query, edited, queries
from tests.benchmarks.matching.scoring import Answer, judged_answer, macro, mean_reciprocal_ranks, recall
from tests.benchmarks.matching.words import initials, squash, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.matching.engines import Finder

SYLLABLES = ("ban", "cor", "del", "fis", "gul", "han", "jor", "kem", "lup", "mar")
MISSPELLINGS = {
    f"{a}{b}tion": (f"{a}{b}toin", f"{a}{b}tionn") for a in SYLLABLES for b in SYLLABLES if a != b
}


WRONG = {wrong for wrongs in MISSPELLINGS.values() for wrong in wrongs}


def made_up(size: int) -> list[str]:
    """Return names of one and of two words."""
    heads = sorted(MISSPELLINGS)
    return (heads + [f"{a} {b}" for a in heads for b in heads if a != b])[:size]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """A corpus for which queries of all classes can be made."""
    names = (*sample(made_up(1500), 1500), "Wide Area Grid", "eXtended Token Yard", "C", "C++")
    return Corpus(
        "made up", names, {"wag": ("Wide Area Grid",), "xty": ("eXtended Token Yard",), "cc": ("C",)}
    )


def test_scores_by_hand() -> None:
    """Every figure that the benchmark prints would be wrong."""
    ranks = [(Kind.EXACT, 1), (Kind.EXACT, None), (Kind.MISSPELT, 2), (Kind.MISSPELT, 6), (Kind.INSIDE, 1)]
    answers = [Answer(Query(kind, "q", "name"), rank, "other") for kind, rank in ranks]
    assert mean_reciprocal_ranks(answers) == pytest.approx(
        {Kind.EXACT: 1 / 2, Kind.MISSPELT: 1 / 3, Kind.INSIDE: 1}
    )
    assert macro(answers) == pytest.approx(11 / 18)
    assert (recall(answers, 1), recall(answers, 5)) == pytest.approx((1 / 3, 2 / 3))
    assert recall(answers[:2], 5) is None


@pytest.mark.parametrize(
    ("query", "found", "rank"),
    [
        (Query(Kind.EXACT, "C", "C"), ["C++", "C"], 2),
        (Query(Kind.PREFIX, "on-li", "on-line"), ["lion", "Online help"], 2),
        (Query(Kind.MISSPELT, "web siet", "web site"), ["web sight", "Web-site"], 2),
        (Query(Kind.ORDER, "system oper", "operating system"), ["system", "Operations, systems"], 2),
        (Query(Kind.ORDER, "is it", "it is"), ["is is", "disk operating system"], None),
        (Query(Kind.FRAGMENT, "ratin", "operating system"), ["rating", "ration"], 1),
        (Query(Kind.ACRONYM, "xfr", "eXtended Frequency Range"), ["xfree", "X-ray of Fine Rocks"], 2),
        (Query(Kind.ACRONYM, "abc", "b", frozenset({"c"})), ["a", "c"], 2),
    ],
)
def test_what_is_right(query: Query, found: list[str], rank: int | None) -> None:
    """A matcher would be blamed for an answer as good as the expected one, or praised for a bad one."""
    assert judged_answer(query, found).rank == rank


def test_queries_are_what_their_classes_say(corpus: Corpus) -> None:
    """A class would measure something else than its name, or ask what a name answers exactly."""
    asked = queries(corpus, MISSPELLINGS, Draw.HELD_OUT)
    names = {squash(name) for name in corpus.names}
    assert {query.kind for query in asked} == set(Kind)
    for query in asked:
        assert query.right(query.source), query
        assert is_of_its_class(query), query
        if query.kind in {Kind.EDIT, Kind.MISSPELT, Kind.INSIDE, Kind.ACRONYM}:
            assert squash(query.text) not in names


def is_of_its_class(query: Query) -> bool:
    """Return True if the text was made from its source in the way that its class names."""
    text, name, typed = query.text, query.source.casefold(), words(query.text)
    match query.kind:
        case Kind.EXACT:
            return text == query.source
        case Kind.PREFIX:
            return name.startswith(text) and 0.5 < len(text) / len(name) < 0.75
        case Kind.EDIT:
            return OSA.distance(text, name) == 1
        case Kind.MISSPELT:
            return text in WRONG
        case Kind.INSIDE:
            return len(typed) > 1 and len(WRONG.intersection(typed)) == 1
        case Kind.ORDER:
            return typed != words(name)
        case Kind.FRAGMENT:
            return text in name and not any(word.startswith(text) for word in words(name))
        case Kind.ACRONYM:
            return text in initials(query.source)


def test_draws_share_no_query_and_stay_the_same(corpus: Corpus) -> None:
    """A matcher would be judged by the queries that it was tuned by, or by other ones in each run."""
    drawn = {draw: queries(corpus, MISSPELLINGS, draw) for draw in Draw}
    assert drawn[Draw.TUNING] == queries(corpus, MISSPELLINGS, Draw.TUNING)
    plenty = {
        kind for kind in Kind if sum(query.kind == kind for query in drawn[Draw.TUNING]) == COUNTS[kind]
    }
    sources = [
        {(q.kind, q.source) for q in asked if q.kind in plenty - {Kind.MISSPELT}} for asked in drawn.values()
    ]
    assert len(plenty) == 7
    assert not sources[0] & sources[1]


def test_classes_alternate(corpus: Corpus) -> None:
    """A slow matcher, asked the first queries only, would be judged by some classes alone."""
    asked = queries(corpus, MISSPELLINGS, Draw.HELD_OUT)
    half, whole = (Counter(query.kind for query in part) for part in (asked[: len(asked) // 2], asked))
    assert all(abs(2 * half[kind] - whole[kind]) <= 2 for kind in Kind)


@given(st.text("abcdefgh 12-", min_size=1, max_size=20), st.integers())
def test_an_edit_is_one_edit_of_letters(text: str, seed: int) -> None:
    """Slips would be harder than promised, or change digits, which are no slips."""
    changed = edited(text, random.Random(seed))  # noqa: S311 - hypothesis gives the seed
    assert OSA.distance(changed, text) <= 1
    assert [sign for sign in changed if not sign.isalpha()] == [sign for sign in text if not sign.isalpha()]


def test_corpora_are_nested_and_hold_each_name_once() -> None:
    """Corpora would differ in kind and not only in size, and a right answer could hide behind its double."""
    names = [*made_up(3100), *(name.upper() for name in made_up(50))]
    (small, large), too_large = nested(names, [("BC", names[0]), ("QQ", "nowhere")], SIZES)
    assert set(small.names) < set(large.names)
    assert [len(small.names), len(large.names)] == [300, 3000]
    assert len({name.casefold() for name in large.names}) == 3000
    assert set(large.acronyms) <= {"bc"}
    assert too_large == ["30k: there are only 3,100 names", "120k: there are only 3,100 names"]


def test_a_dictionary_is_read_by_its_index(tmp_path: Path) -> None:
    """All entries would be cut at the wrong places."""
    text = "about\n" + "x" * 94 + "AVX\n       Advanced Vector\n"
    with gzip.open(tmp_path / "some.dict.dz", "wt") as file:
        file.write(text)
    index = "00-database-info\tA\tGQ\navx\tBk\tb\nsame\tBk\tb\n"  # Bk is 100, b is 27
    (tmp_path / "some.index").write_text(index, encoding="utf-8")
    assert list(entries(Source("Some", "dict-some", tmp_path / "some.index"))) == [text[100:127]]


@pytest.mark.parametrize("engine", BUILT_IN, ids=lambda engine: engine.name)
def test_each_engine_finds_a_name(engine: Engine, corpus: Corpus) -> None:
    """A matcher that was asked the wrong way would look bad."""
    with engine.serve(corpus.names) as find:
        assert corpus.names[find("wide area grid")[0]] == "Wide Area Grid"


@pytest.mark.parametrize("engine", OPTIONAL, ids=lambda engine: engine.name)
def test_what_is_not_installed_is_skipped_with_a_word(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The benchmark would break, or keep silent, where a matcher is not installed."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    for module in ("simstring_rust", "frizbee", "symspellpy"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(SkippedError, match="install"), engine.serve(["a"]):
        pass


class _Clock:
    """A clock that only the matchers move."""

    now = 0.0

    def engine(self, name: str, seconds: float) -> Engine:
        """Return a matcher that takes so long and always finds the first name."""

        def find(_: str) -> list[int]:
            self.now += seconds
            return [0]

        return Engine(name, lambda _: _Lent(find), unhurried=name == NETATLAS.name)


class _Lent:
    def __init__(self, find: Finder) -> None:
        self._find = find

    def __enter__(self) -> Finder:
        return self._find

    def __exit__(self, *_: object) -> None:
        pass


def test_goals_hold_the_same_keystrokes_against_each_other(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ratio of two different sets of keystrokes says nothing; a missed goal would go unseen."""
    clock = _Clock()
    monkeypatch.setattr(trials, "perf_counter", lambda: clock.now)
    engines = [
        clock.engine(NETATLAS.name, 0.001),
        clock.engine(WRATIO.name, 0.1),
        clock.engine(RATIO.name, 0.002),
    ]
    large = Corpus("120k", corpus.names, corpus.acronyms)
    asked = queries(corpus, MISSPELLINGS, Draw.HELD_OUT)
    held = trials.hold(large, asked, engines, budget=10)
    ours, slow = held.by_engine[NETATLAS.name], held.by_engine[WRATIO.name]
    assert len(ours.answers) == len(asked)
    assert len(slow.seconds) < len(ours.seconds)
    assert len(slow.answers) == pytest.approx(100, abs=1)
    judged = {goal.what: goal for goal in goals.of(large, held)}
    assert judged["120k: p50 / p50 of WRatio on the same keystrokes"].value == pytest.approx(0.01)
    assert judged["120k: p95 / p50 of brute-force ratio"].value == pytest.approx(0.5)
    printed = report.goals(list(judged.values())).splitlines()
    assert [line.split(":")[1][:10] for line in printed if "MISSED" in line] == [" macro MRR"]
