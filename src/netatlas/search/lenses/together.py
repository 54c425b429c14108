"""Describes several blocks together: which of them overlap or touch, and whether VPCs could be peered."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, collapse_addresses, ip_network
from itertools import combinations
from typing import TYPE_CHECKING

from netatlas.atlas.values import content_text
from netatlas.search.lenses.block_words import ends_text, host_part, size_text
from netatlas.search.lenses.facts import LAST, facts_of
from netatlas.search.lenses.line import ADDRESS_RECORDS, address_text, block_text, count_text, lengths_text
from netatlas.search.lenses.ranges import range_of_block, within
from netatlas.search.lenses.sizes import rules_for
from netatlas.search.lenses.typed import Block, Host
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.lenses.line import Lines
    from netatlas.search.lenses.typed import Network, Several

_FORBIDDEN = frozenset({"not allowed", "no"})
"""What a pack says of overlapping blocks in VPC peering where they cannot be peered."""
_PAIR = 2


def add_several(lines: Lines, several: Several, atlas: Atlas) -> None:
    """Add the lines about several blocks; the first says how they lie to one another."""
    networks = [_network(item) for item in several.items]
    names = [_name(item) for item in several.items]
    pairs = [
        (relation_text(one, other), overlaps(one, other)) for one, other in combinations(networks, _PAIR)
    ]
    overlapping = [words for words, overlap in pairs if overlap]
    told = [pairs[0][0]] if len(pairs) == 1 else overlapping or [f"none of the {len(networks)} overlap"]
    hosts = [item for item in several.items if isinstance(item, Host)]
    positions = [words for host in hosts for words in _positions(host, networks, atlas)]
    if len(pairs) == 1 and hosts:
        told = positions or [_outside(hosts[0], networks)]
    peering = _peering(several, networks, bool(overlapping), atlas)
    summary = "; ".join(filter(None, (*told, peering)))
    fact = facts_of(atlas).overlap_in_peering if peering else None
    lines.add(ADDRESS_RECORDS, listed(names), summary[0].upper() + summary[1:], fact)
    if fact is not None:
        label = atlas.attributes[fact.attribute].label
        name = f"{atlas.concepts[fact.concept].name}: {label[0].lower()}{label[1:]}"
        lines.add([fact.id], name, content_text(fact.value), fact)
    for item, name in dict(zip(several.items, names, strict=True)).items():
        lines.add(ADDRESS_RECORDS, name, _brief(item, atlas))
    for words in positions:
        lines.work("Position", words)
    if len(pairs) > 1:
        for number, (words, _) in enumerate(pairs, start=1):
            lines.work(f"Pair {number}", words, "Pair by pair")
    for network, name in zip(networks, names, strict=True):
        lines.work(name, ends_text(network))
    lines.work("Together", _union(networks))


def overlaps(one: Network, other: Network) -> bool:
    """Return True if two blocks have an address in common; then one of them holds the other."""
    return within(one, other) or within(other, one)


def relation_text(one: Network, other: Network) -> str:
    """Return how two blocks lie to one another, as a part of a sentence."""
    first, second = _network_text(one), _network_text(other)
    if one.version != other.version:
        return f"{first} is IPv{one.version} and {second} IPv{other.version}: they cannot overlap"
    if one == other:
        return f"both are {first}: they overlap"
    for narrow, wide, inner, outer in ((other, one, second, first), (one, other, first, second)):
        if within(narrow, wide):
            single = narrow.prefixlen == narrow.max_prefixlen
            return f"{outer} holds {inner}" if single else f"{outer} holds {inner}: they overlap"
    low, high = sorted((one, other), key=lambda network: int(network.network_address))
    gap = int(high.network_address) - int(low[LAST]) - 1
    if gap:
        return f"{first} and {second} do not overlap: {size_text(gap)} between them"
    union = _collapsed([one, other])
    whole = (
        f"together they are {block_text(union[0])}" if len(union) == 1 else "together they are no one block"
    )
    begins = f"{_network_text(high)} begins right behind {_network_text(low)}"
    return f"{first} and {second} touch and do not overlap: {begins}; {whole}"


def _peering(several: Several, networks: Sequence[Network], overlapping: bool, atlas: Atlas) -> str:  # noqa: FBT001
    """Return whether VPCs with these blocks could be peered; empty if the pack does not say, or for hosts."""
    fact = facts_of(atlas).overlap_in_peering
    blocks = all(isinstance(item, Block) for item in several.items)
    if fact is None or not blocks or len({network.version for network in networks}) > 1:
        return ""
    vpcs = "two VPCs with these blocks" if len(networks) == _PAIR else "VPCs with these blocks, one each,"
    for network in networks:
        allowed = rules_for(network.prefixlen, network.version, atlas).allowed.get("vpc")
        if allowed is not None and network.prefixlen not in allowed.lengths:
            return f"no VPC can have {block_text(network)} ({lengths_text(allowed.lengths)})"
    if overlapping and content_text(fact.value).lower() in _FORBIDDEN:
        all_of_them = "all " if len(networks) > _PAIR else ""
        return f"{vpcs} could not {all_of_them}be peered"
    return f"{vpcs} could be peered"


def _brief(item: Block | Host, atlas: Atlas) -> str:
    """Return a block in short: a typed address within it, its size and kind, where it is allowed."""
    network = _network(item)
    around = range_of_block(network)
    rules = rules_for(network.prefixlen, network.version, atlas)
    host = host_part(item, rules) if isinstance(item, Block) else ""
    verdict = rules.verdict() if isinstance(item, Block) and (around is None or around.hosts) else ""
    kind = f"{size_text(network.num_addresses, around)}: {ends_text(network)}"
    return "; ".join(filter(None, (host, kind, verdict)))


def _positions(host: Host, networks: Sequence[Network], atlas: Atlas) -> Iterator[str]:
    """Yield what an address is within each of the blocks that hold it."""
    for network in dict.fromkeys(networks):
        if network.prefixlen < network.max_prefixlen and host.address in network:
            rules = rules_for(network.prefixlen, network.version, atlas)
            yield host_part(Block(network, host.address), rules)


def _outside(host: Host, networks: Sequence[Network]) -> str:
    """Return that an address is not in the block beside it, or that it is the whole of it."""
    block = next((network for network in networks if network != ip_network(host.address)), None)
    if block is None:
        return f"both are {address_text(host.address)}"
    return f"{address_text(host.address)} is not in {_network_text(block)}"


def _union(networks: Sequence[Network]) -> str:
    """Return the fewest blocks that all of them make up, and how many addresses these have."""
    parts: list[str] = []
    for version in (4, 6):
        union = _collapsed([network for network in networks if network.version == version])
        if union:
            count = count_text(sum(network.num_addresses for network in union))
            parts.append(f"{listed(map(block_text, union))}, {count} addresses")
    return "; ".join(parts)


def _collapsed(networks: Sequence[Network]) -> list[Network]:
    """Return the fewest blocks that make up blocks of one version."""
    fours = [network for network in networks if isinstance(network, IPv4Network)]
    sixes = [network for network in networks if isinstance(network, IPv6Network)]
    return [*collapse_addresses(fours), *collapse_addresses(sixes)]


def _network(item: Block | Host) -> Network:
    return item.network if isinstance(item, Block) else ip_network(item.address)


def _name(item: Block | Host) -> str:
    return _network_text(_network(item)) if isinstance(item, Host) else block_text(item.network)


def _network_text(network: Network) -> str:
    """Return a block; a single address is written without its prefix."""
    text = block_text(network)
    return text.partition("/")[0] if network.prefixlen == network.max_prefixlen else text
