"""The picture of a graph: what is decided once for its labels, and the scene of any viewport.

No Qt, and no numpy up to 1,000 nodes. Far away the areas of topics, their names and the great concepts show;
nearer all concepts and more of their labels; near arrows, the style of lines and the names of relations.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, cast

from netatlas.drawing.graph.labels import NEVER, LabelBox, Obstacles, appearing
from netatlas.drawing.graph.sight import MOST_SMALL, SmallSight
from netatlas.drawing.graph.texts import LABEL, LINE, RELATION, TOPIC, TextBlock, cut, text_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.filter import GraphFilter, Shown
    from netatlas.drawing.graph.large_filter import LargeFilter
    from netatlas.drawing.graph.sight import Sight
    from netatlas.drawing.scene import Measure
    from netatlas.explore.atlas_map import TopicArea
    from netatlas.progress import Progress

NEAR = 1.8
"""Scale from which on lines have arrows, styles and names."""
_CROWDED = 1.6
"""Scale from which on a label may lie over shapes if it has no other room."""
_FINE_STEP, _COARSE_STEP = 0.5, 2.0
"""Pixels between the radii that nodes are drawn with; fewer in a large graph, for each costs time."""
_AROUND_NAME = 44.0
"""Pixels of a line that its name leaves free: shapes and arrow at its ends."""
_NAMES_FROM = 1.5
"""Multiple of the scale of details from which on relations are named though nothing is selected."""
_MOST_TEXTS = 4000
"""Texts that are kept broken into lines; a large graph has too many."""
_MOST_NAMES = 700
"""Lines whose relations are named when nothing is selected; a graph with more has no room for them."""


class GraphPicture:
    """A graph ready to be drawn.

    Attributes:
        content: the graph.
        near: the scale from which on details show.
        scales: for each node the scale from which on its label shows.
        area_scales: the same for the names of topics.
        name_scales: the same for the relations of each line; empty for a large graph.
    """

    def __init__(
        self,
        content: DrawnGraph,
        measure: Measure,
        *,
        text_scale: float = 1.0,
        near: float = NEAR,
        progress: Progress | None = None,
    ) -> None:
        """Decide at which scale each label shows, which takes a moment.

        Args:
            content: the graph.
            measure: measures its labels.
            text_scale: the size of text; 1 is normal.
            near: the scale from which on details show.
            progress: asked between the steps whether the picture is still wanted.
        """
        self.content = content
        self.near = near
        self.text_scale = text_scale
        self.measure = measure
        self.sight, self._large_filter = _large_parts(content)
        self._texts: dict[tuple[str, float, bool], TextBlock] = {}
        self._measuring = Lock()
        self.groups, self.group_looks = _groups(content)
        left, _, right, _ = content.bounds
        self.lowest = min(0.5, 300 / max(1.0, right - left))
        areas = [self.area_name(area).around(area.x, area.y) for area in content.areas]
        self.area_scales = appearing(areas, lowest=self.lowest)
        if progress is not None:
            progress.check()
        self.scales = self._label_scales([*zip(areas, self.area_scales, strict=True)])
        if progress is not None:
            progress.check()
        self.name_scales = self._name_scales()

    def shown(self, graph_filter: GraphFilter) -> Shown:
        """Return what of the graph passes a filter."""
        if self._large_filter is not None:
            return self._large_filter.shown(graph_filter)
        return graph_filter.shown(self.content)

    @property
    def is_small(self) -> bool:
        """Whether it is drawn without numpy."""
        return len(self.content.ids) <= MOST_SMALL

    def text(self, words: str, size: float, *, bold: bool = False) -> TextBlock:
        """Return a label in lines; those that were asked for are kept."""
        key = (words, size, bold)
        block = self._texts.get(key)
        if block is None:
            with self._measuring:  # a job paints while the window looks at what the mouse is on
                block = text_block(words, self.measure, size, bold=bold, text_scale=self.text_scale)
            if len(self._texts) < _MOST_TEXTS:
                self._texts[key] = block
        return block

    def cut(self, words: str, size: float, room: float) -> str:
        """Return a text, cut where it is wider than ``room`` pixels."""
        with self._measuring:
            return cut(words, lambda part: self.measure(part, size * self.text_scale, bold=False), room)

    def area_name(self, area: TopicArea) -> TextBlock:
        """Return the name of an area, in the lines in which the map has room for it."""
        size = TOPIC * self.text_scale
        with self._measuring:
            width = max((self.measure(line, size, bold=False) for line in area.lines), default=0.0)
        return TextBlock(area.lines, width, size)

    def label_box(self, node: int) -> LabelBox:
        """Return the room that a node's label takes."""
        content = self.content
        block = self.text(content.names[node], LABEL)
        return block.below(content.x[node], content.y[node], content.radii[node])

    def name_of(self, line: int) -> str:
        """Return the name of a line: its first relation, and how many more there are; or its number."""
        named = self.content.connections[line]
        if named[0].through:
            return named[0].through
        return named[0].label + (f" +{len(named) - 1}" if len(named) > 1 else "")

    def _label_scales(self, areas: Sequence[tuple[LabelBox, float]]) -> Sequence[float]:
        content = self.content
        if not self.is_small:
            from netatlas.drawing.graph.label_cells import appearing_by_cells  # noqa: PLC0415 - needs numpy

            size = LABEL * self.text_scale
            cell = (13 * size, 2.2 * size * LINE + 20)
            return appearing_by_cells(content.x, content.y, content.ranks, cell=cell, lowest=self.lowest)
        order = content.order
        shapes = [_shape_box(content, node) for node in order]
        obstacles = Obstacles(shapes, content.leading, _CROWDED)
        boxes = [self.label_box(node) for node in order]
        found = appearing(boxes, fixed=areas, obstacles=obstacles, lowest=self.lowest)
        scales = [NEVER] * len(order)
        for node, scale in zip(order, found, strict=True):
            scales[node] = scale
        return scales

    def _name_scales(self) -> dict[int, float]:
        """Return for lines the scale from which on their relations are named though nothing is selected."""
        content = self.content
        if not self.is_small or len(content.lines) > _MOST_NAMES:
            return {}
        labels = [(self.label_box(node), scale) for node, scale in enumerate(self.scales) if scale != NEVER]
        boxes = [self.name_box(line) for line in content.line_order]
        found = appearing(boxes, fixed=labels, lowest=self.near * _NAMES_FROM)
        return {
            line: max(scale, self.near * _NAMES_FROM, self.shortest_named(line))
            for line, scale in zip(content.line_order, found, strict=True)
        }

    def name_box(self, line: int) -> LabelBox:
        """Return the room that the name of a line takes, in its middle."""
        content = self.content
        start, end = content.lines[line]
        x, y = (content.x[start] + content.x[end]) / 2, (content.y[start] + content.y[end]) / 2
        return self.text(self.name_of(line), RELATION).around(x, y)

    def shortest_named(self, line: int) -> float:
        """Return the scale from which on a line is long enough for its name."""
        content = self.content
        start, end = content.lines[line]
        length = ((content.x[start] - content.x[end]) ** 2 + (content.y[start] - content.y[end]) ** 2) ** 0.5
        needed = self.text(self.name_of(line), RELATION).width + _AROUND_NAME
        return needed / length if length else NEVER


