"""Kinds of the shipped pack: each names the attributes that matter most for its concepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

FEWEST, MOST = 3, 7
"""Key attributes of a kind: with fewer the short form of a concept says little, with more it is not short."""


def test_each_kind_has_three_to_seven_key_attributes(atlas: Atlas) -> None:
    """The short form of every concept of that kind would be its summary alone, or as long as its page."""
    odd = {kind.id: len(kind.key) for kind in atlas.kinds.values() if not FEWEST <= len(kind.key) <= MOST}
    assert odd == {}
    assert [kind.id for kind in atlas.kinds.values() if len(set(kind.key)) < len(kind.key)] == []


def test_each_key_attribute_is_held_by_a_concept_of_its_kind(atlas: Atlas) -> None:
    """One of the few places of a short form would be taken by an attribute that never shows."""
    held = {(atlas.concepts[fact.concept].kind, fact.attribute) for fact in atlas.facts.values()}
    idle = [
        f"{kind.id}: {attribute}"
        for kind in atlas.kinds.values()
        for attribute in kind.key
        if (kind.id, attribute) not in held
    ]
    assert idle == []
