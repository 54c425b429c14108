"""Figures below zero, which are other figures than those above."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.figures import with_signs
from netatlas.explore.limits import select_limits
from netatlas.search.passages.figures import figure_words, plain_figures
from netatlas.search.searcher import Searcher
from tests.helpers.atlases import atlas_of, attribute, concept, fact, text


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    """Return the search over a warm room, a cold one, and one with a step of that number."""
    said = {"warm": "at 99.99 % or 99 degrees", "cold": "from −99 to 20 degrees", "stairs": "Step 99 of 100"}
    rooms = [concept(name, fact(name, "range", text(says))) for name, says in said.items()]
    return Searcher(atlas_of(rooms, attributes=(attribute("range"),)))


@pytest.mark.parametrize("typed", ["-99", "−99", "range -99", "-99 degrees"])
def test_a_sign_is_part_of_a_figure(searcher: Searcher, typed: str) -> None:
    """Whoever looks up -99 would be given 99.99 %, and "Step 5" for -5."""
    assert searcher.search(typed)[0].id in {"cold", "cold/range"}
    alone = searcher.search("-99")
    assert {hit.id for hit in alone} <= {"cold", "cold/range"}


def test_a_limit_above_zero_is_not_one_below(searcher: Searcher) -> None:
    """Limits of 10 Gbps would be listed where one of -10 was asked for."""
    assert select_limits(searcher.atlas, query="-10") == ()


@given(amount=st.integers(1, 10**6), start=st.sampled_from(["", "(", "is ", "from "]))
def test_a_figure_below_zero_is_one_word(amount: int, start: str) -> None:
    """One spelling of the minus would be found and another not, or a hyphen be taken for one."""
    words = [figure_words(f"{start}{minus}{amount} to") for minus in "-−"]
    assert words[0] == words[1]
    assert str(amount) not in words[0]
    assert plain_figures(f"a-{amount}") == f"a-{amount}"
    assert with_signs(f"5-{amount}") == f"5-{amount}"
