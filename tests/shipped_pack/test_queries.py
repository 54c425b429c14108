"""Look-ups as people type them, run over the shipped pack; ``tests/helpers/judging.py`` judges the hits."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from netatlas.api import OpenAtlas, open_atlas
from tests.helpers.judging import (
    COMPARISON,
    OUT_OF_DOMAIN,
    JudgedHit,
    Query,
    folded,
    judge,
    marks,
    rates,
    read_queries,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

QUERIES = Path(__file__).with_name("queries.yaml")
FIRST = 0.95
IN_FIVE = 0.99
QUIET_OUTSIDE = 0.9
MOST_LOOK_UPS = 250
FEWEST_LOOK_UPS = 200


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenAtlas:
    """Return the shipped pack with its search, and no pack of a user's beside it."""
    return open_atlas(home=tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def queries() -> Sequence[Query]:
    """Return the look-ups."""
    return read_queries(QUERIES)


@pytest.mark.long
def test_what_people_type_finds_what_they_mean(opened: OpenAtlas, queries: Sequence[Query]) -> None:
    """A student in a hurry would open the wrong page, or be given unrelated hits."""
    verdicts = judge(opened, queries)
    reached = rates(verdicts)
    misses = "\n".join(verdict.report() for verdict in verdicts if not verdict.first or not verdict.few)
    enough = reached.first >= FIRST and reached.few >= IN_FIVE and reached.out_of_domain >= QUIET_OUTSIDE
    assert enough, f"{reached}\n{misses}"


def test_the_look_ups_ask_for_what_the_pack_holds(opened: OpenAtlas, queries: Sequence[Query]) -> None:
    """A look-up whose answer was renamed would be counted as a failure of the search."""
    known = {folded(name) for _, name in opened.atlas.names()}
    assert [
        (query.text, name) for query in queries for name in query.expect if folded(name) not in known
    ] == []


def test_the_look_ups_are_worth_counting(queries: Sequence[Query]) -> None:
    """The rates would measure a few repeated look-ups, or a single kind."""
    times = Counter(folded(query.text) for query in queries)
    assert [text for text, count in times.items() if count > 1] == []
    assert FEWEST_LOOK_UPS <= len(queries) <= MOST_LOOK_UPS
    assert min(Counter(query.kind for query in queries).values()) >= 5
    assert {query.kind for query in queries if not query.expect} == {OUT_OF_DOMAIN}
    assert [query.text for query in queries if query.kind == COMPARISON and len(query.expect) < 2] == []


def _hit(*names: str, weak: bool = False) -> JudgedHit:
    return JudgedHit(names=frozenset(folded(name) for name in names), weak=weak)


def _comparison(*subjects: str) -> JudgedHit:
    names = tuple(frozenset({folded(subject)}) for subject in subjects)
    return JudgedHit(names=frozenset({"some title"}), subjects=names)


ALB, NLB, VPC = _hit("Application Load Balancer", "ALB"), _hit("NLB"), _hit("VPC")


@pytest.mark.parametrize(
    ("kind", "expect", "found", "first", "few"),
    [
        ("typo", ["application-load balancer"], [ALB], True, True),
        ("typo", ["NLB", "ALB"], [ALB, NLB], True, True),
        ("typo", ["NLB"], [ALB, VPC, NLB], False, True),
        ("typo", ["NLB"], [ALB, VPC, VPC, VPC, VPC, NLB], False, False),
        ("typo", ["NLB"], [], False, False),
        ("typo", ["NLB"], [_comparison("NLB", "ALB")], False, False),
        ("comparison", ["ALB", "NLB"], [_comparison("CLB", "NLB", "ALB")], True, True),
        ("comparison", ["ALB", "NLB"], [_comparison("ALB", "CLB"), ALB, NLB], False, True),
        ("comparison", ["ALB", "NLB"], [ALB, VPC, NLB], True, True),
        ("comparison", ["ALB", "NLB"], [VPC, ALB, NLB], False, True),
        ("comparison", ["ALB", "NLB"], [VPC, _comparison("ALB", "NLB")], False, True),
        ("comparison", ["ALB", "NLB"], [ALB, VPC], False, False),
        ("out-of-domain", [], [], True, True),
        ("out-of-domain", [], [_hit("ALB", weak=True)], True, True),
        ("out-of-domain", [], [_hit("VPC", weak=True), ALB], False, False),
    ],
)
def test_the_judge_is_fair(
    kind: str, expect: list[str], found: list[JudgedHit], *, first: bool, few: bool
) -> None:
    """Wrong answers would pass for right ones, and nobody would look at the search again."""
    assert marks(Query(text="", expect=tuple(expect), kind=kind), found) == (first, few)
