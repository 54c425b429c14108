"""Calculators with figures of the pack, such as how many gateways a bandwidth needs.

Every figure comes from a limit or fact of the atlas, found by its id, as the edition shows it. A calculator
whose records are missing is left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.citations import model_names, text_names
from netatlas.atlas.edition import THE_NOTES, Edition, reading, speaks_for_notes, visible
from netatlas.atlas.enums import State
from netatlas.atlas.model import Fact, Limit
from netatlas.atlas.quantity_reading import read_quantity
from netatlas.atlas.units import dimension, in_base, is_unit
from netatlas.atlas.values import content_text, number
from netatlas.errors import UsageError
from netatlas.words import counted, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas

_TOLERANCE = 1e-9
"""Excess of a division that is taken for a rounding error, so that it is not rounded up."""
_IPV4_BITS = 32


class CalculatorAnswer(NamedTuple):
    """A result as text, how it was computed, and the sources of its figures."""

    result: str
    because: str
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """One calculator: a question with a number in it, and its answer.

    Attributes:
        id: its name.
        before: the question up to the number ("NAT gateways for").
        after: the text behind the number ("Gbps").
        first: the number filled in at first.
        least: the smallest number allowed.
        most: the largest number allowed.
        decimals: how many decimals the number may have.
        answer: computes the answer for a number.
    """

    id: str
    before: str
    after: str
    first: float
    least: float
    most: float
    decimals: int = 0
    answer: Callable[[float], CalculatorAnswer]

    def question(self, amount: float) -> str:
        """Return the question with a number in it: ``NAT gateways for 200 Gbps``."""
        gap = "" if self.before.endswith("/") else " "
        return f"{self.before}{gap}{number(amount)} {self.after}".rstrip()

    @property
    def bounds(self) -> str:
        """The numbers that it takes: ``1 to 10,000``."""
        return f"{number(self.least)} to {number(self.most)}"

    def read(self, text: str) -> float:
        """Return the number that somebody writes into the question: ``12,5``, ``100 Mbps``, ``1 GB/s``.

        Raises:
            UsageError: it cannot be read, or the calculator does not take it.
        """
        own = self.after if is_unit(self.after) else "count"
        quantity = read_quantity(text, own)
        if quantity.low is None or quantity.low != quantity.high:
            raise UsageError(f"{quoted(text)} is a range; write one number.")
        if dimension(quantity.unit) != dimension(own):
            measured = f"in {own}" if own != "count" else "as a number alone"
            raise UsageError(f"{quoted(text)} measures {dimension(quantity.unit)}; write it {measured}.")
        amount = in_base(quantity.low, quantity.unit) / in_base(1, own)
        if not self.least <= amount <= self.most:
            raise UsageError(f"{quoted(text)} is not from {self.bounds}; write a number there.")
        if not math.isclose(amount, round(amount, self.decimals), rel_tol=_TOLERANCE):
            finest = f"at most {counted(self.decimals, 'decimal')}" if self.decimals else "a whole number"
            raise UsageError(f"{quoted(text)} has too many decimals; write {finest}.")
        return round(amount, self.decimals)


def calculators(atlas: Atlas, edition: Edition = Edition.TODAY) -> tuple[Calculator, ...]:
    """Return the calculators that the records of an atlas allow."""
    figures = _Figures(atlas, edition)
    made = (_gateways(figures), _addresses(figures), _connections(figures), _tunnels(figures))
    return tuple(calculator for calculator in made if calculator is not None)


class _Figures:
    """Looks up figures of one edition and cites their records."""

    def __init__(self, atlas: Atlas, edition: Edition) -> None:
        self._atlas = atlas
        self._edition = edition

    def size(self, record_id: str, wanted: str) -> float | None:
        """Return the upper figure of a limit in the base unit of a dimension, or None."""
        record = self._record(record_id)
        quantity = reading(record, self._edition).value.quantity if record is not None else None
        if quantity is None or quantity.high is None or dimension(quantity.unit) != wanted:
            return None
        size = in_base(quantity.high, quantity.unit)
        return size if size > 0 else None

    def text(self, record_id: str) -> str:
        """Return the figure of a record as text."""
        record = self._record(record_id)
        return content_text(reading(record, self._edition).value) if record is not None else ""

    def holds(self, record_id: str) -> bool:
        """Return True if the flag of a record is set."""
        record = self._record(record_id)
        return record is not None and reading(record, self._edition).value.state is State.VALUE

    def cite(self, *record_ids: str) -> str:
        """Return the sources of some records, each once, with the oldest of their dates; notes come first."""
        used = [record for record_id in record_ids if (record := self._record(record_id)) is not None]
        checked = [record for record in used if not speaks_for_notes(record, self._edition)]
        if not checked:
            return THE_NOTES
        notes = f"{THE_NOTES}; " if len(checked) < len(used) else ""
        sources = self._atlas.sources
        texts = dict.fromkeys(name for record in checked for name in text_names(sources, record))
        models = dict.fromkeys(name for record in checked for name in model_names(sources, record))
        dates = [min(record.checked for record in checked)]
        older = [date for record in checked if (date := record.source_date) is not None]
        dated = ", as of ".join(map(str, [*dates, *sorted(older)[:1]]))
        read = [f"{'; '.join(texts)}, {dated}"] if texts else []
        return notes + "; ".join([*read, *models])

    def _record(self, record_id: str) -> Fact | Limit | None:
        record = self._atlas.get(record_id) if record_id in self._atlas else None
        if not isinstance(record, Fact | Limit) or not visible(record, self._edition):
            return None
        return record


_NAT_BANDWIDTH = "nat-gateway-max-bandwidth"
_NAT_PER_ZONE = "nat-gateway-per-zone"


def _gateways(figures: _Figures) -> Calculator | None:
    each = figures.size(_NAT_BANDWIDTH, "data rate")
    if each is None:
        return None
    quota = figures.size(_NAT_PER_ZONE, "count")

    def answer(amount: float) -> CalculatorAnswer:
        count = _count_needed(in_base(amount, "Gbps"), each)
        because = f"One scales up to {figures.text(_NAT_BANDWIDTH)}."
        used = [_NAT_BANDWIDTH]
        if quota is not None and count > quota:
            because += f" More than {number(quota)} in one Availability Zone need a raised quota."
            used.append(_NAT_PER_ZONE)
        return CalculatorAnswer(counted(count, "NAT gateway"), because, figures.cite(*used))

    return Calculator(
        id="nat-gateways",
        before="NAT gateways for",
        after="Gbps",
        first=200,
        least=1,
        most=10_000,
        answer=answer,
    )


_SMALLEST, _LARGEST, _RESERVED = "subnet-smallest", "subnet-largest", "reserved-ip-addresses-per-subnet"


def _addresses(figures: _Figures) -> Calculator | None:
    sizes = [figures.size(record_id, "count") for record_id in (_SMALLEST, _LARGEST, _RESERVED)]
    if None in sizes:
        return None
    smallest, largest, reserved = (int(size or 0) for size in sizes)
    shortest, longest = (_IPV4_BITS - (size.bit_length() - 1) for size in (largest, smallest))

    def answer(amount: float) -> CalculatorAnswer:
        prefix = int(amount)
        if not shortest <= prefix <= longest:
            because = f"An IPv4 subnet of a VPC is a /{shortest} to a /{longest}."
            return CalculatorAnswer(f"No subnet is a /{prefix}", because, figures.cite(_SMALLEST, _LARGEST))
        size = 2 ** (_IPV4_BITS - prefix)
        because = f"{number(size)} less the {number(reserved)} that AWS reserves in every subnet."
        return CalculatorAnswer(
            counted(size - reserved, "address", "addresses"), because, figures.cite(_RESERVED)
        )

    return Calculator(
        id="usable-addresses",
        before="Usable addresses in a /",
        after="",
        first=27,
        least=min(shortest, 8),
        most=_IPV4_BITS,
        answer=answer,
    )


_EACH, _ZONAL = "nat-gateway-connections", "nat-gateway-addresses"
_ELASTIC, _REGIONAL = "nat-gateway-elastic-ips", "regional-nat-gateway-addresses"


def _connections(figures: _Figures) -> Calculator | None:
    each, zonal = figures.size(_EACH, "count"), figures.size(_ZONAL, "count")
    if each is None or zonal is None:
        return None
    elastic, regional = figures.size(_ELASTIC, "count"), figures.size(_REGIONAL, "count")

    def answer(amount: float) -> CalculatorAnswer:
        addresses = int(amount)
        because = f"{number(each)} for each IPv4 address."
        used = [_EACH]
        if addresses > zonal:
            because += f" More than {number(zonal)} on a zonal gateway need a raised quota"
            because += f"; a regional one takes {number(regional)} in each zone." if regional else "."
            used += [_ZONAL, _REGIONAL]
        elif elastic is not None and addresses > elastic:
            because += f" More than {number(elastic)} Elastic IPs need a raised quota."
            used.append(_ELASTIC)
        result = counted(addresses * int(each), "connection")
        return CalculatorAnswer(f"{result} to one destination", because, figures.cite(*used))

    return Calculator(
        id="connections",
        before="Connections of a NAT gateway with",
        after="addresses",
        first=4,
        least=1,
        most=max(zonal, regional or 0),
        answer=answer,
    )


_STANDARD, _LARGE = "site-to-site-vpn-standard-tunnel-bandwidth", "site-to-site-vpn-large-tunnel-bandwidth"
_TUNNELS, _ECMP = "site-to-site-vpn-tunnels", "transit-gateway/ecmp-over-vpn"


def _tunnels(figures: _Figures) -> Calculator | None:
    each, pair = figures.size(_STANDARD, "data rate"), figures.size(_TUNNELS, "count")
    if each is None or pair is None or not figures.holds(_ECMP):
        return None
    large = figures.size(_LARGE, "data rate")

    def answer(amount: float) -> CalculatorAnswer:
        wanted = in_base(amount, "Gbps")
        count = _count_needed(wanted, each)
        result = _tunnels_text(count, pair, "standard tunnel")
        because = f"One carries up to {figures.text(_STANDARD)}."
        used = [_STANDARD, _TUNNELS]
        if large is not None and count > 1:
            because += f" Or {_tunnels_text(_count_needed(wanted, large), pair, 'Large tunnel')}."
            used.append(_LARGE)
        if count > 1:
            because += " They add up on a transit gateway with BGP only."
            used.append(_ECMP)
        return CalculatorAnswer(result, because, figures.cite(*used))

    return Calculator(
        id="vpn-tunnels",
        before="VPN tunnels with ECMP for",
        after="Gbps",
        first=10,
        least=0.25,
        most=1000,
        decimals=2,
        answer=answer,
    )


def _tunnels_text(count: int, pair: float, name: str) -> str:
    connections = counted(math.ceil(count / pair), "VPN connection")
    return f"{counted(count, name)} in {connections}"


def _count_needed(wanted: float, each: float) -> int:
    """Return how many of ``each`` reach ``wanted``, at least one; a rounding error adds none."""
    return max(1, math.ceil(wanted / each - _TOLERANCE))
