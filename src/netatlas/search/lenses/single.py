"""Parses one address, block, prefix or range of addresses, or one port.

``parsing`` sets aside what is around it, and chooses among the forms.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from netatlas.search.lenses.faults import BITS, HIGHEST_PORT, ipv4_fault, ipv6_fault, mask_fault, prefix_fault
from netatlas.search.lenses.ranges import is_set_aside
from netatlas.search.lenses.typed import Block, Host, Malformed, Port, Prefix, Span

if TYPE_CHECKING:
    from netatlas.search.lenses.typed import Typed

_OCTETS = 4
_EITHER_MASK = frozenset({"0.0.0.0", "255.255.255.255"})  # noqa: S104 - masks, nothing is bound to them
"""Masks that are a netmask and a wildcard mask, with opposite meanings."""
_TRANSPORT = "tcp|udp|sctp|dccp"
_PORT = re.compile(
    rf"(?P<before>(?:(?:{_TRANSPORT}|ports?)[\s:/]+)*)(?P<colon>:?)(?P<number>[0-9]{{1,6}})"
    rf"(?P<after>(?:[\s/]+(?:{_TRANSPORT}|ports?))*)",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"/\s?([0-9]{1,3})")
_SPAN = re.compile(r"([0-9a-f.:]+)(?:\s*[-\u2010-\u2015\u2212]\s*|\s+to\s+)([0-9a-f.:]+)", re.IGNORECASE)
_QUAD = r"[0-9]+(?:\.[0-9]+)+"
_IPV4 = re.compile(rf"({_QUAD})(?:\s*/\s*([0-9]{{1,4}}))?")
_OCTET_BLOCK = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,2})")
_MASKED = re.compile(rf"({_QUAD})(\s*/\s*|\s+(?:(?:net)?mask\s+)?)({_QUAD})", re.IGNORECASE)
_IPV6 = re.compile(
    r"\[?([0-9a-f:.]{2,45})(?:%[0-9a-z]{1,16})?\]?(?:\s*/\s*([0-9]{1,4})(?:%[0-9a-z]{1,16})?)?", re.IGNORECASE
)


def one_thing(typed: str, *, explicit: bool = False) -> Typed | None:
    """Return the one address, block, prefix or range that a text is.

    Args:
        typed: the text, without anything around it.
        explicit: whether a word beside it said that it is an address or a block.
    """
    if prefix := _PREFIX.fullmatch(typed):
        return _prefix(int(prefix[1]), typed.replace(" ", ""))
    if span := _SPAN.fullmatch(typed):
        return range_between(span[1], span[2], typed)
    if masked := _MASKED.fullmatch(typed):
        return _masked(masked[1], masked[2].strip(), masked[3], typed)
    if octet := _OCTET_BLOCK.fullmatch(typed):
        return _octet_block(octet[1], int(octet[2]), typed, explicit=explicit)
    return single(typed)


def one_port(typed: str) -> Port | Malformed | None:
    """Return the port that a text is."""
    port = _PORT.fullmatch(typed)
    return None if port is None else _port(port, typed)


def single(typed: str) -> Block | Host | Prefix | Malformed | None:
    """Return the one address that a text is, with or without a prefix."""
    if ipv4 := _IPV4.fullmatch(typed):
        return _ipv4(ipv4[1].split("."), ipv4[2], typed)
    if typed.count(":") > 1 and (ipv6 := _IPV6.fullmatch(typed)):
        return _ipv6(ipv6[1], ipv6[2], typed)
    return None


def _port(match: re.Match[str], typed: str) -> Port | Malformed | None:
    number, words = int(match["number"]), (match["before"] + match["after"]).lower()
    explicit = bool(words or match["colon"])
    if number > HIGHEST_PORT:
        problem = f"Port numbers end at {HIGHEST_PORT}; they go from 0 to {HIGHEST_PORT}."
        return Malformed(typed, problem, port=True) if words else None
    transport = re.search(_TRANSPORT, words)
    return Port(number, transport[0].upper() if transport else "", bare=not explicit)


def _prefix(length: int, typed: str) -> Prefix | Malformed:
    if length > BITS[6]:
        return Malformed(typed, "Prefixes end at /32 in IPv4 and at /128 in IPv6.")
    return Prefix(length, 4 if length <= BITS[4] else 6, f"/{length}")


def range_between(low_text: str, high_text: str, typed: str) -> Block | Span | Malformed | None:
    """Return the range from one address to another, which may be a whole block."""
    low, high = single(low_text), single(high_text)
    for end in (low, high):
        if isinstance(end, Malformed):
            return end._replace(name=typed)
    if not isinstance(low, Host) or not isinstance(high, Host):
        return None
    first, last = int(low.address), int(high.address)
    if low.address.version != high.address.version:
        return Malformed(typed, "One end is IPv4, the other IPv6; both must be of one version.")
    if last < first:
        return Malformed(
            typed, f"It ends before it begins; turned round it is {high.address} to {low.address}."
        )
    count = last - first + 1
    if count.bit_count() == 1 and first % count == 0:
        return Block(ip_network(f"{low.address}/{BITS[low.address.version] - count.bit_length() + 1}"))
    return Span(low.address, high.address)


def _ipv4(parts: list[str], prefix: str | None, typed: str) -> Block | Host | Prefix | Malformed | None:
    length = BITS[4] if prefix is None else int(prefix)
    if len(parts) < _OCTETS:
        if prefix is None or length <= 8 * (len(parts) - 1):  # 1.2/3 is a fraction rather than a block
            return None
        parts = [*parts, *["0"] * (_OCTETS - len(parts))]
    if len(parts) > _OCTETS and prefix is None:
        return None  # a version or the number of a chapter
    if fault := ipv4_fault(parts) or prefix_fault(length, 4):
        return Malformed(typed, fault)
    whole = ".".join(parts)
    if prefix is not None:
        return _block(whole, length)
    if parts[0] == "255" and (mask := _mask_length(whole)) not in {None, BITS[4]}:
        return Prefix(mask or 0, 4, whole)
    return Host(IPv4Address(whole))


def _octet_block(octet: str, length: int, typed: str, *, explicit: bool) -> Block | Malformed | None:
    """Parse ``10/8``; without a word beside it only ranges that RFCs set aside: others are dates."""
    if fault := ipv4_fault([octet, "0", "0", "0"]) or prefix_fault(length, 4):
        return Malformed(typed, fault) if explicit else None
    block = _block(f"{octet}.0.0.0", length)
    return block if explicit or (block.host is None and is_set_aside(block.network)) else None


def _masked(address: str, sign: str, mask: str, typed: str) -> Block | Malformed | None:
    """Parse an address and a netmask or wildcard mask, with a slash, a word or nothing between them."""
    parts = address.split(".")
    length = _mask_length(mask)
    if length is None and not sign and not mask.startswith("255."):
        return None  # two addresses side by side
    if fault := ipv4_fault(parts) or ("" if length is not None else mask_fault(mask)):
        return Malformed(typed, fault)
    return _block(address, length or 0)._replace(mask=mask if mask in _EITHER_MASK else "")


def _mask_length(mask: str) -> int | None:
    try:
        return IPv4Network(f"0.0.0.0/{mask}").prefixlen
    except ValueError:
        return None


def _ipv6(address: str, length: str | None, typed: str) -> Block | Host | Malformed | None:
    if address.endswith(":") and not address.endswith("::"):
        return None  # still being typed
    try:
        host = IPv6Address(address)
    except ValueError:
        fault = ipv6_fault(address)
        return Malformed(typed, fault) if fault else None
    if length is None:
        return Host(host)
    if fault := prefix_fault(int(length), 6):
        return Malformed(typed, fault)
    return _block(address, int(length))


def _block(address: str, length: int) -> Block:
    host, network = ip_address(address), ip_network(f"{address}/{length}", strict=False)
    return Block(network, None if host == network.network_address else host)
