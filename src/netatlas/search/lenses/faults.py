"""Explains what is wrong with an address, a prefix or a mask, and how to correct it.

Sentences for people; ``typed`` parses the text.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Network, IPv6Network
from typing import TYPE_CHECKING

from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

BITS = {4: 32, 6: 128}
"""Length of an address in bits, by version of IP."""

HIGHEST_PORT = 65535

_OCTETS, _HIGHEST_OCTET = 4, 255
_GROUPS, _GROUP_DIGITS = 8, 4
_FEWEST_COLONS = 4
"""Colons from which on a text without ``::`` is taken for an IPv6 address; a time has up to two or three."""
_MAC = re.compile(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}", re.IGNORECASE)


def ipv4_fault(parts: Sequence[str]) -> str:
    """Return what is wrong with the numbers of an IPv4 address; empty if they are right.

    >>> ipv4_fault(["10", "0", "0", "256"])
    '256 is too large: each of the four numbers of an IPv4 address is 0 to 255.'
    """
    if len(parts) != _OCTETS:
        return f"An IPv4 address has four numbers, not {len(parts)}: 10.0.0.0, for example."
    for part in parts:
        bare = part.lstrip("0") or "0"
        if len(bare) > len("255") or int(bare) > _HIGHEST_OCTET:
            return f"{part} is too large: each of the four numbers of an IPv4 address is 0 to 255."
        if bare != part:
            return f"{part} begins with a zero, which some programs read as octal; write {bare}."
    return ""


def ipv6_fault(address: str) -> str:
    """Return what is wrong with an IPv6 address that does not parse.

    The result is empty for what is more likely a time or a hardware address.
    """
    colons = address.count(":")
    if ("::" not in address and colons < _FEWEST_COLONS) or _MAC.fullmatch(address):
        return ""
    if address.count("::") > 1 or ":::" in address:
        return "The sign :: may stand once in an IPv6 address, for one run of zeros."
    groups = [group for group in address.split(":") if group]
    for group in groups:
        if len(group) > _GROUP_DIGITS and "." not in group:
            return f"{group} is too long: a group of an IPv6 address has one to four hexadecimal digits."
    if "::" not in address and len(groups) != _GROUPS:
        return f"An IPv6 address has eight groups, not {len(groups)}; :: stands for the zeros left out."
    if len(groups) >= _GROUPS:
        return f"An IPv6 address has eight groups; {len(groups)} and a :: are too many."
    return "This is no IPv6 address; 2001:db8::1 is one, for example."


def prefix_fault(length: int, version: int) -> str:
    """Return what is wrong with a prefix length; empty if it is right.

    >>> prefix_fault(33, 4)
    'A prefix of IPv4 is /0 to /32; /32 is a single address.'
    """
    most = BITS[version]
    return (
        "" if length <= most else f"A prefix of IPv{version} is /0 to /{most}; /{most} is a single address."
    )


def parts_fault(network: IPv4Network | IPv6Network, count: int) -> str:
    """Return why a block cannot be split into a number of equal blocks, and how many fit; empty if it can.

    >>> parts_fault(IPv4Network("10.0.0.0/22"), 3)
    '3 is no power of two: 10.0.0.0/22 splits into 2 blocks (/23) or 4 (/24), of which 3 leave 1 over.'
    """
    if count < 1:
        return "A block is split into 1 block or more."
    most = network.num_addresses
    if count > most:
        addresses = counted(most, "address", "addresses")
        return f"{network} has {addresses}: it splits into {counted(most, 'block')} at most."
    if count.bit_count() == 1:
        return ""
    bits = count.bit_length()
    fewer, more = 1 << (bits - 1), 1 << bits
    length = network.prefixlen + bits
    return (
        f"{count:,} is no power of two: {network} splits into {fewer:,} blocks (/{length - 1}) or {more:,} "
        f"(/{length}), of which {count:,} leave {more - count:,} over."
    )


def mask_fault(mask: str) -> str:
    """Return why ``mask`` is no netmask, with a valid one if it begins like that."""
    parts = [part for part in mask.split(".") if part]
    if fault := ipv4_fault(parts):
        return fault
    bits = "".join(f"{int(part):08b}" for part in parts)
    ones = len(bits) - len(bits.lstrip("1"))
    near = f" {IPv4Network((0, ones)).netmask} is one, for /{ones}." if ones else ""
    return f"{mask} is no netmask: its binary ones must all stand before its zeros.{near}"
