"""Whether a fact may be declared the same as another in other words.

That the other fact exists is told by ``netatlas.packs.checks.between_records``; what follows from two facts being the
same is the matter of ``netatlas.atlas.sameness``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.enums import State
from netatlas.atlas.values import content_form
from netatlas.packs.assembly.provenance import value_of
from netatlas.packs.quoting import quoted

if TYPE_CHECKING:
    from netatlas.atlas.model import Value
    from netatlas.packs import schema
    from netatlas.packs.loaded_pack import Item


def wrong_sameness(item: Item, named: Item) -> str:
    """Return why a fact cannot say the same as the record that it names, with the cure; or ''.

    What is no fact at all is left to the check of references.
    """
    if named.kind != "fact":
        return ""
    one, other = item.record, named.record
    shown = quoted(one.same_as)
    if named is item:
        return f"{shown} is this fact itself; name the one that says the same in other words, or take it out"
    here, there = item.pack.own(one.attribute), named.pack.own(other.attribute)
    if here != there:
        return (
            f"{shown} tells of {quoted(other.attribute)}, this fact of {quoted(one.attribute)}; "
            "name a fact of the same attribute"
        )
    if not _can_be_same(_value(one), _value(other)):
        return (
            f"{shown} has another value, and not only in other words; take this out, "
            "or write the same value in both"
        )
    return ""


def _can_be_same(one: Value, other: Value) -> bool:
    """Tell whether only words differ: those of a text or a list, or those behind a value."""
    if State.UNKNOWN in (one.state, other.state):
        return False
    in_words = bool(one.text and other.text) or bool(one.items and other.items)
    return in_words or content_form(one) == content_form(other)


def _value(fact: schema.Fact) -> Value:
    return value_of(fact.value, fact.state, fact.says)
