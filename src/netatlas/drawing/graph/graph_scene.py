"""The scene of a graph in a viewport: areas, lines, nodes, labels, and what is lit on top of them."""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.chips import chip_hit, chip_shapes, chips_for
from netatlas.drawing.graph.content import LineLook
from netatlas.drawing.graph.dotted import dots, numbers_on
from netatlas.drawing.graph.kinds import form_of, growth
from netatlas.drawing.graph.measured import BRIDGE_INK
from netatlas.drawing.graph.numbered_line import Stop, line_shapes, number_shapes
from netatlas.drawing.graph.sight import extent, scale_of
from netatlas.drawing.graph.texts import GAP, LABEL, LINE, LIT, RELATION, SELECTED, TextBlock
from netatlas.drawing.scene import Circle, Label, Marks, Path, Region, Scene, Triangles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.drawing.graph.chips import Chip
    from netatlas.drawing.graph.content import Connection
    from netatlas.drawing.graph.filter import GraphFilter, Shown
    from netatlas.drawing.graph.lit import Lit
    from netatlas.drawing.graph.numbered_line import NumberedLine
    from netatlas.drawing.graph.picture import GraphPicture
    from netatlas.drawing.graph.sight import InSight
    from netatlas.drawing.scene import Anchor, HitArea, Shape
    from netatlas.drawing.viewport import Viewport

_LINE_WIDTH, _LIT_WIDTH, _MARKED_WIDTH = 0.8, 1.6, 2.4
_INSIDE, _BETWEEN, _DIMMED_LINE = 0.3, 0.15, 0.06
"""Strength of lines inside an area, between two areas, and of those that the edition does not hold."""
DIMMED = 0.38
"""Strength of shapes that are dimmed; text never is."""
_HALF = 0.5
"""What is left of the strength of lines while others are lit."""
_ARROW = (9.0, 3.4)
"""Length and half the width of an arrow's head."""
_FROM_SHAPE = 2.5
"""Pixels between a shape and the arrow that points at it."""
_SMALLEST_NAME = 0.72
"""Share of their size that the names of areas keep, however small the map."""
_CROWD, _SMALLEST_FORM = 1500, 5.0
"""Nodes in sight above which those below a radius are squares, which are drawn ten times as fast."""
_MOST_ARROWS = 300
"""Lines whose arrows are drawn though nothing is selected."""


class GraphLook(NamedTuple):
    """How a graph is looked at.

    Attributes:
        shown: what is not switched off.
        filter: what is.
        lit: the selection, or None.
        moved: a node that is being dragged, and where to on the map.
        chips: whether neighbours of the selection that are out of sight are named at the rim.
        line: the path that is drawn on the map, or None; everything else is then weaker.
    """

    shown: Shown
    filter: GraphFilter
    lit: Lit | None = None
    moved: tuple[int, float, float] | None = None
    chips: bool = True
    line: NumberedLine | None = None


def graph_scene(picture: GraphPicture, view: Viewport, look: GraphLook) -> Scene:
    """Return the scene of what a viewport shows."""
    maker = _SceneMaker(picture, view, look)
    hits = tuple(chip_hit(picture, chip) for chip in maker.chips.values())
    return Scene(*extent(view), tuple(maker.shapes()), hits)


def lit_scene(picture: GraphPicture, view: Viewport, look: GraphLook) -> Scene:
    """Return only what is lit, to be painted over the rest for as long as the mouse is there."""
    maker = _SceneMaker(picture, view, look._replace(chips=False))
    return Scene(*extent(view), tuple(maker.lit_shapes()))


def chip_hits(picture: GraphPicture, view: Viewport, look: GraphLook) -> tuple[HitArea, ...]:
    """Return the areas of the chips at the rim that can be pointed at."""
    return tuple(chip_hit(picture, chip) for chip in _SceneMaker(picture, view, look).chips.values())


