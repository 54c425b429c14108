"""The address ranges that RFCs set aside for a purpose; independent of any pack.

The table follows the special-purpose registries of IANA and has nothing of any provider.
"""

from __future__ import annotations

from functools import cache
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from netatlas.search.lenses.typed import Address, Network


class Range(NamedTuple):
    """A range of addresses that is set aside for something.

    Attributes:
        network: the addresses.
        written: the same as the registry writes it.
        kind: one word for it: private, public, multicast ...
        name: as it is written before "address".
        rfc: the document that sets it aside; empty for what is left over.
        hosts: whether hosts of a network may have its addresses.
        more: a further explanation, or empty.
    """

    network: Network
    written: str
    kind: str
    name: str
    rfc: str
    hosts: bool
    more: str = ""

    def words(self) -> str:
        """Return name, range, document and what it is for: ``Private address (10.0.0.0/8, RFC 1918)``."""
        more = f": {self.more}" if self.more else ""
        return f"{self.name} address{self._where()}{more}"

    def inside(self) -> str:
        """Return the same inside a sentence: ``private address (10.0.0.0/8, RFC 1918)``."""
        words = self.words()
        return self.adjective() + words[len(self.name) :]

    def plural(self) -> str:
        """Return the same of many addresses inside a sentence: ``private addresses (...)``."""
        return f"{self.adjective()} addresses{self._where()}"

    def adjective(self) -> str:
        """Return the name as it is written inside a sentence."""
        return self.name[0].lower() + self.name[1:] if self.name[1].islower() else self.name

    def _where(self) -> str:
        return f" ({self.written}, {self.rfc})" if self.rfc else ""


# Narrow before wide: the first range that holds an address says most about it.
_TABLE = """
0.0.0.0/32         | unspecified   | Unspecified         | RFC 1122 | no  | any address, or none yet
0.0.0.0/8          | this-network  | This-network        | RFC 1122 | no  | hosts without an address
10.0.0.0/8         | private       | Private             | RFC 1918 | yes |
172.16.0.0/12      | private       | Private             | RFC 1918 | yes |
192.168.0.0/16     | private       | Private             | RFC 1918 | yes |
100.64.0.0/10      | shared        | Carrier-grade NAT   | RFC 6598 | yes | between a provider and customers
127.0.0.0/8        | loopback      | Loopback            | RFC 1122 | no  | never leaves the host
169.254.0.0/16     | link-local    | Link-local          | RFC 3927 | no  | never leaves its link
192.0.2.0/24       | documentation | Documentation       | RFC 5737 | yes | for examples only
198.51.100.0/24    | documentation | Documentation       | RFC 5737 | yes | for examples only
203.0.113.0/24     | documentation | Documentation       | RFC 5737 | yes | for examples only
192.0.0.0/24       | protocol      | Protocol assignment | RFC 6890 | no  |
192.88.99.0/24     | relay         | 6to4 relay          | RFC 7526 | no  | deprecated
198.18.0.0/15      | benchmarking  | Benchmarking        | RFC 2544 | yes | for tests of network devices
224.0.0.0/24       | multicast     | Multicast           | RFC 5771 | no  | for control on one link
232.0.0.0/8        | multicast     | Multicast           | RFC 4607 | no  | one source to its receivers
239.0.0.0/8        | multicast     | Multicast           | RFC 2365 | no  | for use inside one organization
224.0.0.0/4        | multicast     | Multicast           | RFC 5771 | no  |
255.255.255.255/32 | broadcast     | Broadcast           | RFC 919  | no  | all hosts of the own link
240.0.0.0/4        | reserved      | Reserved            | RFC 1112 | no  | kept for future use
::/128             | unspecified   | Unspecified         | RFC 4291 | no  | any address, or none yet
::1/128            | loopback      | Loopback            | RFC 4291 | no  | never leaves the host
::ffff:0:0/96      | mapped        | IPv4-mapped         | RFC 4291 | no  | an IPv4 address in IPv6 form
64:ff9b::/96       | nat64         | NAT64               | RFC 6052 | no  | an IPv4 address seen from IPv6
64:ff9b:1::/48     | nat64         | NAT64               | RFC 8215 | no  | for translation inside one network
100::/64           | discard       | Discard-only        | RFC 6666 | no  |
2001::/32          | teredo        | Teredo              | RFC 4380 | no  |
2001:db8::/32      | documentation | Documentation       | RFC 3849 | yes | for examples only
3fff::/20          | documentation | Documentation       | RFC 9637 | yes | for examples only
2001::/23          | protocol      | Protocol assignment | RFC 2928 | no  |
2002::/16          | relay         | 6to4                | RFC 3056 | no  |
2000::/3           | public        | Public              | RFC 4291 | yes | global unicast
fc00::/7           | private       | Unique local        | RFC 4193 | yes | the private addresses of IPv6
fe80::/10          | link-local    | Link-local          | RFC 4291 | no  | never leaves its link
fec0::/10          | deprecated    | Site-local          | RFC 3879 | no  | deprecated
ff01::/16          | multicast     | Multicast           | RFC 4291 | no  | inside one interface
ff02::/16          | multicast     | Multicast           | RFC 4291 | no  | on one link
ff00::/8           | multicast     | Multicast           | RFC 4291 | no  |
0.0.0.0/0          | public        | Public              |          | yes | the internet can route to it
::/0               | unassigned    | Unassigned          | RFC 4291 | no  | kept by the IETF
"""

