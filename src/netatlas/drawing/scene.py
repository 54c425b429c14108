"""A picture as shapes and the areas of it that can be pointed at, without a screen and without mark-up.

Colours are roles of a theme; the window's painter and the SVG writer look them up. Sizes are pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

Pattern: TypeAlias = Literal["", "hatch", "cross", "dots"]
"""How a box is filled besides its colour: slanted lines, crossed lines, dots."""


class Box(NamedTuple):
    """A rectangle; ``fill`` and ``border`` are roles of a theme, or '' for none.

    ``ink`` is the colour of the pattern, ``strength`` the opacity of the fill.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    border: str = ""
    pattern: Pattern = ""
    ink: str = ""
    strength: float = 1.0
    radius: float = 0.0


class Stroke(NamedTuple):
    """One straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: str
    width: float = 1.0
    dashed: bool = False


class Path(NamedTuple):
    """Many straight lines that look alike, painted in one go: the edges of a graph.

    ``segments`` is flat, four numbers for each line: x, y, to_x, to_y. An ``array`` holds them without a
    Python object for each.
    """

    segments: Sequence[float]
    ink: str
    width: float = 1.0
    dashed: bool = False
    strength: float = 1.0


class Label(NamedTuple):
    """One line of text; ``x`` is the position of its anchor, ``y`` the middle of its height."""

    x: float
    y: float
    text: str
    ink: str = "text"
    size: float = 12.0
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    struck: bool = False


class Ring(NamedTuple):
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str = ""
    border: str = ""
    width: float = 2.0


class Polygon(NamedTuple):
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    fill: str
    strength: float = 1.0


Shape: TypeAlias = Box | Stroke | Path | Label | Ring | Polygon


class HitArea(NamedTuple):
    """An area that can be pointed at: the middle of an item's mark, and the box around mark and label.

    Attributes:
        key: the item, such as an event or a node; '' where the area stands for its group as a whole.
        group: what the item belongs to, such as the lane of an event.
    """

    key: str
    group: str
    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float

    def contains(self, x: float, y: float) -> bool:
        """Return True if a point is in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Scene(NamedTuple):
    """A picture: its size, its shapes from back to front, and the areas that can be pointed at."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    hits: tuple[HitArea, ...] = ()
