"""The outlines of marks: discs and rings as discs, all others as corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.drawing.scene import MarkForm, Marks

_RING_WIDTH = 1.8
"""Pixels of a ring's line."""
SQUARE = 0.88
"""Half the side of a square whose area is about that of a disc of radius 1."""
_BAR = (1.3, 0.62)
"""Half the width and height of a bar."""
_WAIST = 0.38
"""How far a star's inner corners are from its middle, across and along."""
_JOINT = 0.22
"""Half the height of what joins the two bars of a pair."""
_BEVEL = 0.35
"""How much of a bar's corners is cut off."""
_OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-SQUARE, -SQUARE), (SQUARE, -SQUARE), (SQUARE, SQUARE), (-SQUARE, SQUARE)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle": ((0, -1.1), (1.15, 0.85), (-1.15, 0.85)),
    "bar": (
        (-_BAR[0] + _BEVEL, -_BAR[1]),
        (_BAR[0] - _BEVEL, -_BAR[1]),
        (_BAR[0], -_BAR[1] + _BEVEL),
        (_BAR[0], _BAR[1] - _BEVEL),
        (_BAR[0] - _BEVEL, _BAR[1]),
        (-_BAR[0] + _BEVEL, _BAR[1]),
        (-_BAR[0], _BAR[1] - _BEVEL),
        (-_BAR[0], -_BAR[1] + _BEVEL),
    ),
    "star": (
        (0, -1.35),
        (_WAIST, -_WAIST),
        (1.35, 0),
        (_WAIST, _WAIST),
        (0, 1.35),
        (-_WAIST, _WAIST),
        (-1.35, 0),
        (-_WAIST, -_WAIST),
    ),
    "hourglass": ((-0.95, -1.1), (0.95, -1.1), (0.2, 0), (0.95, 1.1), (-0.95, 1.1), (-0.2, 0)),
    "pair": (
        (-1.1, -1.1),
        (-0.3, -1.1),
        (-0.3, -_JOINT),
        (0.3, -_JOINT),
        (0.3, -1.1),
        (1.1, -1.1),
        (1.1, 1.1),
        (0.3, 1.1),
        (0.3, _JOINT),
        (-0.3, _JOINT),
        (-0.3, 1.1),
        (-1.1, 1.1),
    ),
    "arrow": ((-1.2, -0.95), (-0.1, -0.95), (1.2, 0), (-0.1, 0.95), (-1.2, 0.95), (-0.35, 0)),
}
"""Corners of the marks that have some, for a radius of 1, around the middle."""


def is_round(form: MarkForm) -> bool:
    """Return True for a mark that is made of discs."""
    return form not in _OUTLINES


def rounds(marks: Marks) -> tuple[tuple[str, float], ...]:
    """Return ink and radius of the discs that a round mark is made of, the largest first."""
    if marks.form == "disc":
        return ((marks.ink, marks.radius),)
    return ((marks.ink, marks.radius), (marks.ground, max(0.5, marks.radius - _RING_WIDTH)))


def outline_of(marks: Marks) -> list[tuple[float, float]]:
    """Return the corners of a mark that is not round, as right and down of its middle."""
    return [(x * marks.radius, y * marks.radius) for x, y in _OUTLINES[marks.form]]


def corners(marks: Marks) -> Iterator[list[float]]:
    """Yield the corners of each mark that is not round, as x and y in turn."""
    outline = outline_of(marks)
    points = iter(marks.points)
    for x, y in zip(points, points, strict=True):
        yield [number for right, down in outline for number in (x + right, y + down)]
