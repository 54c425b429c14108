"""What a single address is: the range it lies in, and the role that it has or would have in a subnet.

Roles follow the pack's facts; ranges are those of the RFCs.
"""

from __future__ import annotations

from collections import defaultdict
from ipaddress import ip_network
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.values import content_text
from netatlas.search.lenses.broken import BITS
from netatlas.search.lenses.facts import LAST, about_range, facts_of
from netatlas.search.lenses.line import Lines, address_text, lengths_text
from netatlas.search.lenses.ranges import group_of, range_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact, Limit
    from netatlas.search.lenses.facts import LensFacts, Reserved
    from netatlas.search.lenses.line import LensLine
    from netatlas.search.lenses.ranges import Range
    from netatlas.search.lenses.typed import Address


class Note(NamedTuple):
    """Something that the pack says of an address: after which record, under which name, in which words."""

    record: Fact | Limit
    name: str
    words: str


def address_lines(address: Address, atlas: Atlas) -> tuple[LensLine, ...]:
    """Return what is to be said of an address."""
    around, facts = range_of(address), facts_of(atlas)
    notes = [*_services(address, atlas, facts)]
    reserved = facts.reserved(address.version) if around.hosts and not notes else None
    if reserved is not None:
        notes += _roles(address, around, facts, reserved)
    records = about_range(around.kind, address.version)
    gist = "; ".join(filter(None, (around.words(), group_of(address), *(note.words for note in notes))))
    lines = Lines(atlas)
    followed = [note.record.id for note in notes[:1]] or records
    lines.add(followed, address_text(address), gist, atlas.cite(notes[0].record) if notes else "")
    for note in notes[1:]:
        lines.add([note.record.id], note.name, note.words, atlas.cite(note.record))
    if reserved is not None and notes:
        parts = [f"{reserved.amount} of each subnet", reserved.places()]
        answer = ": ".join(filter(None, parts))
        lines.add([reserved.record.id], "Reserved addresses", answer, atlas.cite(reserved.record))
    if notes:
        lines.add(records, "Range", around.words())
    return lines.done()


def _services(address: Address, atlas: Atlas, facts: LensFacts) -> Iterator[Note]:
    """Yield who answers at an address, and which range kept for services it lies in."""
    network = ip_network(address)
    for fact, answering in facts.listed("answers-at"):
        if answering == network:
            name = atlas.concepts[fact.concept].name
            yield Note(fact, name, f"{name} answers here")
    for fact, kept in facts.kept_around(network):
        label = atlas.attributes[fact.attribute].label
        yield Note(fact, label, f"in {kept}, {fact.value.says.split(';')[0] or label}")


def _roles(address: Address, around: Range, facts: LensFacts, reserved: Reserved) -> Iterator[Note]:
    """Yield for what an address would be reserved in which subnets, or that it would be usable in all."""
    sizes = facts.sizes("subnet", address.version)
    if sizes is None or not reserved.head:
        return
    at_place = _places(address, sizes.lengths, reserved)
    for place, lengths in at_place.items():
        fact = reserved.roles.get(place)
        where = "ends here" if place == LAST else f"begins at {address - place}" if place else "begins here"
        role = f" ({content_text(fact.value)})" if fact is not None else ""
        words = f"reserved{role} in a subnet that {where}, {lengths_text(lengths)}"
        yield Note(fact or reserved.record, "In a subnet", words)
    if not at_place and around.kind != "public":
        words = f"usable in a subnet of any size, {lengths_text(sizes.lengths)}"
        yield Note(sizes.record, "In a subnet", words)


def _places(address: Address, lengths: tuple[int, ...], reserved: Reserved) -> dict[int, list[int]]:
    """Return the reserved places that an address has, each with the lengths of the subnets it has it in."""
    at_place: dict[int, list[int]] = defaultdict(list)
    for length in lengths:
        size = 1 << (BITS[address.version] - length)
        place = int(address) % size
        if reserved.holds(place, size):
            at_place[place if place < reserved.head else LAST].append(length)
    return at_place
