"""Checks inside one record, beyond the types of ``netatlas.packs.schema``.

References to other records are checked in ``netatlas.packs.checks.between_records``.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from netatlas.atlas.enums import AttributeType, LimitKind, Verdict
from netatlas.packs import schema
from netatlas.packs.checks.value_checks import (
    attribute_problems,
    date_problems,
    quantity_problems,
    value_problems,
)
from netatlas.packs.quoting import listed, quoted
from netatlas.packs.source_document import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netatlas.packs.loaded_pack import PackItem

_DATE_FIELDS = ("checked", "as_of", "since", "date")


def problems_within(item: PackItem, attribute: schema.Attribute | None) -> list[Problem]:
    """Return what is wrong inside a record.

    Args:
        item: the record.
        attribute: the attribute of a fact, if it is known; else None.
    """
    record = item.record
    problems: list[Problem] = []
    for field in _DATE_FIELDS:
        date = getattr(record, field, None)
        if date is not None:
            problems += date_problems(date, (field,))
    problems += _evidence(record) if getattr(record, "evidence", None) else []
    if item.kind == "fact":
        problems += value_problems(record, attribute)
        if record.was is not None:
            problems += _old_value(record.was, attribute)
        return problems
    check = _CHECKS.get(item.kind)
    return problems + check(item) if check else problems


def _old_value(was: schema.OldValue, attribute: schema.Attribute | None) -> list[Problem]:
    return value_problems(was, attribute, ("was",)) + date_problems(was.since, ("was", "since"))


def _evidence(record: schema.Fact | schema.Limit | schema.Relation | schema.Event) -> list[Problem]:
    problems = []
    named: set[tuple[str, str]] = set()
    for index, piece in enumerate(record.evidence):
        if piece.source not in (record.sources or ()):
            message = f"evidence rests on a source of its record; add {quoted(piece.source)} to `sources`"
            problems.append(Problem(("evidence", index, "source"), message))
        if (piece.source, piece.shape) in named:
            message = f"{quoted(piece.shape)} is named twice for one record; write one piece of evidence"
            problems.append(Problem(("evidence", index, "shape"), message))
        named.add((piece.source, piece.shape))
        problems += [
            Problem(("evidence", index, field), "this is no finite number; write what the model has there")
            for field in ("minimum", "maximum", "value")
            if isinstance(number := getattr(piece, field), float) and not math.isfinite(number)
        ]
    return problems


def _kind(item: PackItem) -> list[Problem]:
    return _repeated(item.record.key, "key", "key attributes")


def _source(item: PackItem) -> list[Problem]:
    source: schema.Source = item.record
    if (source.package is None) == (source.version is None):
        return []
    named, lacking = ("package", "version") if source.package else ("version", "package")
    message = f"a `{named}` needs a `{lacking}`, so that evidence can be held against it; add `{lacking}:`"
    return [Problem((named,), message)]


def _attribute(item: PackItem) -> list[Problem]:
    return attribute_problems(item.record)


def _limit(item: PackItem) -> list[Problem]:
    limit: schema.Limit = item.record
    problems = quantity_problems(limit.value, ("value",))
    if limit.kind is LimitKind.QUOTA and not limit.scope.strip():
        message = "a quota must say for what it holds; add `scope: per Region and account` or the like"
        problems.append(Problem(("kind",), message))
    if limit.was is not None:
        problems += _old_value(limit.was, None)
        if isinstance(limit.was.value, schema.Quantity):
            problems += quantity_problems(limit.was.value, ("was", "value"), unit=limit.value.unit)
        elif limit.was.value is not None and not isinstance(limit.was.value, str):
            message = "an old limit is words or a figure, {amount: 5, unit: Gbps}"
            problems.append(Problem(("was", "value"), message))
    return problems


def _relation(item: PackItem) -> list[Problem]:
    if item.pack.qualified_id(item.record.to) == item.owner.id:
        return [Problem(("to",), f"{quoted(item.record.to)} is related to itself; name another concept")]
    return []


def _comparison(item: PackItem) -> list[Problem]:
    return _repeated(item.record.subjects, "subjects") + _repeated(item.record.attributes, "attributes")


def _choice(item: PackItem) -> list[Problem]:
    return _not_among(item, item.record.subject, item.owner.record.subjects, "subject", "compared")


def _timeline(item: PackItem) -> list[Problem]:
    return _repeated(item.record.lanes, "lanes")


def _event(item: PackItem) -> list[Problem]:
    event: schema.Event = item.record
    problems = _not_among(item, event.lane, item.owner.record.lanes, "lane", "a lane of this timeline")
    if event.was is not None:
        problems += _old_value(event.was, _EVENT_DATE)
        if event.was.state is not None:
            message = "what the notes said of an event is another date; write `value: 2019-12`"
            problems.append(Problem(("was", "state"), message))
    return problems


def _journey(item: PackItem) -> list[Problem]:
    if not item.record.works and not item.record.reason.strip():
        return [Problem(("works",), "a way that fails must say why; add `reason:`")]
    return []


def _claim(item: PackItem) -> list[Problem]:
    claim: schema.Claim = item.record
    if claim.verdict is not Verdict.CURRENT and not claim.now.strip():
        message = f"a claim that is {claim.verdict.value} must say what holds today; add `now:`"
        return [Problem(("verdict",), message)]
    return []


def _position(item: PackItem) -> list[Problem]:
    position: schema.GraphPosition = item.record
    return [
        Problem((axis,), "this is no finite number; write how far it is from the graph's middle, as 120")
        for axis in ("x", "y")
        if not math.isfinite(getattr(position, axis))
    ]


def _synonym(item: PackItem) -> list[Problem]:
    synonym: schema.Synonym = item.record
    named = [field for field in ("concept", "attribute", "words") if getattr(synonym, field) is not None]
    if not named:
        message = "this does not say what the phrases mean; add `concept:`, `attribute:` or `words:`"
        return [Problem((), message)]
    return [
        Problem((field,), f"`{named[0]}` says already what the phrases mean; take one of them out")
        for field in named[1:]
    ]


def _repeated(ids: Sequence[str], field: str, what: str = "") -> list[Problem]:
    return [
        Problem((field, index), f"{quoted(name)} is listed twice among the {what or field}; take one out")
        for index, name in enumerate(ids)
        if name in ids[:index]
    ]


def _not_among(
    item: PackItem, reference: str, known: Sequence[str], field: str, description: str
) -> list[Problem]:
    if item.pack.qualified_id(reference) in {item.pack.qualified_id(name) for name in known}:
        return []
    message = f"{quoted(reference)} is not {description}; write {listed(known)}, or add it to them"
    return [Problem((field,), message)]


_EVENT_DATE = schema.Attribute(label="Date", type=AttributeType.DATE)
"""The date that the notes gave for an event is checked like a fact of an attribute of type DATE."""

_CHECKS: dict[str, Callable[[PackItem], list[Problem]]] = {
    "kind": _kind,
    "source": _source,
    "attribute": _attribute,
    "limit": _limit,
    "relation": _relation,
    "comparison": _comparison,
    "choice": _choice,
    "timeline": _timeline,
    "event": _event,
    "journey": _journey,
    "claim": _claim,
    "position": _position,
    "synonym": _synonym,
}
