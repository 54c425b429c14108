"""Parses needs as readers write them (``bandwidth >= 20 Gbps``), and suggests needs for a row."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import structs

from netatlas.atlas.date_reading import read_date
from netatlas.atlas.edition import reading
from netatlas.atlas.enums import AttributeType, State
from netatlas.atlas.model import Quantity, Value
from netatlas.atlas.nearest import nearest
from netatlas.atlas.quantity_reading import read_quantity
from netatlas.atlas.units import dimension, unit_names
from netatlas.atlas.values import bare_number, sort_key
from netatlas.compare.needs import Need, Op, need_of
from netatlas.errors import UsageError
from netatlas.words import folded, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Attribute
    from netatlas.compare.table import ComparisonTable, Row

_SIGN = re.compile(r">=|<=|≥|≤|=|(?<=\s)has(?=\s)", re.IGNORECASE)
_LONGEST_NAME = 200
"""Letters before the sign of a need: no attribute has a longer name, and what follows is not searched."""
_OPS = {"≥": Op.AT_LEAST, "≤": Op.AT_MOST}
_YES = frozenset({"yes", "true", "supported"})
_NO = frozenset({"no", "false", "not supported", "none"})
_FIGURES = (AttributeType.FIGURE, AttributeType.RANGE)
_TAKES = {
    AttributeType.FLAG: (Op.IS,),
    AttributeType.TEXT: (Op.IS, Op.HAS),
    AttributeType.LIST: (Op.HAS, Op.IS),
    AttributeType.FIGURE: (Op.AT_LEAST, Op.AT_MOST, Op.IS),
    AttributeType.RANGE: (Op.AT_LEAST, Op.AT_MOST, Op.IS),
    AttributeType.DATE: (Op.AT_LEAST, Op.AT_MOST, Op.IS),
}


def attributes_of(atlas: Atlas, table: ComparisonTable) -> tuple[Attribute, ...]:
    """Return the attributes of a table's rows, which its needs may be about."""
    return tuple(atlas.attributes[row.attribute] for row in table.rows)


def parse_need(text: str, attributes: Sequence[Attribute]) -> Need:
    """Return the need that a reader wrote.

    Args:
        text: an attribute's id or label, one of ``= >= <= has``, and a value with its unit.
        attributes: those that it may be about.

    Raises:
        UsageError: it cannot be read; its sentence names what there is.
    """
    signs = list(takewhile(lambda sign: sign.start() <= _LONGEST_NAME, _SIGN.finditer(text)))
    if not signs:
        raise UsageError(
            f"{quoted(text)} is no need. Write an attribute, one of = >= <= has, and a value: "
            "“bandwidth>=20 Gbps”, “port forwarding=supported”, “protocols has UDP”."
        )
    names = _names(attributes)
    sign = next((one for one in signs if folded(text[: one.start()]) in names), signs[0])
    attribute = _attribute(text[: sign.start()].strip(), attributes)
    op = _OPS.get(sign[0]) or Op(sign[0].lower())
    if op not in _TAKES[attribute.type]:
        takes = " or ".join(_TAKES[attribute.type])  # a comma would be read as one of the signs
        raise UsageError(f"“{attribute.label}” cannot be asked with “{sign[0]}”; it takes {takes}.")
    return need_of(attribute, op, _value(text[sign.end() :].strip(), op, attribute))


def need_text(need: Need) -> str:
    """Return a need as a reader would write it: ``parse_need`` makes the same need of it.

    >>> from netatlas.atlas.model import AttributeId
    >>> need_text(Need(attribute=AttributeId("udp"), op=Op.IS, value=Value(flag=True), words=""))
    'udp = yes'
    """
    value = need.value
    if value.state is State.NO:
        wanted = "no"
    elif value.quantity is not None:
        unit = value.quantity.of if value.quantity.unit == "count" else value.quantity.unit
        wanted = f"{bare_number(value.quantity.low or 0)} {unit}".rstrip()
    else:
        wanted = "yes" if value.flag else value.text or ", ".join(value.items)
    return f"{need.attribute} {need.op} {wanted}"


def example(attribute: Attribute) -> str:
    """Return how a need of an attribute begins, up to the value: ``Bandwidth >= ``."""
    return f"{attribute.label} {_TAKES[attribute.type][0]} "


def choices(table: ComparisonTable, row: Row, attribute: Attribute) -> tuple[Need, ...]:
    """Return the needs that are sensible for a row: what its subjects offer, each thing once."""
    known = [
        value
        for cell in row.cells
        for fact in cell.facts
        if (value := reading(fact, table.edition).value).state in (State.VALUE, State.NO)
    ]
    needs = {need.words: need for need in _offered(known, attribute)}
    return tuple(needs.values())


