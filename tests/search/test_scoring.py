"""Ranks and boosts: what no quality and no habit may change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.names.rank import Rank, Tier
from netatlas.search.scoring import Candidate, boost_frequent

QUALITIES = st.floats(-0.1, 1.1)
RANKS = st.builds(Rank.of, st.sampled_from(Tier), QUALITIES)


@given(RANKS, RANKS)
def test_no_quality_outweighs_a_tier(a: Rank, b: Rank) -> None:
    """What only looks like the query would be listed above what was typed."""
    if a.tier > b.tier:
        assert a > b
        assert a.score > b.score
    assert a.score // 10 == a.tier


@given(RANKS, st.integers(0, 10_000))
def test_a_boost_stays_within_its_tier(rank: Rank, times: int) -> None:
    """What was often opened would be listed above the thing whose name was typed."""
    boosted = boost_frequent(Candidate("a", rank, "word"), {"a": times}).rank
    assert boosted.tier is rank.tier
    if times < 3 or rank.tier >= Tier.EXACT:
        assert boosted == rank
