"""What a reader may need of a subject, and whether its values meet the need.

A need is written ``port forwarding=supported``, ``bandwidth>=20 Gbps`` or ``protocols has UDP``;
``netatlas.compare.need_parsing`` reads it, ``netatlas.compare.deciding`` applies it to a table.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from netatlas.atlas.enums import AttributeType, State
from netatlas.atlas.model import AttributeId, Record, Value
from netatlas.atlas.units import dimension, exact_in_base
from netatlas.atlas.values import content_form, content_text
from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Attribute, Quantity

_ANY_OF_THEM = frozenset({"all", "any", "every"})


class Op(StrEnum):
    """How a value is compared with a need."""

    IS = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    HAS = "has"


class Need(Record, frozen=True, kw_only=True):
    """One thing that must hold of a subject.

    Attributes:
        attribute: what it is about.
        op: how values are compared with ``value``.
        value: a value of the attribute's own type; for ``has`` a text.
        words: the need as a reader says it: ``bandwidth: at least 20 Gbps``.
    """

    attribute: AttributeId
    op: Op
    value: Value
    words: str


def need_of(attribute: Attribute, op: Op, value: Value) -> Need:
    """Return a need with its words.

    >>> from netatlas.atlas.model import Attribute, AttributeId
    >>> udp = Attribute(id=AttributeId("udp"), label="UDP", type=AttributeType.FLAG, yes="Supported")
    >>> need_of(udp, Op.IS, Value(flag=True)).words
    'UDP: supported'
    """
    return Need(
        attribute=attribute.id,
        op=op,
        value=value,
        words=f"{attribute.label}: {need_words(attribute, op, value)}",
    )


def need_words(attribute: Attribute, op: Op, value: Value) -> str:
    """Return what is needed of an attribute: ``supported``, ``at least 20 Gbps``, ``UDP``."""
    content = content_text(value, attribute)
    if attribute.type is AttributeType.FLAG:
        return content[:1].lower() + content[1:]
    return {Op.AT_LEAST: f"at least {content}", Op.AT_MOST: f"at most {content}"}.get(op, content)


def with_need(needs: tuple[Need, ...], need: Need) -> tuple[Need, ...]:
    """Return needs with another one at the end.

    It replaces an earlier need of the same attribute and sign: a reader who wants 50 Gbps no longer asks
    for 20. Only needs of what a list or a text holds add up.
    """
    adds_up = need.op is Op.HAS
    kept = (
        one
        for one in needs
        if one.attribute != need.attribute or one.op is not need.op or (adds_up and one.value != need.value)
    )
    return (*kept, need)


def meets(values: Iterable[Value], need: Need, kind: AttributeType) -> bool | None:
    """Return whether the values of one cell meet a need; None if that is unknown.

    One value that meets it is enough; all must fail for it to fail, and one unknown leaves it open.
    """
    answers = [meets_one(value, need, kind) for value in values] or [None]
    if any(answers):
        return True
    return None if None in answers else False


def meets_one(value: Value, need: Need, kind: AttributeType) -> bool | None:
    """Return whether one value meets a need; None if that is unknown.

    A range meets it where some figure of the range does: "at least" looks at its upper end. Where
    there is no figure ("none", "does not apply") nothing is ruled out: there may be no limit at all.
    A date that is known to the month or year only leaves open what happens within it.
    """
    if value.state is State.UNKNOWN:
        return None
    if need.value.state is State.NO:
        return value.state is State.NO
    if need.value.quantity is not None:
        return None if value.quantity is None else _reaches(value.quantity, need.op, need.value.quantity)
    if value.state is not State.VALUE:
        return None if kind is AttributeType.DATE else False
    if kind is AttributeType.DATE:
        return _dated(value.date, need.op, need.value.date)
    if need.op is Op.HAS:
        return _has(value, need.value.text)
    return content_form(value) == content_form(need.value)  # ``says`` is left out


def _has(value: Value, wanted: str) -> bool | None:
    """Look for words in a list's items or a text; "any IP traffic" leaves it open."""
    sought = folded(wanted).split()
    said = [folded(item).split() for item in (value.items or (value.text, value.says))]
    if any(_contains(words, sought) for words in said):
        return True
    open_ended = value.items and any(words and words[0] in _ANY_OF_THEM for words in said)
    return None if open_ended else False


def _contains(words: list[str], sought: list[str]) -> bool:
    return any(words[at : at + len(sought)] == sought for at in range(len(words) - len(sought) + 1))


def _reaches(quantity: Quantity, op: Op, wanted: Quantity) -> bool | None:
    if dimension(quantity.unit) != dimension(wanted.unit):
        return None
    asked = exact_in_base(wanted.low or 0, wanted.unit)
    above = quantity.high is None or exact_in_base(quantity.high, quantity.unit) >= asked
    below = quantity.low is None or exact_in_base(quantity.low, quantity.unit) <= asked
    return {Op.AT_LEAST: above, Op.AT_MOST: below}.get(op, above and below)


def _dated(known: PartialDate | None, op: Op, wanted: PartialDate | None) -> bool | None:
    """Compare dates of any precision; what may or may not be so within them is None."""
    if known is None or wanted is None:
        return None
    before, after = known.last < wanted.first, known.first > wanted.last
    if op is Op.AT_LEAST:
        return True if known.first >= wanted.first else False if before else None
    if op is Op.AT_MOST:
        return True if known.last <= wanted.last else False if after else None
    if before or after:
        return False
    return True if known.is_during(wanted) else None
