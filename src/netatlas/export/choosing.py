"""What belongs to an export that names no records: a topic, bookmarks, or everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.errors import NotFound
from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Topic


def topic_concepts(atlas: Atlas, topic: str) -> list[str]:
    """Return the listed concepts of a topic, by its id or title, and its sub-topics, as Browse lists them.

    Raises:
        NotFound: no topic is called that.
    """
    branch = next((one for one in _walk(atlas.topics) if _is(one, topic)), None)
    if branch is None:
        raise NotFound(topic, [one.title for one in atlas.topics][:3])
    return _listed(atlas, [branch])


def everything(atlas: Atlas) -> list[str]:
    """Return the ids of all that is exported as a whole: concepts as Browse lists them, then all others."""
    others = (*atlas.comparisons, *atlas.timelines, *atlas.journeys)
    return list(dict.fromkeys((*_listed(atlas, atlas.topics), *atlas.concepts, *(one.id for one in others))))


def bookmarked(atlas: Atlas, addresses: Iterable[str]) -> list[str]:
    """Return what stored addresses name of the open packs, each once: records, and concepts side by side.

    Views and notes are no part of packs, and what no open pack has cannot be written.
    """
    places = (resolved(atlas, Address.parse(one)) for one in addresses)
    return list(
        dict.fromkeys(
            str(place.target)
            for place in places
            if (place.subjects and all(one in atlas for one in place.subjects)) or place.record_id in atlas
        )
    )


def _listed(atlas: Atlas, topics: Iterable[Topic]) -> list[str]:
    return [concept.id for topic in _walk(topics) for concept in atlas.concepts_in(topic.id)]


def _walk(topics: Iterable[Topic]) -> Iterator[Topic]:
    for topic in topics:
        yield topic
        yield from _walk(topic.topics)


def _is(topic: Topic, name: str) -> bool:
    return topic.id == name or folded(topic.title) == folded(name)
