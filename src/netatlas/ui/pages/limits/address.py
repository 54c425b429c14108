"""The page of limits as an address: its filters and its order, so that going back finds them again."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.explore.limits import LimitQuery, Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VIEW = "limits"
_SUM = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsView:
    """How the limits are shown.

    Attributes:
        query: which of them.
        order: by what they are sorted.
        descending: whether the largest, or the last of the alphabet, stands first.
        sums: whether the small sums stand above them.
        amounts: the numbers that were typed into sums, by the ids of these, sorted.
    """

    query: LimitQuery = field(default_factory=LimitQuery)
    order: Order = Order.VALUE
    descending: bool = True
    sums: bool = True
    amounts: tuple[tuple[str, float], ...] = ()


def limits_address(view: LimitsView) -> Address:
    """Return the address of a view of the limits; the plain one is short.

    >>> str(limits_address(LimitsView()))
    'view:limits'
    >>> str(limits_address(LimitsView(query=LimitQuery(words="> 10 Gbps", hard=True))))
    'view:limits?words=%3E%2010%20Gbps&hard=1'
    """
    query = view.query
    plain = (view.order, view.descending) == (Order.VALUE, True)
    parts = {
        "words": query.words.strip(),
        "scope": query.scope,
        "topic": query.topic,
        "hard": "1" if query.hard else "",
        "changed": "1" if query.changed else "",
        "order": "" if plain else view.order.value,
        "up": "" if view.descending else "1",
        "sums": "" if view.sums else "0",
    }
    typed = [(_SUM, f"{name}:{amount:g}") for name, amount in view.amounts]
    return Address.view(VIEW, [*((name, value) for name, value in parts.items() if value), *typed])


def limits_view(address: Address) -> LimitsView:
    """Return the view that an address names; what is not understood is left out.

    >>> limits_view(Address.parse("view:limits?order=scope&up=1")).order
    <Order.SCOPE: 'scope'>
    """
    parts = dict(address.params)
    order = parts.get("order", "")
    return LimitsView(
        query=LimitQuery(
            words=parts.get("words", ""),
            scope=parts.get("scope", ""),
            topic=parts.get("topic", ""),
            hard="hard" in parts,
            changed="changed" in parts,
        ),
        order=Order(order) if order in list(Order) else Order.VALUE,
        descending="up" not in parts,
        sums=parts.get("sums") != "0",
        amounts=tuple(sorted(_amounts(address.values(_SUM)))),
    )


def _amounts(texts: Iterable[str]) -> Iterator[tuple[str, float]]:
    for text in texts:
        name, _, amount = text.partition(":")
        try:
            number = float(amount)
        except ValueError:
            continue
        if name and math.isfinite(number):
            yield name, number


def is_limits(address: Address) -> bool:
    """Return True if the page of limits shows what is at an address."""
    return address.view_name == VIEW
