"""What a record answers when it is asked for, as a hash by which a change of the answer is noticed.

Facts, limits and events have an answer; a fact whose value is unknown has none. The answer is what the back
of a card shows: not sources, dates of checks, confidence, evidence, or what the notes said.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from netatlas.atlas.enums import State
from netatlas.atlas.model import Event, Fact, Limit
from netatlas.hashing import blake2b

if TYPE_CHECKING:
    from netatlas.atlas.model import Contents, Quantity, Value

_HASH_BYTES = 8
"""Bytes of a hash: two of a record's answers are alike by chance once in 2^64 changes."""


def answer_hashes(contents: Contents) -> dict[str, str]:
    """Return the hash of each answer, by the id of its record."""
    records: list[Fact | Limit | Event] = []
    for concept in contents.concepts:
        records += concept.facts
        records += concept.limits
    for timeline in contents.timelines:
        records += timeline.events
    return {record.id: answer_hash(record) for record in records if has_answer(record)}


def has_answer(record: Fact | Limit | Event) -> bool:
    """Return True unless the record only says that its answer is not known."""
    return isinstance(record, Event) or record.value.state is not State.UNKNOWN


def answer_hash(record: Fact | Limit | Event) -> str:
    """Return BLAKE2b, 8 bytes as hexadecimal, of the canonical form of an answer.

    That form is JSON in UTF-8 without spaces, with the keys in alphabetical order. What is empty has no key,
    so that a key which the format gets later changes no hash of today; numbers are floats, so that 5 and 5.0
    are one; only a whole number that no float holds keeps all its digits.
    """
    return blake2b(canonical_answer(record).encode(), digest_size=_HASH_BYTES).hexdigest()


def canonical_answer(record: Fact | Limit | Event) -> str:
    """Return the canonical form of an answer; see ``answer_hash``."""
    match record:
        case Fact():
            answer = _value(record.value)
        case Limit():
            answer = _value(record.value) | {"scope": record.scope, "adjustable": record.adjustable.value}
        case Event():
            answer = {
                "date": str(record.date),
                "what": record.what,
                "by": record.by,
                "says": record.says,
                "document": record.document,
            }
    filled = {key: part for key, part in answer.items() if part not in ("", False, None, [])}
    return json.dumps(filled, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _value(value: Value) -> dict[str, Any]:
    return {
        "state": "" if value.state is State.VALUE else value.state.value,
        "text": value.text,
        "flag": value.flag,
        "quantity": None if value.quantity is None else _quantity(value.quantity),
        "items": list(value.items),
        "says": value.says,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    ends = {"from": _number(quantity.low), "to": _number(quantity.high)}
    parts: dict[str, Any] = {**ends, "unit": quantity.unit, "of": quantity.of}
    return {key: part for key, part in parts.items() if part not in ("", None)}


def _number(number: float | None) -> float | None:
    """Return a float, or a whole number as it is where that would lose digits."""
    return float(number) if number is not None and float(number) == number else number
