"""Lenses: ranges among blocks, blocks split into a number of parts, ports and addresses in any order."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.lenses import lens, lens_answer
from netatlas.search.lenses.extents import Extent, extent_of, relation_text
from netatlas.search.lenses.parsing import parse
from netatlas.search.lenses.typed import Block, Endpoint, Host, Malformed, Port, Several, Span, Split

if TYPE_CHECKING:
    from netatlas.search import Searcher

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
HOST = Host(ipaddress.ip_address("10.0.0.1"))
BLOCK = Block(ipaddress.ip_network("10.0.0.0/24"))
WIDE = Block(ipaddress.ip_network("10.0.0.0/22"))
SPAN = Span(ipaddress.ip_address("10.0.0.9"), ipaddress.ip_address("10.0.0.20"))
HALF = Block(ipaddress.ip_network("10.0.0.128/25"))
HTTPS = Endpoint(HOST, Port(443))

PORTS = """port 443 on 10.0.0.1|443 on 10.0.0.1|10.0.0.1 port 443|10.0.0.1, port 443|10.0.0.1 on port 443
the port 443 of the host 10.0.0.1|port 443 to 10.0.0.1|:443 on 10.0.0.1|the IP 10.0.0.1 on port 443"""
OVER_TCP = (
    "443/tcp on 10.0.0.1|tcp 443 to 10.0.0.1|tcp port 443 on 10.0.0.1|10.0.0.1 443/tcp|10.0.0.1 over tcp/443"
)
FORMS: dict[str, object] = {
    **dict.fromkeys(PORTS.replace("\n", "|").split("|"), HTTPS),
    **dict.fromkeys(OVER_TCP.split("|"), Endpoint(HOST, Port(443, "TCP"))),
    "port 443 on 10.0.0.0/24": Endpoint(BLOCK, Port(443)),
    "2001:db8::1 port 443": Endpoint(Host(ipaddress.ip_address("2001:db8::1")), Port(443)),
    "port 443 on 10.0.0.300": Malformed(
        "port 443 on 10.0.0.300", "300 is too large: each of the four numbers of an IPv4 address is 0 to 255."
    ),
    "port 70000 on 10.0.0.1": Malformed(
        "port 70000 on 10.0.0.1", "Port numbers end at 65535; they go from 0 to 65535.", port=True
    ),
    "port 443 on the load balancer": None,
    "443 of 10.0.0.1": None,
    "10.0.0.0-10.0.0.255 and 10.0.0.128/25": Several((BLOCK, HALF)),
    "10.0.0.128/25, 10.0.0.0 to 10.0.0.255": Several((HALF, BLOCK)),
    "10.0.0.9 - 10.0.0.20 overlaps 10.0.0.0/24?": Several((SPAN, BLOCK)),
    "10.0.0.9\u201410.0.0.20 vs 10.0.0.9-10.0.0.20": Several((SPAN, SPAN)),
    "is 10.0.0.1 in 10.0.0.9-10.0.0.20": Several((HOST, SPAN)),
    "10.0.0.0/24 to 10.0.0.128/25": Several((BLOCK, HALF)),
    "10.0.0.20-10.0.0.9 and 10.0.0.0/24": Malformed(
        "10.0.0.20-10.0.0.9", "It ends before it begins; turned round it is 10.0.0.9 to 10.0.0.20."
    ),
    "10.0.0.0/22 into 4 subnets": Split(WIDE, 24),
    "split 10.0.0.0/22 into 4": Split(WIDE, 24),
    "split 10.0.0.0-10.0.3.255 into four equal parts": Split(WIDE, 24),
    "4 subnets of 10.0.0.0/22": Split(WIDE, 24),
    "divide 10.0.0.0/22 in half": Split(WIDE, 23),
    "10.0.0.0/22 4": None,
    "10.0.0.0/22 into 3 subnets": Malformed(
        "10.0.0.0/22 into 3",
        "3 is no power of two: 10.0.0.0/22 splits into 2 blocks (/23) or 4 (/24), of which 3 leave 1 over.",
    ),
    "10.0.0.0/30 into 8": Malformed(
        "10.0.0.0/30 into 8", "10.0.0.0/30 has 4 addresses: it splits into 4 blocks at most."
    ),
    "split 10.0.0.0/22 into 0": Malformed("10.0.0.0/22 into 0", "A block is split into 1 block or more."),
    "\u200b10.0.0.0/24\u2060": BLOCK,
    "\u00a010.0.0.0/24\u3000": BLOCK,
    "\uff11\uff10.0.0.0\uff0f\uff12\uff14": BLOCK,
    "10\u30020\u30020\u30021": HOST,
    "10.0.0.1\ufe0f\u3164": HOST,
}


@st.composite
def extents(draw: st.DrawFn) -> tuple[str, Extent]:
    """Return a range near others, as it is typed, and its extent."""
    version = draw(st.sampled_from((4, 6)))
    base = int(ipaddress.ip_address("10.0.0.0" if version == 4 else "2001:db8::"))
    first, more = draw(st.integers(0, 40)), draw(st.integers(1, 40))
    kind = ipaddress.IPv4Address if version == 4 else ipaddress.IPv6Address
    low, high = kind(base + first), kind(base + first + more)
    sign = draw(st.sampled_from(("-", " - ", " to ", "\u2013")))
    return f"{low}{sign}{high}", Extent(low, high)


@pytest.mark.parametrize(("typed", "meant"), FORMS.items())
def test_forms_are_parsed_or_refused(typed: str, meant: object) -> None:
    """What was pasted would be answered with guesses at its words, or as something else."""
    assert parse(typed) == meant


@given(
    st.ip_addresses(), st.integers(0, 65535), st.sampled_from(("port {} on {}", "{}/udp on {}", "{} on {}"))
)
def test_a_port_goes_before_its_address(address: Address, port: int, form: str) -> None:
    """The words of a firewall rule would be no address and no port."""
    transport = "UDP" if "udp" in form else ""
    assert parse(form.format(port, address)) == Endpoint(Host(address), Port(port, transport))


@given(extents(), extents())
def test_ranges_lie_to_one_another_as_their_addresses_do(
    searcher: Searcher, one: tuple[str, Extent], other: tuple[str, Extent]
) -> None:
    """Two ranges would be said to be apart that share addresses, or the other way round."""
    (text, extent), (other_text, other_extent) = one, other
    ours, theirs = (
        {*range(int(each.first), int(each.last) + 1)} if each.version == extent.version else set()
        for each in (extent, other_extent)
    )
    assert extent.overlaps(other_extent) is other_extent.overlaps(extent) is bool(ours & theirs)
    assert extent.holds(other_extent) is (bool(theirs) and theirs <= ours)
    assert sum(block.num_addresses for block in extent.blocks()) == len(ours)
    words = relation_text(extent, other_extent)
    assert ("overlap" in words and "not overlap" not in words) is bool(ours & theirs)
    first = lens(f"{text} and {other_text}", searcher.atlas)[0]
    parsed = parse(f"{text} and {other_text}")
    assert isinstance(parsed, Several)
    assert [extent_of(item)[:2] for item in parsed.items] == [extent[:2], other_extent[:2]]
    assert first.answer


@given(st.integers(0, 32), st.integers(0, 70))
def test_a_block_is_split_or_the_refusal_says_what_fits(length: int, count: int) -> None:
    """A plan would have blocks of unequal size, or be refused without a way on."""
    network = ipaddress.ip_network((0, length))
    parsed = parse(f"split {network} into {count}")
    subnets = {2**bits: length + bits for bits in range(33 - length)}
    if count in subnets:
        assert parsed == Split(Block(network), subnets[count])
        return
    assert isinstance(parsed, Malformed)
    fitting = [parts for parts in subnets if parts < count]
    assert not fitting or f"{max(fitting):,} block" in parsed.problem


def test_a_range_that_is_no_block_is_taken_apart(searcher: Searcher) -> None:
    """Whether a range is free could not be seen from the answer."""
    answer = lens_answer("10.0.0.9-10.0.0.20 and 10.0.0.16/28", searcher.atlas)
    assert answer.lines[0].answer == (
        "10.0.0.9 to 10.0.0.20 and 10.0.0.16/28 overlap: 10.0.0.16 to 10.0.0.20, 5 addresses, in both"
    )
    told = [line.answer for line in answer.lines] + [step.answer for step in answer.steps]
    assert any(
        "12 addresses, not one CIDR block but several: 10.0.0.9/32, 10.0.0.10/31" in one for one in told
    )


@pytest.mark.parametrize(
    "typed",
    [
        "can i peer 10.0.0.0/16 with 10.0.5.0/24",
        "does my vpc 10.0.0.0/16 overlap with your 10.1.0.0/16?",
        "would 10.0.0.0/16 and 10.0.128.0/17 overlap if we connect both",
        "is 10.0.0.5 in 10.0.0.0/24",
        "do these blocks have addresses in common: 10.0.0.0/16, 10.1.0.0/16",
        "may I connect 10.0.0.0/16 to 10.0.0.0/20",
    ],
)
def test_blocks_in_a_question_are_taken_together(typed: str) -> None:
    """Whoever asks in a sentence would get values that only hold some digits of the blocks."""
    assert isinstance(parse(typed), Several)
