"""Puts values into plain words without mark-up, and says when two values are the same.

``value_text`` is the one way from a ``Value`` to words; pages, terminal and files all use it.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from netatlas.atlas.enums import AttributeType, State
from netatlas.atlas.units import dimension, exact_in_base, in_base

if TYPE_CHECKING:
    from netatlas.atlas.model import Attribute, Fact, Quantity, Value

UNKNOWN = "Unknown"
NOT_APPLICABLE = "Does not apply"

_UNIT_WORDS = {
    "percent": "%",
    "d": "days",
    "h": "hours",
    "pps": "packets/s",
    "rps": "requests/s",
    "B": "bytes",
}
_SINGULAR = {"d": "day", "h": "hour", "B": "byte"}
_NAMING_UNITS = frozenset({"port", "number"})
"""Units whose figures are names: they are written without a separator and without the unit: 49152."""


def number(amount: float) -> str:
    """Return ``amount`` with thousands separated, all its digits and no needless decimals.

    >>> number(55000), number(1.25), number(99.999999999), number(0.0000001)
    ('55,000', '1.25', '99.999999999', '0.0000001')
    """
    if float(amount).is_integer():
        return f"{int(amount):,}"
    return f"{Decimal(repr(float(amount))).normalize():,f}"  # the shortest digits that mean this number


def bare_number(amount: float) -> str:
    """Return ``amount`` as ``number`` does, without separators.

    >>> bare_number(55000.0), bare_number(1234567.5)
    ('55000', '1234567.5')
    """
    return number(amount).replace(",", "")


def quantity_text(quantity: Quantity) -> str:
    """Return a figure or range with its unit, or with what it counts.

    >>> from netatlas.atlas.model import Quantity
    >>> quantity_text(Quantity(low=5, high=100, unit="Gbps"))
    '5 to 100 Gbps'
    >>> quantity_text(Quantity(low=None, high=8, unit="count", of="addresses"))
    'up to 8 addresses'
    >>> quantity_text(Quantity(low=-99, high=99, unit="count", of=""))
    'from -99 to 99'
    """
    low, high = quantity.low, quantity.high
    naming = quantity.unit in _NAMING_UNITS
    digits = bare_number if naming else number
    if low is None and high is not None:
        figure = f"up to {digits(high)}"
    elif high is None and low is not None:
        figure = f"{digits(low)} and above" if naming else f"at least {digits(low)}"
    elif low is not None and high is not None and low != high:
        begin = "from " if low < 0 else ""  # a spreadsheet may take what begins with a minus for a formula
        figure = f"{begin}{digits(low)} to {digits(high)}"
    else:
        figure = digits(low or 0)
    if naming:
        return figure
    if quantity.unit == "percent":
        return f"{figure}%"
    words = quantity.of if quantity.unit == "count" else _unit_word(quantity)
    return f"{figure} {words}".rstrip()


def _unit_word(quantity: Quantity) -> str:
    if quantity.low == quantity.high == 1:
        return _SINGULAR.get(quantity.unit, _UNIT_WORDS.get(quantity.unit, quantity.unit))
    return _UNIT_WORDS.get(quantity.unit, quantity.unit)


def content_text(value: Value, attribute: Attribute | None = None) -> str:
    """Return the content of a value in words, without those of ``says``.

    Without an attribute a flag reads Yes or No.
    """
    match value.state:
        case State.UNKNOWN:
            return UNKNOWN
        case State.NOT_APPLICABLE:
            return NOT_APPLICABLE
        case State.NO:
            if attribute is None:
                return "No"
            return attribute.no if attribute.type is AttributeType.FLAG else attribute.none
        case State.VALUE:
            return _positive_text(value, attribute)


def _positive_text(value: Value, attribute: Attribute | None) -> str:
    if value.quantity is not None:
        return quantity_text(value.quantity)
    if value.items:
        return ", ".join(value.items)
    if value.flag:
        return attribute.yes if attribute is not None else "Yes"
    return f"planned for {value.text}" if value.planned else value.text


def value_text(value: Value, attribute: Attribute | None = None) -> str:
    """Return a value in words; those of ``says`` follow a semicolon."""
    content = content_text(value, attribute)
    return f"{content}; {value.says}" if value.says else content


def sentence_text(form: str, start: str, end: str) -> str:
    """Return the sentence of a relation with the names of its ends; braces in a name are words.

    >>> sentence_text("{a} is part of {b}", "A subnet", "a VPC")
    'A subnet is part of a VPC'
    """
    names = {"{a}": start, "{b}": end}
    return re.sub(r"\{[ab]\}", lambda place: names[place[0]], form)


def sort_key(quantity: Quantity) -> tuple[str, float]:
    """Return a key that sorts by dimension and then by real size; a range counts by its upper end."""
    end = quantity.high if quantity.high is not None else quantity.low
    return dimension(quantity.unit), in_base(end, quantity.unit) if end is not None else math.nan


def same(a: Value, b: Value) -> bool:
    """Return True if two values of one attribute say the same.

    Units, case, white space and the order of a list do not matter; ``says`` does.

    >>> from netatlas.atlas.model import Quantity
    >>> from netatlas.atlas.model import Value
    >>> one = Value(quantity=Quantity(low=1, high=1, unit="Gbps"))
    >>> thousand = Value(quantity=Quantity(low=1000, high=1000, unit="Mbps"))
    >>> same(one, thousand)
    True
    """
    return normal_form(a) == normal_form(b)


def key_label(fact: Fact, attribute: Attribute) -> str:
    """Return what the key of a fact is called: the vocabulary's word for it, or its own words."""
    return dict(attribute.keys).get(fact.key) or fact.key.replace("-", " ")


def key_words(fact: Fact, attribute: Attribute) -> str:
    """Return the key that sets a fact apart from others of its attribute: ``TCP: ``; '' for a number."""
    words = key_label(fact, attribute)
    return f"{words}: " if any(letter.isalpha() for letter in words) else ""


def normal_form(value: Value) -> tuple[object, ...]:
    """Return a hashable form that is equal for values that say the same."""
    return (*content_form(value), _fold(value.says))


def content_form(value: Value) -> tuple[object, ...]:
    """Return a hashable form that is equal for values that differ in ``says`` at most."""
    return (
        value.state,
        _fold(value.text),
        value.flag,
        _normal_quantity(value.quantity),
        frozenset(_fold(item) for item in value.items),
    )


def _normal_quantity(quantity: Quantity | None) -> tuple[object, ...] | None:
    if quantity is None:
        return None
    ends = tuple(
        None if end is None else exact_in_base(end, quantity.unit) for end in (quantity.low, quantity.high)
    )
    return (dimension(quantity.unit), *ends, _fold(quantity.of))


def _fold(text: str) -> str:
    """Return ``text`` regardless of case and white space; accents and hyphens matter in values."""
    return " ".join(text.casefold().split())
