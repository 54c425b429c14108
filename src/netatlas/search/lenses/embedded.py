"""Unfolds the IPv4 address that an IPv6 address holds: mapped, NAT64, 6to4 and Teredo."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import NamedTuple

from netatlas.search.lenses.ranges import range_of

_NAT64 = IPv6Network("64:ff9b::/96")
_MAPPED = IPv6Network("::ffff:0:0/96")
_6TO4 = IPv6Network("2002::/16")
_IPV4_BITS, _LOW_32, _LOW_16 = 32, 0xFFFFFFFF, 0xFFFF
_TEREDO_PORT_SHIFT = 32
"""Bits behind the client's port in a Teredo address."""


class Embedded(NamedTuple):
    """An IPv4 address inside an IPv6 address.

    Attributes:
        address: the IPv4 address.
        words: what it is there, a part of a sentence.
        verdict: what follows for the IPv6 address; may be empty.
    """

    address: IPv4Address
    words: str
    verdict: str = ""


def embedded_in(address: IPv6Address) -> Embedded | None:
    """Return the IPv4 address that an IPv6 address holds, or None.

    >>> embedded_in(IPv6Address("2002:808:808::1")).address
    IPv4Address('8.8.8.8')
    """
    if address.ipv4_mapped is not None:
        inner = address.ipv4_mapped
        return Embedded(inner, f"it is {_said(inner)}", "packets to it are IPv4")
    if address in _NAT64:
        inner = IPv4Address(int(address) & _LOW_32)
        verdict = "" if _is_public(inner) else "RFC 6052 keeps this prefix for public addresses"
        return Embedded(inner, f"NAT64 translates it to {_said(inner)}", verdict)
    if address.sixtofour is not None:
        inner = address.sixtofour
        verdict = "" if _is_public(inner) else "not valid, as 6to4 needs a public address (RFC 3056)"
        return Embedded(inner, f"its network is behind the router {_said(inner)}", verdict)
    if address.teredo is not None:
        server, client = address.teredo
        port = (int(address) >> _TEREDO_PORT_SHIFT & _LOW_16) ^ _LOW_16
        words = f"its client is behind {_said(client)}, UDP port {port}, its server is {server}"
        public = _is_public(client) and _is_public(server)
        verdict = "" if public else "not valid, as Teredo needs public addresses (RFC 4380)"
        return Embedded(client, words, verdict)
    return None


def block_embedded_in(network: IPv6Network) -> IPv4Network | None:
    """Return the IPv4 block that an IPv6 block holds the addresses of, or None.

    >>> block_embedded_in(IPv6Network("::ffff:10.0.0.0/104"))
    IPv4Network('10.0.0.0/8')
    """
    for outer in (_MAPPED, _NAT64, _6TO4):
        length = network.prefixlen - outer.prefixlen
        if network.subnet_of(outer) and length <= _IPV4_BITS:
            behind = 128 - outer.prefixlen - _IPV4_BITS
            inner = int(network.network_address) >> behind & _LOW_32
            return IPv4Network((inner, length))
    return None


def _said(address: IPv4Address) -> str:
    return f"{address}, {range_of(address).inside()}"


def _is_public(address: IPv4Address) -> bool:
    return range_of(address).kind == "public"
