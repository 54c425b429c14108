"""Checks whether a value fits its attribute, and whether quantities and dates make sense.

Each function returns what is wrong, or an empty list.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netatlas.atlas.dates import PartialDate, has_date_form
from netatlas.atlas.enums import AttributeType
from netatlas.atlas.unit_spellings import spelled_unit
from netatlas.atlas.units import dimension, is_unit, unit_names
from netatlas.atlas.values import bare_number
from netatlas.errors import UsageError
from netatlas.packs import schema
from netatlas.packs.quoting import date_hint, did_you_mean, listed, quoted
from netatlas.packs.source_document import Problem

if TYPE_CHECKING:
    from netatlas.packs.source_document import DataPath

_EXAMPLES = {
    AttributeType.TEXT: "words",
    AttributeType.FLAG: "true or false",
    AttributeType.FIGURE: "a figure, {amount: 350, unit: s}",
    AttributeType.RANGE: "a range, {from: 5, to: 100, unit: Gbps}",
    AttributeType.DATE: "a date, 2019, 2019-12 or 2019-12-03",
    AttributeType.LIST: "a list, [TCP, UDP]",
}
_MEASURED_TYPES = (AttributeType.FIGURE, AttributeType.RANGE)


def attribute_problems(attribute: schema.Attribute) -> list[Problem]:
    """Check the unit of an attribute."""
    if not attribute.unit:
        return []
    if attribute.type not in _MEASURED_TYPES:
        message = "only a figure or a range has a unit; take it out, or write `type: figure`"
        return [Problem(("unit",), message)]
    return [] if is_unit(attribute.unit) else [Problem(("unit",), _unknown_unit(attribute.unit))]


def value_problems(
    record: schema.Fact | schema.OldValue, attribute: schema.Attribute | None, path: DataPath = ()
) -> list[Problem]:
    """Check value and state of a fact or of its old value.

    Args:
        record: the fact, or its old value.
        attribute: of the fact, or None if it is not known.
        path: of an old value, inside its fact.
    """
    if record.state is not None:
        if record.value is None:
            return []
        message = "give a value or a state, not both; take one of them out"
        return [Problem((*path, "state"), message)]
    if record.value is None:
        message = "there is neither value nor state; add `value:`, or `state:` no, unknown or not-applicable"
        return [Problem(path, message)]
    if attribute is None:
        return []
    return _type_problems(record.value, attribute, (*path, "value"))


def quantity_problems(
    quantity: schema.Quantity, path: DataPath, *, unit: str = "", is_figure: bool = False
) -> list[Problem]:
    """Check a figure or range.

    Args:
        quantity: as it is in the file.
        path: of the quantity, inside its record.
        unit: the unit whose dimension it must have, or ''.
        is_figure: whether it must be a single amount, not a range.
    """
    problems = _number_problems(quantity, path, is_figure=is_figure)
    if not is_unit(quantity.unit):
        return [*problems, Problem((*path, "unit"), _unknown_unit(quantity.unit))]
    shown_unit = quoted(quantity.unit)
    if unit and is_unit(unit) and dimension(unit) != dimension(quantity.unit):
        fitting = [name for name in unit_names() if dimension(name) == dimension(unit)]
        message = f"{shown_unit} measures {dimension(quantity.unit)}, but a {dimension(unit)} is needed here"
        problems.append(Problem((*path, "unit"), f"{message}; write {listed(fitting)}"))
    if quantity.unit == "count" and not quantity.of.strip():
        message = "the unit count must say what is counted; add `of: addresses` or the like"
        problems.append(Problem(path, message))
    if quantity.of and quantity.unit != "count":
        message = f"`of` goes with the unit count, not with {shown_unit}; take it out"
        problems.append(Problem((*path, "of"), message))
    return problems


def date_problems(date: str | int | None, path: DataPath) -> list[Problem]:
    """Check that a date is in the calendar; its form has been checked before."""
    if date is None or PartialDate.try_parse(str(date)) is not None:
        return []
    year, *rest = str(date).split("-")
    if PartialDate.try_parse(year) is None:
        cure = "no year of the calendar; write 0001 or later"
    elif PartialDate.try_parse("-".join([year, *rest[:1]])) is None:
        cure = "no month of the calendar; write 01 to 12 for it, or the year alone"
    else:
        cure = "no day of the calendar; write one, or the month alone"
    return [Problem(path, f"{quoted(str(date))} is {cure}")]


def _type_problems(value: object, attribute: schema.Attribute, path: DataPath) -> list[Problem]:
    match attribute.type, value:
        case AttributeType.TEXT, str():
            message = "there are no words here; write them, or `state: unknown`"
            return [] if value.strip() else [Problem(path, message)]
        case AttributeType.FLAG, bool():
            return []
        case AttributeType.LIST, list():
            return [] if value else [Problem(path, "the list is empty; write its parts, or `state: no`")]
        case AttributeType.DATE, bool():
            pass  # Python counts flags among the integers of the next case
        case AttributeType.DATE, int() | str() if has_date_form(str(value)):
            return date_problems(value, path)
        case ((AttributeType.FIGURE | AttributeType.RANGE), schema.Quantity()):
            is_figure = attribute.type is AttributeType.FIGURE
            return quantity_problems(value, path, unit=attribute.unit, is_figure=is_figure)
        case _:
            pass
    return [Problem(path, _wrong_type(value, attribute))]


def _number_problems(quantity: schema.Quantity, path: DataPath, *, is_figure: bool) -> list[Problem]:
    amount, low, high = quantity.amount, quantity.low, quantity.high
    numbers = {"amount": amount, "from": low, "to": high}
    not_finite = [
        name for name, number in numbers.items() if number is not None and not math.isfinite(number)
    ]
    if not_finite:
        message = "this is no number; leave an open end out"
        return [Problem((*path, name), message) for name in not_finite]
    if amount is not None and (low is not None or high is not None):
        message = "there are an amount and a range; keep `amount`, or `from` and `to`"
        return [Problem((*path, "amount"), message)]
    if amount is None and low is None and high is None:
        return [Problem(path, "there is no number; add `amount:`, or `from:` and `to:`")]
    if low is not None and high is not None and low > high:
        message = f"the range runs from {bare_number(low)} down to {bare_number(high)}; change the two"
        return [Problem((*path, "from"), message)]
    if is_figure and amount is None:
        return [Problem(path, "this is a range, but the attribute is a figure; write `amount:`")]
    return []


def _wrong_type(value: object, attribute: schema.Attribute) -> str:
    expected = _EXAMPLES[attribute.type]
    cure = f"the attribute is of type {attribute.type.value}; write {expected}"
    match value:
        case bool():
            shown = f"`{str(value).lower()}` is a flag"
            if attribute.type is AttributeType.TEXT:
                return f"{shown}, but {cure}; if it is a word, put it into quotes"
        case int():
            shown = f"`{value}` is a bare number"
            if attribute.type is AttributeType.TEXT:
                return f'{shown}, but {cure}, in quotes: "{value}"'
            if attribute.type in _MEASURED_TYPES:
                return f"{shown}; write it with its unit, {{amount: {value}, unit: {attribute.unit or 's'}}}"
        case str() if attribute.type is AttributeType.DATE and (hint := date_hint(value)):
            return f"{quoted(value)} is not how a date is written here{hint}"
        case str():
            what = "is a word" if len(value.split()) == 1 else "is words"
            shown = f"{quoted(value)} {what}" if value.strip() else "this is empty"
            if attribute.type is AttributeType.FLAG and value.lower() in {"yes", "no", "on", "off"}:
                flag = "true" if value.lower() in {"yes", "on"} else "false"
                return f"{quoted(value)} is a word; write `{flag}`"
        case list():
            shown = "this is a list"
        case _:
            shown = "this is a figure or a range"
    return f"{shown}, but {cure}"


def _unknown_unit(unit: str) -> str:
    try:
        spelled = spelled_unit(unit)
    except UsageError as error:
        return str(error).removesuffix(".")
    if spelled is not None and spelled.times != 1:
        converted = f"one is {bare_number(float(spelled.times))} {spelled.unit}; convert the figure"
        return f"{quoted(unit)} is not a unit; {converted}"
    hint = f"; did you mean {quoted(spelled.unit)}?" if spelled else did_you_mean(unit, unit_names())
    all_units = listed(unit_names(), last="and")
    return f"{quoted(unit)} is not a unit{hint or '; the units are ' + all_units}"
