"""Describes a block that is split into blocks of one longer prefix, with what is reserved in each."""

from __future__ import annotations

from ipaddress import ip_network
from itertools import islice
from typing import TYPE_CHECKING

from netatlas.search.lenses.block_words import count_working, ends_text, size_text
from netatlas.search.lenses.facts import LAST
from netatlas.search.lenses.line import ADDRESS_RECORDS, address_text, block_text, count_text
from netatlas.search.lenses.ranges import range_of_block
from netatlas.search.lenses.sizes import rules_for
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.lenses.facts import Reserved
    from netatlas.search.lenses.line import Lines
    from netatlas.search.lenses.sizes import SizeRules
    from netatlas.search.lenses.typed import Network, Split

_MOST_NAMED = 4
"""Blocks that a line names; it has room for no more."""
_MOST_ROWS = 256
"""Blocks that the page of the answer lists: as many as a /16 has of /24."""


def add_split(lines: Lines, split: Split, atlas: Atlas) -> None:
    """Add the lines about a block and its parts."""
    network, length = split.block.network, split.length
    rules, count = rules_for(length, network.version, atlas), 1 << (length - network.prefixlen)
    around = range_of_block(network)
    subnets: Iterator[Network] = network.subnets(new_prefix=length)
    parts = list(islice(subnets, _MOST_ROWS))
    verdict = rules.verdict() if around is None or around.hosts else "not for the hosts of a network"
    summary = f"{count_text(count)} block{'' if count == 1 else 's'} of {_each(rules, count)}"
    more = f" and {count_text(count - _MOST_NAMED)} more" if count > _MOST_NAMED else ""
    summary += f": {', '.join(map(block_text, parts[:_MOST_NAMED]))}{more}"
    name = f"{block_text(network)} in /{length}"
    lines.add(ADDRESS_RECORDS, name, "; ".join(filter(None, (summary, verdict))), rules.cited())
    reserved = rules.reserved
    if reserved is not None and reserved.head:
        most = _MOST_NAMED if network.version == 4 else 1  # noqa: PLR2004 - addresses of IPv6 are long
        named = "; ".join(_reserved_text(part, reserved) for part in parts[:most])
        named += f"; and so on in {count_text(count - most)} more" if count > most else ""
        lines.add([reserved.record.id], "Reserved in each", named, reserved.record)
    rules.add_sizes(lines)
    lines.work("Blocks", f"2^({length} − {network.prefixlen}) = {count_text(count)}")
    lines.work("Addresses of each", count_working(length, rules))
    for part in parts:
        lines.work(block_text(part), _row(part, rules), "Blocks")
    if count > len(parts):
        last = ip_network(f"{network[LAST]}/{length}", strict=False)
        more = f"{count_text(count - len(parts))} more; the last is {block_text(last)}"
        lines.work("And so on", more, "Blocks")


def _each(rules: SizeRules, count: int) -> str:
    size = size_text(rules.size)
    reserved = rules.reserved
    if reserved is None:
        return size
    usable = rules.size - reserved.amount
    total = f" in each, {count_text(usable * count)} in all" if count > 1 else ""
    return f"{size}{rules.usable()}{'' if '^' in count_text(rules.size) else total}"


def _row(part: Network, rules: SizeRules) -> str:
    """Return the addresses of one part: which are usable, and which are reserved."""
    reserved = rules.reserved
    if reserved is None or not reserved.head:
        return ends_text(part)
    return (
        f"usable {ends_text(part, reserved.head, reserved.tail)}; reserved {_reserved_text(part, reserved)}"
    )


def _reserved_text(part: Network, reserved: Reserved) -> str:
    """Return the reserved addresses of a block, one by one."""
    addresses = [address_text(part[position]) for position in range(reserved.head)]
    return listed([*addresses, *([address_text(part[LAST])] if reserved.tail else [])])
