"""The ways in which people ask for a comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.subjects import MOST_SUBJECTS
from netatlas.search.query import comparison_request


@pytest.mark.parametrize(
    ("text", "parts", "explicit"),
    [
        ("nat gateway vs nat instance", ("nat gateway", "nat instance"), True),
        ("ALB VS. NLB", ("ALB", "NLB"), True),
        ("eni vs ena vs efa", ("eni", "ena", "efa"), True),
        ("tcp versus udp?", ("tcp", "udp"), True),
        ("vpn compared to direct connect", ("vpn", "direct connect"), True),
        ("difference between a gateway and an instance", ("a gateway", "an instance"), True),
        ("What's the difference between TCP and UDP?", ("TCP", "UDP"), True),
        ("compare alb, nlb and gwlb", ("alb", "nlb", "gwlb"), True),
        ("replace classic elb with alb", ("classic elb", "alb"), True),
        ("geolocation and latency routing", ("geolocation", "latency routing"), False),
        ("nat gateway", (), False),
        ("vs", (), False),
        ("", (), False),
    ],
)
def test_parts(text: str, parts: tuple[str, ...], explicit: bool) -> None:  # noqa: FBT001 - a column of the table
    """A question for a comparison would be searched for as words."""
    assert comparison_request(text) == (parts, explicit)


@given(st.text(max_size=200))
def test_any_text_is_fine(text: str) -> None:
    """A strange query would end in an error, or compare a single thing."""
    parts = comparison_request(text).parts
    assert not parts or 2 <= len(parts) <= MOST_SUBJECTS
