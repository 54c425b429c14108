"""Whether a value fits its attribute, and whether figures and dates make sense.

Each function returns what is wrong, as (path inside the record, message), and nothing where all is well.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, TypeAlias

from netatlas.atlas.enums import AttributeType
from netatlas.atlas.units import dimension, is_unit, unit_names
from netatlas.packs import schema
from netatlas.packs.quoting import did_you_mean, listed, quoted

if TYPE_CHECKING:
    from netatlas.packs.yaml.parsing import Path

Wrong: TypeAlias = "tuple[Path, str]"

_EXAMPLES = {
    AttributeType.TEXT: "words",
    AttributeType.FLAG: "true or false",
    AttributeType.FIGURE: "a figure, {amount: 350, unit: s}",
    AttributeType.RANGE: "a range, {from: 5, to: 100, unit: Gbps}",
    AttributeType.DATE: "a date, 2019, 2019-12 or 2019-12-03",
    AttributeType.LIST: "a list, [TCP, UDP]",
}
_MEASURED = (AttributeType.FIGURE, AttributeType.RANGE)


def wrong_attribute(attribute: schema.Attribute) -> list[Wrong]:
    """Look at the unit of an attribute."""
    if attribute.unit and attribute.type not in _MEASURED:
        return [(("unit",), "only a figure or a range has a unit; take it out, or write `type: figure`")]
    return (
        [(("unit",), _unknown_unit(attribute.unit))] if attribute.unit and not is_unit(attribute.unit) else []
    )


def wrong_value(
    record: schema.Fact | schema.OldValue, attribute: schema.Attribute | None, above: Path = ()
) -> list[Wrong]:
    """Look at value and state of a fact or of its old value; ``attribute`` is None where it is not known."""
    if record.state is not None:
        if record.value is None:
            return []
        return [((*above, "state"), "a value or a state must stand here, not both; take one of them out")]
    if record.value is None:
        return [
            (
                above,
                "there is neither value nor state; add `value:`, or `state:` no, unknown or not-applicable",
            )
        ]
    if attribute is None:
        return []
    return _of_type(record.value, attribute, (*above, "value"))


def wrong_quantity(
    quantity: schema.Quantity, path: Path, *, unit: str = "", figure: bool = False
) -> list[Wrong]:
    """Look at a figure or range.

    Args:
        quantity: as it stands in the file.
        path: of it, inside its record.
        unit: the unit whose dimension it must have, or ''.
        figure: whether a range may not stand here.
    """
    wrong = _ends(quantity, path, figure=figure)
    if not is_unit(quantity.unit):
        return [*wrong, ((*path, "unit"), _unknown_unit(quantity.unit))]
    if unit and is_unit(unit) and dimension(unit) != dimension(quantity.unit):
        fitting = [name for name in unit_names() if dimension(name) == dimension(unit)]
        message = (
            f"{quoted(quantity.unit)} measures {dimension(quantity.unit)}, but {dimension(unit)} is told here"
        )
        wrong.append(((*path, "unit"), f"{message}; write {listed(fitting)}"))
    if quantity.unit == "count" and not quantity.of.strip():
        wrong.append((path, "the unit count must say what is counted; add `of: addresses` or the like"))
    if quantity.of and quantity.unit != "count":
        wrong.append(
            ((*path, "of"), f"`of` goes with the unit count, not with {quoted(quantity.unit)}; take it out")
        )
    return wrong


def wrong_date(date: str | int | None, path: Path) -> list[Wrong]:
    """Look whether a date stands in the calendar; its form has been looked at before."""
    if date is None or isinstance(date, int) or (len(date) < len("2019-12-03") and date[:4] != "0000"):
        return []
    try:
        dt.date.fromisoformat(date if len(date) == len("2019-12-03") else f"{date[:4]}-01-01")
    except ValueError:
        return [(path, f"{quoted(date)} is no day of the calendar; write one, or the month alone")]
    return []


def _of_type(value: object, attribute: schema.Attribute, path: Path) -> list[Wrong]:
    match attribute.type, value:
        case AttributeType.TEXT, str():
            return (
                [] if value.strip() else [(path, "there are no words here; write them, or `state: unknown`")]
            )
        case AttributeType.FLAG, bool():
            return []
        case AttributeType.LIST, list():
            return [] if value else [(path, "the list is empty; write its parts, or `state: no`")]
        case AttributeType.DATE, bool():
            pass
        case AttributeType.DATE, int() if 1000 <= value <= 9999:  # noqa: PLR2004 - years of four digits
            return []
        case AttributeType.DATE, str() if _has_form_of_date(value):
            return wrong_date(value, path)
        case ((AttributeType.FIGURE | AttributeType.RANGE), schema.Quantity()):
            figure = attribute.type is AttributeType.FIGURE
            return wrong_quantity(value, path, unit=attribute.unit, figure=figure)
        case _:
            pass
    return [(path, _misfit(value, attribute))]


def _ends(quantity: schema.Quantity, path: Path, *, figure: bool) -> list[Wrong]:
    amount, low, high = quantity.amount, quantity.low, quantity.high
    ends = {"amount": amount, "from": low, "to": high}
    endless = [name for name, end in ends.items() if end is not None and not math.isfinite(end)]
    if endless:
        return [((*path, name), "this is no number; leave an open end out") for name in endless]
    if amount is not None and (low is not None or high is not None):
        return [((*path, "amount"), "an amount and a range stand here; keep `amount`, or `from` and `to`")]
    if amount is None and low is None and high is None:
        return [(path, "there is no number; add `amount:`, or `from:` and `to:`")]
    if low is not None and high is not None and low > high:
        return [((*path, "from"), f"the range runs from {low:g} down to {high:g}; change the two")]
    if figure and amount is None:
        return [(path, "a range stands here, but the attribute is a figure; write `amount:`")]
    return []


def _misfit(value: object, attribute: schema.Attribute) -> str:
    expected = _EXAMPLES[attribute.type]
    wanted = f"the attribute is of type {attribute.type.value}; write {expected}"
    match value:
        case bool():
            shown = f"`{str(value).lower()}` is a flag"
            if attribute.type is AttributeType.TEXT:
                return f"{shown}, but {wanted}, in quotes where it is one"
        case int():
            shown = f"`{value}` is a bare number"
            if attribute.type is AttributeType.TEXT:
                return f'{shown}, but {wanted}, in quotes: "{value}"'
            if attribute.type in _MEASURED:
                return f"{shown}; write it with its unit, {{amount: {value}, unit: {attribute.unit or 's'}}}"
        case str():
            shown = f"{quoted(value)} is words" if value.strip() else "this is empty"
            if attribute.type is AttributeType.FLAG and value.lower() in {"yes", "no", "on", "off"}:
                return f"{shown} is a word; write `{'true' if value.lower() in {'yes', 'on'} else 'false'}`"
        case list():
            shown = "this is a list"
        case _:
            shown = "this is a figure or a range"
    return f"{shown}, but {wanted}"


def _unknown_unit(unit: str) -> str:
    meant = next((name for name in unit_names() if name.casefold() == unit.casefold()), "")
    hint = f"; did you mean {quoted(meant)}?" if meant else did_you_mean(unit, unit_names())
    all_of_them = listed(unit_names(), last="and")
    return f"{quoted(unit)} is not a unit{hint or '; the units are ' + all_of_them}"


def _has_form_of_date(value: str) -> bool:
    parts = value.split("-")
    return [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2]) and all(
        part.isascii() and part.isdigit() for part in parts
    )
