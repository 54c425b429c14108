"""Makes what the graph page shows, in a job: the map, or the neighbours of a concept, ready to be drawn."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont

from netatlas.drawing.graph.atlas_content import Placement, concept_content, neighbourhood
from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.picture import NEAR, GraphPicture
from netatlas.ui.canvas.painting import FontMeasure
from netatlas.ui.pages.graph.address import GraphMode
from netatlas.ui.pages.graph.bar import RelationCount
from netatlas.ui.pages.graph.legend import KindCount
from netatlas.ui.pages.graph.measuring import MeasureKey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netatlas.api import OpenAtlas
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.measured import MeasureLegend
    from netatlas.drawing.scene import Measure
    from netatlas.progress import Progress
    from netatlas.ui.pages.graph.address import GraphOptions
    from netatlas.ui.pages.graph.measuring import Measuring

_EDGE = 150.0
"""Pixels from a concept to its neighbours, at scale 1; more where there are many."""
_EDGE_OF_EACH = 9.0


class GraphWanted(NamedTuple):
    """What a picture of the graph depends on; two that are equal have the same picture.

    Attributes:
        opened: the atlas.
        edition: what it does not hold is dimmed.
        mode: the map, or what is around a concept.
        centre: that concept; '' on the map.
        depth: how many steps around it.
        filter: what is left out, around a concept; on the map things are only hidden.
        moved: where concepts were dragged to, on the map.
        text_scale: the size of text.
        measure: the name of the measure that is shown, or ''.
    """

    opened: OpenAtlas
    edition: Edition
    mode: GraphMode
    centre: str
    depth: int
    filter: GraphFilter
    moved: tuple[tuple[str, tuple[float, float]], ...]
    text_scale: float
    measure: str = ""

    def is_of_same_graph(self, other: GraphWanted) -> bool:
        """Return True if both show the same concepts at the same places, so that the view can be kept."""
        same = (self.opened, self.mode, self.centre, self.depth)
        return same == (other.opened, other.mode, other.centre, other.depth)


class GraphLoaded(NamedTuple):
    """A picture that is ready, and how many there are of what it shows.

    Attributes:
        picture: the picture.
        kinds: the kinds of concepts, those too that are left out.
        relations: the kinds of relations.
        measure: the legend of the measure that is shown, if there is one.
    """

    picture: GraphPicture
    kinds: tuple[KindCount, ...]
    relations: tuple[RelationCount, ...]
    measure: MeasureLegend | None = None


def wanted(
    opened: OpenAtlas,
    edition: Edition,
    options: GraphOptions,
    moved: Mapping[str, tuple[float, float]],
    scale: float,
) -> GraphWanted:
    """Return what the picture of some options depends on."""
    if options.mode is not GraphMode.NEIGHBOURS:  # a path is drawn on the map
        places = tuple(sorted(moved.items()))
        return GraphWanted(
            opened, edition, GraphMode.MAP, "", 0, GraphFilter(), places, scale, options.measure
        )
    left_out = GraphFilter(options.kinds, options.relations)
    return GraphWanted(
        opened, edition, options.mode, options.around, options.depth, left_out, (), scale, options.measure
    )


def load_in_font(
    asked: GraphWanted, description: str, measuring: Measuring, progress: Progress
) -> GraphLoaded:
    """Return the picture that is wanted, in a font that is described, as fonts are not shared by threads."""
    font = QFont()
    font.fromString(description)
    return load_graph(asked, FontMeasure(font), measuring, progress)


def load_graph(asked: GraphWanted, measure: Measure, measuring: Measuring, progress: Progress) -> GraphLoaded:
    """Return the picture that is wanted.

    Args:
        asked: what it depends on.
        measure: measures its labels.
        measuring: measures the graph.
        progress: receives how far the work has come, and may cancel it.

    Raises:
        Cancelled: it is not wanted any more.
    """
    if asked.mode is GraphMode.MAP:
        content = _map_content(asked, progress)
        everything, near = content, NEAR
    else:
        everything, content = _neighbours(asked, progress)
        near = 0.0
    key = MeasureKey(asked.opened, asked.measure, asked.edition)
    content, legend = measuring.shown_in(content, key, progress)
    picture = GraphPicture(content, measure, text_scale=asked.text_scale, near=near, progress=progress)
    return GraphLoaded(
        picture, _kinds(asked.opened.atlas, everything), _relations(asked.opened.atlas, everything), legend
    )


def _map_content(asked: GraphWanted, progress: Progress) -> DrawnGraph:
    placement = Placement.of_map(asked.opened.atlas_map(progress), dict(asked.moved))
    return concept_content(asked.opened.atlas, asked.edition, placement)


def _neighbours(asked: GraphWanted, progress: Progress) -> tuple[DrawnGraph, DrawnGraph]:
    """Return all that is around a concept, without places, and what of it is shown, laid out."""
    nowhere = dict.fromkeys(asked.opened.atlas.concepts, (0.0, 0.0))
    ids = neighbourhood(asked.opened.atlas, asked.centre, asked.depth)
    everything = _content(asked, ids, nowhere)
    shown = asked.filter.shown(everything)
    reached = {0: 0}
    queue = [0]
    for node in queue:
        if reached[node] == asked.depth:
            continue
        for other in shown.neighbours(everything, node):
            if other not in reached:
                reached[other] = reached[node] + 1
                queue.append(other)
    kept = [ids[node] for node in queue]
    content = _content(asked, kept, nowhere)
    lines = [
        ends
        for ends, is_shown in zip(content.lines, asked.filter.shown(content).lines, strict=True)
        if is_shown
    ]
    places = _laid_out(kept, lines, progress)
    return everything, _content(asked, kept, places)


def _laid_out(
    ids: Sequence[str], lines: Sequence[tuple[int, int]], progress: Progress
) -> Mapping[str, tuple[float, float]]:
    from netatlas.explore.layout.adjacency import Adjacency
    from netatlas.explore.layout.map_layout import free_layout

    if len(ids) == 1:
        return {ids[0]: (0.0, 0.0)}
    graph = Adjacency(len(ids), lines)
    places = free_layout(graph, progress=progress)
    edge = max(_EDGE, _EDGE_OF_EACH * int(graph.degrees[0]))
    places = (places - places[0]) * edge
    return {node_id: (float(x), float(y)) for node_id, (x, y) in zip(ids, places, strict=True)}


def _content(asked: GraphWanted, ids: Sequence[str], places: Mapping[str, tuple[float, float]]) -> DrawnGraph:
    atlas = asked.opened.atlas
    degrees = [len(atlas.relations_from(node)) + len(atlas.relations_to(node)) for node in ids]
    placement = Placement(
        ids,
        [places[node][0] for node in ids],
        [places[node][1] for node in ids],
        [min(9.0, 2.6 + 1.05 * degree**0.5) for degree in degrees],
        sorted(range(len(ids)), key=lambda node: -degrees[node]),
    )
    return concept_content(atlas, asked.edition, placement)


def _kinds(atlas: Atlas, content: DrawnGraph) -> tuple[KindCount, ...]:
    counts = Counter(content.kinds)
    return tuple(
        KindCount(kind.id, kind.label, counts[kind.id]) for kind in atlas.kinds.values() if counts[kind.id]
    )


def _relations(atlas: Atlas, content: DrawnGraph) -> tuple[RelationCount, ...]:
    counts = Counter(one.kind for connections in content.connections for one in connections)
    return tuple(
        RelationCount(kind.id, kind.label, counts[kind.id])
        for kind in atlas.relation_kinds.values()
        if counts[kind.id]
    )
