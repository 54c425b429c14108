"""Makes the geometry of an atlas's map: by the positions of its packs, and a layout of what has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from netatlas.address import pack_of
from netatlas.explore.atlas_map import MapGeometry, map_topics, rounded
from netatlas.explore.layout.additions import APART, names_and_areas, with_added
from netatlas.explore.layout.adjacency import Adjacency
from netatlas.explore.layout.bodies import labelled, radii
from netatlas.explore.layout.map_layout import MapContent, importance, map_layout, shown_scale
from netatlas.explore.layout.outlines import topic_outlines
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress

    Floats = NDArray[np.float64]

_FURTHEST = 1e6
"""Pixels from the middle beyond which no position of a pack is taken: sums of them must stay exact."""


def map_geometry(atlas: Atlas, progress: Progress = SILENT) -> MapGeometry:
    """Return the geometry of the map of ``atlas``.

    Raises:
        Cancelled: it is no longer wanted.
    """
    content = content_of(atlas)
    return geometry_of(content, _side_by_side(atlas, content, progress))


def geometry_of(content: MapContent, places: Floats) -> MapGeometry:
    """Return the geometry of a map whose concepts are at ``places``."""
    named: Floats = np.zeros((0, 2))
    outlines: list[list[Floats]] = []
    if len(places):
        named, areas = names_and_areas(content, places, shown_scale(np.ptp(places, axis=0)))
        outlines = topic_outlines(areas, len(content.titles))
    return MapGeometry(
        x=rounded(places[:, 0].tolist()),
        y=rounded(places[:, 1].tolist()),
        radii=rounded(radii(content.graph).tolist()),
        order=_order(content),
        names=tuple((round(x, 1), round(y, 1)) for x, y in named.tolist()),
        outlines=tuple(tuple(rounded(ring.ravel().tolist()) for ring in rings) for rings in outlines),
    )


def _order(content: MapContent) -> tuple[int, ...]:
    """Return the concepts in the order in which they get labels: those whose labels have room come first."""
    important = importance(content)
    with_room = labelled(important, content.topics).tolist()
    rest = np.argsort(-important, kind="stable").tolist()
    return tuple(dict.fromkeys([*with_room, *rest]))


def new_positions(
    atlas: Atlas, *, anew: bool = False, progress: Progress = SILENT
) -> dict[str, tuple[int, int]]:
    """Return new positions by concept, in whole pixels from the map's middle.

    Concepts that have a position keep it and are left out.

    Args:
        atlas: with the one pack.
        anew: whether to lay out all concepts, those too that have a position.
        progress: asked and told between rounds.

    Raises:
        Cancelled: the positions are no longer wanted.
    """
    content, known = content_of(atlas), _positions(atlas)
    if anew or not np.isfinite(known).any():
        places = map_layout(content, progress=progress)
        if len(places):
            places = places - (places.min(axis=0) + places.max(axis=0)) / 2
    else:
        places = with_added(content, known, progress=progress)
    return {
        concept.id: (round(x), round(y))
        for concept, (x, y) in zip(atlas.contents.concepts, places.tolist(), strict=True)
        if anew or concept.id not in atlas.positions
    }


def content_of(atlas: Atlas) -> MapContent:
    """Return what the map of ``atlas`` shows: all concepts, those too that Browse does not list."""
    concepts = atlas.contents.concepts
    topics, of_concepts = map_topics(atlas)
    number = {concept.id: index for index, concept in enumerate(concepts)}
    edges = [
        (number[relation.start], number[relation.end])
        for concept in concepts
        for relation in concept.relations
    ]
    return MapContent(
        Adjacency(len(concepts), edges),
        [concept.name for concept in concepts],
        np.array(of_concepts, dtype=np.int64),
        [topic.title for topic in topics],
        [number[lead] for topic in topics for lead in topic.lead],
    )


def _positions(atlas: Atlas) -> Floats:
    """Return the places that the packs give their concepts, (n, 2); not a number for those without one."""
    places = np.full((len(atlas.contents.concepts), 2), np.nan)
    for index, concept in enumerate(atlas.contents.concepts):
        if (position := atlas.positions.get(concept.id)) is not None:
            places[index] = position.x, position.y
    clipped: Floats = np.clip(places, -_FURTHEST, _FURTHEST)
    return clipped


def _side_by_side(atlas: Atlas, content: MapContent, progress: Progress) -> Floats:
    """Return the places of the map of each pack, laid out by itself, to the right of those before."""
    places = _positions(atlas)
    if len(atlas.packs) == 1:
        return with_added(content, places, progress=progress)
    packs = np.array([pack_of(concept.id) or atlas.home_pack for concept in atlas.contents.concepts])
    edge = -np.inf
    for pack in atlas.packs:
        own = np.flatnonzero(packs == pack.id)
        if not len(own):
            continue
        places[own] = with_added(content.part(own), places[own], progress=progress)
        if np.isfinite(edge):
            places[own, 0] += edge + APART - places[own, 0].min()
        edge = float(places[own, 0].max())
    return places
