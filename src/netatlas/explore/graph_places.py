"""Where a picture of the graph shows each record: concepts as on the map, the others beside these."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.explore.atlas_map import AtlasMap

    Place = tuple[float, float]

_FIRST_RING, _GROWTH = 30.0, 6.0
"""Pixels from the middle of the concepts to the first record beside it, and what each further one adds."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
"""Turned by it again and again, no two directions come near each other."""


def graph_places(atlas: Atlas, atlas_map: AtlasMap) -> dict[str, Place]:
    """Return a place in pixels for every record of the graph, y downwards.

    What belongs to concepts (a limit, a journey) is placed beside the middle of them.
    """
    places: dict[str, Place] = dict(
        zip(atlas_map.concepts, zip(atlas_map.x, atlas_map.y, strict=True), strict=True)
    )
    places.update(_beside(atlas, places))
    return places


def _beside(atlas: Atlas, places: dict[str, Place]) -> Iterator[tuple[str, Place]]:
    """Yield places for what is no concept; records about the same concepts are in a spiral around these."""
    turns: dict[Place, int] = {}
    for record in atlas.graph:
        if record in places:
            continue
        concepts = [places[other] for other in sorted(set(atlas.graph[record]))]
        count = max(1, len(concepts))
        middle = (math.fsum(x for x, _ in concepts) / count, math.fsum(y for _, y in concepts) / count)
        turn = turns[middle] = turns.get(middle, -1) + 1
        reach, angle = _FIRST_RING + _GROWTH * turn, _GOLDEN_ANGLE * turn
        yield record, (middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle))
