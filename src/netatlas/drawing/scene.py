"""Shapes that a picture is made of, without a screen and without mark-up.

Whoever draws them (the window's painter, SVG) gives the roles their colours. Sizes are pixels.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Pattern: TypeAlias = Literal["", "hatch", "cross", "during"]
"""How a box is filled beside its colour: slanted lines, crossed lines, a veil of dots."""


class Box(NamedTuple):
    """A rectangle; ``fill`` and ``border`` are roles of a theme, or '' for none."""

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
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: str
    width: float = 1.0
    dashed: bool = False


class Words(NamedTuple):
    """One line of text; ``x`` is where its anchor stands, ``y`` its middle."""

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


class Corner(NamedTuple):
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    fill: str
    strength: float = 1.0


Shape: TypeAlias = Box | Stroke | Words | Ring | Corner


class Spot(NamedTuple):
    """Where an event can be pointed at: the place of its mark, and the box around it and its words."""

    event: str
    lane: int
    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point is in the box."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Scene(NamedTuple):
    """A picture: its size, its shapes from back to front, and where its events are."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...] = ()
    lane_tops: tuple[float, ...] = ()
