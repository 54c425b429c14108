"""Makes what the graph page shows, in a job: the map, or the neighbours of a concept, ready to be drawn."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont

from netatlas.drawing.graph.atlas_content import Placement, concept_content
from netatlas.drawing.graph.picture import NEAR, GraphPicture
from netatlas.ui.canvas.painting import FontMeasure
from netatlas.ui.pages.graph.address import GraphMode
from netatlas.ui.pages.graph.also_menu import record_counts
from netatlas.ui.pages.graph.bar import RelationCount
from netatlas.ui.pages.graph.legend import KindCount
from netatlas.ui.pages.graph.measuring import MeasureKey
from netatlas.ui.pages.graph.neighbours import neighbours

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.measured import MeasureLegend
    from netatlas.drawing.scene import Measure
    from netatlas.progress import Progress
    from netatlas.ui.pages.graph.also_menu import RecordCount
    from netatlas.ui.pages.graph.measuring import Measuring
    from netatlas.ui.pages.graph.wanted import GraphWanted


class GraphLoaded(NamedTuple):
    """A picture that is ready, and how many there are of what it shows.

    Attributes:
        picture: the picture.
        kinds: the kinds of concepts, those too that are left out.
        relations: the kinds of relations.
        measure: the legend of the measure that is shown, if there is one.
        records: the sorts of records around a concept, those too that are not shown.
    """

    picture: GraphPicture
    kinds: tuple[KindCount, ...]
    relations: tuple[RelationCount, ...]
    measure: MeasureLegend | None = None
    records: tuple[RecordCount, ...] = ()


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
    key = MeasureKey(asked.opened, asked.measure, asked.edition)
    legends: list[MeasureLegend | None] = []

    def measured(content: DrawnGraph) -> DrawnGraph:
        content, legend = measuring.shown_in(content, key, progress)
        legends.append(legend)
        return content

    records: tuple[RecordCount, ...] = ()
    if asked.mode is GraphMode.MAP:
        everything = _map_content(asked, progress)
        content, near = measured(everything), NEAR
    else:
        everything, content, found = neighbours(asked, measured, progress)
        records, near = record_counts(found, asked.also), 0.0
    picture = GraphPicture(content, measure, text_scale=asked.text_scale, near=near, progress=progress)
    atlas = asked.opened.atlas
    kinds, relations = _kinds(atlas, everything), _relations(atlas, everything)
    return GraphLoaded(picture, kinds, relations, legends[0], records)


def _map_content(asked: GraphWanted, progress: Progress) -> DrawnGraph:
    placement = Placement.of_map(asked.opened.atlas_map(progress), dict(asked.moved))
    return concept_content(asked.opened.atlas, asked.edition, placement)


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
