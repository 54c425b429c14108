"""Words about a block: its size, its ends, its usable addresses, and a typed address within it."""

from __future__ import annotations

from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from netatlas.atlas.values import content_text
from netatlas.search.lenses.facts import LAST
from netatlas.search.lenses.line import address_text, block_text, count_text

if TYPE_CHECKING:
    from netatlas.search.lenses.ranges import Range
    from netatlas.search.lenses.sizes import SizeRules
    from netatlas.search.lenses.typed import Block, Network

_LINK = 2
"""Addresses of a /31, both usable on a point-to-point link (RFC 3021)."""


def host_part(block: Block, rules: SizeRules) -> str:
    """Return what a typed address is within its block; empty if it is the first one."""
    if block.host is None:
        return ""
    inside = f"{address_text(block.host)} lies in {block_text(block.network)}"
    reserved = rules.reserved
    if reserved is None or not reserved.head:
        return inside
    position = int(block.host) - int(block.network.network_address)
    if not reserved.holds(position, rules.size):
        return f"{inside} and is usable there"
    fact = reserved.role(position)
    return f"{inside} and is reserved there{'' if fact is None else f' ({content_text(fact.value)})'}"


def size_part(network: Network, around: Range | None, rules: SizeRules) -> str:
    """Return the size, the number of usable addresses, and the first and last of them."""
    size, reserved = size_text(rules.size, around), rules.reserved
    if reserved is not None:
        ends = f": {ends_text(network, reserved.head, reserved.tail)}" if reserved.head else ""
        return f"{size}{rules.usable()}{ends}"
    if rules.size == 1:
        return f"{size}, {network.network_address} itself"
    if rules.allowed or not isinstance(network, IPv4Network):
        return f"{size}: {ends_text(network)}"
    if rules.size == _LINK:
        return f"{size}, both for the hosts of a link (RFC 3021): {ends_text(network)}"
    return f"{size}, {count_text(rules.size - 2)} for hosts: {ends_text(network, 1, 1)}"


def size_text(count: int, around: Range | None = None) -> str:
    """Return how many addresses there are, of which kind: ``256 private addresses``."""
    kind = "" if around is None else f"{around.adjective()} "
    return f"{count_text(count)} {kind}address{'' if count == 1 else 'es'}"


def ends_text(network: Network, head: int = 0, tail: int = 0) -> str:
    """Return the first and the last address, without ``head`` and ``tail`` addresses at the ends."""
    first, last = network[head], network[LAST - tail]
    return address_text(first) if first == last else f"{address_text(first)} to {address_text(last)}"


def wildcard_part(block: Block) -> str:
    """Return what the typed mask means as a wildcard mask, if that is something else."""
    if not block.mask:
        return ""
    meant = address_text(block.host or block.network.network_address) + " alone"
    return f"as a wildcard mask, {block.mask} means {'any address' if block.network.prefixlen else meant}"


def count_working(length: int, rules: SizeRules) -> str:
    """Return how the number of addresses of a prefix length, and of the usable ones, comes about."""
    bits = rules.size.bit_length() - 1
    words = f"2^({bits + length} − {length}) = {count_text(rules.size)}"
    if rules.reserved is not None and "^" not in count_text(rules.size):
        usable = count_text(rules.size - rules.reserved.amount)
        words += f"; {count_text(rules.size)} − {rules.reserved.amount} reserved = {usable} usable"
    return words
