"""Lenses use the facts of whichever pack is open, and accept any text."""

from __future__ import annotations

import gc
import re
import weakref
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netatlas import paths
from netatlas.atlas.enums import AttributeType, LimitKind
from netatlas.atlas.model import ConceptId, Limit
from netatlas.packs import read_packs
from netatlas.search.lenses import lens
from tests.helpers.atlases import CITED, atlas_of, attribute, concept, demo_atlas, fact, figure, flag, text
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Value
    from netatlas.search import Searcher

LIST = AttributeType.LIST
ATTRIBUTES = (
    attribute("subnet-size"),
    attribute("vpc-size"),
    attribute("ipv6-sizes", LIST),
    attribute("first-address"),
    attribute("last-address"),
    attribute("reserved-in-ipv6", AttributeType.FLAG),
    attribute("service-ranges", LIST),
    attribute("port"),
    attribute("port-range"),
    attribute("ephemeral-port-range"),
)


def other_atlas(reserved: float | None = None, **more: Value) -> Atlas:
    """Return another provider's atlas, with other sizes, two reserved addresses and ``more`` port ranges."""
    kept = "reserved-ip-addresses"
    limit = Limit(
        id=f"{kept}-per-subnet",
        concept=ConceptId(kept),
        label="Reserved",
        kind=LimitKind.FIGURE,
        value=figure(reserved or 0, "count"),
        **CITED,
    )
    return atlas_of(
        (
            concept("cidr-block"),
            concept("subnet", fact("subnet", "subnet-size", figure(8, "count", 256))),
            concept(
                kept,
                fact(kept, "first-address", text("Gateway")),
                fact(kept, "last-address", text("Nobody")),
                fact(kept, "reserved-in-ipv6", flag(on=False)),
                limits=() if reserved is None else (limit,),
            ),
            concept("toaster", fact("toaster", "port", figure(777, "port")), title="Toaster"),
            concept("oven", fact("oven", "ephemeral-port-range", figure(2000, "port", 2999)), title="Oven"),
            concept("iana", *(fact("iana", "port-range", value, key=key) for key, value in more.items())),
        ),
        attributes=ATTRIBUTES,
    )


def test_other_facts_give_other_answers() -> None:
    """Figures of one provider would be given for another, or outdated ones for today's."""
    atlas = other_atlas(system=figure(0, "port", 99))
    answers = {typed: lens(typed, atlas)[0].answer for typed in ("10.0.0.0/24", "10.0.0.0/16", "port 98")}
    assert answers == {
        "10.0.0.0/24": "256 private addresses, 254 usable: 10.0.0.1 to 10.0.0.254; allowed as a subnet",
        "10.0.0.0/16": (
            "65,536 private addresses: 10.0.0.0 to 10.0.255.255; too large for a subnet (/24 to /29)"
        ),
        "port 98": "Well-known port (0 to 99); ephemeral on no platform",
    }
    assert lens("10.0.0.0", atlas)[0].answer.endswith(
        "reserved (Gateway) in a subnet that begins here, /24 to /29"
    )
    assert lens("777", atlas)[0].answer.startswith("Toaster; ")
    assert lens("2500", atlas)[0].answer.endswith("ephemeral on: Oven")
    assert lens("443", atlas) == ()