_REST = frozenset({"public", "unassigned"})
"""Kinds of what the other ranges leave over."""

_GROUPS = {
    "224.0.0.1": "all hosts of the link",
    "224.0.0.2": "all routers of the link",
    "224.0.0.5": "all OSPF routers",
    "224.0.0.6": "the designated OSPF routers",
    "224.0.0.9": "RIP version 2 routers",
    "224.0.0.18": "VRRP routers",
    "224.0.0.22": "IGMP version 3 reports",
    "224.0.0.251": "multicast DNS",
    "ff02::1": "all nodes of the link",
    "ff02::2": "all routers of the link",
    "ff02::5": "all OSPF routers",
    "ff02::fb": "multicast DNS",
}


def range_of(address: Address) -> Range:
    """Return the narrowest range that holds an address.

    >>> from ipaddress import ip_address
    >>> range_of(ip_address("100.64.0.1")).words()
    'Carrier-grade NAT address (100.64.0.0/10, RFC 6598): between a provider and customers'
    """
    return next(candidate for candidate in _ranges() if address in candidate.network)


def range_of_block(network: Network) -> Range | None:
    """Return the range that holds a whole block, or None if the block reaches into several."""
    around = next(candidate for candidate in _ranges() if within(network, candidate.network))
    others = (other for other in _ranges() if other is not around)
    if around.kind in _REST and any(within(other.network, network) for other in others):
        return None
    return around


def is_set_aside(network: Network) -> bool:
    """Return True if a block is exactly one of the ranges, such as ``10.0.0.0/8`` or ``0.0.0.0/0``."""
    return any(candidate.network == network for candidate in _ranges())


def group_of(address: Address) -> str:
    """Return who listens at a well-known multicast address; empty if it is none."""
    return _groups().get(address, "")


@cache
def _ranges() -> tuple[Range, ...]:
    rows = [[cell.strip() for cell in row.split("|")] for row in _TABLE.strip().splitlines()]
    return tuple(
        Range(ip_network(written), written, kind, name, rfc, hosts == "yes", more)
        for written, kind, name, rfc, hosts, more in rows
    )


@cache
def _groups() -> dict[Address, str]:
    return {ip_address(address): who for address, who in _GROUPS.items()}


def within(narrow: Network, wide: Network) -> bool:
    """Return True if one network is in another one of the same version."""
    return narrow.version == wide.version and (
        narrow.network_address in wide and narrow.prefixlen >= wide.prefixlen
    )
