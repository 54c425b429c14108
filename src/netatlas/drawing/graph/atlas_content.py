"""The concepts of an atlas as the content of a picture: all of them on the map, or those around one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.edition import visible
from netatlas.drawing.graph.content import Connection, DrawnGraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.atlas.model import Relation
    from netatlas.explore.atlas_map import AtlasMap, TopicArea

_DENIALS = ("does not ", "do not ", "is not ", "cannot ", "must not ")
"""How the names of relations begin that say that something is not so."""


class Placement(NamedTuple):
    """Where some concepts are, by number.

    Attributes:
        ids: the concepts.
        x: their places.
        y: the same.
        radii: half the size of their shapes.
        order: their numbers, those first whose labels show first.
        areas: of topics.
        topics: for each concept the number of its area.
    """

    ids: Sequence[str]
    x: Sequence[float]
    y: Sequence[float]
    radii: Sequence[float]
    order: Sequence[int]
    areas: Sequence[TopicArea] = ()
    topics: Sequence[int] = ()

    @classmethod
    def of_map(cls, atlas_map: AtlasMap, moved: Mapping[str, tuple[float, float]]) -> Self:
        """Return the places of a map, and of the concepts that were moved to others."""
        places = (
            moved.get(concept, place)
            for concept, place in zip(
                atlas_map.concepts, zip(atlas_map.x, atlas_map.y, strict=True), strict=True
            )
        )
        x, y = zip(*places, strict=True) if atlas_map.concepts else ((), ())
        return cls(
            atlas_map.concepts, x, y, atlas_map.radii, atlas_map.order, atlas_map.areas, atlas_map.topics
        )


def concept_content(atlas: Atlas, edition: Edition, placement: Placement) -> DrawnGraph:
    """Return concepts with all relations between them; what ``edition`` does not hold is dimmed."""
    concepts = [atlas.concepts[concept_id] for concept_id in placement.ids]
    lines, connections = _lines(atlas, edition, placement.ids)
    return DrawnGraph(
        ids=placement.ids,
        names=tuple(concept.name for concept in concepts),
        kinds=tuple(concept.kind for concept in concepts),
        x=placement.x,
        y=placement.y,
        radii=placement.radii,
        order=placement.order,
        lines=lines,
        connections=connections,
        areas=placement.areas,
        topics=placement.topics,
        dimmed=frozenset(number for number, concept in enumerate(concepts) if not visible(concept, edition)),
    )


def _lines(
    atlas: Atlas, edition: Edition, ids: Sequence[str]
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[Connection, ...], ...]]:
    """Return one line for each two concepts that are related, with all relations between them."""
    numbers = {concept_id: number for number, concept_id in enumerate(ids)}
    found: dict[tuple[int, int], list[Connection]] = {}
    for concept_id in ids:
        for relation in atlas.relations_from(concept_id):
            start, end = numbers[concept_id], numbers.get(relation.end)
            if end is not None and start != end:
                pair = (min(start, end), max(start, end))
                found.setdefault(pair, []).append(_connection(atlas, relation, edition, forward=start < end))
    return tuple(found), tuple(map(tuple, found.values()))


def _connection(atlas: Atlas, relation: Relation, edition: Edition, *, forward: bool) -> Connection:
    kind = atlas.relation_kinds[relation.relation]
    return Connection(
        kind.id,
        kind.label,
        kind.inverse,
        forward=forward,
        denies=is_denial(kind.label),
        dimmed=not visible(relation, edition),
    )


def is_denial(label: str) -> bool:
    """Return True if a relation, by its label, says that something is not so.

    >>> is_denial("does not support"), is_denial("supports")
    (True, False)
    """
    return label.startswith(_DENIALS)


def neighbourhood(atlas: Atlas, centre: str, depth: int) -> tuple[str, ...]:
    """Return the concepts up to ``depth`` relations away, in either direction; the centre first."""
    found = {centre: 0}
    reached = [centre]
    for step in range(1, depth + 1):
        nearer, reached = reached, []
        for concept_id in nearer:
            out = (relation.end for relation in atlas.relations_from(concept_id))
            back = (relation.start for relation in atlas.relations_to(concept_id))
            for other in (*out, *back):
                if other not in found:
                    found[other] = step
                    reached.append(other)
    return tuple(found)
