"""Chips at the rim of a picture: the neighbours of the selection that are out of sight.

They have one width and stand at the side on which the neighbour lies, in the order of the angles of their
lines, so that no two lines cross.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.texts import LABEL, RELATION
from netatlas.drawing.scene import Box, HitArea, Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.drawing.graph.picture import GraphPicture
    from netatlas.drawing.scene import Shape

    Point = tuple[float, float]

_WIDTH, _HEIGHT, _GAP = 174.0, 37.0, 6.0
_MARGIN = 12.0
"""Pixels between the chips and the edge."""
_PADDING = 9.0
_LEAST_SHARE = 3
"""Widths of a chip that a picture has at least, so that chips leave room for anything else."""


class Chip(NamedTuple):
    """One neighbour out of sight.

    Attributes:
        node: its number.
        line: the number of its line.
        left: the chip's place in pixels.
        top: the same.
        width: its size.
        height: the same.
        inner: where its line ends: the middle of the side that faces the selection.
    """

    node: int
    line: int
    left: float
    top: float
    width: float
    height: float
    inner: Point


def chips_for(
    neighbours: Sequence[tuple[int, int, Point]], selected: Point, size: Point, text_scale: float
) -> list[Chip]:
    """Return the chips of neighbours that are out of sight; only as many as there is room for.

    Args:
        neighbours: number, line and place in pixels of each, the most important first.
        selected: the place of the selection.
        size: width and height of the picture.
        text_scale: the size of text.
    """
    width, height = _WIDTH * text_scale, _HEIGHT * text_scale
    if size[0] < _LEAST_SHARE * width:
        return []
    most = int((size[1] - 2 * _MARGIN + _GAP) // (height + _GAP))
    chips = []
    for is_left in (True, False):
        side = [one for one in neighbours if (one[2][0] < selected[0]) is is_left][: max(0, most)]
        side.sort(key=lambda one: _slope(selected, one[2]))
        left = _MARGIN if is_left else size[0] - _MARGIN - width
        whole = len(side) * (height + _GAP) - _GAP
        top = min(max(_MARGIN, selected[1] - whole / 2), size[1] - _MARGIN - whole)
        for index, (node, line, _) in enumerate(side):
            y = top + index * (height + _GAP)
            inner = (left + width if is_left else left, y + height / 2)
            chips.append(Chip(node, line, left, y, width, height, inner))
    return chips


def _slope(start: Point, end: Point) -> float:
    """Return how steeply a line falls; what is straight above or below comes first or last."""
    right, down = abs(end[0] - start[0]), end[1] - start[1]
    return down / max(right, 1e-6)


def chip_shapes(picture: GraphPicture, chip: Chip, selected: int) -> Iterator[Shape]:
    """Yield a chip: the relation as the selection sees it, over the neighbour's name."""
    content = picture.content
    first = content.connections[chip.line][0]
    is_start = content.lines[chip.line][0] == selected
    words = first.label if first.forward == is_start else first.inverse
    middle, scale = chip.top + chip.height / 2, picture.text_scale
    yield Box(chip.left, chip.top, chip.width, chip.height, "surface", "area_line", radius=5.0)
    room = chip.width - 2 * _PADDING
    for text, size, ink, offset in (
        (words, RELATION, "accent", -8.0),
        (content.names[chip.node], LABEL, "text", 7.0),
    ):
        line = picture.cut(text, size, room)
        yield Label(chip.left + _PADDING, middle + offset * scale, line, ink, size * scale)


def chip_hit(picture: GraphPicture, chip: Chip) -> HitArea:
    """Return the area of a chip that can be pointed at."""
    x, y = chip.inner
    right, bottom = chip.left + chip.width, chip.top + chip.height
    return HitArea(picture.content.ids[chip.node], "", x, y, chip.left, chip.top, right, bottom)
