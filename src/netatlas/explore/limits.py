"""Which limits there are: filtered by words, size, scope and hardness, sorted by real size.

How a limit reads is not decided here.
"""

from __future__ import annotations

import math
import operator
import re
from typing import TYPE_CHECKING

from netatlas.atlas.names import folded
from netatlas.atlas.terms import Adjustable
from netatlas.atlas.units import dimension, in_base, is_unit
from netatlas.atlas.values import sort_key, value_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Limit

_SIZE = re.compile(r"(<=|>=|<|>|=|≤|≥)\s*(\d[\d,]*(?:\.\d+)?)\s*([A-Za-z%]*)")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "≤": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    "≥": operator.ge,
    ">": operator.gt,
}
_DIMENSIONS = ("data rate", "packet rate", "request rate", "data size", "time", "share", "count")


def select_limits(atlas: Atlas, *, query: str = "", scope: str = "", hard: bool = False) -> tuple[Limit, ...]:
    """Return limits by dimension and, within one, the largest first, whatever their units.

    Args:
        atlas: where the limits are.
        query: words that must all occur in the concept's names, the limit or its scope; ``> 10 Gbps``
            among them asks for a size.
        scope: words that must all occur in the scope.
        hard: only what is known not to be adjustable.
    """
    size = _SIZE.search(query)
    words = folded(_SIZE.sub(" ", query)).split()
    chosen = [
        limit
        for limit in atlas.limits.values()
        if all(word in _searched(atlas, limit) for word in words)
        and all(word in folded(limit.scope) for word in folded(scope).split())
        and not (hard and limit.adjustable is not Adjustable.NO)
        and (size is None or _fits(limit, *size.groups()))
    ]
    return tuple(sorted(chosen, key=lambda limit: _order(atlas, limit)))


def _searched(atlas: Atlas, limit: Limit) -> str:
    concept = atlas.concepts[limit.concept]
    value = value_text(limit.value)
    names = (concept.name, *concept.aliases, limit.label, limit.id)
    return folded(" ".join((*names, limit.scope, value, value.replace(",", ""))))


def _fits(limit: Limit, sign: str, amount: str, unit: str) -> bool:
    quantity = limit.value.quantity
    wanted = "percent" if unit == "%" else unit or "count"
    if quantity is None or not is_unit(wanted) or dimension(quantity.unit) != dimension(wanted):
        return False
    size = sort_key(quantity)[1]
    asked = in_base(float(amount.replace(",", "")), wanted)
    return math.isclose(size, asked) if sign == "=" else _COMPARE[sign](size, asked)


def _order(atlas: Atlas, limit: Limit) -> tuple[int, float, str, str]:
    quantity = limit.value.quantity
    if quantity is None:
        return len(_DIMENSIONS) + 1, 0, atlas.concepts[limit.concept].name, limit.label
    kind, size = sort_key(quantity)
    place = _DIMENSIONS.index(kind) if kind in _DIMENSIONS else len(_DIMENSIONS)
    return place, -size, atlas.concepts[limit.concept].name, limit.label
