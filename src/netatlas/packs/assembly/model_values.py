"""Values and dates as the atlas has them, from those that a file gives."""

from __future__ import annotations

import math
from decimal import Decimal

from netatlas.atlas import model
from netatlas.atlas.dates import PartialDate
from netatlas.atlas.enums import State
from netatlas.atlas.figures import as_number
from netatlas.atlas.model import Value
from netatlas.packs import schema


def value_of(content: schema.Content | None, state: str | None, says: str) -> Value:
    """Return the value that a file gives as ``value:`` or ``state:``, with the words of ``says:``.

    >>> value_of(False, None, "by design") == Value(state=State.NO, says="by design")
    True
    """
    match content:
        case None:
            return Value(state=State(state or State.UNKNOWN), says=says)
        case bool():
            return Value(flag=True, says=says) if content else Value(state=State.NO, says=says)
        case list():
            return Value(items=tuple(content), says=says)
        case schema.Quantity():
            return Value(quantity=_quantity(content), says=says)
        case _:
            return Value(text=str(content), says=says)


def number_of(written: float | None) -> float | None:
    """Return a number as records hold it: a float, or a whole number where a float would lose digits.

    >>> number_of(5), number_of(9007199254740993)
    (5.0, 9007199254740993)
    """
    return written if written is None or not math.isfinite(written) else as_number(Decimal(written))


def date_of(written: str | int | None) -> PartialDate | None:
    """Return the date that a file gives, or None if it gives none; a year may be a number there.

    >>> str(date_of(2019))
    '2019'
    """
    return None if written is None else PartialDate.try_parse(str(written))


def _quantity(quantity: schema.Quantity) -> model.Quantity:
    low, high = (
        (quantity.low, quantity.high) if quantity.amount is None else (quantity.amount, quantity.amount)
    )
    return model.Quantity(low=number_of(low), high=number_of(high), unit=quantity.unit, of=quantity.of)
