"""What must hold inside one record, beyond the types of ``netatlas.packs.schema``.

Each rule returns what is wrong as (path inside the record, message). References are told by
``netatlas.packs.checks.between_records``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.enums import AttributeType, LimitKind, Verdict
from netatlas.packs import schema
from netatlas.packs.checks.value_checks import wrong_attribute, wrong_date, wrong_quantity, wrong_value
from netatlas.packs.quoting import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netatlas.packs.checks.value_checks import Wrong
    from netatlas.packs.loaded_pack import Item

_DATES = ("checked", "as_of", "since", "date")


def broken_rules(item: Item, attribute: schema.Attribute | None) -> list[Wrong]:
    """Return what is wrong inside a record.

    Args:
        item: the record.
        attribute: for a fact its attribute, where that is known.
    """
    record = item.record
    wrong: list[Wrong] = []
    for field in _DATES:
        date = getattr(record, field, None)
        if date is not None:
            wrong += wrong_date(date, (field,))
    if item.kind == "fact":
        wrong += wrong_value(record, attribute)
        if record.was is not None:
            wrong += wrong_value(record.was, attribute, ("was",)) + wrong_date(
                record.was.since, ("was", "since")
            )
        return wrong
    rule = _RULES.get(item.kind)
    return wrong + rule(item) if rule else wrong


def _attribute(item: Item) -> list[Wrong]:
    return wrong_attribute(item.record)


def _limit(item: Item) -> list[Wrong]:
    limit: schema.Limit = item.record
    wrong = wrong_quantity(limit.value, ("value",))
    if limit.kind is LimitKind.QUOTA and not limit.scope.strip():
        wrong.append(
            (("kind",), "a quota must say for what it holds; add `scope: per Region and account` or the like")
        )
    if limit.was is not None:
        wrong += wrong_value(limit.was, None, ("was",)) + wrong_date(limit.was.since, ("was", "since"))
        if isinstance(limit.was.value, schema.Quantity):
            wrong += wrong_quantity(limit.was.value, ("was", "value"), unit=limit.value.unit)
        elif limit.was.value is not None and not isinstance(limit.was.value, str):
            wrong.append((("was", "value"), "an old limit is words or a figure, {amount: 5, unit: Gbps}"))
    return wrong


def _relation(item: Item) -> list[Wrong]:
    if item.pack.qualified(item.record.to) == item.owner.id:
        return [(("to",), f"{quoted(item.record.to)} is tied to itself; name another concept")]
    return []


def _comparison(item: Item) -> list[Wrong]:
    return _twice(item.record.subjects, "subjects") + _twice(item.record.attributes, "attributes")


def _choice(item: Item) -> list[Wrong]:
    return _among(item, item.record.subject, item.owner.record.subjects, "subject", "compared")


def _timeline(item: Item) -> list[Wrong]:
    return _twice(item.record.lanes, "lanes")


def _event(item: Item) -> list[Wrong]:
    event: schema.Event = item.record
    wrong = _among(item, event.lane, item.owner.record.lanes, "lane", "a lane of this timeline")
    if event.was is not None:
        wrong += wrong_value(event.was, _A_DATE, ("was",)) + wrong_date(event.was.since, ("was", "since"))
        if event.was.state is not None:
            wrong.append(
                (("was", "state"), "what the notes said of an event is another date; write `value: 2019-12`")
            )
    return wrong


def _journey(item: Item) -> list[Wrong]:
    if not item.record.works and not item.record.reason.strip():
        return [(("works",), "a way that fails must say why; add `reason:`")]
    return []


def _claim(item: Item) -> list[Wrong]:
    claim: schema.Claim = item.record
    if claim.verdict is not Verdict.CURRENT and not claim.now.strip():
        return [
            (("verdict",), f"a claim that is {claim.verdict.value} must say what holds today; add `now:`")
        ]
    return []


def _twice(ids: Sequence[str], field: str) -> list[Wrong]:
    return [
        ((field, index), f"{quoted(one)} stands twice among the {field}; take one out")
        for index, one in enumerate(ids)
        if one in ids[:index]
    ]


def _among(item: Item, named: str, known: Sequence[str], field: str, as_what: str) -> list[Wrong]:
    if item.pack.qualified(named) in {item.pack.qualified(one) for one in known}:
        return []
    return [((field,), f"{quoted(named)} is not {as_what}; write {listed(known)}, or add it to them")]


_A_DATE = schema.Attribute(label="Date", type=AttributeType.DATE)

_RULES: dict[str, Callable[[Item], list[Wrong]]] = {
    "attribute": _attribute,
    "limit": _limit,
    "relation": _relation,
    "comparison": _comparison,
    "choice": _choice,
    "timeline": _timeline,
    "event": _event,
    "journey": _journey,
    "claim": _claim,
}
