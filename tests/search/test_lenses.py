"""Lenses over the shipped pack: the description of addresses, blocks and ports, word for word."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.lenses import lens

if TYPE_CHECKING:
    from netatlas.search import Searcher

BOTH = "allowed as a subnet and as a VPC"
LARGE = "too large for a subnet or a VPC (/16 to /28)"
SMALL = "too small for a subnet or a VPC (/16 to /28)"
NO_HOSTS = "not for the hosts of a network"
IN_24 = f"256 private addresses, 251 usable: 10.0.0.4 to 10.0.0.254; {BOTH}"
IN_28 = f"16 private addresses, 11 usable: 10.0.0.4 to 10.0.0.14; {BOTH}"
IN_16 = f"65,536 private addresses, 65,531 usable: 10.0.0.4 to 10.0.255.254; {BOTH}"
STEPS_4, STEPS_6 = "/44 to /64 in steps of 4", "/44 to /60 in steps of 4"

BLOCKS = {
    "10.0.0.0/24": IN_24,
    "10.0.0.0 / 24": IN_24,
    "subnet 10.0.0.0/24": IN_24,
    "10.0.0.0 255.255.255.0": IN_24,
    "10.0.0.0/255.255.255.0": IN_24,
    "10.0.0.0 netmask 255.255.255.0": IN_24,
    "10.0.0.0 0.0.0.255": IN_24,
    "10.0.0.0-10.0.0.255": IN_24,
    "10.0.0.0 – 10.0.0.255": IN_24,
    "10.0.0.0/16": IN_16,
    "10.0/16": IN_16,
    "10.0.0.0/28": IN_28,
    "10.0.0.17/24": f"10.0.0.17 lies in 10.0.0.0/24 and is usable there; {IN_24}",
    "10.0.0.1/28": f"10.0.0.1 lies in 10.0.0.0/28 and is reserved there (VPC router); {IN_28}",
    "10.0.0.0/15": f"131,072 private addresses: 10.0.0.0 to 10.1.255.255; {LARGE}",
    "10.0.0.0/29": f"8 private addresses: 10.0.0.0 to 10.0.0.7; {SMALL}",
    "10.0.0.0/31": f"2 private addresses: 10.0.0.0 to 10.0.0.1; {SMALL}",
    "10.0.0.9/32": f"1 private address, 10.0.0.9 itself; {SMALL}",
    "10.0.0.0/7": f"33,554,432 addresses: 10.0.0.0 to 11.255.255.255; {LARGE}",
    "0.0.0.0/0": "All 4,294,967,296 IPv4 addresses: the destination of a default route",
    "::/0": "All 2^128 IPv6 addresses: the destination of a default route",
    "100.64.0.0/24": f"256 carrier-grade NAT addresses, 251 usable: 100.64.0.4 to 100.64.0.254; {BOTH}",
    "127.0.0.0/16": f"65,536 loopback addresses: 127.0.0.0 to 127.0.255.255; {NO_HOSTS}",
    "224.0.0.0/24": f"256 multicast addresses: 224.0.0.0 to 224.0.0.255; {NO_HOSTS}",
    "169.254.168.0/24": f"256 link-local addresses: 169.254.168.0 to 169.254.168.255; {NO_HOSTS}",
    "10.0.0.9 to 10.0.0.20": (
        "12 addresses, not one CIDR block but several: 10.0.0.9/32, 10.0.0.10/31, 10.0.0.12/30, 10.0.0.16/30 "
        "and more; the smallest around them is 10.0.0.0/27"
    ),
    "/27": f"32 addresses (netmask 255.255.255.224), 27 usable; {BOTH}",
    "a /30": f"4 addresses (netmask 255.255.255.252); {SMALL}",
    "255.255.255.240": f"16 addresses (/28), 11 usable; {BOTH}",
    "/56": f"2^72 addresses (IPv6), all but 5 usable; {BOTH}",
    "2001:db8::/43": (
        "2^85 documentation addresses: 2001:db8:: to 2001:db8:1f:ffff:ffff:ffff:ffff:ffff; "
        f"too large for a subnet ({STEPS_4}) or a VPC ({STEPS_6})"
    ),
    "2001:db8::/50": (
        "2^78 documentation addresses: 2001:db8:: to 2001:db8:0:3fff:ffff:ffff:ffff:ffff; "
        f"no such size for a subnet ({STEPS_4}) or a VPC ({STEPS_6})"
    ),
    "2001:db8::/64": (
        "2^64 documentation addresses, all but 5 usable: 2001:db8::4 to 2001:db8::ffff:ffff:ffff:fffe; "
        f"allowed as a subnet, too small for a VPC ({STEPS_6})"
    ),
    "2001:db8::/128": (
        f"1 documentation address, 2001:db8:: itself; too small for a subnet ({STEPS_4}) or a VPC ({STEPS_6})"
    ),
    "fd00:ec2::/64": (
        f"2^64 unique local addresses: fd00:ec2:: to fd00:ec2::ffff:ffff:ffff:ffff; {NO_HOSTS}"
    ),
    "::ffff:10.0.0.0/120": (
        f"256 IPv4-mapped addresses: ::ffff:10.0.0.0 to ::ffff:10.0.0.255; {NO_HOSTS}; "
        "the addresses of 10.0.0.0/24 in IPv6 form"
    ),
}
PRIVATE = "Private address (10.0.0.0/8, RFC 1918)"
KEPT = "for services that only EC2 instances reach, instance metadata and the Amazon DNS server among them"
ADDRESSES = {
    "10.0.0.0": f"{PRIVATE}; reserved (Network address) in a subnet that begins here, /16 to /28",
    "10.0.0.1": f"{PRIVATE}; reserved (VPC router) in a subnet that begins at 10.0.0.0, /16 to /28",
    "10.0.0.2": f"{PRIVATE}; reserved (Amazon DNS) in a subnet that begins at 10.0.0.0, /16 to /28",
    "10.1.5.3": f"{PRIVATE}; reserved (Future use) in a subnet that begins at 10.1.5.0, /24 to /28",
    "10.0.0.18": f"{PRIVATE}; reserved (Amazon DNS) in a subnet that begins at 10.0.0.16, /28",
    "10.0.0.255": (
        f"{PRIVATE}; reserved (Broadcast address, which a VPC does not use) "
        "in a subnet that ends here, /24 to /28"
    ),
    "10.0.0.20": f"{PRIVATE}; usable in a subnet of any size, /16 to /28",
    "172.31.255.9": "Private address (172.16.0.0/12, RFC 1918); usable in a subnet of any size, /16 to /28",
    "100.64.0.9": (
        "Carrier-grade NAT address (100.64.0.0/10, RFC 6598): between a provider and customers; "
        "usable in a subnet of any size, /16 to /28"
    ),
    "8.8.8.8": "Public address: the internet can route to it",
    "127.0.0.1": "Loopback address (127.0.0.0/8, RFC 1122): never leaves the host",
    "169.254.169.253": (
        "Link-local address (169.254.0.0/16, RFC 3927): never leaves its link; "
        f"Amazon DNS server answers here; in 169.254.168.0/22, {KEPT}"
    ),
    "169.254.169.254": (
        f"Link-local address (169.254.0.0/16, RFC 3927): never leaves its link; in 169.254.168.0/22, {KEPT}"
    ),
    "169.254.7.7": "Link-local address (169.254.0.0/16, RFC 3927): never leaves its link",
    "203.0.113.9": (
        "Documentation address (203.0.113.0/24, RFC 5737): for examples only; "
        "usable in a subnet of any size, /16 to /28"
    ),
    "224.0.0.5": "Multicast address (224.0.0.0/24, RFC 5771): for control on one link; all OSPF routers",
    "239.1.2.3": "Multicast address (239.0.0.0/8, RFC 2365): for use inside one organization",
    "255.255.255.255": "Broadcast address (255.255.255.255/32, RFC 919): all hosts of the own link",
    "address 0.0.0.0": "Unspecified address (0.0.0.0/32, RFC 1122): any address, or none yet",
    "::1": "Loopback address (::1/128, RFC 4291): never leaves the host",
    "[::1]": "Loopback address (::1/128, RFC 4291): never leaves the host",
    "fe80::1%eth0": "Link-local address (fe80::/10, RFC 4291): never leaves its link",
    "fd00:ec2::254": (
        f"Unique local address (fc00::/7, RFC 4193): the private addresses of IPv6; in fd00:ec2::/32, {KEPT}"
    ),
    "2600:1f18::3": (
        "Public address (2000::/3, RFC 4291): global unicast; "
        f"reserved in a subnet that begins at 2600:1f18::, {STEPS_4}"
    ),
    "ff02::1": "Multicast address (ff02::/16, RFC 4291): on one link; all nodes of the link",
    "::ffff:10.0.0.1": (
        "IPv4-mapped address (::ffff:0:0/96, RFC 4291): an IPv4 address in IPv6 form; it is 10.0.0.1, "
        "private address (10.0.0.0/8, RFC 1918); packets to it are IPv4"
    ),
}
ON_ALL = "Elastic Load Balancing; NAT gateway; AWS Lambda ports"
PORTS = {
    "443": "HTTPS over TCP; a well-known port (0 to 1023); ephemeral on no platform",
    "22": "SSH over TCP; a well-known port (0 to 1023); ephemeral on no platform",
    "53/udp": "DNS over UDP and TCP; a well-known port (0 to 1023); ephemeral on no platform",
    "port 179": "BGP over TCP; a well-known port (0 to 1023); ephemeral on no platform",
    "udp 500": "IKE over UDP; a well-known port (0 to 1023); ephemeral on no platform",
    "port 7": "Well-known port (0 to 1023); ephemeral on no platform",
    "port 0": "Reserved, nothing listens there; a well-known port (0 to 1023); ephemeral on no platform",
    "udp/6081": f"GENEVE over UDP; a registered port (1024 to 49151); ephemeral on: {ON_ALL}",
    ":8080": f"HTTP alternate over TCP; a registered port (1024 to 49151); ephemeral on: {ON_ALL}",
    "5432": f"PostgreSQL over TCP; a registered port (1024 to 49151); ephemeral on: {ON_ALL}",
    "3000 tcp": (
        "Registered port (1024 to 49151); ephemeral on: Windows through Server 2003; "
        "Elastic Load Balancing; NAT gateway and 1 more"
    ),
    "40000": (
        "Registered port (1024 to 49151); ephemeral on: Linux kernel default; "
        "Elastic Load Balancing; NAT gateway and 1 more"
    ),
    "50001": (
        "Dynamic or private port (49152 to 65535); ephemeral on: Windows Server 2008, Vista and later; "
        "Linux kernel default; Elastic Load Balancing and 2 more"
    ),
}
BROKEN = {
    "10.0.0.0/33": "A prefix of IPv4 is /0 to /32; /32 is a single address.",
    "10.0.0.256": "256 is too large: each of the four numbers of an IPv4 address is 0 to 255.",
    "300.1.1.1/24": "300 is too large: each of the four numbers of an IPv4 address is 0 to 255.",
    "10.0.0.0.0/24": "An IPv4 address has four numbers, not 5: 10.0.0.0, for example.",
    "10.0.0.010": "010 begins with a zero, which some programs read as octal; write 10.",
    "10.0.0.0 255.0.255.0": (
        "255.0.255.0 is no netmask: its binary ones must all stand before its zeros. "
        "255.0.0.0 is one, for /8."
    ),
    "10.0.0.9-10.0.0.1": "It ends before it begins; turned round it is 10.0.0.1 to 10.0.0.9.",
    "10.0.0.1 - ::1": "One end is IPv4, the other IPv6; both must be of one version.",
    "2001:db8::/129": "A prefix of IPv6 is /0 to /128; /128 is a single address.",
    "2001:db8::1::2": "The sign :: may stand once in an IPv6 address, for one run of zeros.",
    "2001:db8::12345": "12345 is too long: a group of an IPv6 address has one to four hexadecimal digits.",
    "1:2:3:4:5:6:7": "An IPv6 address has eight groups, not 7; :: stands for the zeros left out.",
    "/129": "Prefixes end at /32 in IPv4 and at /128 in IPv6.",
    "port 70000": "Port numbers end at 65535; they go from 0 to 65535.",
}
NO_LENSES = (
    *(
        "",
        " ",
        "nat gateway",
        "TLS 1.2",
        "1.2.3",
        "24/7",
        "1.25/2",
        "45 gbps",
        "7",
        "45",
        "350",
        "1023",
        "70000",
    ),
    *("9001", "64512", "2019", "7 instances", "port", "tcp", "tcp vs udp", "1024-65535", "12:30", "12:30:45"),
    *(
        "00:1a:2b:3c:4d:5e",
        "2001:db8:",
        "10.0.0.0/",
        "10.0.0.",
        "dead-beef",
        "C++",
        "std::vector",
        "10.0.0.1 10.0.0.2",
    ),
    *("443x", "٤٤٣", "route 53", "-1", "/", "::/", "1e5"),
)


@pytest.mark.parametrize(("typed", "answer"), [*BLOCKS.items(), *ADDRESSES.items(), *PORTS.items()])
def test_the_first_line_sums_the_answer_up(searcher: Searcher, typed: str, answer: str) -> None:
    """A network planned by this line, the only one in the terminal, would be planned wrong."""
    assert lens(typed, searcher.atlas)[0].answer == answer


@pytest.mark.parametrize(("typed", "answer"), BROKEN.items())
def test_malformed_input_is_explained(searcher: Searcher, typed: str, answer: str) -> None:
    """A typo in an address would find nothing, without a hint at what is wrong."""
    (line,) = lens(typed, searcher.atlas)
    assert (line.name, line.answer) == (typed, answer)
    assert line.id == ("ephemeral-ports" if "port" in typed else "cidr-block")


@pytest.mark.parametrize("typed", NO_LENSES)
def test_words_and_figures_are_no_lens(searcher: Searcher, typed: str) -> None:
    """A figure or a version would be taken for a port or an address, above the real results."""
    assert lens(typed, searcher.atlas) == ()


@pytest.mark.parametrize("length", range(44, 65, 4))
def test_ipv6_goes_in_steps(searcher: Searcher, length: int) -> None:
    """The allowed sizes of IPv6 blocks would be wrong at their ends."""
    summary = lens(f"2001:db8::/{length}", searcher.atlas)[0].answer
    assert f"2^{128 - length} documentation addresses, all but 5 usable" in summary
    assert summary.endswith(BOTH if length <= 60 else f"allowed as a subnet, too small for a VPC ({STEPS_6})")


def test_each_reserved_address_has_a_line_with_its_role_and_source(searcher: Searcher) -> None:
    """The five addresses would be just a number, without the facts behind them."""
    lines = lens("10.0.0.0/24", searcher.atlas)
    roles = {line.name: (line.id, line.answer) for line in lines if line.name.startswith("10.0.0.")}
    assert list(roles.items())[1:] == [
        ("10.0.0.0", ("reserved-ip-addresses/first-address", "Network address")),
        ("10.0.0.1", ("reserved-ip-addresses/second-address", "VPC router")),
        ("10.0.0.2", ("reserved-ip-addresses/third-address", "Amazon DNS")),
        ("10.0.0.3", ("reserved-ip-addresses/fourth-address", "Future use")),
        ("10.0.0.255", ("reserved-ip-addresses/last-address", "Broadcast address, which a VPC does not use")),
    ]
    by_id = {line.id: line for line in lines}
    assert by_id["subnet/subnet-size"].answer == "Allowed: /16 to /28, 16 to 65,536 addresses"
    model = "API model, botocore 1.44.8, 2026-11-20"
    assert by_id["subnet/subnet-size"].source == f"VPC guide, 2026-11, as of 2024; {model}"
    assert by_id["cidr-block/purpose"].answer == (
        "10.0.0.0 to 10.0.0.255, netmask 255.255.255.0; private addresses (10.0.0.0/8, RFC 1918)"
    )


def test_a_port_names_the_range_of_each_platform(searcher: Searcher) -> None:
    """The platforms that use a port would be listed without their ranges."""
    answers = {line.id: line.answer for line in lens("49152", searcher.atlas)}
    assert answers["linux-port-range/ephemeral-port-range"].startswith("Ephemeral: 32768 to 60999;")
    assert answers["ephemeral-ports-first-windows"] == "49152; Windows Vista, Server 2008 and later"
    assert "windows-2003-port-range/ephemeral-port-range" not in answers


@given(
    st.one_of(
        st.ip_addresses().map(str),
        st.builds("{}/{}".format, st.ip_addresses(v=4), st.integers(0, 33)),
        st.builds("{}/{}".format, st.ip_addresses(v=6), st.integers(0, 129)),
        st.builds("{} - {}".format, st.ip_addresses(), st.ip_addresses()),
        st.builds("{} {}".format, st.sampled_from(["port", "tcp", "udp"]), st.integers(0, 70000)),
        st.builds("/{}".format, st.integers(0, 130)),
    )
)
def test_each_line_opens_another_record(searcher: Searcher, typed: str) -> None:
    """A line would open nothing, or one of two lines of a record would be dropped."""
    lines = lens(typed, searcher.atlas)
    ids = [line.id for line in lines]
    assert lines
    assert len(set(ids)) == len(ids)
    assert all(one in searcher.atlas for one in ids)
    assert all(line.name and line.answer for line in lines)


@given(st.ip_addresses(v=4, network="10.0.0.0/8"), st.integers(16, 28))
def test_what_is_usable_is_what_is_not_reserved(
    searcher: Searcher, address: ipaddress.IPv4Address, length: int
) -> None:
    """An address would be said to be usable in one line and reserved in another."""
    network = ipaddress.ip_network(f"{address}/{length}", strict=False)
    summary = lens(str(network), searcher.atlas)[0].answer
    assert f"{network.num_addresses - 5:,} usable: {network[4]} to {network[-2]};" in summary
    host = lens(f"{address}/{length}", searcher.atlas)[0].answer
    place = int(address) - int(network.network_address)
    if place:
        inside = 4 <= place <= network.num_addresses - 2
        assert ("is usable there" in host, "is reserved there" in host) == (inside, not inside)
