"""From where to where a block, an address or a range goes, and how two of them lie to one another."""

from __future__ import annotations

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    collapse_addresses,
    ip_network,
    summarize_address_range,
)
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.lenses.block_words import size_text
from netatlas.search.lenses.facts import LAST
from netatlas.search.lenses.line import address_text, block_text
from netatlas.search.lenses.typed import Block, Host

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.search.lenses.typed import Address, Network, Span


class Extent(NamedTuple):
    """The first and the last address of something, and the block that this is if it is one."""

    first: Address
    last: Address
    network: Network | None = None

    @property
    def version(self) -> int:
        """The version of IP."""
        return self.first.version

    @property
    def size(self) -> int:
        """How many addresses there are."""
        return int(self.last) - int(self.first) + 1

    @property
    def text(self) -> str:
        """The extent as people write it; a single address has no prefix."""
        if self.first == self.last:
            return address_text(self.first)
        return block_text(self.network) if self.network is not None else self.ends

    @property
    def ends(self) -> str:
        """The first and the last address."""
        return f"{address_text(self.first)} to {address_text(self.last)}"

    def holds(self, other: Extent) -> bool:
        """Return True if all addresses of another extent are in this one."""
        return (
            self.version == other.version
            and int(self.first) <= int(other.first)
            and int(other.last) <= int(self.last)
        )

    def overlaps(self, other: Extent) -> bool:
        """Return True if two extents have an address in common."""
        return (
            self.version == other.version
            and int(self.first) <= int(other.last)
            and int(other.first) <= int(self.last)
        )

    def blocks(self) -> list[Network]:
        """Return the fewest blocks that make it up."""
        if isinstance(self.first, IPv4Address) and isinstance(self.last, IPv4Address):
            return [*summarize_address_range(self.first, self.last)]
        return [*summarize_address_range(IPv6Address(int(self.first)), IPv6Address(int(self.last)))]


def extent_of(item: Host | Block | Span) -> Extent:
    """Return the extent of what was typed."""
    match item:
        case Host(address):
            return Extent(address, address, ip_network(address))
        case Block():
            return Extent(item.network[0], item.network[LAST], item.network)
        case span:
            return Extent(span.first, span.last)


def relation_text(one: Extent, other: Extent) -> str:
    """Return how two extents lie to one another, as a part of a sentence."""
    first, second = one.text, other.text
    if one.version != other.version:
        return f"{first} is IPv{one.version} and {second} IPv{other.version}: they cannot overlap"
    if (one.first, one.last) == (other.first, other.last):
        return f"both are {first}: they overlap"
    for narrow, wide in ((other, one), (one, other)):
        if wide.holds(narrow):
            held = f"{wide.text} holds {narrow.text}"
            return held if narrow.size == 1 else f"{held}: they overlap"
    low, high = sorted((one, other), key=lambda extent: int(extent.first))
    if low.overlaps(high):
        common = Extent(high.first, low.last)
        return f"{first} and {second} overlap: {common.text}, {size_text(common.size)}, in both"
    gap = int(high.first) - int(low.last) - 1
    if gap:
        return f"{first} and {second} do not overlap: {size_text(gap)} between them"
    union = collapsed([*one.blocks(), *other.blocks()])
    whole = (
        f"together they are {block_text(union[0])}" if len(union) == 1 else "together they are no one block"
    )
    return (
        f"{first} and {second} touch and do not overlap: {high.text} begins right behind {low.text}; {whole}"
    )


def collapsed(networks: Iterable[Network]) -> list[Network]:
    """Return the fewest blocks that blocks make up, those of IPv4 first."""
    fours: list[IPv4Network] = []
    sixes: list[IPv6Network] = []
    for network in networks:
        if isinstance(network, IPv4Network):
            fours.append(network)
        else:
            sixes.append(network)
    return [*collapse_addresses(fours), *collapse_addresses(sixes)]
