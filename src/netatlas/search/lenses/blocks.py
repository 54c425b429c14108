"""Describes a block of addresses: its size, reserved and usable addresses, and where it is allowed.

Allowed sizes and reserved addresses come from the pack's facts; without them there is only arithmetic and
the RFCs.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network, summarize_address_range
from itertools import islice
from typing import TYPE_CHECKING

from netatlas.atlas.values import content_text
from netatlas.search.lenses.block_words import (
    count_working,
    ends_text,
    host_part,
    size_part,
    size_text,
    wildcard_part,
)
from netatlas.search.lenses.embedded import block_embedded_in
from netatlas.search.lenses.facts import LAST, VERSION_6, about_range, facts_of
from netatlas.search.lenses.faults import BITS
from netatlas.search.lenses.line import (
    ADDRESS_RECORDS,
    ALL_ADDRESSES_RECORDS,
    WORKING,
    address_text,
    block_text,
    count_text,
)
from netatlas.search.lenses.ranges import range_of, range_of_block
from netatlas.search.lenses.sizes import rules_for
from netatlas.search.lenses.typed import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.lenses.line import Lines
    from netatlas.search.lenses.sizes import SizeRules
    from netatlas.search.lenses.typed import Address, Network, Prefix, Span

_MOST_BLOCKS = 4
"""Blocks of a range that are listed; the line has room for no more."""
_MOST_ROWS = 64
"""Blocks of a range that its page lists."""


def add_block(lines: Lines, block: Block, atlas: Atlas, *, part: str = WORKING) -> None:
    """Add the lines about a CIDR block, and about the IPv4 block that an IPv6 block holds.

    The working goes under the heading ``part``.
    """
    network = block.network
    if network.prefixlen == 0:
        _add_all_addresses(lines, block)
        return
    around = range_of_block(network)
    inner = block_embedded_in(network) if isinstance(network, IPv6Network) else None
    rules = rules_for(network.prefixlen, network.version, atlas)
    kept = [*facts_of(atlas).kept_around(network)]
    if (around is None or around.hosts) and not kept:
        parts = [host_part(block, rules), size_part(network, around, rules), rules.verdict()]
        parts.append(wildcard_part(block))
        lines.add(ADDRESS_RECORDS, block_text(network), "; ".join(filter(None, parts)), rules.cited())
        _add_reserved(lines, rules, atlas, network)
        rules.add_sizes(lines)
    else:
        holds = f"the addresses of {inner} in IPv6 form" if inner is not None else ""
        size = f"{size_text(rules.size, around)}: {ends_text(network)}"
        parts = [host_part(block, rules), size, "not for the hosts of a network", holds, wildcard_part(block)]
        lines.add(ADDRESS_RECORDS, block_text(network), "; ".join(filter(None, parts)))
    for fact, wider in kept:
        label = atlas.attributes[fact.attribute].label
        lines.add([fact.id], label, f"In {wider}, {fact.value.says or label}", fact)
    mask = f", netmask {network.netmask}" if isinstance(network, IPv4Network) else ""
    kind = f"; {around.plural()}" if around is not None else ""
    records = about_range("" if around is None else around.kind, network.version)
    lines.add(records, "Range", f"{ends_text(network)}{mask}{kind}")
    _add_working(lines, network, rules, part)
    if inner is not None:
        add_block(lines, Block(inner), atlas, part=f"{WORKING} of {inner}")


def add_prefix(lines: Lines, prefix: Prefix, atlas: Atlas) -> None:
    """Add the lines about a prefix length without an address."""
    rules = rules_for(prefix.length, prefix.version, atlas)
    plain = f"/{prefix.length}"
    other = "IPv6" if prefix.version == VERSION_6 else f"netmask {ip_network((0, prefix.length)).netmask}"
    parts = [
        f"{size_text(rules.size)} ({other if prefix.name == plain else plain}){rules.usable()}",
        rules.verdict(),
    ]
    lines.add(ADDRESS_RECORDS, prefix.name, "; ".join(filter(None, parts)), rules.cited())
    _add_reserved(lines, rules, atlas)
    rules.add_sizes(lines)
    lines.work("Addresses", count_working(prefix.length, rules))


def add_span(lines: Lines, span: Span, atlas: Atlas) -> None:
    """Add the lines about a range of addresses that is not a single block."""
    first, last = span
    around = _block_around(first, last)
    blocks = [block_text(block) for block in islice(_blocks(first, last), _MOST_BLOCKS + 1)]
    listed = ", ".join(blocks[:_MOST_BLOCKS]) + (" and more" if len(blocks) > _MOST_BLOCKS else "")
    size = size_text(int(last) - int(first) + 1)
    summary = (
        f"{size}, not one CIDR block but several: {listed}; the smallest around them is {block_text(around)}"
    )
    lines.add(ADDRESS_RECORDS, f"{address_text(first)} to {address_text(last)}", summary)
    rules = rules_for(around.prefixlen, around.version, atlas)
    if verdict := rules.verdict():
        records = [sizes.record.id for sizes in rules.allowed.values()]
        answer = f"{size_text(rules.size)}{rules.usable()}; {verdict}"
        lines.add(records, block_text(around), answer, rules.cited())
    for block in islice(_blocks(first, last), _MOST_ROWS):
        lines.work(block_text(block), f"{size_text(block.num_addresses)}: {ends_text(block)}", "Blocks")


def _add_all_addresses(lines: Lines, block: Block) -> None:
    """Add the lines about ``0.0.0.0/0`` or ``::/0``, with the address that was typed before the prefix."""
    network, host = block.network, block.host
    count = count_text(network.num_addresses)
    parts = [f"All {count} IPv{network.version} addresses: the destination of a default route"]
    if host is not None:
        parts.append(f"{address_text(host)}, {range_of(host).inside()}, is one of them")
    parts.append(wildcard_part(block))
    name = str(network) if host is None else f"{address_text(host)}/0"
    lines.add(ALL_ADDRESSES_RECORDS, name, "; ".join(filter(None, parts)))
    if host is not None:
        lines.add(about_range(range_of(host).kind, host.version), address_text(host), range_of(host).words())


def _add_working(lines: Lines, network: Network, rules: SizeRules, part: str) -> None:
    """Add how the figures of a block come about."""
    lines.work("Addresses", count_working(network.prefixlen, rules), part)
    if isinstance(network, IPv4Network):
        lines.work("Netmask", f"{network.netmask}, as a wildcard mask {network.hostmask}", part)
    lines.work("First address", address_text(network[0]), part)
    lines.work("Last address", address_text(network[LAST]), part)


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
        reserved.record,
    )
    for position, fact in reserved.roles.items():
        if fact is not None:
            attribute = atlas.attributes[fact.attribute]
            name = attribute.label if network is None else str(network[position])
            lines.add([fact.id], name, content_text(fact.value, attribute), fact)


def _block_around(first: Address, last: Address) -> Network:
    differing = (int(first) ^ int(last)).bit_length()
    return ip_network(f"{first}/{BITS[first.version] - differing}", strict=False)


def _blocks(first: Address, last: Address) -> Iterator[Network]:
    """Yield the fewest blocks that make up a range; both ends are of one version."""
    if isinstance(first, IPv4Address) and isinstance(last, IPv4Address):
        yield from summarize_address_range(first, last)
    if isinstance(first, IPv6Address) and isinstance(last, IPv6Address):
        yield from summarize_address_range(first, last)
