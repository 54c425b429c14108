"""The page of limits as an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.address import Address
from netatlas.explore.limits import LimitQuery, Order
from netatlas.ui.pages.limits.address import LimitsOptions, limits_address, limits_options

WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30).map(str.strip)


@given(
    words=WORDS,
    scope=WORDS,
    topic=WORDS,
    flags=st.tuples(*(st.booleans() for _ in range(4))),
    order=st.sampled_from(Order),
)
def test_a_view_comes_back_from_its_address(
    words: str, scope: str, topic: str, flags: tuple[bool, ...], order: Order
) -> None:
    """Going back, or the next start, would show other limits than those that were left."""
    hard, changed, descending, calculators = flags
    query = LimitQuery(words=words, scope=scope, topic=topic, hard=hard, changed=changed)
    options = LimitsOptions(query=query, order=order, descending=descending, calculators=calculators)
    address = limits_address(options)
    assert limits_options(address) == options
    assert limits_options(Address.parse(str(address))) == options
    assert address.view_name == "limits"


@pytest.mark.parametrize(
    ("text", "is_shown"),
    [("", False), ("?sums=1", True), ("?sum=nat:3", True), ("?sum=nat:3&sums=0", False), ("?sums=0", False)],
)
def test_sums_are_folded_unless_one_was_used(text: str, *, is_shown: bool) -> None:
    """They would push the table down for everybody, or hide the number that somebody typed."""
    options = limits_options(Address.parse(f"view:limits{text}"))
    assert options.calculators is is_shown
    assert limits_options(limits_address(options)) == options


def test_an_address_of_another_version_still_opens() -> None:
    """A bookmark with a filter that no longer exists would open nothing."""
    options = limits_options(Address.parse("view:limits?colour=red&order=length&words=nat"))
    assert options == LimitsOptions(query=LimitQuery(words="nat"))
