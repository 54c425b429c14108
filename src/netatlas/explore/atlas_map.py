"""The map of an atlas as plain numbers, ready to be drawn: places, sizes, and the areas of topics.

Nothing here needs numpy: only a map that is not known yet is computed, by ``netatlas.explore.layout``.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

from netatlas.explore.map_labels import topic_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Concept, ConceptId, Topic

    Numbers = array[float]

_VERSION = 1
"""Another number where the same atlas would get another map: maps that are kept are then made anew."""
_DECIMALS = 10
"""Places are kept to a tenth of a pixel."""


class MapGeometry(NamedTuple):
    """Where everything is, by number: that of a concept in the atlas, that of a topic among those on the map.

    Attributes:
        x: of the concepts, in pixels at which the labels of the most important concepts have room.
        y: of the concepts, downwards.
        radii: of their shapes.
        order: the concepts in the order in which they get their labels: those with room first.
        names: the middle of each topic's name.
        outlines: the rings of each topic's area, x and y in turn: around it, and around its holes.
    """

    x: Numbers
    y: Numbers
    radii: Numbers
    order: tuple[int, ...]
    names: tuple[tuple[float, float], ...]
    outlines: tuple[tuple[Numbers, ...], ...]


class TopicArea(NamedTuple):
    """The area of one topic.

    Attributes:
        id: of the topic.
        lines: its title, in the lines in which it is written.
        x: of the middle of its title.
        y: of the middle of its title.
        outline: rings, x and y in turn: the first around the area, others around holes in it.
    """

    id: str
    lines: tuple[str, ...]
    x: float
    y: float
    outline: tuple[Numbers, ...]


class AtlasMap(NamedTuple):
    """The map of an atlas; concepts are numbered in the order of the atlas.

    Attributes:
        concepts: their ids.
        kinds: their kinds.
        topics: for each the number of its area.
        x: see ``MapGeometry``.
        y: the same.
        radii: the same.
        order: the same.
        areas: of the topics.
    """

    concepts: tuple[ConceptId, ...]
    kinds: tuple[str, ...]
    topics: tuple[int, ...]
    x: Numbers
    y: Numbers
    radii: Numbers
    order: tuple[int, ...]
    areas: tuple[TopicArea, ...]


def map_topics(atlas: Atlas) -> tuple[list[Topic], list[int]]:
    """Return the outermost topics that hold concepts, and for each concept the number of its own."""
    outermost = {inner.id: topic for topic in atlas.topics for inner in _branch(topic)}
    used = {outermost[concept.topic].id for concept in atlas.contents.concepts}
    topics = [topic for topic in atlas.topics if topic.id in used]
    number = {topic.id: index for index, topic in enumerate(topics)}
    return topics, [number[outermost[concept.topic].id] for concept in atlas.contents.concepts]


def _branch(topic: Topic) -> Iterator[Topic]:
    yield topic
    for inner in topic.topics:
        yield from _branch(inner)


def map_of(atlas: Atlas, geometry: MapGeometry) -> AtlasMap:
    """Return the map with this geometry, which was made for this atlas."""
    topics, of_concepts = map_topics(atlas)
    areas = (
        TopicArea(topic.id, tuple(topic_lines(topic.title)), x, y, outline)
        for topic, (x, y), outline in zip(topics, geometry.names, geometry.outlines, strict=True)
    )
    return AtlasMap(
        concepts=tuple(concept.id for concept in atlas.contents.concepts),
        kinds=tuple(concept.kind for concept in atlas.contents.concepts),
        topics=tuple(of_concepts),
        x=geometry.x,
        y=geometry.y,
        radii=geometry.radii,
        order=geometry.order,
        areas=tuple(areas),
    )


def map_key(atlas: Atlas) -> str:
    """Return a word that is the same for two atlases whose maps are the same."""
    topics, of_concepts = map_topics(atlas)
    seen = hashlib.sha256(str(_VERSION).encode())
    for topic in topics:
        seen.update(_joined(topic.id, topic.title, *topic.lead))
    for concept, number in zip(atlas.contents.concepts, of_concepts, strict=True):
        seen.update(_joined(concept.id, concept.name, str(number), *_ends(concept)))
    for position in atlas.positions.values():
        seen.update(_joined(position.id, repr(position.x), repr(position.y)))
    return seen.hexdigest()[:32]


def _ends(concept: Concept) -> Iterable[str]:
    return (relation.end for relation in concept.relations)


def _joined(*words: str) -> bytes:
    return ("\x1f".join(words) + "\x1e").encode()


def geometry_bytes(geometry: MapGeometry) -> bytes:
    """Return a geometry as bytes, to be kept."""
    content = (
        *(_whole(numbers) for numbers in geometry[:3]),
        geometry.order,
        [_whole(name) for name in geometry.names],
        [[_whole(ring) for ring in rings] for rings in geometry.outlines],
    )
    return zlib.compress(json.dumps(content, separators=(",", ":")).encode())


def geometry_from(content: bytes, atlas: Atlas) -> MapGeometry | None:
    """Return the geometry that ``content`` holds; None if it is damaged or was made for another atlas."""
    try:
        x, y, radii, order, names, outlines = json.loads(zlib.decompress(content))
        geometry = MapGeometry(
            _numbers(x),
            _numbers(y),
            _numbers(radii),
            tuple(order),
            tuple((a / _DECIMALS, b / _DECIMALS) for a, b in names),
            tuple(tuple(_numbers(ring) for ring in rings) for rings in outlines),
        )
    except (zlib.error, ValueError, TypeError, OverflowError):
        return None
    count, topics = len(atlas.contents.concepts), len(map_topics(atlas)[0])
    is_whole = {len(geometry.x), len(geometry.y), len(geometry.radii)} == {count}
    is_whole = is_whole and len(geometry.names) == len(geometry.outlines) == topics
    return geometry if is_whole and sorted(geometry.order) == list(range(count)) else None


def rounded(numbers: Iterable[float]) -> Numbers:
    """Return numbers as they are kept."""
    return array("d", (round(number, 1) for number in numbers))


def _whole(numbers: Iterable[float]) -> list[int]:
    return [round(number * _DECIMALS) for number in numbers]


def _numbers(whole: Sequence[int]) -> Numbers:
    return array("d", (number / _DECIMALS for number in whole))
