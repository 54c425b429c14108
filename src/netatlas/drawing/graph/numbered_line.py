"""A path on the map: a line with arrows from stop to stop, and the numbers of the stops in discs."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from netatlas.drawing.graph.texts import GAP, LINE
from netatlas.drawing.scene import Circle, Label, Path, Polygon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.drawing.graph.texts import TextBlock
    from netatlas.drawing.scene import Anchor, Shape

    Point = tuple[float, float]
    Rect = tuple[float, float, float, float]

_WIDTH = 2.2
_BEND, _BEND_MORE = 0.10, 0.09
"""How far a line is bent to its side, as a share of its length; each further one between the same two more,
so that there and back, and there again, are different lines."""
_PIECE, _MOST_PIECES = 4.0, 240
"""Pixels of the straight pieces that a bent line is drawn with, and how many it has at most."""
_DASH = 8.0
"""Pixels of a dash, and of the gap after it."""
_CLEAR = 4.0
"""Pixels between a shape and the line that begins or ends there."""
_ARROW = (10.0, 4.2)
"""Length and half the width of an arrow's head."""
_DISC, _NUMBER = 9.0, 11.0
"""Pixels: the radius of a disc, and the font of its number."""
_BETWEEN_DISCS = 2.0
_DIGITS = 2
"""Digits for which a disc has room."""


class NumberedLine(NamedTuple):
    """A path on the map.

    Attributes:
        stops: the numbers of its nodes, in order; a node may come several times.
        works: whether one arrives; if not, the line is dashed and has the colour of failures.
        current: the index of the stop that is looked at, or -1.
    """

    stops: tuple[int, ...]
    works: bool = True
    current: int = -1

    @property
    def ink(self) -> str:
        """The role of its colour."""
        return "accent" if self.works else "bad"

    @property
    def numbers(self) -> dict[int, list[int]]:
        """The numbers of the stops at each node, from 1 on, in the order in which nodes are passed first."""
        found: dict[int, list[int]] = {}
        for number, node in enumerate(self.stops, start=1):
            found.setdefault(node, []).append(number)
        return found


class Stop(NamedTuple):
    """A node on the line as it is in a picture: place and radius in pixels, and its label."""

    at: Point
    radius: float
    label: TextBlock


def line_shapes(line: NumberedLine, stops: dict[int, Stop]) -> Iterator[Shape]:
    """Yield the line and its arrows, which nodes are then drawn over.

    Args:
        line: the path.
        stops: its nodes by number.
    """
    seen: Counter[frozenset[int]] = Counter()
    segments: list[float] = []
    heads: list[Polygon] = []
    for start, end in pairwise(line.stops):
        if start == end:
            continue
        bend = _BEND + _BEND_MORE * seen[frozenset((start, end))]
        seen[frozenset((start, end))] += 1
        points = _bent(stops[start], stops[end], bend)
        if len(points) > 1:
            heads.append(_head(points, line.ink))
            body = [*points[:-1], _before(points, _ARROW[0] * 0.8)]
            pieces = pairwise(body) if line.works else _dashes(body)
            segments += (number for begin, to in pieces for number in (*begin, *to))
    if segments:
        yield Path(segments, line.ink, _WIDTH)
    yield from heads


def number_shapes(line: NumberedLine, stops: dict[int, Stop]) -> Iterator[Shape]:
    """Yield the labels of the stops and their numbers in discs, each where it covers no other stop."""
    shapes = [_square(stop.at, stop.radius + GAP) for stop in stops.values()]
    taken: list[Rect] = []
    current = line.stops[line.current] if 0 <= line.current < len(line.stops) else None
    for node, numbers in line.numbers.items():
        stop = stops[node]
        others = [*taken, *(box for box in shapes if box != _square(stop.at, stop.radius + GAP))]
        name, discs = min(_places(stop, len(numbers)), key=lambda place: _covered(place, others))
        taken += (name.box, discs)
        yield from _name(stop, name, bold=node == current)
        for index, number in enumerate(numbers):
            x = discs[0] + _DISC + index * (2 * _DISC + _BETWEEN_DISCS)
            y = discs[1] + _DISC
            is_current = number == line.current + 1
            yield Circle(x, y, _DISC, "surface" if is_current else line.ink, line.ink, 1.6)
            ink = line.ink if is_current else "on_accent"
            size = _NUMBER if len(str(number)) <= _DIGITS else _NUMBER * _DIGITS / len(str(number))
            yield Label(x, y, str(number), ink, size, "middle", bold=True)


