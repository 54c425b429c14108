"""Describes a single address: its range, and the role that it has or would have in a subnet.

Roles come from the pack's facts, ranges from the RFCs.
"""

from __future__ import annotations

from collections import defaultdict
from ipaddress import IPv6Address, ip_network
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.values import content_text
from netatlas.search.lenses.embedded import embedded_in
from netatlas.search.lenses.facts import LAST, about_range, facts_of
from netatlas.search.lenses.faults import BITS
from netatlas.search.lenses.line import address_text, lengths_text
from netatlas.search.lenses.ranges import group_of, range_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact, Limit
    from netatlas.search.lenses.facts import LensFacts, Reserved
    from netatlas.search.lenses.line import Lines
    from netatlas.search.lenses.ranges import Range
    from netatlas.search.lenses.typed import Address


class AddressNote(NamedTuple):
    """What a record of the pack says about an address: the record, a name for the line, the words."""

    record: Fact | Limit
    name: str
    words: str


def add_address(lines: Lines, address: Address, atlas: Atlas) -> None:
    """Add the lines about an address, and about the IPv4 address that an IPv6 address holds."""
    embedded = embedded_in(address) if isinstance(address, IPv6Address) else None
    if embedded is None:
        _add_plain(lines, address, atlas)
        return
    parts = (range_of(address).words(), embedded.words, embedded.verdict)
    summary = "; ".join(filter(None, parts))
    lines.add(about_range(range_of(address).kind, address.version), address_text(address), summary)
    _add_working(lines, address)
    _add_plain(lines, embedded.address, atlas)


def _add_plain(lines: Lines, address: Address, atlas: Atlas) -> None:
    around, facts = range_of(address), facts_of(atlas)
    notes = [*_services(address, atlas, facts)]
    reserved = facts.reserved(address.version) if around.hosts and not notes else None
    if reserved is not None:
        notes += _roles(address, around, facts, reserved)
    records = about_range(around.kind, address.version)
    summary = "; ".join(filter(None, (around.words(), group_of(address), *(note.words for note in notes))))
    nearest = [note.record.id for note in notes[:1]] or records
    lines.add(nearest, address_text(address), summary, notes[0].record if notes else None)
    for note in notes[1:]:
        lines.add([note.record.id], note.name, note.words, note.record)
    if reserved is not None and notes:
        parts = [f"{reserved.amount} of each subnet", reserved.positions()]
        answer = ": ".join(filter(None, parts))
        lines.add([reserved.record.id], "Reserved addresses", answer, reserved.record)
    if notes:
        lines.add(records, "Range", around.words())
    _add_working(lines, address)


def _add_working(lines: Lines, address: Address) -> None:
    """Add the other forms of an address to the working."""
    part = f"Other forms of {address_text(address)}"
    if isinstance(address, IPv6Address):
        lines.work("In full", address.exploded, part)
    else:
        lines.work("In binary", ".".join(f"{octet:08b}" for octet in address.packed), part)
    lines.work("As a number", f"{int(address):,}", part)
    lines.work("In the DNS, for the way back to a name", address.reverse_pointer, part)


def _services(address: Address, atlas: Atlas, facts: LensFacts) -> Iterator[AddressNote]:
    """Yield which service answers at an address, and the service ranges that it is in."""
    network = ip_network(address)
    for fact, answering in facts.listed("answers-at"):
        if answering == network:
            name = atlas.concepts[fact.concept].name
            yield AddressNote(fact, name, f"{name} answers here")
    for fact, kept in facts.kept_around(network):
        label = atlas.attributes[fact.attribute].label
        yield AddressNote(fact, label, f"in {kept}, {fact.value.says.split(';')[0] or label}")


def _roles(address: Address, around: Range, facts: LensFacts, reserved: Reserved) -> Iterator[AddressNote]:
    """Yield the roles that an address is reserved for in subnets, or that it is usable in all of them."""
    sizes = facts.sizes("subnet", address.version)
    if sizes is None or not reserved.head:
        return
    by_position = _reserved_positions(address, sizes.lengths, reserved)
    for position, lengths in by_position.items():
        fact = reserved.roles.get(position)
        where = (
            "ends here"
            if position == LAST
            else f"begins at {address - position}"
            if position
            else "begins here"
        )
        role = f" ({content_text(fact.value)})" if fact is not None else ""
        words = f"reserved{role} in a subnet that {where}, {lengths_text(lengths)}"
        yield AddressNote(fact or reserved.record, "In a subnet", words)
    if not by_position and around.kind != "public":
        words = f"usable in a subnet of any size, {lengths_text(sizes.lengths)}"
        yield AddressNote(sizes.record, "In a subnet", words)


def _reserved_positions(
    address: Address, lengths: tuple[int, ...], reserved: Reserved
) -> dict[int, list[int]]:
    """Return the reserved positions that an address may have, each with the lengths of such subnets."""
    by_position: dict[int, list[int]] = defaultdict(list)
    for length in lengths:
        size = 1 << (BITS[address.version] - length)
        position = int(address) % size
        if reserved.holds(position, size):
            by_position[position if position < reserved.head else LAST].append(length)
    return by_position
