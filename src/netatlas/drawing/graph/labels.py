"""At which zoom the label of each node shows, so that no two overlap and none goes away while zooming in.

A label has one size at every zoom, and places move apart as one zooms in. So for each two labels there is a
scale from which on they never overlap. Labels are taken in order of importance; each shows from the scale on
at which it overlaps none of those before it. This is decided once, not for each frame: a label that has come
into view stays until it is out of sight or one zooms out.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

NEVER = math.inf
"""The scale of a label that shows at none: its place is that of a more important one."""


class LabelBox(NamedTuple):
    """A label at a place of the map; its edges are in pixels right of and below it, at every scale."""

    x: float
    y: float
    left: float
    top: float
    right: float
    bottom: float


def clear_from(one: LabelBox, other: LabelBox) -> float:
    """Return the scale from which on two labels never overlap; 0 if they do at no scale.

    >>> clear_from(LabelBox(0, 0, -10, 0, 10, 5), LabelBox(10, 0, -10, 0, 10, 5))
    2.0
    """
    beside = _overlapping(other.x - one.x, one.left - other.right, one.right - other.left)
    below = _overlapping(other.y - one.y, one.top - other.bottom, one.bottom - other.top)
    first, last = max(beside[0], below[0], 0.0), min(beside[1], below[1])
    return last if first < last else 0.0


def _overlapping(distance: float, low: float, high: float) -> tuple[float, float]:
    """Return between which scales ``low < distance * scale < high``."""
    if distance > 0:
        return low / distance, high / distance
    if distance < 0:
        return high / distance, low / distance
    return (-NEVER, NEVER) if low < 0 < high else (0.0, 0.0)


class Obstacles(NamedTuple):
    """Shapes that labels should not lie over, as far as there is room.

    Attributes:
        boxes: the shapes; they show at every scale.
        leading: how many labels, the most important, may lie over shapes.
        most: the scale from which on the other labels may, too.
    """

    boxes: Sequence[LabelBox] = ()
    leading: int = 0
    most: float = 0.0


def appearing(
    boxes: Sequence[LabelBox],
    *,
    fixed: Sequence[tuple[LabelBox, float]] = (),
    obstacles: Obstacles | None = None,
    lowest: float = 0.0,
) -> list[float]:
    """Return for each label the scale from which on it shows; ``boxes`` are in order of importance.

    Args:
        boxes: the labels.
        fixed: labels that come before all of them, each with the scale from which on it shows.
        obstacles: shapes that the labels should not lie over.
        lowest: the smallest scale that is ever shown; what overlaps only below it does not count.
    """
    placed = list(fixed)
    shapes = [(box, 0.0) for box in obstacles.boxes] if obstacles is not None else []
    scales = []
    for number, box in enumerate(boxes):
        scale = _clear_from_all(box, placed, lowest)
        if obstacles is not None and number >= obstacles.leading and scale < obstacles.most:
            scale = max(scale, min(obstacles.most, _clear_from_all(box, shapes, lowest)))
        scales.append(scale)
        if scale != NEVER:
            placed.append((box, scale))
    return scales


def _clear_from_all(box: LabelBox, others: Sequence[tuple[LabelBox, float]], lowest: float) -> float:
    """Return the scale from which on a label overlaps none that shows; 0 if that is below ``lowest``."""
    scale = lowest
    for other, other_scale in others:
        # most are too far below or above at every scale: this cheap look at them takes most of the time
        below = (other.y - box.y) * lowest
        if below > box.bottom - other.top if below > 0 else -below > other.bottom - box.top:
            continue
        clear = clear_from(box, other)
        if clear > other_scale and clear > scale:
            scale = clear
    return scale if scale > lowest else 0.0
