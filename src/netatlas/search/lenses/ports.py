"""Describes a port: its class, its service, and the platforms that use it as an ephemeral port.

Classes, services and platforms come from the pack's facts; without them the three classes of RFC 6335 hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.values import value_text
from netatlas.search.lenses.facts import facts_of
from netatlas.search.lenses.faults import HIGHEST_PORT

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact
    from netatlas.search.lenses.facts import LensFacts
    from netatlas.search.lenses.line import Lines
    from netatlas.search.lenses.typed import Port

_FIRST_REGISTERED, _FIRST_DYNAMIC = 1024, 49152
"""Bounds of the classes of ports in RFC 6335."""
_CLASSES = {"system": "Well-known", "user": "Registered", "dynamic": "Dynamic or private"}
PORT_RECORDS = ("ephemeral-ports", "well-known-ports", "iana", "tcp", "udp")
_NO_PLATFORMS = frozenset({"ephemeral-ports", "iana-port-range", "catch-all-port-rule"})
"""Concepts whose ephemeral ports are a rule or a summary, not those of a platform."""
_MOST_PLATFORMS = 3
"""Platforms that the first line names; all of them have a line of their own below."""


class PortClass(NamedTuple):
    """One of the three classes of ports, with the fact that gives its bounds if there is one."""

    key: str
    low: int
    high: int
    fact: Fact | None = None

    def words(self, *, first: bool) -> str:
        """Return name and bounds, for the beginning of a sentence (``first``) or its middle."""
        name = _CLASSES[self.key] if first else f"a {_CLASSES[self.key].lower()}"
        return f"{name} port ({self.low} to {self.high})"


_RFC_6335 = (
    PortClass("system", 0, _FIRST_REGISTERED - 1),
    PortClass("user", _FIRST_REGISTERED, _FIRST_DYNAMIC - 1),
    PortClass("dynamic", _FIRST_DYNAMIC, HIGHEST_PORT),
)


def is_likely_port(number: int, atlas: Atlas) -> bool:
    """Return True if a number without any word is more likely a port than another figure."""
    facts = facts_of(atlas)
    if any(low == high == number for _, low, high in facts.ports("port")):
        return True
    if number < _FIRST_REGISTERED:
        return False
    return number in facts.figures_of_ports or number not in facts.other_figures


def add_port(lines: Lines, port: Port, atlas: Atlas) -> None:
    """Add the lines about a port."""
    number, facts = port.number, facts_of(atlas)
    own = [fact for fact, low, high in facts.ports("port") if low == high == number]
    group = _class_of(number, facts)
    ranges = [fact for fact, low, high in facts.ports("ephemeral-port-range") if low <= number <= high]
    ranges.sort(key=lambda fact: (not _is_platform(fact), _width(fact)))
    services = [_service(fact, atlas) for fact in own]
    unused = "Reserved, nothing listens there" if number == 0 else ""
    parts = [unused, *services, group.words(first=not (unused or services)), _platforms(ranges, facts, atlas)]
    summary = "; ".join(filter(None, parts))
    facts_used = [*own, *filter(None, [group.fact]), *ranges]
    nearest = PORT_RECORDS[:1] if ranges and not own else ()  # mostly asked for as an ephemeral port
    records = [*nearest, *(fact.id for fact in facts_used[:1]), *PORT_RECORDS]
    name = f"{port.transport} port {number}" if port.transport else f"Port {number}"
    lines.add(records, name, summary, facts_used[0] if facts_used else None)
    for fact, service in zip(own, services, strict=True):
        lines.add([fact.id], service, value_text(fact.value), fact)
    if group.fact is not None:
        answer = value_text(group.fact.value)
        lines.add([group.fact.id], f"{_CLASSES[group.key]} ports", answer, group.fact, late=True)
    for limit in facts.limits_at_port(number):
        name, answer = atlas.display_name(limit.id), value_text(limit.value)
        lines.add([limit.id], name, answer, limit, late=True)
    for fact in ranges:
        name = atlas.concepts[fact.concept].name
        lines.add([fact.id], name, f"Ephemeral: {value_text(fact.value)}", fact, late=True)


def _class_of(number: int, facts: LensFacts) -> PortClass:
    """Return the class of a port by the pack's facts, or else by RFC 6335."""
    for fact, low, high in facts.ports("port-range"):
        if fact.key in _CLASSES and low <= number <= high:
            return PortClass(fact.key, int(low), int(high), fact)
    return next(port_class for port_class in _RFC_6335 if number <= port_class.high)


def _service(fact: Fact, atlas: Atlas) -> str:
    """Return the service of a port: ``BGP over TCP``; a fact with a key names the service itself."""
    says, concept = fact.value.says.split(";")[0], atlas.concepts[fact.concept].name
    if fact.key and says:
        return says
    return f"{concept} {says}" if says.startswith("over ") else concept


def _platforms(ranges: list[Fact], facts: LensFacts, atlas: Atlas) -> str:
    """Return the platforms on which a port is ephemeral, those with the narrowest ranges first."""
    if not any(_is_platform(fact) for fact, _, _ in facts.ports("ephemeral-port-range")):
        return ""
    names = [atlas.concepts[fact.concept].name for fact in ranges if _is_platform(fact)]
    if not names:
        return "ephemeral on no platform"
    more = len(names) - _MOST_PLATFORMS
    return f"ephemeral on: {'; '.join(names[:_MOST_PLATFORMS])}{f' and {more} more' if more > 0 else ''}"


def _is_platform(fact: Fact) -> bool:
    return fact.concept.rpartition(":")[2] not in _NO_PLATFORMS


def _width(fact: Fact) -> float:
    quantity = fact.value.quantity
    return 0 if quantity is None else (quantity.high or HIGHEST_PORT) - (quantity.low or 0)