class _Name(NamedTuple):
    """Where a label is: its box, and the side of the text that is at ``x``."""

    box: Rect
    x: float
    anchor: Anchor


def _bent(start: Stop, end: Stop, bend: float) -> list[Point]:
    """Return the points of a bent line from just outside one shape to just outside another."""
    (x, y), (to_x, to_y) = start.at, end.at
    right, down = to_x - x, to_y - y
    middle_x, middle_y = (x + to_x) / 2 - down * bend * 2, (y + to_y) / 2 + right * bend * 2
    points = []
    pieces = max(1, min(_MOST_PIECES, round(math.hypot(right, down) / _PIECE)))
    for piece in range(pieces + 1):
        share = piece / pieces
        rest = 1 - share
        point = (
            rest * rest * x + 2 * rest * share * middle_x + share * share * to_x,
            rest * rest * y + 2 * rest * share * middle_y + share * share * to_y,
        )
        if math.dist(point, start.at) >= start.radius + _CLEAR and (
            math.dist(point, end.at) >= end.radius + _CLEAR
        ):
            points.append(point)
    return points


def _dashes(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Yield the pieces of a dashed line that are drawn; a pen would begin its pattern with each anew."""
    walked = 0.0
    for begin, end in pairwise(points):
        if walked % (2 * _DASH) < _DASH:
            yield begin, end
        walked += math.dist(begin, end)


def _before(points: Sequence[Point], length: float) -> Point:
    """Return the point of the last piece that is ``length`` before its end, or where the piece begins."""
    (x, y), (to_x, to_y) = points[-2:]
    whole = math.hypot(to_x - x, to_y - y)
    share = min(1.0, length / whole) if whole else 0.0
    return (to_x + (x - to_x) * share, to_y + (y - to_y) * share)


def _head(points: Sequence[Point], ink: str) -> Polygon:
    """Return the head of the arrow at the end of a line."""
    long, half = _ARROW
    tip, begin = (
        points[-1],
        next((p for p in reversed(points) if math.dist(p, points[-1]) >= long), points[0]),
    )
    length = math.dist(begin, tip) or 1.0
    right, down = (tip[0] - begin[0]) / length, (tip[1] - begin[1]) / length
    back_x, back_y = tip[0] - right * long, tip[1] - down * long
    sides = ((back_x - down * half, back_y + right * half), (back_x + down * half, back_y - right * half))
    return Polygon((tip, *sides), ink)


def _places(stop: Stop, count: int) -> Iterator[tuple[_Name, Rect]]:
    """Yield where label and discs of a stop may be, the best first: always at opposite sides."""
    (x, y), (width, height) = stop.at, (stop.label.width, stop.label.height)
    wide, high = count * 2 * _DISC + (count - 1) * _BETWEEN_DISCS, 2 * _DISC
    near = stop.radius + 2 * GAP
    below = _Name((x - width / 2, y + near, x + width / 2, y + near + height), x, "middle")
    above = _Name((x - width / 2, y - near - height, x + width / 2, y - near), x, "middle")
    after = _Name((x + near, y - height / 2, x + near + width, y + height / 2), x + near, "start")
    before = _Name((x - near - width, y - height / 2, x - near, y + height / 2), x - near, "end")
    yield below, (x - wide / 2, y - near - high, x + wide / 2, y - near)
    yield after, (x - near - wide, y - _DISC, x - near, y + _DISC)
    yield before, (x + near, y - _DISC, x + near + wide, y + _DISC)
    yield above, (x - wide / 2, y + near, x + wide / 2, y + near + high)


def _name(stop: Stop, name: _Name, *, bold: bool) -> Iterator[Shape]:
    block = stop.label
    for number, text in enumerate(block.lines):
        middle = name.box[1] + (number + 0.5) * block.size * LINE
        yield Label(name.x, middle, text, "text", block.size, name.anchor, bold=bold, halo="surface")


def _covered(place: tuple[_Name, Rect], others: Iterable[Rect]) -> float:
    """Return how many square pixels of others a label and its discs would cover."""
    name, discs = place
    return sum(_common(box, other) for other in others for box in (name.box, discs))


def _common(one: Rect, other: Rect) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)


def _square(at: Point, half: float) -> Rect:
    return (at[0] - half, at[1] - half, at[0] + half, at[1] + half)
