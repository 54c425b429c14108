"""The map of an atlas: topics as areas, the concepts of each inside its own.

``map_layout`` gives every concept a place. A small map has room for the labels of its most important
concepts; a large one is placed topic by topic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.explore.layout.adjacency import UNREACHED, Adjacency
from netatlas.explore.layout.areas import most_cells
from netatlas.explore.layout.bodies import (
    GAP,
    concept_bodies,
    labelled,
    overlaps,
    radii,
    topic_bodies,
    topic_radii,
)
from netatlas.explore.layout.forces import force_layout
from netatlas.explore.layout.pivots import pivot_layout
from netatlas.explore.layout.relaxing import Relaxing, relaxed
from netatlas.explore.layout.repairing import repaired
from netatlas.explore.layout.small import MOST_NODES, stress_layout
from netatlas.explore.layout.topic_places import BORDER, map_size, place_topics
from netatlas.explore.map_labels import LABEL_SIZE
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from netatlas.explore.layout.bodies import Bodies
    from netatlas.explore.layout.topic_places import TopicDiscs
    from netatlas.progress import Progress

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

SEED = 7
_DENSITIES = (0.85, 0.75, 0.65)
"""Shares of a topic's area that its bodies cover: the next is tried where labels would cover one another.

At more than the first of them shapes would lie in rows, and edges would become long.
"""
_WINDOW, _MARGIN = (747.0, 610.0), 47.0
"""Pixels for the whole map in a window of 1280 x 800, and those that outlines reach beyond its concepts."""
_SMALLEST = 0.6
"""Least scale at which the labels of a small map have room when it is shown whole."""
_FITTINGS = 5
"""Times that the size of a map and that of labels on it are fitted to each other."""
_SPARSE = 0.5
"""The same for a large map, where bodies are not brought apart one by one."""
_SPREAD = 0.85
"""Share of a topic's radius within which its concepts are placed first: labels and outline need the rest."""
_TURNS = 3
"""Times that each topic is turned towards its neighbours elsewhere; more change little."""
_MOST_RELAXED = 600
"""Concepts whose bodies are brought apart one by one; the time grows with the square of their number."""
_FEW = 64
"""Concepts of a topic of a large map that are compared with one another directly."""
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

    def part(self, nodes: Ints) -> MapContent:
        """Return what the map of ``nodes``, in ascending order, and their topics alone would show."""
        number = np.full(self.graph.count, UNREACHED)
        number[nodes] = np.arange(len(nodes))
        edges = number[self.graph.edges]
        kept, topics = np.unique(self.topics[nodes], return_inverse=True)
        return MapContent(
            Adjacency(len(nodes), edges[(edges != UNREACHED).all(axis=1)]),
            [self.names[node] for node in nodes],
            topics,
            [self.titles[topic] for topic in kept],
            [int(number[lead]) for lead in self.leads if number[lead] != UNREACHED],
        )


