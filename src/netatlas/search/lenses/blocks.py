"""Describes a block of addresses: its size, reserved and usable addresses, and where it is allowed.

Allowed sizes and reserved addresses come from the pack's facts; without them there is only arithmetic and
the RFCs.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, ip_network, summarize_address_range
from itertools import islice
from typing import TYPE_CHECKING

from netatlas.atlas.values import content_text
from netatlas.search.lenses.facts import LAST, VERSION_6, about_range, facts_of
from netatlas.search.lenses.faults import BITS
from netatlas.search.lenses.line import (
    ADDRESS_RECORDS,
    ALL_ADDRESSES_RECORDS,
    Lines,
    address_text,
    block_text,
    count_text,
)
from netatlas.search.lenses.ranges import range_of_block
from netatlas.search.lenses.sizes import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.lenses.line import LensLine
    from netatlas.search.lenses.ranges import Range
    from netatlas.search.lenses.sizes import SizeRules
    from netatlas.search.lenses.typed import Address, Block, Network, Prefix, Span

_MOST_BLOCKS = 4
"""Blocks of a range that are listed; the line has room for no more."""
_LINK = 2
"""Addresses of a /31, both usable on a point-to-point link (RFC 3021)."""


def block_lines(block: Block, atlas: Atlas) -> tuple[LensLine, ...]:
    """Return the lines about a CIDR block."""
    network, lines = block.network, Lines(atlas)
    around = range_of_block(network)
    if network.prefixlen == 0:
        count = count_text(network.num_addresses)
        summary = f"All {count} IPv{network.version} addresses: the destination of a default route"
        lines.add(ALL_ADDRESSES_RECORDS, str(network), summary)
        return lines.done()
    rules = rules_for(network.prefixlen, network.version, atlas)
    kept = [*facts_of(atlas).kept_around(network)]
    if (around is None or around.hosts) and not kept:
        parts = [_host_part(block, rules), _size_part(network, around, rules), rules.verdict()]
        lines.add(ADDRESS_RECORDS, str(network), "; ".join(filter(None, parts)), rules.source(atlas))
        _add_reserved(lines, rules, atlas, network)
        rules.add_sizes(lines, atlas)
    else:
        summary = f"{_size(rules.size, around)}: {_ends(network)}; not for the hosts of a network"
        lines.add(ADDRESS_RECORDS, block_text(network), summary)
    for fact, wider in kept:
        label = atlas.attributes[fact.attribute].label
        lines.add([fact.id], label, f"In {wider}, {fact.value.says or label}", atlas.cite(fact))
    mask = f", netmask {network.netmask}" if isinstance(network, IPv4Network) else ""
    kind = f"; {around.plural()}" if around is not None else ""
    records = about_range("" if around is None else around.kind, network.version)
    lines.add(records, "Range", f"{_ends(network)}{mask}{kind}")
    return lines.done()


def prefix_lines(prefix: Prefix, atlas: Atlas) -> tuple[LensLine, ...]:
    """Return the lines about a prefix length without an address."""
    rules, lines = rules_for(prefix.length, prefix.version, atlas), Lines(atlas)
    plain = f"/{prefix.length}"
    other = "IPv6" if prefix.version == VERSION_6 else f"netmask {ip_network((0, prefix.length)).netmask}"
    parts = [
        f"{_size(rules.size)} ({other if prefix.name == plain else plain}){rules.usable()}",
        rules.verdict(),
    ]
    lines.add(ADDRESS_RECORDS, prefix.name, "; ".join(filter(None, parts)), rules.source(atlas))
    _add_reserved(lines, rules, atlas)
    rules.add_sizes(lines, atlas)
    return lines.done()


def span_lines(span: Span, atlas: Atlas) -> tuple[LensLine, ...]:
    """Return the lines about a range of addresses that is not a single block."""
    first, last = span
    around = _block_around(first, last)
    blocks = [block_text(block) for block in islice(_blocks(first, last), _MOST_BLOCKS + 1)]
    listed = ", ".join(blocks[:_MOST_BLOCKS]) + (" and more" if len(blocks) > _MOST_BLOCKS else "")
    size = _size(int(last) - int(first) + 1)
    summary = (
        f"{size}, not one CIDR block but several: {listed}; the smallest around them is {block_text(around)}"
    )
    lines = Lines(atlas)
    lines.add(ADDRESS_RECORDS, f"{address_text(first)} to {address_text(last)}", summary)
    rules = rules_for(around.prefixlen, around.version, atlas)
    if verdict := rules.verdict():
        records = [sizes.record.id for sizes in rules.allowed.values()]
        answer = f"{_size(rules.size)}{rules.usable()}; {verdict}"
        lines.add(records, block_text(around), answer, rules.source(atlas))
    return lines.done()


def _host_part(block: Block, rules: SizeRules) -> str:
    """Return what a typed address is within its block; empty if it is the first one."""
    if block.host is None:
        return ""
    inside, reserved = f"{block.host} lies in {block.network}", rules.reserved
    if reserved is None or not reserved.head:
        return inside
    position = int(block.host) - int(block.network.network_address)
    if not reserved.holds(position, rules.size):
        return f"{inside} and is usable there"
    fact = reserved.role(position)
    return f"{inside} and is reserved there{'' if fact is None else f' ({content_text(fact.value)})'}"


def _size_part(network: Network, around: Range | None, rules: SizeRules) -> str:
    """Return the size, the number of usable addresses, and the first and last of them."""
    size, reserved = _size(rules.size, around), rules.reserved
    if reserved is not None:
        ends = f": {_ends(network, reserved.head, reserved.tail)}" if reserved.head else ""
        return f"{size}{rules.usable()}{ends}"
    if rules.size == 1:
        return f"{size}, {network.network_address} itself"
    if rules.allowed or not isinstance(network, IPv4Network):
        return f"{size}: {_ends(network)}"
    if rules.size == _LINK:
        return f"{size}, both for the hosts of a link (RFC 3021): {_ends(network)}"
    return f"{size}, {count_text(rules.size - 2)} for hosts: {_ends(network, 1, 1)}"


def _add_reserved(lines: Lines, rules: SizeRules, atlas: Atlas, network: Network | None = None) -> None:
    """Add a line with the number of reserved addresses, and one for the role of each."""
    reserved = rules.reserved
    if reserved is None:
        return
    parts = [f"{reserved.amount} of {count_text(rules.size)}", reserved.positions()]
    lines.add(
        [reserved.record.id],
        "Reserved addresses",
        ": ".join(filter(None, parts)),
        atlas.cite(reserved.record),
    )
    for position, fact in reserved.roles.items():
        if fact is not None:
            attribute = atlas.attributes[fact.attribute]
            name = attribute.label if network is None else str(network[position])
            lines.add([fact.id], name, content_text(fact.value, attribute), atlas.cite(fact))


def _size(count: int, around: Range | None = None) -> str:
    kind = "" if around is None else f"{around.adjective()} "
    return f"{count_text(count)} {kind}address{'' if count == 1 else 'es'}"


def _ends(network: Network, head: int = 0, tail: int = 0) -> str:
    """Return the first and the last address, without ``head`` and ``tail`` addresses at the ends."""
    first, last = network[head], network[LAST - tail]
    return address_text(first) if first == last else f"{address_text(first)} to {address_text(last)}"


def _block_around(first: Address, last: Address) -> Network:
    differing = (int(first) ^ int(last)).bit_length()
    return ip_network(f"{first}/{BITS[first.version] - differing}", strict=False)


def _blocks(first: Address, last: Address) -> Iterator[Network]:
    """Yield the fewest blocks that make up a range; both ends are of one version."""
    if isinstance(first, IPv4Address) and isinstance(last, IPv4Address):
        yield from summarize_address_range(first, last)
    if isinstance(first, IPv6Address) and isinstance(last, IPv6Address):
        yield from summarize_address_range(first, last)