def _offered(known: Iterable[Value], attribute: Attribute) -> Iterator[Need]:
    no = Value(state=State.NO)
    if attribute.type is AttributeType.FLAG:
        yield need_of(attribute, Op.IS, Value(flag=True))
        yield need_of(attribute, Op.IS, no)
        return
    values = [value for value in known if value.state is State.VALUE]
    if attribute.type in _FIGURES:
        quantities = [value.quantity for value in values if value.quantity is not None]
        for quantity in sorted(quantities, key=sort_key):
            end = quantity.high if quantity.high is not None else quantity.low
            yield need_of(attribute, Op.AT_LEAST, _figure(end or 0, quantity))
        return
    for value in values:
        if value.items:
            yield from (need_of(attribute, Op.HAS, Value(text=item)) for item in value.items)
        elif attribute.type is AttributeType.DATE:
            yield need_of(attribute, Op.AT_MOST, Value(text=value.text))
        else:
            yield need_of(attribute, Op.IS, Value(text=value.text))


def _figure(amount: float, like: Quantity) -> Value:
    return Value(quantity=Quantity(low=amount, high=amount, unit=like.unit, of=like.of))


def _names(attributes: Iterable[Attribute]) -> dict[str, Attribute]:
    """Return what attributes are called, folded; of several of a name the first."""
    called: dict[str, Attribute] = {}
    for one in attributes:
        called.setdefault(folded(one.id), one)
        called.setdefault(folded(one.label), one)
    return called


def _attribute(name: str, attributes: Sequence[Attribute]) -> Attribute:
    """Return the attribute that a name means: its id, its label, or the only one with all its words."""
    if by_id := next((one for one in attributes if one.id == name), None):
        return by_id
    if exact := _names(attributes).get(folded(name)):
        return exact
    wanted = _stems(name)
    near = [one for one in attributes if wanted and wanted <= _stems(one.label)]
    if len(near) == 1:
        return near[0]
    if near:
        meanings = listed((f"“{one.label}”" for one in near), last="or")
        raise UsageError(f"{quoted(name)} may mean {meanings}.")
    labels = {folded(one.label): one.label for one in attributes}
    close = nearest(folded(name), labels)
    hint = f" Did you mean “{labels[close]}”?" if close else ""
    there_are = ", ".join(one.label for one in attributes)
    raise UsageError(f"{quoted(name)} is no row of this comparison.{hint} There are: {there_are}.")


def _stems(words: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in folded(words).split())


def _value(words: str, op: Op, attribute: Attribute) -> Value:
    if not words:
        raise UsageError(f"Say what is needed of “{attribute.label}”.")
    plain = folded(words)
    if attribute.type is AttributeType.FLAG:
        return _flag(words, attribute)
    if op is Op.IS and plain in (*_NO, folded(attribute.none)):
        return Value(state=State.NO)
    if attribute.type in _FIGURES:
        return _quantity(words, attribute)
    if attribute.type is AttributeType.DATE:
        return Value(text=str(read_date(words)))
    if attribute.type is AttributeType.LIST and op is Op.IS:
        return Value(items=tuple(item.strip() for item in words.split(",")))
    return Value(text=words)


def _flag(words: str, attribute: Attribute) -> Value:
    plain = folded(words)
    if plain == folded(attribute.no):
        return Value(state=State.NO)
    if plain == folded(attribute.yes) or plain in _YES:
        return Value(flag=True)
    if plain in _NO:
        return Value(state=State.NO)
    there_are = f"“{attribute.yes.lower()}” or “{attribute.no.lower()}”"
    raise UsageError(f"“{attribute.label}” is never {quoted(words)}; it is {there_are}.")


def _quantity(words: str, attribute: Attribute) -> Value:
    """Return the figure that is needed, in the unit that it was written with."""
    own = attribute.unit
    if not any(letter.isdigit() for letter in words):
        raise UsageError(
            f"“{attribute.label}” takes a figure; {quoted(words)} is none. Write a number and its unit."
        )
    quantity = read_quantity(words, own)
    if quantity.low != quantity.high:
        raise UsageError(
            f"{quoted(words)} is a range, and a need takes one figure; write two needs, one with >= and one "
            "with <=."
        )
    if own and own != "count" and dimension(quantity.unit) != dimension(own):
        fitting = ", ".join(unit for unit in unit_names() if dimension(unit) == dimension(own))
        unit_words = quantity.of or quantity.unit
        raise UsageError(f"{quoted(unit_words)} is no unit of “{attribute.label}”; there are {fitting}.")
    if own == "count" and dimension(quantity.unit) != "count":
        raise UsageError(
            f"“{attribute.label}” is counted, but {quoted(words)} measures {dimension(quantity.unit)}; write "
            "the number alone."
        )
    of = "" if quantity.of.casefold() == "count" else quantity.of
    return Value(quantity=structs.replace(quantity, of=of))