class _SceneMaker:
    """Makes the shapes of one scene, from back to front."""

    def __init__(self, picture: GraphPicture, view: Viewport, look: GraphLook) -> None:
        self._picture = picture
        self._content = picture.content
        self._look = look
        self._view = view
        self._scale = scale_of(view)
        self._growth = growth(self._scale)
        self._near = self._scale >= picture.near
        self._size = extent(view)
        self._first = (view.x.first, view.y.first if view.y is not None else 0.0)
        self.chips = self._find_chips() if look.chips and self._near else {}

    def shapes(self) -> Iterator[Shape]:
        """Yield everything."""
        sight = self._picture.sight.at(self._view, self._look.shown)
        yield from self._areas()
        yield from self._lines(sight)
        yield from self._area_names()
        yield from self._nodes(sight)
        yield from self._line_names(sight)
        yield from numbers_on(sight.lines, self._picture, self._lit_segment, "muted")
        yield from self._labels(sight)
        yield from self.lit_shapes()
        yield from self._numbered_line()

    def lit_shapes(self) -> Iterator[Shape]:
        """Yield the selected node with its lines, neighbours and their labels."""
        lit = self._look.lit
        if lit is None:
            return
        yield from self._lit_lines(lit)
        ground = "area" if self._content.areas else "surface"
        for node in reversed(lit.neighbours):
            if self._is_visible(node):
                yield from self._mark(node, ground)
        yield from self._lit_names(lit)
        yield from self._lit_labels(lit)

    def _numbered_line(self) -> Iterator[Shape]:
        """Yield the path with its stops and their names, whatever is switched off."""
        line, picture = self._look.line, self._picture
        if line is None:
            return
        stops = {
            node: Stop(self._place(node), self._radius(node), picture.text(self._content.names[node], LIT))
            for node in line.numbers
        }
        yield from line_shapes(line, stops)
        for node, stop in stops.items():
            if 0 <= line.current < len(line.stops) and node == line.stops[line.current]:
                yield Circle(*stop.at, stop.radius + 4, "surface", line.ink, 1.6)
            yield from self._mark(node, "surface")
        yield from number_shapes(line, stops)

    def _find_chips(self) -> dict[int, Chip]:
        """Return a chip for each neighbour of the selection that is out of sight, by node."""
        lit = self._look.lit
        if lit is None or not self._is_visible(lit.node):
            return {}
        hidden = [
            (other, line, self._place(other))
            for line in lit.lines
            if not self._is_visible(other := self._content.other_end(line, lit.node))
        ]
        chips = chips_for(hidden, self._place(lit.node), self._size, self._picture.text_scale)
        return {chip.node: chip for chip in chips}

    def _areas(self) -> Iterator[Shape]:
        selected = self._area_of(self._look.lit.node) if self._look.lit is not None else None
        for number, area in enumerate(self._content.areas):
            rings = tuple(map(self._ring, area.outline))
            if rings and self._is_near_view(rings[0]):
                yield Region(rings, "accent_wash" if number == selected else "area", "area_line")

    def _area_names(self) -> Iterator[Shape]:
        """Yield the names of areas: smaller where the map is small, and none where a lit label is."""
        lit, smaller = self._look.lit, min(1.0, max(_SMALLEST_NAME, self._scale))
        for area, scale in zip(self._content.areas, self._picture.area_scales, strict=True):
            block = self._picture.area_name(area)
            if scale > self._scale or not area.outline:
                continue
            if lit is not None and lit.clear_scale(area.id, block.around(area.x, area.y)) > self._scale:
                continue
            x, y = self._pixel(area.x, area.y)
            block = TextBlock(block.lines, block.width * smaller, block.size * smaller)
            yield from self._text(block, x, y - block.height / 2, ink="muted", light=True)

    def _lines(self, sight: InSight) -> Iterator[Shape]:
        """Yield the lines, as one path for each look, and near by their arrows."""
        weaker = _HALF if self._look.lit is not None or self._look.line is not None else 1.0
        batches = sight.line_batches(self._look.shown.looks)
        for look in sorted(batches, key=lambda look: bool(look & LineLook.MARKED)):
            if look & LineLook.DOTTED:
                yield dots(batches[look], "muted")
                continue
            if look & LineLook.MARKED:
                yield Path(batches[look], BRIDGE_INK, _MARKED_WIDTH, strength=weaker)
                continue
            strength = _BETWEEN if look & LineLook.BETWEEN else _INSIDE
            strength = _DIMMED_LINE if look & LineLook.DIMMED else strength
            dashed = self._near and bool(look & LineLook.DENIES)
            yield Path(batches[look], "muted", _LINE_WIDTH, dashed=dashed, strength=strength * weaker)
        if self._near:
            lines = sight.lines[:_MOST_ARROWS]
            numbers = iter(array("d", sight.segments[: 4 * len(lines)]))
            segments = zip(numbers, numbers, numbers, numbers, strict=True)
            yield from self._arrows(zip(lines, segments, strict=True), "muted", _INSIDE * weaker)

    def _nodes(self, sight: InSight) -> Iterator[Shape]:
        looks = self._picture.group_looks
        fade = (self._near and self._look.lit is not None) or self._look.line is not None
        ground = "area" if self._content.areas else "surface"
        is_crowded = len(sight.nodes) > _CROWD
        for number, points in sight.batches(self._picture.groups).items():
            look = looks[number]
            strength = DIMMED if look.dimmed or fade else 1.0
            radius = look.radius * self._growth
            form = "square" if is_crowded and radius < _SMALLEST_FORM else form_of(look.kind)
            yield Marks(points, radius, form, look.ink, strength, ground)

    def _labels(self, sight: InSight) -> Iterator[Shape]:
        lit, picture = self._look.lit, self._picture
        if self._look.line is not None:
            return  # it names its own stops
        for node, x, y in sight.labelled(picture.scales, self._scale):
            if lit is not None and (
                node in lit.labels or lit.clear_scale(node, picture.label_box(node)) > self._scale
            ):
                continue
            block = picture.text(self._content.names[node], LABEL)
            ink = "muted" if node in self._content.dimmed else "text"
            yield from self._text(block, x, y + self._content.radii[node] + GAP, ink=ink)

    def _line_names(self, sight: InSight) -> Iterator[Shape]:
        """Yield the names of relations near by, while nothing is selected."""
        if not self._near or self._look.lit is not None or self._look.line is not None:
            return
        scales = self._picture.name_scales
        for line in sight.lines if scales else ():
            if scales.get(line, math.inf) <= self._scale and not self._content.through(line):
                yield from self._name(line, "muted")

    def _lit_lines(self, lit: Lit) -> Iterator[Shape]:
        plain: list[float] = []
        dashed: list[float] = []
        for line in lit.lines:
            if self._content.through(line):
                yield dots(self._lit_segment(line), "accent")
                continue
            denies = self._near and bool(self._look.shown.looks[line] & LineLook.DENIES)
            (dashed if denies else plain).extend(self._lit_segment(line))
        for segments, is_dashed in ((plain, False), (dashed, True)):
            if segments:
                yield Path(segments, "accent", _LIT_WIDTH, dashed=is_dashed)
        if self._near:
            ends = map(self._lit_segment, lit.lines)
            yield from self._arrows(zip(lit.lines, ends, strict=True), "accent", 1.0)
            for chip in self.chips.values():
                yield from chip_shapes(self._picture, chip, lit.node)

    def _lit_names(self, lit: Lit) -> Iterator[Shape]:
        for line, scale in lit.names.items():
            is_named = self._content.other_end(line, lit.node) in self.chips or self._content.through(line)
            if scale <= self._scale and not is_named:
                yield from self._name(line, "accent")
        yield from numbers_on(lit.lines, self._picture, self._lit_segment, "accent")

    def _lit_labels(self, lit: Lit) -> Iterator[Shape]:
        names, radii = self._content.names, self._content.radii
        for node, (_, scale) in reversed(lit.labels.items()):
            x, y = self._place(node)
            if node == lit.node:
                radius = radii[node] * self._growth
                yield Circle(x, y, radius + 4, "surface", "accent", 1.6)
                yield from self._mark(node, "surface")
                block = self._picture.text(names[node], SELECTED, bold=True)
                yield from self._beside(block, x, y, radii[node])
            elif scale <= self._scale and self._is_visible(node):
                block = self._picture.text(names[node], LIT)
                yield from self._text(block, x, y + radii[node] + GAP, halo=True)

    def _beside(self, block: TextBlock, x: float, y: float, radius: float) -> Iterator[Shape]:
        """Yield the label of the selection at its right, or at its left where there is no room."""
        gap, top = radius * self._growth + 4 * GAP, y - block.height / 2
        room = x + gap + block.width <= self._size[0] or x - gap - block.width < 0
        anchor: Anchor = "start" if room else "end"
        at = x + gap if room else x - gap
        for number, line in enumerate(block.lines):
            middle = top + (number + 0.5) * block.size * LINE
            yield Label(at, middle, line, "text", block.size, anchor, bold=True, halo="surface")

    def _name(self, line: int, ink: str) -> Iterator[Shape]:
        left, top, right, bottom = self._segment(line)
        block = self._picture.text(self._picture.name_of(line), RELATION)
        yield from self._text(
            block, (left + right) / 2, (top + bottom) / 2 - block.height / 2, ink=ink, halo=True
        )

    def _text(
        self,
        block: TextBlock,
        x: float,
        top: float,
        *,
        ink: str = "text",
        light: bool = False,
        halo: bool = False,
    ) -> Iterator[Shape]:
        """Yield the lines of a label, centred, if they are in sight."""
        width, height = self._size
        if x + block.width / 2 < 0 or x - block.width / 2 > width or top + block.height < 0 or top > height:
            return
        rim = "surface" if halo else ""
        for number, line in enumerate(block.lines):
            known = block.widths[number] if block.widths else 0.0
            middle = top + (number + 0.5) * block.size * LINE
            yield Label(x, middle, line, ink, block.size, "middle", light=light, halo=rim, width=known)

    def _mark(self, node: int, ground: str) -> Iterator[Shape]:
        kind = self._content.kinds[node]
        radius = self._content.radii[node] * self._growth
        yield Marks(self._place(node), radius, form_of(kind), self._content.ink(node), 1.0, ground)

    def _arrows(
        self, lines: Iterable[tuple[int, Sequence[float]]], ink: str, strength: float
    ) -> Iterator[Shape]:
        """Yield the heads of lines, one at each end that a relation leads to, just before the shape there."""
        points: list[float] = []
        chips, radii, ends = self.chips, self._content.radii, self._content.lines
        for line, segment in lines:
            for forward in {one.forward for one in self._connections(line)}:
                target = ends[line][1 if forward else 0]
                radius = 0.0 if target in chips else radii[target] * self._growth
                points += self._arrow(segment if forward else (*segment[2:], *segment[:2]), radius)
        if points:
            yield Triangles(points, ink, strength)

    def _arrow(self, segment: Sequence[float], radius: float) -> tuple[float, ...]:
        """Return the corners of the head at the end of a line, or nothing where there is no room for it."""
        x, y, to_x, to_y = segment
        right, down = to_x - x, to_y - y
        length = math.hypot(right, down)
        long, half = _ARROW
        if length <= radius + _FROM_SHAPE + long:
            return ()
        right, down = right / length, down / length
        x, y = to_x - right * (radius + _FROM_SHAPE), to_y - down * (radius + _FROM_SHAPE)
        if not (-long <= x <= self._size[0] + long and -long <= y <= self._size[1] + long):
            return ()
        back_x, back_y = x - right * long, y - down * long
        across, along = down * half, right * half
        return (x, y, back_x - across, back_y + along, back_x + across, back_y - along)

    def _connections(self, line: int) -> Sequence[Connection]:
        """Return the relations of a line that are not switched off; none of a dotted one."""
        connections, hidden = self._content.connections[line], self._look.filter.relations
        if connections[0].through:
            return ()
        return [one for one in connections if one.kind not in hidden] if hidden else connections

    def _end(self, node: int) -> tuple[float, float]:
        """Return where a lit line ends: at its node, or at the chip of one out of sight."""
        chip = self.chips.get(node)
        return chip.inner if chip is not None else self._place(node)

    def _lit_segment(self, line: int) -> tuple[float, float, float, float]:
        start, end = self._content.lines[line]
        return (*self._end(start), *self._end(end))

    def _radius(self, node: int) -> float:
        return self._content.radii[node] * self._growth

    def _place(self, node: int) -> tuple[float, float]:
        if self._look.moved is not None and self._look.moved[0] == node:
            return self._pixel(*self._look.moved[1:])
        return self._pixel(self._content.x[node], self._content.y[node])

    def _pixel(self, x: float, y: float) -> tuple[float, float]:
        return (x - self._first[0]) * self._scale, (y - self._first[1]) * self._scale

    def _segment(self, line: int) -> tuple[float, float, float, float]:
        start, end = self._content.lines[line]
        return (*self._place(start), *self._place(end))

    def _ring(self, ring: Sequence[float]) -> list[float]:
        scale, (left, top) = self._scale, self._first
        pixels = [0.0] * len(ring)
        pixels[::2] = [(x - left) * scale for x in ring[::2]]
        pixels[1::2] = [(y - top) * scale for y in ring[1::2]]
        return pixels

    def _is_near_view(self, ring: Sequence[float]) -> bool:
        width, height = self._size
        across, along = ring[::2], ring[1::2]
        return max(across) >= 0 and min(across) <= width and max(along) >= 0 and min(along) <= height

    def _is_visible(self, node: int) -> bool:
        x, y = self._place(node)
        margin = self._radius(node) + 1
        return -margin <= x <= self._size[0] + margin and -margin <= y <= self._size[1] + margin

    def _area_of(self, node: int) -> int | None:
        return self._content.topics[node] if len(self._content.topics) else None