def free_layout(
    graph: Adjacency,
    seed: int = SEED,
    progress: Progress = SILENT,
    *,
    most_fine: int = MOST_NODES,
    shown: Callable[[Floats], None] = lambda _: None,
) -> Floats:
    """Return a place for each node, (n, 2), an edge about 1 long, by nothing but the edges.

    Args:
        graph: of any size.
        seed: the same one gives the same places.
        progress: asked and told between rounds.
        most_fine: nodes of a graph that is arranged more finely, in a time that grows with their cube.
        shown: called with the first places, and after each round of the forces, for a picture that grows; it
            must copy what it keeps.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    start = pivot_layout(graph, seed, progress)
    shown(start)
    places = force_layout(graph, start, progress, shown=shown)
    return stress_layout(graph, places, progress) if graph.count <= most_fine else places


def map_layout(content: MapContent, seed: int = SEED, progress: Progress = SILENT) -> Floats:
    """Return a place for each concept in pixels, (n, 2), those of a topic side by side.

    Raises:
        Cancelled: the layout is no longer wanted.
    """
    graph, topics = content.graph, content.topics
    if graph.count == 0:
        return np.zeros((0, 2))
    if graph.count > _MOST_RELAXED:
        discs = _discs(content, 1.0, _SPARSE, seed, progress)
        return _kept_apart(_inside_topics(content, discs, seed, progress), topics, discs)
    found: list[tuple[float, Floats]] = []
    for density in _DENSITIES:
        places = _relaxed(content, _task(content, density, seed, progress), seed, progress)
        found.append((_covered(content, places), places))
        if found[-1][0] <= 0:
            break
    return min(found, key=lambda attempt: attempt[0])[1]


def _relaxed(content: MapContent, task: Relaxing, seed: int, progress: Progress) -> Floats:
    """Return the places of the concepts of a small map when its bodies have been brought apart."""
    start = np.vstack([_inside_topics(content, task.discs, seed, progress), task.discs.centres])
    moved, discs = relaxed(task, start, progress)
    with_words = np.ones(len(task.topics))
    with_words[: content.graph.count] = 0
    with_words[labelled(importance(content), content.topics)] = 1
    return repaired(task, moved, discs, with_words, progress)[: content.graph.count]


def _covered(content: MapContent, places: Floats) -> float:
    """Return how many pixels two labels cover each other at most, on a map shown whole; at most 0 if none."""
    with_label = labelled(importance(content), content.topics)
    shown = bodies_of(content, shown_scale(np.ptp(places, axis=0)))
    words = shown._replace(up=GAP - radii(content.graph)).of(with_label)  # the shape above a label is none
    return float(np.max(overlaps(words, places[with_label]), initial=-np.inf)) - 2 * GAP


def shown_scale(extent: Floats) -> float:
    """Return the scale at which a map of this width and height is shown whole in a window of 1280 x 800."""
    return float(np.min(_WINDOW / (extent + 2 * _MARGIN), initial=1.0))


def bodies_of(content: MapContent, scale: float = 1.0) -> Bodies:
    """Return the bodies of concepts on a map shown at ``scale``, with the labels of the most important."""
    with_label = labelled(importance(content), content.topics)
    return concept_bodies(radii(content.graph), content.names, with_label, LABEL_SIZE / scale)


def _topic_radii(content: MapContent, scale: float, density: float) -> Floats:
    """Return the radius of a disc for each topic that has room for its bodies and its name."""
    areas = np.bincount(content.topics, bodies_of(content, scale).areas, len(content.titles))
    return topic_radii(areas + topic_bodies(content.titles, scale).areas, density)


def _discs(content: MapContent, scale: float, density: float, seed: int, progress: Progress) -> TopicDiscs:
    return place_topics(_topic_radii(content, scale, density), _links(content), seed, progress)


def _task(content: MapContent, density: float, seed: int, progress: Progress) -> Relaxing:
    """Return what is moved on a small map: concepts, and names of topics.

    Words are as large as they will be on the map when it is shown whole.
    """
    scale = 1.0
    for _ in range(_FITTINGS):
        scale = max(shown_scale(map_size(_topic_radii(content, scale, density))), _SMALLEST)
    topics = np.concatenate([content.topics, np.arange(len(content.titles))])
    bodies = bodies_of(content, scale).joined(topic_bodies(content.titles, scale))
    return Relaxing(content.graph, topics, bodies, _discs(content, scale, density, seed, progress))


def importance(content: MapContent) -> Floats:
    """Return how important each concept is: by its neighbours, and more where its topic leads with it."""
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
    """Return a place for each concept: each topic laid out alone, then turned."""
    places = np.zeros((content.graph.count, 2))
    edges = content.graph.edges
    number = np.empty(content.graph.count, dtype=np.int64)
    is_small = content.graph.count <= _MOST_RELAXED
    topics = range(len(discs.centres))
    members_of = _by_topic(content.topics, len(topics))
    inner = edges[content.topics[edges[:, 0]] == content.topics[edges[:, 1]]]
    inner_of = _by_topic(content.topics[inner[:, 0]], len(topics))
    for topic, members in zip(topics, members_of, strict=True):
        number[members] = np.arange(len(members))
        part = Adjacency(len(members), number[inner[inner_of[topic]]])
        own = free_layout(part, seed, progress) if is_small else _roughly(part, seed, progress)
        own -= own.mean(axis=0) if len(own) else 0.0
        reach = np.sqrt((own**2).sum(axis=1)).max(initial=0.0) or 1.0
        places[members] = discs.centres[topic] + own / reach * discs.radii[topic] * _SPREAD
    ends = np.concatenate([edges, edges[:, ::-1]])
    ends = ends[content.topics[ends[:, 0]] != content.topics[ends[:, 1]]]
    ends_of = _by_topic(content.topics[ends[:, 0]], len(topics))
    for topic in list(topics) * _TURNS:
        _turn(places, discs.centres[topic], members_of[topic], ends[ends_of[topic]])
    return places


def _roughly(part: Adjacency, seed: int, progress: Progress) -> Floats:
    """Return places for the concepts of one topic of a large map, which may have thousands of topics."""
    start = pivot_layout(part, seed, progress)
    return force_layout(part, start, progress, directly=part.count <= _FEW)


def _by_topic(topics: Ints, count: int) -> list[Ints]:
    """Return for each topic the positions at which it is."""
    order = np.argsort(topics, kind="stable")
    return np.split(order, np.searchsorted(topics[order], np.arange(1, count)))


def _turn(places: Floats, centre: Floats, members: Ints, ends: Ints) -> None:
    """Turn or mirror a topic about its centre, so that ``ends``, its edges to other topics, become short."""
    own, wanted = (places[ends[:, side]] - centre for side in (0, 1))
    wanted = wanted / np.maximum(np.sqrt((wanted**2).sum(axis=1)), 1e-9)[:, None]
    if len(ends):
        left, _, right = np.linalg.svd(own.T @ wanted)
        places[members] = (places[members] - centre) @ (left @ right) + centre


def _kept_apart(places: Floats, topics: Ints, discs: TopicDiscs) -> Floats:
    """Return ``places`` with those beyond the line to another topic moved straight back over it."""
    border = max(
        BORDER, 2 * max(discs.size) / most_cells(len(discs.centres))
    )  # outlines are drawn on a grid, cell by cell
    places = places.copy()
    for _ in range(_TURNS * 4):
        beyond, way = discs.beyond(places, topics)
        wrong = beyond > -border
        if not wrong.any():
            break
        places[wrong] += way[wrong] * (beyond[wrong] + border * 1.05)[:, None]
    return places
