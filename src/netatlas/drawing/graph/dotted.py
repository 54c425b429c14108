"""Draws the dotted lines in place of hidden concepts, each with its number; finds and explains them."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from netatlas.drawing.graph.texts import RELATION
from netatlas.drawing.scene import Circle, Label, Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.filter import Shown
    from netatlas.drawing.graph.picture import GraphPicture
    from netatlas.drawing.graph.sight import InSight
    from netatlas.drawing.scene import Shape

_DOT, _STEP = 1.1, 6.0
"""Pixels: the radius of a dot, and from one to the next."""
_MOST_DOTS = 400
"""Dots of one line; at the largest zoom most of a long line is out of sight."""
_MOST_NUMBERS = 300
"""Dotted lines that carry their number; more would cover one another."""
_DISC, _PER_DIGIT = 8.0, 2.2
"""Pixels: the radius of the disc behind a number of one digit, and what each further one adds."""


def dots(segments: Sequence[float], ink: str) -> Marks:
    """Return dotted lines; ``segments`` has x, y, to_x and to_y of each."""
    points: list[float] = []
    numbers = iter(segments)
    for x, y, to_x, to_y in zip(numbers, numbers, numbers, numbers, strict=True):
        count = min(_MOST_DOTS, max(1, round(math.hypot(to_x - x, to_y - y) / _STEP)))
        for dot in range(count + 1):
            share = dot / count
            points += (x + (to_x - x) * share, y + (to_y - y) * share)
    return Marks(points, _DOT, "disc", ink)


def numbers_on(
    lines: Sequence[int],
    picture: GraphPicture,
    segment: Callable[[int], tuple[float, float, float, float]],
    ink: str,
) -> Iterator[Shape]:
    """Yield the numbers of those lines that are dotted, whatever is selected: without it one means nothing.

    Args:
        lines: the most important first.
        picture: of the graph.
        segment: returns where a line begins and ends, in pixels.
        ink: the role of a theme.
    """
    dotted = (line for line in lines if picture.content.through(line))
    for line in itertools.islice(dotted, _MOST_NUMBERS):
        left, top, right, bottom = segment(line)
        x, y, scale, number = (
            (left + right) / 2,
            (top + bottom) / 2,
            picture.text_scale,
            picture.name_of(line),
        )
        yield Circle(x, y, (_DISC + _PER_DIGIT * (len(number) - 1)) * scale, "surface", ink, 1.2)
        yield Label(x, y, number, ink, RELATION * scale, "middle", bold=True)


def dotted_at(content: DrawnGraph, sight: InSight, x: float, y: float) -> int | None:
    """Return the dotted line whose number is at a point in pixels, or None."""
    for position, line in enumerate(sight.lines):
        if content.through(line):
            left, top, right, bottom = sight.segments[4 * position : 4 * position + 4]
            if math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y) <= 2 * _DISC:
                return line
    return None


def dotted_words(content: DrawnGraph, line: int) -> str:
    """Return what a dotted line means: which concepts it joins, and through which hidden ones."""
    start, end = content.lines[line]
    return f"{content.names[start]} is joined to {content.names[end]} {content.connections[line][0].label}"


def dotted_lines_of(content: DrawnGraph, shown: Shown, node: int) -> list[str]:
    """Return the dotted lines of a node in words, each from its side."""
    return [
        f"joined to {content.names[content.other_end(line, node)]} {content.connections[line][0].label}"
        for line in content.lines_of[node]
        if shown.lines[line] and content.through(line)
    ]
