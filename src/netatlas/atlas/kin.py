"""A concept's kin: its kinds and parts, and what it is itself a kind or a part of.

Packs say so with the relations ``is-a`` and ``part-of``, where their vocabulary has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import pack_of, without_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import ConceptId

CONFUSED_WITH = "confused-with"
IS_A = "is-a"
PART_OF = "part-of"
_STEPS_UP = 2
"""A kind of a kind is still what its name says; further up things are called "network" or "service"."""


class Kin(NamedTuple):
    """A relative of a concept, and what it is to the concept ("one of its kinds", "its whole")."""

    concept: ConceptId
    role: str


def is_called(relation_kind: str, name: str) -> bool:
    """Return True if the id of a kind of relation is this name, with or without a pack before it."""
    return without_pack(relation_kind, pack_of(relation_kind)) == name


def kinds_and_parts(atlas: Atlas, concept_id: str) -> tuple[Kin, ...]:
    """Return what is a kind or a part of a concept, each once."""
    roles = ((IS_A, "one of its kinds"), (PART_OF, "one of its parts"))
    found: dict[ConceptId, Kin] = {}
    for name, role in roles:
        for relation in atlas.relations_to(concept_id):
            if is_called(relation.relation, name) and relation.start != concept_id:
                found.setdefault(relation.start, Kin(relation.start, role))
    return tuple(found.values())


def kinds_and_wholes(atlas: Atlas, concept_id: str) -> tuple[Kin, ...]:
    """Return what a concept is a kind or a part of, the nearest first, up to two steps away."""
    found: dict[ConceptId, Kin] = {}
    level = [concept_id]
    for _step in range(_STEPS_UP):
        above = [kin for one in level for kin in _one_up(atlas, one)]
        level = [kin.concept for kin in above]
        for kin in above:
            if kin.concept != concept_id:
                found.setdefault(kin.concept, kin)
    return tuple(found.values())


def _one_up(atlas: Atlas, concept_id: str) -> Iterator[Kin]:
    for relation in atlas.relations_from(concept_id):
        if is_called(relation.relation, IS_A):
            yield Kin(relation.end, "its kind")
        elif is_called(relation.relation, PART_OF):
            yield Kin(relation.end, "its whole")
