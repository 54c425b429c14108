"""What the pack says that lenses follow: block sizes, reserved addresses, ports; today's figures.

Facts are found by concept and attribute, so that another pack's facts give other answers and a pack
without them gives none. Nothing here makes sentences.
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
from netatlas.search.lenses.broken import BITS, HIGHEST_PORT
from netatlas.search.lenses.ranges import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact, Limit
    from netatlas.search.lenses.typed import Network

VERSION_6 = 6
LAST = -1
"""The place of the last address of a subnet; the others count from 0."""

_SIZE_FACTS = {
    ("subnet", 4): ("subnet/subnet-size", "cidr-block/subnet-size"),
    ("subnet", 6): ("subnet/ipv6-sizes",),
    ("vpc", 4): ("vpc/vpc-size",),
    ("vpc", 6): ("vpc/ipv6-sizes",),
}
_PLACES = {
    "reserved-ip-addresses/first-address": 0,
    "reserved-ip-addresses/second-address": 1,
    "reserved-ip-addresses/third-address": 2,
    "reserved-ip-addresses/fourth-address": 3,
    "reserved-ip-addresses/last-address": LAST,
}
_IN_IPV6 = "reserved-ip-addresses/reserved-in-ipv6"
_HOW_MANY = "reserved-ip-addresses-per-subnet"
_GATHERED = frozenset({"answers-at", "service-ranges", "port", "port-range", "ephemeral-port-range"})
_PORTS_AND_COUNTS = frozenset({"port", "count"})
_PREFIX = re.compile(r"/([0-9]{1,3})")


class Sizes(NamedTuple):
    """The prefix lengths that are allowed for something.

    Attributes:
        record: the fact that says it.
        lengths: at least one, sorted.
    """

    record: Fact
    lengths: tuple[int, ...]


class Reserved(NamedTuple):
    """The addresses of a subnet that are not for its hosts.

    Attributes:
        amount: how many in all.
        head: how many of them stand at the start; 0 where the pack does not say which they are.
        tail: how many at the end.
        record: what says how many.
        roles: the fact that gives the role of an address, by its place; None in IPv6, where it is not told.
    """

    amount: int
    head: int
    tail: int
    record: Fact | Limit
    roles: Mapping[int, Fact | None]

    def holds(self, place: int, size: int) -> bool:
        """Tell whether the address at ``place``, counted from 0, of ``size`` addresses is reserved."""
        return place < self.head or (bool(self.tail) and place == size - 1)

    def role(self, place: int) -> Fact | None:
        """Return the fact about the reserved address at a place."""
        return self.roles.get(place if place < self.head else LAST)

    def places(self) -> str:
        """Return which addresses they are: ``the first 4 and the last``; nothing where that is not told."""
        return f"the first {self.head}{' and the last' if self.tail else ''}" if self.head else ""


class LensFacts:
    """What one atlas says that lenses follow; it does not keep the atlas alive."""

    def __init__(self, atlas: Atlas) -> None:
        """Find the facts about blocks; the others are gone through when one of them is first asked for."""
        self._facts = atlas.facts
        self._limits = atlas.limits
        self._events = atlas.events
        self._named = {
            name: fact
            for name in chain.from_iterable((*_SIZE_FACTS.values(), _PLACES, (_IN_IPV6,)))
            if (fact := atlas.facts.get(known(atlas, name))) and fact.value.state is State.VALUE
        }
        self._reserved = atlas.limits.get(known(atlas, _HOW_MANY))

    def sizes(self, use: str, version: int) -> Sizes | None:
        """Return the lengths allowed for a use, ``subnet`` or ``vpc``, of a version of IP."""
        for name in _SIZE_FACTS[use, version]:
            fact = self._named.get(name)
            if fact is not None and (lengths := _lengths(fact, BITS[version])):
                return Sizes(fact, lengths)
        return None

    def reserved(self, version: int) -> Reserved | None:
        """Return the reserved addresses of a subnet, or None where the pack knows of none."""
        roles: dict[int, Fact | None] = {
            place: self._named[name] for name, place in _PLACES.items() if name in self._named
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
        told = {place: fact for place, fact in roles.items() if place == LAST or place < head}
        return Reserved(amount, head, tail, record, told)

    def ports(self, attribute: str) -> Iterator[tuple[Fact, float, float]]:
        """Yield the facts of an attribute that give ports, with the lowest and the highest."""
        for fact in self._gathered.get(attribute, ()):
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
        """Yield the facts that keep a range for services, with each range that a network lies in."""
        return ((fact, kept) for fact, kept in self.listed("service-ranges") if within(network, kept))

    def listed(self, attribute: str) -> Iterator[tuple[Fact, Network]]:
        """Yield the facts of an attribute that list addresses or ranges, with each of these."""
        for fact in self._gathered.get(attribute, ()):
            for item in fact.value.items:
                with suppress(ValueError):
                    yield fact, ip_network(item)

    @cached_property
    def figures_of_ports(self) -> frozenset[float]:
        """The ports that any fact or limit names."""
        return frozenset(end for unit, end in self._figures() if unit == "port")

    @cached_property
    def other_figures(self) -> frozenset[float]:
        """Figures that measure or name something else, and the years of events; counts are left aside."""
        years = {float(event.date.first.year) for event in self._events.values()}
        return frozenset(end for unit, end in self._figures() if unit not in _PORTS_AND_COUNTS) | years

    @cached_property
    def _gathered(self) -> Mapping[str, list[Fact]]:
        gathered: dict[str, list[Fact]] = defaultdict(list)
        for fact in self._facts.values():
            attribute = fact.attribute.rpartition(":")[2]
            if attribute in _GATHERED and fact.value.state is State.VALUE:
                gathered[attribute].append(fact)
        return gathered

    def _figures(self) -> Iterator[tuple[str, float]]:
        values = chain(
            (fact.value for fact in self._facts.values()), (limit.value for limit in self._limits.values())
        )
        for value in values:
            quantity = value.quantity
            if quantity is not None:
                yield from ((quantity.unit, end) for end in (quantity.low, quantity.high) if end is not None)


def about_range(kind: str, version: int) -> tuple[str, ...]:
    """Return the records that are nearest to a kind of range, the nearest first."""
    nearest = {"public": "public-ipv4-address", "multicast": "multicast", "broadcast": "broadcast"}.get(
        kind, ""
    )
    if version == VERSION_6:
        nearest = "multicast" if kind == "multicast" else "ipv6"
    return (*filter(None, [nearest]), "cidr-block/purpose", "cidr-block", "vpc", "subnet")


_KEPT: WeakKeyDictionary[Atlas, LensFacts] = WeakKeyDictionary()


def facts_of(atlas: Atlas) -> LensFacts:
    """Return what lenses follow in ``atlas``, gathered once for as long as the atlas lives."""
    if (found := _KEPT.get(atlas)) is None:
        found = _KEPT[atlas] = LensFacts(atlas)
    return found


def known(atlas: Atlas, record: str) -> str:
    """Return the id under which an atlas keeps a record, or nothing; the first of several packs wins."""
    for one in (record, *(f"{pack.id}:{record}" for pack in atlas.packs)):
        if one in atlas:
            return atlas.canonical(one)
    return ""


def _lengths(fact: Fact, bits: int) -> tuple[int, ...]:
    """Return the prefix lengths of a number of addresses from-to, or of a list such as /44, /48."""
    found = {int(match[1]) for item in fact.value.items if (match := _PREFIX.fullmatch(item.strip()))}
    quantity = fact.value.quantity
    if quantity is not None and quantity.unit == "count":
        longest = bits if quantity.low is None else bits - (_whole(quantity.low) - 1).bit_length()
        shortest = 0 if quantity.high is None else bits + 1 - _whole(quantity.high).bit_length()
        found.update(range(max(0, shortest), longest + 1))
    return tuple(sorted(length for length in found if length <= bits))


def _whole(amount: float) -> int:
    """Return an amount of addresses as a whole number, at least 1."""
    return max(1, int(amount)) if math.isfinite(amount) else 1
