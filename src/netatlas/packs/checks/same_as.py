"""Checks whether a fact may declare by ``same_as`` that it says the same as another in other words.

That the other fact exists is checked in ``netatlas.packs.checks.between_records``;
``netatlas.atlas.equivalent_values`` handles what follows from two facts being the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.enums import State
from netatlas.atlas.values import content_form
from netatlas.packs.assembly.model_values import value_of
from netatlas.packs.quoting import quoted

if TYPE_CHECKING:
    from netatlas.atlas.model import Value
    from netatlas.packs import schema
    from netatlas.packs.loaded_pack import PackItem


def same_as_error(item: PackItem, target: PackItem) -> str:
    """Return why a fact cannot say the same as the record that it names, and what to do; or ''.

    A target that is not a fact is left to the check of references.
    """
    if target.kind != "fact":
        return ""
    fact, target_fact = item.record, target.record
    shown = quoted(fact.same_as)
    if target is item:
        return f"{shown} is this fact itself; name the one that says the same in other words, or take it out"
    if item.pack.own_id(fact.attribute) != target.pack.own_id(target_fact.attribute):
        return (
            f"{shown} is about {quoted(target_fact.attribute)}, this fact about {quoted(fact.attribute)}; "
            "name a fact of the same attribute"
        )
    if not _can_be_same(_value(fact), _value(target_fact)):
        return (
            f"{shown} has another value, and not only in other words; take this out, "
            "or write the same value in both"
        )
    return ""


def _can_be_same(left: Value, right: Value) -> bool:
    """Return True if only words differ: those of a text or a list, or those behind a value."""
    if State.UNKNOWN in (left.state, right.state):
        return False
    are_words = bool(left.text and right.text) or bool(left.items and right.items)
    return are_words or content_form(left) == content_form(right)


def _value(fact: schema.Fact) -> Value:
    return value_of(fact.value, fact.state, fact.says)