def _large_parts(content: DrawnGraph) -> tuple[Sight, LargeFilter | None]:
    """Return what finds the visible part of a graph and what is shown of it, in the best way for its size."""
    if len(content.ids) <= MOST_SMALL:
        return SmallSight(content), None
    from netatlas.drawing.graph.large_filter import LargeFilter  # noqa: PLC0415 - only large graphs need numpy
    from netatlas.drawing.graph.large_sight import LargeSight  # noqa: PLC0415

    # the window asks for these later, and would stop for as long as they take
    _ = content.lines_of, content.numbers
    return LargeSight(content), LargeFilter(content)


class GroupLook(NamedTuple):
    """The look that the nodes of a group share: their kind, colour, radius, and whether they are dimmed."""

    kind: str
    ink: str
    radius: float
    dimmed: bool


def _groups(content: DrawnGraph) -> tuple[Sequence[int], Sequence[GroupLook]]:
    """Return for each node the number of its group, and the look of each group."""
    step = _FINE_STEP if len(content.ids) <= MOST_SMALL else _COARSE_STEP
    numbers: dict[GroupLook, int] = {}
    groups = []
    for node, (kind, radius) in enumerate(zip(content.kinds, content.radii, strict=True)):
        look = GroupLook(kind, content.ink(node), round(radius / step) * step, node in content.dimmed)
        groups.append(numbers.setdefault(look, len(numbers)))
    if len(groups) <= MOST_SMALL:
        return groups, tuple(numbers)
    import numpy as np  # noqa: PLC0415 - only large graphs need it

    return cast("Sequence[int]", np.array(groups)), tuple(numbers)


def _shape_box(content: DrawnGraph, node: int) -> LabelBox:
    radius = content.radii[node]
    return LabelBox(content.x[node], content.y[node], -radius, -radius, radius, radius)
