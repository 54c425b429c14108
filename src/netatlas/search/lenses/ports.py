"""What a port is: well-known, registered or ephemeral, whose it is, and on which platform it is picked.

Classes, services and platforms follow the pack's facts; the three classes of RFC 6335 hold without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.values import value_text
from netatlas.search.lenses.broken import HIGHEST_PORT
from netatlas.search.lenses.facts import facts_of
from netatlas.search.lenses.line import Lines

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact
    from netatlas.search.lenses.facts import LensFacts
    from netatlas.search.lenses.line import LensLine
    from netatlas.search.lenses.typed import Port

_FIRST_REGISTERED, _FIRST_DYNAMIC = 1024, 49152
_CLASSES = {"system": "Well-known", "user": "Registered", "dynamic": "Dynamic or private"}
PORT_RECORDS = ("ephemeral-ports", "well-known-ports", "iana", "tcp", "udp")
_NO_PLATFORMS = frozenset({"ephemeral-ports", "iana-port-range", "catch-all-port-rule"})
"""Concepts whose ephemeral ports are a rule or a summary, not those of a platform."""
_MOST_PLATFORMS = 3


class PortClass(NamedTuple):
    """One of the three classes of ports, with the fact that draws its bounds where there is one."""

    key: str
    low: int
    high: int
    fact: Fact | None = None

    def words(self, *, first: bool) -> str:
        """Return name and bounds, as they read at the beginning of a sentence or inside it."""
        name = _CLASSES[self.key] if first else f"a {_CLASSES[self.key].lower()}"
        return f"{name} port ({self.low} to {self.high})"


_RFC_6335 = (
    PortClass("system", 0, _FIRST_REGISTERED - 1),
    PortClass("user", _FIRST_REGISTERED, _FIRST_DYNAMIC - 1),
    PortClass("dynamic", _FIRST_DYNAMIC, HIGHEST_PORT),
)


def is_likely_port(number: int, atlas: Atlas) -> bool:
    """Tell whether a number that stands alone is meant as a port rather than as a figure."""
    facts = facts_of(atlas)
    if any(low == high == number for _, low, high in facts.ports("port")):
        return True
    if number < _FIRST_REGISTERED:
        return False
    return number in facts.figures_of_ports or number not in facts.other_figures


def port_lines(port: Port, atlas: Atlas) -> tuple[LensLine, ...]:
    """Return what is to be said of a port."""
    number, facts, lines = port.number, facts_of(atlas), Lines(atlas)
    own = [fact for fact, low, high in facts.ports("port") if low == high == number]
    group = _class_of(number, facts)
    ranges = [fact for fact, low, high in facts.ports("ephemeral-port-range") if low <= number <= high]
    ranges.sort(key=lambda fact: (not _is_platform(fact), _width(fact)))
    services = [_service(fact, atlas) for fact in own]
    unused = "Reserved, nothing listens there" if number == 0 else ""
    parts = [unused, *services, group.words(first=not (unused or services)), _platforms(ranges, facts, atlas)]
    gist = "; ".join(filter(None, parts))
    followed = [*own, *filter(None, [group.fact]), *ranges]
    nearest = PORT_RECORDS[:1] if ranges and not own else ()  # mostly asked for as an ephemeral port
    records = [*nearest, *(fact.id for fact in followed[:1]), *PORT_RECORDS]
    name = f"{port.transport} port {number}" if port.transport else f"Port {number}"
    lines.add(records, name, gist, atlas.cite(followed[0]) if followed else "")
    for fact, service in zip(own, services, strict=True):
        lines.add([fact.id], service, value_text(fact.value), atlas.cite(fact))
    if group.fact is not None:
        answer = value_text(group.fact.value)
        lines.add([group.fact.id], f"{_CLASSES[group.key]} ports", answer, atlas.cite(group.fact), late=True)
    for limit in facts.limits_at_port(number):
        name, answer = atlas.display_name(limit.id), value_text(limit.value)
        lines.add([limit.id], name, answer, atlas.cite(limit), late=True)
    for fact in ranges:
        name = atlas.concepts[fact.concept].name
        lines.add([fact.id], name, f"Ephemeral: {value_text(fact.value)}", atlas.cite(fact), late=True)
    return lines.done()


def _class_of(number: int, facts: LensFacts) -> PortClass:
    """Return the class of a port by the pack's facts, or else by RFC 6335."""
    for fact, low, high in facts.ports("port-range"):
        if fact.key in _CLASSES and low <= number <= high:
            return PortClass(fact.key, int(low), int(high), fact)
    return next(one for one in _RFC_6335 if number <= one.high)


def _service(fact: Fact, atlas: Atlas) -> str:
    """Return whose port it is: ``BGP over TCP``; a fact with a key names the service itself."""
    says, concept = fact.value.says.split(";")[0], atlas.concepts[fact.concept].name
    if fact.key and says:
        return says
    return f"{concept} {says}" if says.startswith("over ") else concept


def _platforms(ranges: list[Fact], facts: LensFacts, atlas: Atlas) -> str:
    """Return on which platforms a port is ephemeral, those with the narrowest ranges first."""
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
