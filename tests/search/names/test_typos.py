"""Which words are taken for one another, and which never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.names.typos import opposed, typo_distance


@pytest.mark.parametrize(
    ("typed", "target", "distance"),
    [
        ("gatway", "gateway", 1),
        ("gateaway", "gateway", 1),
        ("gaetway", "gateway", 1),
        ("gatewsy", "gateway", 1),
        ("imcp", "icmp", 1),
        ("vpcc", "vpc", 1),
        ("ephemereal", "ephemeral", 1),
        ("efemeral", "ephemeral", 2),
        ("accelaratr", "accelerator", 2),
        ("ephermal", "ephemeral", 3),
    ],
)
def test_typos_are_tolerated(typed: str, target: str, distance: int) -> None:
    """One wrong letter in a query would find nothing."""
    assert typo_distance(typed, target) == distance


NEVER = [
    ("stateful", "stateless"),
    ("ingress", "egress"),
    ("inbound", "outbound"),
    ("import", "export"),
    ("encrypt", "decrypt"),
    ("unicast", "anycast"),
    ("1.2", "1.3"),
    ("ipv4", "ipv6"),
    ("vgw", "tgw"),
    ("nacl", "nat"),
    ("alb", "nlb"),
    ("http", "https"),
    ("vcp", "vpc"),
    ("route53", "route54"),
    ("gatwy", "gates"),
]


@pytest.mark.parametrize(("a", "b"), NEVER)
def test_opposites_figures_and_short_words_are_never_merged(a: str, b: str) -> None:
    """A student would read the page of the very opposite without noticing."""
    assert typo_distance(a, b) is None
    assert typo_distance(b, a) is None


@given(st.text(max_size=12), st.text(max_size=12))
def test_distances_are_symmetric(a: str, b: str) -> None:
    """Two words would be merged or not, depending on which of them was typed."""
    assert typo_distance(a, b) == typo_distance(b, a)
    assert opposed(a, b) == opposed(b, a)
    assert typo_distance(a, a) is None
