"""The scene: a picture as a list of shapes and hit areas, independent of Qt and SVG.

Colours are roles of a theme, which the window's painter and the SVG writer look up. Sizes are in pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

MarkForm: TypeAlias = Literal[
    "square", "disc", "diamond", "triangle", "bar", "ring", "star", "hourglass", "pair", "arrow"
]
"""The form of a mark, so that what it means is not said by its colour alone."""
Anchor: TypeAlias = Literal["start", "middle", "end"]
Pattern: TypeAlias = Literal["", "hatch", "cross", "dots"]
"""The pattern over the fill of a box: none, slanted lines, crossed lines, dots."""


class Measure(Protocol):
    """Measures the width of a text, for those who lay out a scene."""

    def __call__(self, text: str, size: float, *, bold: bool) -> float:
        """Return the width of a text, with a font size in pixels."""
        ...


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
    """Many straight lines of the same look, painted at once, such as the edges of a graph.

    ``segments`` is a flat sequence of four numbers for each line: x, y, to_x, to_y. An ``array`` stores them
    without a Python object for each.
    """

    segments: Sequence[float]
    ink: str
    width: float = 1.0
    dashed: bool = False
    strength: float = 1.0


class Marks(NamedTuple):
    """Many marks of the same look, painted at once, such as the nodes of a graph of one kind and size.

    ``points`` is a flat sequence of two numbers for each mark: x and y of its middle. ``radius`` is half its
    size; a ring has ``ground`` inside.
    """

    points: Sequence[float]
    radius: float
    form: MarkForm
    ink: str
    strength: float = 1.0
    ground: str = "surface"


class Region(NamedTuple):
    """A region with a thin outline; each ring is a flat sequence of x and y, rings inside it are holes."""

    rings: tuple[Sequence[float], ...]
    fill: str
    border: str = ""


class Label(NamedTuple):
    """One line of text; ``x`` is the position of its anchor, ``y`` the middle of its height.

    ``halo`` is the role of a rim around the letters, which keeps them legible over lines; '' for none.
    ``width`` is the width of the text where it is known, so that it need not be measured again; 0 if not.
    """

    x: float
    y: float
    text: str
    ink: str = "text"
    size: float = 12.0
    anchor: Anchor = "start"
    bold: bool = False
    struck: bool = False
    light: bool = False
    halo: str = ""
    width: float = 0.0


class Circle(NamedTuple):
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


class Triangles(NamedTuple):
    """Many filled triangles of the same look, painted at once, such as the heads of arrows.

    ``points`` is a flat sequence of six numbers for each triangle: x and y of its corners.
    """

    points: Sequence[float]
    fill: str
    strength: float = 1.0


Shape: TypeAlias = Box | Stroke | Path | Marks | Region | Label | Circle | Polygon | Triangles


class HitArea(NamedTuple):
    """An area that responds to the mouse: the centre of an item's mark, and the box around mark and label.

    Attributes:
        key: the id of the item, such as an event or a node; '' if the area means its whole group.
        group: the id of what the item belongs to, such as the lane of an event.
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
    """A picture: its size, its shapes from back to front, and its hit areas."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    hits: tuple[HitArea, ...] = ()