def test_the_number_of_reserved_addresses_is_the_packs() -> None:
    """A sixth reserved address in the pack would be missing from the answer."""
    summary = lens("10.0.0.0/24", other_atlas(reserved=6))[0].answer
    assert summary.startswith("256 private addresses, 250 usable: 10.0.0.5 to 10.0.0.254;")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (
            "10.0.0.17/24",
            "10.0.0.17 lies in 10.0.0.0/24; 256 private addresses, 254 for hosts: 10.0.0.1 to 10.0.0.254",
        ),
        ("10.0.0.0/31", "2 private addresses, both for the hosts of a link (RFC 3021): 10.0.0.0 to 10.0.0.1"),
        ("2001:db8::/64", "2^64 documentation addresses: 2001:db8:: to 2001:db8::ffff:ffff:ffff:ffff"),
        ("/28", "16 addresses (netmask 255.255.255.240)"),
        ("10.0.0.2", "Private address (10.0.0.0/8, RFC 1918)"),
        ("169.254.169.254", "Link-local address (169.254.0.0/16, RFC 3927): never leaves its link"),
        ("port 443", "Well-known port (0 to 1023)"),
        ("50000", "Dynamic or private port (49152 to 65535)"),
    ],
)
def test_without_facts_there_is_only_arithmetic_and_rfcs(typed: str, answer: str) -> None:
    """A pack on something else would seem to contain facts that it does not have."""
    atlas = demo_atlas()
    (line,) = lens(typed, atlas)
    assert (line.answer, line.source) == (answer, "")
    assert line.id in atlas


def test_an_atlas_without_anything_gives_nothing() -> None:
    """A line would open a record that does not exist."""
    assert lens("10.0.0.0/24", atlas_of(())) == ()


def test_lenses_work_with_several_packs_open(tmp_path: Path, searcher: Searcher) -> None:
    """With a second pack, whose ids have a prefix, the facts would not be found."""
    atlas, _ = read_packs([paths.default_pack(), write_pack(tmp_path / "small")])
    for typed in ("10.0.0.0/24", "10.0.0.2", "2001:db8::/56", "443", "50000"):
        assert lens(typed, atlas) == lens(typed, searcher.atlas)


def test_a_closed_atlas_is_freed() -> None:
    """Each reload of a pack would leave the old one in memory."""
    atlas = demo_atlas()
    assert lens("port 443", atlas)
    left = weakref.ref(atlas)
    del atlas
    gc.collect()
    assert left() is None


@given(
    st.one_of(
        st.text(max_size=200),
        st.text("0123456789abcdef.:/-– %[]\t", max_size=110),
        st.text("0123456789./ ", max_size=40),
        st.lists(
            st.sampled_from(
                ["port", "tcp", "/", "10.0.0.0", "::", "a", "to", "-", "255.", "mask", "443", " "]
            )
        ).map(" ".join),
    )
)
@example("10.0.0.0/" + "9" * 10_000)
@example("1" * 10_000)
@example("\u202e10.0.0.0/24\u202c")
@example("\x0010.0.0.0\x1b")
@example("🌐 10.0.0.0/24")
@example("::/" + "0" * 90)
def test_any_text_is_accepted(searcher: Searcher, typed: str) -> None:
    """A stray key would end the search with an error."""
    for line in lens(typed, searcher.atlas):
        assert line.id in searcher.atlas
        assert line.answer


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), -4, 1e300])
def test_odd_figures_are_left_out(amount: float) -> None:
    """A mistake in somebody's pack would end the search with an error, or be read as an answer."""
    atlas = other_atlas(reserved=amount, system=figure(amount, "port"))
    assert lens("port 5", atlas)[0].answer == "Well-known port (0 to 1023); ephemeral on no platform"
    for typed in ("10.0.0.0/24", "10.0.0.0/31", "10.0.0.1", "::1/64", "2000"):
        lines = lens(typed, atlas)
        assert lines
        assert not [line for line in lines if re.search(r"\bnan\b|\binf|e\+|-\d", line.answer)]


@pytest.mark.parametrize(
    "typed",
    [
        "nat gateway",
        "7",
        "350",
        "x" * 10_000,
        "1" * 100,
        "1." * 50,
        ":" * 100,
        "port " * 20,
        "1.1.1.1 " * 12,
        "the " * 25,
    ],
)
def test_repetitive_text_is_no_lens(searcher: Searcher, typed: str) -> None:
    """A pattern would try every way to split the text, and the search would hang."""
    assert lens(typed, searcher.atlas) == ()
