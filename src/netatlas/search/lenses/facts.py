"""The facts of a pack that lenses use: block sizes, reserved addresses, ports; today's values.

Facts are found by concept and attribute, so another pack's facts give other answers, and a pack without
them gives none. Sentences are made elsewhere.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from contextlib import suppress
from functools import cached_property
from ipaddress import ip_network
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from netatlas.atlas.enums import State
from netatlas.search.lenses.faults import BITS, HIGHEST_PORT
from netatlas.search.lenses.ranges import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact, Limit
    from netatlas.search.lenses.typed import Network

VERSION_6 = 6
LAST = -1
"""Position of the last address of a subnet; the others count from 0."""

_SIZE_FACTS = {
    ("subnet", 4): ("subnet/subnet-size", "cidr-block/subnet-size"),
    ("subnet", 6): ("subnet/ipv6-sizes",),
    ("vpc", 4): ("vpc/vpc-size",),
    ("vpc", 6): ("vpc/ipv6-sizes",),
}
_POSITIONS = {
    "reserved-ip-addresses/first-address": 0,
    "reserved-ip-addresses/second-address": 1,
    "reserved-ip-addresses/third-address": 2,
    "reserved-ip-addresses/fourth-address": 3,
    "reserved-ip-addresses/last-address": LAST,
}
_IN_IPV6 = "reserved-ip-addresses/reserved-in-ipv6"
_OVERLAP_IN_PEERING = "vpc-peering/overlapping-cidr-blocks"
_RESERVED_COUNT = "reserved-ip-addresses-per-subnet"
_COLLECTED_ATTRIBUTES = frozenset(
    {"answers-at", "service-ranges", "port", "port-range", "ephemeral-port-range"}
)
_PORTS_AND_COUNTS = frozenset({"port", "count"})
_PREFIX = re.compile(r"/([0-9]{1,3})")


class Sizes(NamedTuple):
    """The prefix lengths that are allowed for something.

    Attributes:
        record: the fact that they are from.
        lengths: at least one, sorted.
    """

    record: Fact
    lengths: tuple[int, ...]


class Reserved(NamedTuple):
    """The addresses of a subnet that are not for its hosts.

    Attributes:
        amount: how many there are.
        head: how many of them are at the start; 0 if the pack does not say which they are.
        tail: how many are at the end.
        record: the fact or limit that gives the amount.
        roles: the fact that gives the role of an address, by position; None in IPv6, which has none.
    """

    amount: int
    head: int
    tail: int
    record: Fact | Limit
    roles: Mapping[int, Fact | None]

    def holds(self, position: int, size: int) -> bool:
        """Return True if the address at ``position``, counted from 0, of ``size`` addresses is reserved."""
        return position < self.head or (bool(self.tail) and position == size - 1)

    def role(self, position: int) -> Fact | None:
        """Return the fact about the reserved address at a position."""
        return self.roles.get(position if position < self.head else LAST)

    def positions(self) -> str:
        """Return which addresses they are: ``the first 4 and the last``; empty if that is not known."""
        return f"the first {self.head}{' and the last' if self.tail else ''}" if self.head else ""


class LensFacts:
    """The facts of one atlas that lenses use; it does not keep the atlas alive.

    Attributes:
        overlap_in_peering: whether VPCs may be peered whose blocks overlap; None if the pack does not say.
    """

    def __init__(self, atlas: Atlas) -> None:
        """Find the facts about blocks; those about ports are collected when they are first needed."""
        self._facts = atlas.facts
        self._limits = atlas.limits
        self._events = atlas.events
        self._named = {
            name: fact
            for name in chain.from_iterable((*_SIZE_FACTS.values(), _POSITIONS, (_IN_IPV6,)))
            if (fact := atlas.facts.get(known(atlas, name))) and fact.value.state is State.VALUE
        }
        self.overlap_in_peering = atlas.facts.get(known(atlas, _OVERLAP_IN_PEERING))
        self._reserved = atlas.limits.get(known(atlas, _RESERVED_COUNT))

    def sizes(self, use: str, version: int) -> Sizes | None:
        """Return the lengths allowed for a use, ``subnet`` or ``vpc``, of a version of IP."""
        for name in _SIZE_FACTS[use, version]:
            fact = self._named.get(name)
            if fact is not None and (lengths := _lengths(fact, BITS[version])):
                return Sizes(fact, lengths)
        return None

    def reserved(self, version: int) -> Reserved | None:
        """Return the reserved addresses of a subnet, or None if the pack has none."""
        roles: dict[int, Fact | None] = {
            position: self._named[name] for name, position in _POSITIONS.items() if name in self._named
        }
        limit = self._reserved
        figure = limit.value.quantity.high if limit is not None and limit.value.quantity is not None else None
        amount = len(roles) if figure is None else _whole(figure)
        record: Fact | Limit | None = limit or next(iter(roles.values()), None)
        if version == VERSION_6:
            record, roles = self._named.get(_IN_IPV6), dict.fromkeys(roles)
        if record is None or amount <= 0:
            return None
        tail = int(LAST in roles)
        head = max(0, amount - tail) if roles else 0
        known_roles = {
            position: fact for position, fact in roles.items() if position == LAST or position < head
        }
        return Reserved(amount, head, tail, record, known_roles)

    def ports(self, attribute: str) -> Iterator[tuple[Fact, float, float]]:
        """Yield the facts of an attribute that give ports, with the lowest and the highest."""
        for fact in self._by_attribute.get(attribute, ()):
            quantity = fact.value.quantity
            if quantity is not None and quantity.unit == "port":
                high = HIGHEST_PORT if quantity.high is None else min(quantity.high, HIGHEST_PORT)
                yield fact, max(0, quantity.low or 0), high

    def limits_at_port(self, number: int) -> Iterator[Limit]:
        """Yield the limits that are exactly a port."""
        for limit in self._limits.values():
            quantity = limit.value.quantity
            if quantity is not None and quantity.unit == "port" and quantity.low == quantity.high == number:
                yield limit

    def kept_around(self, network: Network) -> Iterator[tuple[Fact, Network]]:
        """Yield the facts that set ranges aside for services, with each range that holds a network."""
        return ((fact, wider) for fact, wider in self.listed("service-ranges") if within(network, wider))

    def listed(self, attribute: str) -> Iterator[tuple[Fact, Network]]:
        """Yield each address or range that a fact of an attribute lists, with the fact."""
        for fact in self._by_attribute.get(attribute, ()):
            for item in fact.value.items:
                with suppress(ValueError):
                    yield fact, ip_network(item)

    @cached_property
    def figures_of_ports(self) -> frozenset[float]:
        """The ports that any fact or limit names."""
        return frozenset(end for unit, end in self._figures() if unit == "port")

    @cached_property
    def other_figures(self) -> frozenset[float]:
        """Figures of other units, and the years of events; counts are too common to decide anything."""
        years = {float(event.date.first.year) for event in self._events.values()}
        return frozenset(end for unit, end in self._figures() if unit not in _PORTS_AND_COUNTS) | years

    @cached_property
    def _by_attribute(self) -> Mapping[str, list[Fact]]:
        collected: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._facts.values():
            attribute = fact.attribute.rpartition(":")[2]
            if attribute in _COLLECTED_ATTRIBUTES and fact.value.state is State.VALUE:
                collected[attribute].append(fact)
        return collected

    def _figures(self) -> Iterator[tuple[str, float]]:
        values = chain(
            (fact.value for fact in self._facts.values()), (limit.value for limit in self._limits.values())
        )
        for value in values:
            quantity = value.quantity
            if quantity is not None:
                yield from ((quantity.unit, end) for end in (quantity.low, quantity.high) if end is not None)


def about_range(kind: str, version: int) -> tuple[str, ...]:
    """Return the records closest to a kind of range, the closest first."""
    nearest = {"public": "public-ipv4-address", "multicast": "multicast", "broadcast": "broadcast"}.get(
        kind, ""
    )
    if version == VERSION_6:
        nearest = "multicast" if kind == "multicast" else "ipv6"
    return (*filter(None, [nearest]), "cidr-block/purpose", "cidr-block", "vpc", "subnet")


_FACTS: WeakKeyDictionary[Atlas, LensFacts] = WeakKeyDictionary()


def facts_of(atlas: Atlas) -> LensFacts:
    """Return the facts of ``atlas`` that lenses use, collected once in its lifetime."""
    if (facts := _FACTS.get(atlas)) is None:
        facts = _FACTS[atlas] = LensFacts(atlas)
    return facts


def known(atlas: Atlas, record: str) -> str:
    """Return the id that a record has in an atlas, or an empty text; the first of several packs wins."""
    for record_id in (record, *(f"{pack.id}:{record}" for pack in atlas.packs)):
        if record_id in atlas:
            return atlas.canonical(record_id)
    return ""


def _lengths(fact: Fact, bits: int) -> tuple[int, ...]:
    """Return the prefix lengths of a number of addresses from-to, or of a list such as /44, /48."""
    lengths = {int(match[1]) for item in fact.value.items if (match := _PREFIX.fullmatch(item.strip()))}
    quantity = fact.value.quantity
    if quantity is not None and quantity.unit == "count":
        longest = bits if quantity.low is None else bits - (_whole(quantity.low) - 1).bit_length()
        shortest = 0 if quantity.high is None else bits + 1 - _whole(quantity.high).bit_length()
        lengths.update(range(max(0, shortest), longest + 1))
    return tuple(sorted(length for length in lengths if length <= bits))


def _whole(amount: float) -> int:
    """Return an amount of addresses as a whole number, at least 1."""
    return max(1, int(amount)) if math.isfinite(amount) else 1
