"""What a name means exactly."""

from __future__ import annotations

import pytest

from netatlas.atlas.exact_names import exactly_meant, is_record_named
from tests.helpers.atlases import demo_atlas

ATLAS = demo_atlas()


@pytest.mark.parametrize(
    ("name", "kinds", "meant"),
    [
        ("nat-gateway", (), "nat-gateway"),
        (" nat-gateway ", (), "nat-gateway"),
        ("demo:nat-gateway", ("concept",), "nat-gateway"),
        ("nat-gateway?row=x", (), "nat-gateway"),
        ("NAT Gateway", (), "nat-gateway"),
        ("nat gateway", ("limit",), ""),
        ("compare:nat-gateway+elastic-ip", (), "compare:nat-gateway+elastic-ip"),
        ("compare:nat-gateway+elastic-ip", ("comparison",), "compare:nat-gateway+elastic-ip"),
        ("compare:nat-gateway+elastic-ip", ("concept",), ""),
        ("compare:nat-gateway+nothing", (), ""),
        ("nat gatway", (), ""),
        ("view:limits", (), ""),
        ("answer:10.0.0.0%2F24", (), ""),
        ("", (), ""),
    ],
)
def test_ids_addresses_and_names_are_looked_up(name: str, kinds: tuple[str, ...], meant: str) -> None:
    """What is typed exactly would open something else, or would have to be searched for."""
    assert exactly_meant(ATLAS, name, kinds=kinds) == meant


@pytest.mark.parametrize(
    ("name", "is_record"),
    [("nat gateway", True), ("10.0.0.0/24", False), ("answer:nat-gateway", False), ("port 443", False)],
)
def test_the_address_of_an_answer_is_no_record(name: str, *, is_record: bool) -> None:
    """An answer that was kept would open a record instead."""
    assert is_record_named(ATLAS, name) is is_record
