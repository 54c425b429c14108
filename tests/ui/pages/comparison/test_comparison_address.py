"""Addresses of comparisons: all that a reader has set comes back, and nonsense does no harm."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.address import Address
from netatlas.compare import parse_need, with_need
from netatlas.errors import NotFound
from netatlas.ui.pages.comparison.address import AddressedComparison, address_of, comparison_at
from netatlas.ui.pages.comparison.options import ComparisonOptions
from netatlas.ui.pages.comparison.recognising import is_comparison
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from netatlas.compare import Need

ATLAS = demo_atlas()
CURATED = ATLAS.comparisons[0]
NEEDS = [
    parse_need(words, tuple(ATLAS.attributes.values()))
    for words in (
        "port forwarding=yes",
        "bandwidth>=20 Gbps",
        "bandwidth<=1.5 Tbps",
        "idle timeout = 350",
        "managed by = AWS & you; 100 % of it/them + more",
        "managed by has a#b=c?d",
    )
]


def _joined(needs: list[Need]) -> tuple[Need, ...]:
    none: tuple[Need, ...] = ()
    return reduce(with_need, needs, none)


OPTIONS = st.builds(
    lambda needs, **more: ComparisonOptions(needs=needs, **more),
    needs=st.lists(st.sampled_from(NEEDS), max_size=4).map(_joined),
    baseline=st.sampled_from(["", "nat-gateway", "nat-instance"]),
    differences=st.booleans(),
    unfolded=st.booleans(),
    swapped=st.booleans(),
    advice=st.sampled_from([None, True, False]),
    own=st.booleans(),
    closed=st.frozensets(st.sampled_from(["Traffic", "a&b=c", "General"])),
)


@given(options=OPTIONS, subjects=st.permutations(["nat-gateway", "nat-instance"]), curated=st.booleans())
def test_what_is_set_comes_back_with_its_address(
    options: ComparisonOptions, subjects: list[str], *, curated: bool
) -> None:
    """Back, forward and the next start would lose what the reader needs, pinned, moved or swapped."""
    comparison = AddressedComparison(tuple(subjects), CURATED if curated else None, options)
    address = address_of(comparison)
    assert is_comparison(ATLAS, address)
    assert comparison_at(ATLAS, Address.parse(str(address))) == comparison
    assert str(address).startswith("nat-gateway-vs-nat-instance" if curated else "compare:")


def test_the_plain_address_is_short() -> None:
    """A comparison that nobody has touched would have an address that nobody can read."""
    for text in (CURATED.id, "compare:nat-gateway+elastic-ip"):
        assert str(address_of(comparison_at(ATLAS, Address.parse(text)))) == text


def test_a_curated_comparison_with_another_subject_is_one_of_the_readers_own() -> None:
    """The page would show the curated rows and advice for subjects that they do not speak of."""
    changed = AddressedComparison(
        (*CURATED.subjects, "elastic-ip"), CURATED, ComparisonOptions(baseline="nat-gateway")
    )
    assert str(address_of(changed)) == "compare:nat-gateway+nat-instance+elastic-ip?pin=nat-gateway"


@pytest.mark.parametrize(
    "tail",
    [
        "need=udp%20%3D%20yes",
        "need=bandwidth%20%3E%3D%2020%20parsecs&need=&need=%00",
        "pin=gone",
        "order=nat-gateway%2Bgone",
        "order=nat-gateway",
        "swap=0&swap=&only",
        "advice=maybe",
        "%%%&&&===/////",
        "x" * 10_000,
    ],
)
def test_what_is_not_understood_is_left_out(tail: str) -> None:
    """A tab of an older version, or of another pack, would not open any more."""
    comparison = comparison_at(ATLAS, Address.parse(f"{CURATED.id}?{tail}"))
    assert comparison.subjects == CURATED.subjects
    assert comparison.options.needs == ()
    assert comparison.options.advice is None
    assert str(address_of(comparison).target) == CURATED.id


NO_COMPARISONS = ["", "nat-gateway", "gone", "tls-history", "view:comparisons", "?need=x",
                  "compare:nat-gateway", "compare:", "compare:nat-gateway+gone",
                  "compare:nat-gateway+nat-gateway"]  # fmt: skip


@pytest.mark.parametrize("text", NO_COMPARISONS)
def test_what_is_no_comparison_is_not_found(text: str) -> None:
    """A concept would open as a comparison of nothing, or an old tab in a traceback."""
    address = Address.parse(text)
    assert not is_comparison(ATLAS, address)
    with pytest.raises(NotFound):
        comparison_at(ATLAS, address)
