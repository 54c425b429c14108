"""Lenses over the shipped pack: addresses as they are pasted, IPv4 inside IPv6, several blocks together."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.lenses import lens, lens_answer
from netatlas.search.lenses.embedded import embedded_in
from netatlas.search.lenses.extents import extent_of, relation_text
from netatlas.search.lenses.parsing import parse
from netatlas.search.lenses.typed import Block, Endpoint, Host, Malformed, Port, Several, Split

if TYPE_CHECKING:
    from netatlas.search import Searcher
    from netatlas.search.lenses.typed import Network

HOST = Host(ipaddress.ip_address("10.0.0.1"))
HOST_6 = Host(ipaddress.ip_address("2001:db8::1"))
BLOCK = Block(ipaddress.ip_network("10.0.0.0/24"))
HTTPS = Endpoint(HOST, Port(443))

PASTED = {
    "10.0.0.1.": HOST,
    "(10.0.0.1)": HOST,
    "[10.0.0.1]": HOST,
    "<10.0.0.1>": HOST,
    "“10.0.0.1”,": HOST,
    "'10.0.0.1';": HOST,
    "`10.0.0.1`": HOST,
    "10.0.0.1)": HOST,
    "\u200b10.0.0.1\ufeff": HOST,
    "\uff11\uff10.\uff10.\uff10.\uff11": HOST,
    "http://10.0.0.1/": HOST,
    "http://10.0.0.1": HOST,
    "(see http://10.0.0.1/)": None,
    "https://admin:secret@10.0.0.1/login?next=%2F#top": HOST,
    "ssh ec2-user@10.0.0.1": HOST,
    "http://[2001:db8::1]/index.html": HOST_6,
    "[2001:db8::1].": HOST_6,
    "(10.0.0.0/24)": BLOCK,
    '"10.0.0.0/24"': BLOCK,
    "10.0.0.0/24.": BLOCK,
    "[10.0.0.0/24]": BLOCK,
    '["10.0.0.0/24"]': BLOCK,
    "('10.0.0.0/24',)": BLOCK,
    "10.0.0.1:443": HTTPS,
    "10.0.0.1:443.": HTTPS,
    "10.0.0.1 port 443": HTTPS,
    "https://10.0.0.1:443/path": HTTPS,
    "10.0.0.1:443/tcp": Endpoint(HOST, Port(443, "TCP")),
    "tcp://10.0.0.1:443": Endpoint(HOST, Port(443, "TCP")),
    "10.0.0.1 udp/53": Endpoint(HOST, Port(53, "UDP")),
    "[2001:db8::1]:443": Endpoint(HOST_6, Port(443)),
    "http://[2001:db8::1]:8080/": Endpoint(HOST_6, Port(8080)),
    "10.0.0.0/24:443": Endpoint(BLOCK, Port(443)),
    "10/8": Block(ipaddress.ip_network("10.0.0.0/8")),
    "127/8": Block(ipaddress.ip_network("127.0.0.0/8")),
    "224/4": Block(ipaddress.ip_network("224.0.0.0/4")),
    "block 12/8": Block(ipaddress.ip_network("12.0.0.0/8")),
    "12/8": None,
    "24/7": None,
    "1/2": None,
    "fe80::1/64%eth0": Block(ipaddress.ip_network("fe80::/64"), ipaddress.ip_address("fe80::1")),
    "http://example.com/": None,
    "http://example.com:443/10.0.0.1": None,
    "user@example.com": None,
    "10.0.0.1:": None,
    "https://": None,
    "()": None,
}
TOGETHER = {
    "10.0.0.0/22 in /24": Split(Block(ipaddress.ip_network("10.0.0.0/22")), 24),
    "split 10.0.0.0/22 into /24s": Split(Block(ipaddress.ip_network("10.0.0.0/22")), 24),
    "10.0.0.0/22 into /24 subnets": Split(Block(ipaddress.ip_network("10.0.0.0/22")), 24),
    "10.0.0.0/24, 10.0.0.1": Several((BLOCK, HOST)),
    "is 10.0.0.1 in 10.0.0.0/24?": Several((HOST, BLOCK)),
    '["10.0.0.0/24", "10.0.0.0/24"]': Several((BLOCK, BLOCK)),
    "10.0.0.0/24 vs 10.0.0.0/24": Several((BLOCK, BLOCK)),
    "10.0.0.1 10.0.0.2": None,
    "10.0.0.0/24 to nat gateway": None,
    "10.0.0.0/24 in": None,
    "10.0.0.0/24 /25 /26": None,
}
CANNOT_PEER = "two VPCs with these blocks could not be peered"
CAN_PEER = "two VPCs with these blocks could be peered"
PRIVATE = "private address (10.0.0.0/8, RFC 1918)"
ALL = "All 4,294,967,296 IPv4 addresses: the destination of a default route"
ANSWERS = {
    "10.0.0.7/0": f"{ALL}; 10.0.0.7, {PRIVATE}, is one of them",
    "10.0.0.7 0.0.0.0": (
        f"{ALL}; 10.0.0.7, {PRIVATE}, is one of them; as a wildcard mask, 0.0.0.0 means 10.0.0.7 alone"
    ),
    "::1/0": (
        "All 2^128 IPv6 addresses: the destination of a default route; ::1, loopback address "
        "(::1/128, RFC 4291): never leaves the host, is one of them"
    ),
    "10.0.0.0/255.255.255.255": (
        "1 private address, 10.0.0.0 itself; too small for a subnet or a VPC (/16 to /28); "
        "as a wildcard mask, 255.255.255.255 means any address"
    ),
    "64:ff9b::a00:1": (
        "NAT64 address (64:ff9b::/96, RFC 6052): an IPv4 address seen from IPv6; NAT64 translates it to "
        f"10.0.0.1, {PRIVATE}; RFC 6052 keeps this prefix for public addresses"
    ),
    "2002:a00:1::": (
        f"6to4 address (2002::/16, RFC 3056); its network is behind the router 10.0.0.1, {PRIVATE}; "
        "not valid, as 6to4 needs a public address (RFC 3056)"
    ),
    "2002:808:808::1": (
        "6to4 address (2002::/16, RFC 3056); its network is behind the router 8.8.8.8, public address: "
        "the internet can route to it"
    ),
    "2001:0:4136:e378:8000:63bf:f7f7:f7f7": (
        "Teredo address (2001::/32, RFC 4380); its client is behind 8.8.8.8, public address: the internet "
        "can route to it, UDP port 40000, its server is 65.54.227.120"
    ),
    "10.0.0.0/24 10.0.0.128/25": f"10.0.0.0/24 holds 10.0.0.128/25: they overlap; {CANNOT_PEER}",
    "10.0.0.128/25 in 10.0.0.0/24": f"10.0.0.0/24 holds 10.0.0.128/25: they overlap; {CANNOT_PEER}",
    "10.0.0.0/16 and 10.0.0.0/16": f"Both are 10.0.0.0/16: they overlap; {CANNOT_PEER}",
    "10.0.0.0/16 and 10.1.0.0/16": (
        "10.0.0.0/16 and 10.1.0.0/16 touch and do not overlap: 10.1.0.0/16 begins right behind 10.0.0.0/16; "
        f"together they are 10.0.0.0/15; {CAN_PEER}"
    ),
    "10.1.0.0/16 vs 10.2.0.0/16": (
        "10.1.0.0/16 and 10.2.0.0/16 touch and do not overlap: 10.2.0.0/16 begins right behind 10.1.0.0/16; "
        f"together they are no one block; {CAN_PEER}"
    ),
    "can 10.0.0.0/24 be peered with 10.0.2.0/24": (
        f"10.0.0.0/24 and 10.0.2.0/24 do not overlap: 256 addresses between them; {CAN_PEER}"
    ),
    "10.0.0.0/8 10.1.0.0/16": (
        "10.0.0.0/8 holds 10.1.0.0/16: they overlap; no VPC can have 10.0.0.0/8 (/16 to /28)"
    ),
    "10.0.0.0/24 and 2001:db8::/56": "10.0.0.0/24 is IPv4 and 2001:db8::/56 IPv6: they cannot overlap",
    "10.0.0.9 in 10.0.0.0/24": "10.0.0.9 lies in 10.0.0.0/24 and is usable there",
    "10.0.0.255 in 10.0.1.0/24": "10.0.0.255 is not in 10.0.1.0/24",
    "10.0.0.9 in 10.0.0.9/32": "Both are 10.0.0.9",
    "10.0.0.0/16 in /28": (
        "4,096 blocks of 16 addresses, 11 usable in each, 45,056 in all: 10.0.0.0/28, 10.0.0.16/28, "
        "10.0.0.32/28, 10.0.0.48/28 and 4,092 more; allowed as a subnet and as a VPC"
    ),
    "10.0.0.0/30 in /32": (
        "4 blocks of 1 address: 10.0.0.0/32, 10.0.0.1/32, 10.0.0.2/32, 10.0.0.3/32; "
        "too small for a subnet or a VPC (/16 to /28)"
    ),
    "10.0.0.0/24 10.0.0.2": "10.0.0.2 lies in 10.0.0.0/24 and is reserved there (Amazon DNS)",
    "10.0.0.0/24, 10.0.1.0/24, 10.0.2.0/24": (
        "None of the 3 overlap; VPCs with these blocks, one each, could be peered"
    ),
    "10.0.0.0/22 in /24": (
        "4 blocks of 256 addresses, 251 usable in each, 1,004 in all: 10.0.0.0/24, 10.0.1.0/24, 10.0.2.0/24, "
        "10.0.3.0/24; allowed as a subnet and as a VPC"
    ),
    "10.0.0.0/22 in /20": (
        "A /20 is larger than 10.0.0.0/22: the one around it is 10.0.0.0/20. Give a prefix from /22 on."
    ),
    "10.0.0.0/22 in /40": "A prefix of IPv4 is /0 to /32; /32 is a single address.",
    "10.0.0.0/24 and 10.0.0.0/33": "A prefix of IPv4 is /0 to /32; /32 is a single address.",
    "10.0.0.1:70000": "Port numbers end at 65535; they go from 0 to 65535.",
    "10.0.0.256:443": "256 is too large: each of the four numbers of an IPv4 address is 0 to 255.",
}
AROUND = [("", "."), ("(", ")"), ("[", "]"), ('"', '"'), ("“", "”,"), ("<", ">"), (" ", "?"), ("{'", "'}")]
NETWORKS = st.one_of(
    st.builds(
        lambda address, length: ipaddress.ip_network(f"{address}/{length}", strict=False),
        st.ip_addresses(v=4, network="10.0.0.0/14"),
        st.integers(12, 32),
    ),
    st.builds(
        lambda address, length: ipaddress.ip_network(f"{address}/{length}", strict=False),
        st.ip_addresses(v=6, network="2001:db8::/44"),
        st.integers(42, 66),
    ),
)


@pytest.mark.parametrize(("typed", "meant"), [*PASTED.items(), *TOGETHER.items()])
def test_what_is_around_is_set_aside(typed: str, meant: object) -> None:
    """An address from a log, a file or a sentence would find guesses instead of what it is."""
    assert parse(typed) == meant


@pytest.mark.parametrize(("typed", "answer"), ANSWERS.items())
def test_the_first_line_answers(searcher: Searcher, typed: str, answer: str) -> None:
    """Blocks would be planned that overlap, or an address would be lost behind its prefix."""
    assert lens(typed, searcher.atlas)[0].answer == answer


@given(st.one_of(st.ip_addresses().map(str), NETWORKS.map(str)), st.sampled_from(AROUND))
def test_surroundings_change_nothing(searcher: Searcher, typed: str, around: tuple[str, str]) -> None:
    """An address would be another one, or none, in brackets or at the end of a sentence."""
    assert lens(around[0] + typed + around[1], searcher.atlas) == lens(typed, searcher.atlas)


@given(st.ip_addresses(), st.integers(0, 65535))
def test_address_and_port_are_both_explained(
    searcher: Searcher, address: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int
) -> None:
    """A port behind an address would hide the address, or go unexplained."""
    host = f"[{address}]" if address.version == 6 else str(address)
    lines = lens(f"{host}:{port}", searcher.atlas)
    assert lines[0].answer == lens(str(address), searcher.atlas)[0].answer
    by_name = {line.name: line.answer for line in lines}
    assert by_name[f"Port {port}"] == lens(f"port {port}", searcher.atlas)[0].answer


@given(st.ip_addresses(v=4))
def test_every_form_gives_back_its_ipv4_address(inner: ipaddress.IPv4Address) -> None:
    """An IPv6 address would be judged by another IPv4 address than the one inside it."""
    number = int(inner)
    teredo = (0x20010000 << 96) | (0x41 << 64) | (0x8000 << 48) | (number ^ 0xFFFFFFFF)
    for form in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80, teredo):
        embedded = embedded_in(ipaddress.IPv6Address(form))
        assert embedded is not None
        assert embedded.address == inner


@given(NETWORKS, NETWORKS)
def test_relations_agree_with_ipaddress(one: Network, other: Network) -> None:
    """Two blocks would be said to be apart that share addresses."""
    same_version = one.version == other.version
    overlap = same_version and (int(one[0]) <= int(other[-1]) and int(other[0]) <= int(one[-1]))
    ours, theirs = extent_of(Block(one)), extent_of(Block(other))
    assert ours.overlaps(theirs) is theirs.overlaps(ours) is overlap
    words = relation_text(ours, theirs)
    assert words
    assert ("touch" in words) is (
        same_version and (int(one[-1]) + 1 == int(other[0]) or int(other[-1]) + 1 == int(one[0]))
    )


@given(st.ip_addresses(v=4, network="10.0.0.0/8"), st.integers(16, 28), st.integers(0, 8))
def test_parts_make_up_the_block(
    searcher: Searcher, address: ipaddress.IPv4Address, length: int, more: int
) -> None:
    """A plan of subnets would have a hole, or use an address that is reserved."""
    network = ipaddress.ip_network(f"{address}/{length}", strict=False)
    part_length = min(length + more, 28)
    answer = lens_answer(f"{network} in /{part_length}", searcher.atlas)
    rows = {step.name: step.answer for step in answer.steps if step.part == "Blocks"}
    parts = [ipaddress.IPv4Network(name) for name in rows]
    assert list(ipaddress.collapse_addresses(parts)) == [network]
    for part, words in zip(parts, rows.values(), strict=True):
        reserved = f"reserved {part[0]}, {part[1]}, {part[2]}, {part[3]} and {part[-1]}"
        assert words == f"usable {part[4]} to {part[-2]}; {reserved}"


def test_the_first_malformed_item_is_explained() -> None:
    """A slip in one of two blocks would leave both without an answer."""
    assert parse("10.0.0.0/24 and 10.0.0.300") == Malformed(
        "10.0.0.300", "300 is too large: each of the four numbers of an IPv4 address is 0 to 255."
    )
