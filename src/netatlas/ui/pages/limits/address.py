"""Reads and writes the address of the page of limits: filters and order, so that history can restore them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.figures import read_number
from netatlas.atlas.values import bare_number
from netatlas.errors import UsageError
from netatlas.explore.limits import LimitQuery, Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VIEW = "limits"
_AMOUNT = "sum"
"""The parameter, repeated, that holds a calculator's id and number; the grammar of addresses is frozen."""

_SUMS = {True: "1", False: "0"}
"""Whether the calculators are shown; where nothing says so, they are if a number was typed into one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsOptions:
    """Which limits are shown, and how.

    Attributes:
        query: which of them.
        order: what they are sorted by.
        descending: whether the largest, or the last in the alphabet, comes first.
        calculators: whether the calculators are shown above the table.
        amounts: ids of calculators with the numbers that were typed into them, sorted.
    """

    query: LimitQuery = field(default_factory=LimitQuery)
    order: Order = Order.IMPORTANCE
    descending: bool = True
    calculators: bool = False
    amounts: tuple[tuple[str, float], ...] = ()


def limits_address(options: LimitsOptions) -> Address:
    """Return the address of the page with some options; defaults are left out.

    >>> str(limits_address(LimitsOptions()))
    'view:limits'
    >>> str(limits_address(LimitsOptions(query=LimitQuery(words="> 10 Gbps", hard=True))))
    'view:limits?words=%3E%2010%20Gbps&hard=1'
    """
    query = options.query
    plain = (options.order, options.descending) == (Order.IMPORTANCE, True)
    parts = {
        "words": query.words.strip(),
        "scope": query.scope,
        "topic": query.topic,
        "hard": "1" if query.hard else "",
        "changed": "1" if query.changed else "",
        "order": "" if plain else options.order.value,
        "up": "" if options.descending else "1",
        "sums": _SUMS[options.calculators] if options.calculators is not bool(options.amounts) else "",
    }
    typed = [(_AMOUNT, f"{name}:{bare_number(amount)}") for name, amount in options.amounts]
    return Address.view(VIEW, [*((name, value) for name, value in parts.items() if value), *typed])


def limits_options(address: Address) -> LimitsOptions:
    """Return the options in an address; parameters that make no sense are ignored.

    >>> limits_options(Address.parse("view:limits?order=scope&up=1")).order
    <Order.SCOPE: 'scope'>
    """
    parts = dict(address.params)
    order = parts.get("order", "")
    amounts = tuple(sorted(_amounts(address.values(_AMOUNT))))
    return LimitsOptions(
        query=LimitQuery(
            words=parts.get("words", ""),
            scope=parts.get("scope", ""),
            topic=parts.get("topic", ""),
            hard="hard" in parts,
            changed="changed" in parts,
        ),
        order=Order(order) if order in list(Order) else Order.IMPORTANCE,
        descending="up" not in parts,
        calculators=parts.get("sums", _SUMS[bool(amounts)]) != "0",
        amounts=amounts,
    )


def _amounts(texts: Iterable[str]) -> Iterator[tuple[str, float]]:
    for text in texts:
        name, _, amount = text.partition(":")
        with suppress(UsageError):
            number = float(read_number(amount))
            if name:
                yield name, number
