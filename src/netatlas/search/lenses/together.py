"""Describes several blocks and ranges: which of them overlap or touch, and whether VPCs could be peered."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from netatlas.atlas.values import content_text
from netatlas.search.lenses.block_words import ends_text, host_part, size_text
from netatlas.search.lenses.extents import collapsed, extent_of, relation_text
from netatlas.search.lenses.facts import facts_of
from netatlas.search.lenses.line import ADDRESS_RECORDS, block_text, count_text, lengths_text
from netatlas.search.lenses.ranges import range_of_block
from netatlas.search.lenses.sizes import rules_for
from netatlas.search.lenses.typed import Block, Host
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.lenses.extents import Extent
    from netatlas.search.lenses.line import Lines
    from netatlas.search.lenses.typed import Several, Span

_FORBIDDEN = frozenset({"not allowed", "no"})
"""What a pack says of overlapping blocks in VPC peering where they cannot be peered."""
_PAIR = 2
_MOST_BLOCKS = 12
"""Blocks that a sentence lists; a range may be made up of far more."""


def add_several(lines: Lines, several: Several, atlas: Atlas) -> None:
    """Add the lines about several blocks or ranges; the first says how they lie to one another."""
    extents = [extent_of(item) for item in several.items]
    names = [_name(extent, item) for extent, item in zip(extents, several.items, strict=True)]
    pairs = [(relation_text(one, other), one.overlaps(other)) for one, other in combinations(extents, _PAIR)]
    overlapping = [words for words, overlap in pairs if overlap]
    told = [pairs[0][0]] if len(pairs) == 1 else overlapping or [f"none of the {len(extents)} overlap"]
    hosts = [item for item in several.items if isinstance(item, Host)]
    positions = [words for host in hosts for words in _positions(host, extents, atlas)]
    if len(pairs) == 1 and hosts:
        told = positions or [_outside(hosts[0], extents)]
    peering = _peering(several, bool(overlapping), atlas)
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
    for extent, name in zip(extents, names, strict=True):
        lines.work(name, extent.ends if extent.size > 1 else extent.text)
    lines.work("Together", _union(extents))


def _peering(several: Several, overlapping: bool, atlas: Atlas) -> str:  # noqa: FBT001
    """Return whether VPCs with these blocks could be peered; empty if the pack does not say, or for hosts."""
    fact = facts_of(atlas).overlap_in_peering
    networks = [item.network for item in several.items if isinstance(item, Block)]
    blocks = len(networks) == len(several.items)
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


def _brief(item: Block | Host | Span, atlas: Atlas) -> str:
    """Return a block or range in short: a typed address within it, its size and kind, where it is allowed."""
    extent = extent_of(item)
    if extent.network is None:
        blocks = extent.blocks()
        return f"{size_text(extent.size)}, not one CIDR block but several: {_some(map(block_text, blocks))}"
    around = range_of_block(extent.network)
    rules = rules_for(extent.network.prefixlen, extent.version, atlas)
    host = host_part(item, rules) if isinstance(item, Block) else ""
    verdict = rules.verdict() if isinstance(item, Block) and (around is None or around.hosts) else ""
    kind = f"{size_text(extent.size, around)}: {ends_text(extent.network)}"
    return "; ".join(filter(None, (host, kind, verdict)))


def _positions(host: Host, extents: Sequence[Extent], atlas: Atlas) -> Iterator[str]:
    """Yield what an address is within each of the blocks and ranges that hold it."""
    own = extent_of(host)
    for extent in dict.fromkeys(extents):
        if extent.size == 1 or not extent.holds(own):
            continue
        if extent.network is None:
            yield f"{own.text} lies in {extent.text}"
        else:
            rules = rules_for(extent.network.prefixlen, extent.version, atlas)
            yield host_part(Block(extent.network, host.address), rules)


def _outside(host: Host, extents: Sequence[Extent]) -> str:
    """Return that an address is not in what is beside it, or that it is the whole of it."""
    own = extent_of(host)
    other = next((extent for extent in extents if extent != own), None)
    return f"both are {own.text}" if other is None else f"{own.text} is not in {other.text}"


def _union(extents: Sequence[Extent]) -> str:
    """Return the fewest blocks that all of them make up, and how many addresses these have."""
    union = collapsed(block for extent in extents for block in extent.blocks())
    parts: list[str] = []
    for version in (4, 6):
        blocks = [block for block in union if block.version == version]
        if blocks:
            count = count_text(sum(block.num_addresses for block in blocks))
            parts.append(f"{_some(map(block_text, blocks))}, {count} addresses")
    return "; ".join(parts)


def _some(names: Iterable[str]) -> str:
    """Return names as a sentence lists them; of many the first ones."""
    shown = list(names)
    more = len(shown) - _MOST_BLOCKS
    return listed(shown if more <= 0 else [*shown[:_MOST_BLOCKS], f"{more:,} more"])


def _name(extent: Extent, item: Block | Host | Span) -> str:
    return block_text(item.network) if isinstance(item, Block) else extent.text
