"""The map of an atlas: topics as areas, the concepts of each inside its own.

``map_layout`` gives every concept a place. A small map has room for the labels of its most important
concepts; a large one is placed topic by topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.explore.layout.adjacency import Adjacency
from netatlas.explore.layout.bodies import (
    concept_bodies,
    labelled,
    overlap,
    radii,
    topic_bodies,
    topic_radii,
)
from netatlas.explore.layout.forces import force_layout
from netatlas.explore.layout.pivots import pivot_layout
from netatlas.explore.layout.relaxing import Relaxing, relaxed
from netatlas.explore.layout.small import MOST_NODES, stress_layout
from netatlas.explore.layout.topic_places import place_topics
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from netatlas.explore.layout.bodies import Bodies
    from netatlas.explore.layout.topic_places import TopicDiscs
    from netatlas.progress import Progress

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

SEED = 7
_DENSITIES = (0.62, 0.52, 0.42)
"""Shares of a topic's area that its bodies cover: the next is tried where bodies overlap at one."""
_OVERLAP = 2.5
"""Pixels by which two bodies may overlap: the room around labels hides them."""
_MOST_RELAXED = 600
"""Concepts whose bodies are brought apart one by one; the time grows with the square of their number."""
_LEADS = 4.0
"""Neighbours that a concept counts as having more when its topic names it first."""


class MapContent(NamedTuple):
    """What a map shows.

    Attributes:
        graph: the concepts and their relations, by number.
        names: (n,) of the concepts.
        topics: (n,) the number of each concept's topic.
        titles: (k,) of the topics.
        leads: numbers of the concepts that their topics name first.
    """

    graph: Adjacency
    names: Sequence[str]
    topics: Ints
    titles: Sequence[str]
    leads: Sequence[int] = ()


def free_layout(graph: Adjacency, seed: int = SEED, progress: Progress = SILENT) -> Floats:
    """Return a place for each node, (n, 2), an edge about 1 long, by nothing but the edges.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    start = pivot_layout(graph, seed, progress)
    places = force_layout(graph, start, progress)
    return stress_layout(graph, places, progress) if graph.count <= MOST_NODES else places


def map_layout(content: MapContent, seed: int = SEED, progress: Progress = SILENT) -> Floats:
    """Return a place for each concept in pixels, (n, 2), those of a topic side by side.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    graph, topics = content.graph, content.topics
    if graph.count == 0:
        return np.zeros((0, 2))
    radius = radii(graph)
    with_label = labelled(importance(content), topics)
    bodies = concept_bodies(radius, content.names, with_label)
    if graph.count > _MOST_RELAXED:
        discs = _discs(content, bodies, _DENSITIES[0], seed, progress)
        return _inside_topics(content, discs, seed, progress)
    for density in _DENSITIES:
        discs = _discs(content, bodies, density, seed, progress)
        places = _relaxed(content, bodies, discs, seed, progress)
        if overlap(bodies, places) < _OVERLAP:
            break
    return places


def _discs(content: MapContent, bodies: Bodies, density: float, seed: int, progress: Progress) -> TopicDiscs:
    """Return a disc for each topic that has room for its bodies and its name."""
    areas = np.bincount(content.topics, bodies.areas, len(content.titles))
    return place_topics(
        topic_radii(areas + topic_bodies(content.titles).areas, density), _links(content), seed, progress
    )


def _relaxed(content: MapContent, bodies: Bodies, discs: TopicDiscs, seed: int, progress: Progress) -> Floats:
    """Return the places of the concepts when their bodies have been brought apart."""
    count = len(content.titles)
    task = Relaxing(
        content.graph,
        np.concatenate([content.topics, np.arange(count)]),
        bodies.joined(topic_bodies(content.titles)),
        discs,
    )
    start = np.vstack([_inside_topics(content, discs, seed, progress), discs.centres])
    return relaxed(task, start, progress)[: content.graph.count]


def importance(content: MapContent) -> Floats:
    """Return how important each concept is on the map: its neighbours, and more where its topic leads with it."""
    result = content.graph.degrees.astype(np.float64)
    result[list(content.leads)] += _LEADS
    return result


def _links(content: MapContent) -> Floats:
    """Return how many edges each two topics share, (k, k)."""
    count = len(content.titles)
    start, end = content.topics[content.graph.edges.T]
    links = np.bincount(start * count + end, minlength=count**2).reshape(count, count).astype(np.float64)
    return links + links.T


def _inside_topics(content: MapContent, discs: TopicDiscs, seed: int, progress: Progress) -> Floats:
    """Return a place for each concept: its topic laid out by itself, and turned towards its neighbours elsewhere."""
    places = np.zeros((content.graph.count, 2))
    start, end = content.graph.edges.T
    number = np.empty(content.graph.count, dtype=np.int64)
    for topic, (centre, radius) in enumerate(zip(discs.centres, discs.radii, strict=True)):
        members = np.flatnonzero(content.topics == topic)
        if not len(members):
            continue
        number[members] = np.arange(len(members))
        inner = (content.topics[start] == topic) & (content.topics[end] == topic)
        edges = number[content.graph.edges[inner]]
        own = free_layout(Adjacency(len(members), edges), seed, progress)
        own -= own.mean(axis=0)
        reach = np.sqrt((own**2).sum(axis=1)).max(initial=0.0) or 1.0
        places[members] = centre + own / reach * radius * 0.85
    return places
