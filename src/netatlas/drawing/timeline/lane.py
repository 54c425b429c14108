"""How one lane of a timeline is drawn: bars cut where the standing changes, marks, and words where they fit.

Deprecated is hatched, what must not be used is crossed, what may or may not have happened yet is veiled; each
says so in words as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.atlas.dates import Precision
from netatlas.drawing.scene import Box, Corner, Pattern, Shape, Spot, Stroke, Words
from netatlas.drawing.timeline.marks import ROW, LaneDrawing, Marks
from netatlas.explore.timeline import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.drawing.timeline.axis import Axis
    from netatlas.drawing.timeline.view import View
    from netatlas.explore.lanes import Bar, Stretch

_ABOVE = 8.0
_BAR = 20.0
_BETWEEN = 5.0
_BELOW = 10.0
_VEIL = 3.0
"""A date that may mean several days is veiled where those are at least this many pixels."""
_LEAD = 16.0


@dataclass(slots=True)
class DrawnLane:
    """What came of it."""

    shapes: list[Shape] = field(default_factory=list)
    grounds: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    bottom: float = 0.0


def draw_lane(lane: LaneDrawing, view: View) -> DrawnLane:
    """Return the shapes of a lane, where its events are, and where it ends."""
    drawn, scale = DrawnLane(), view.scale
    first = lane.top + _ABOVE * scale
    step = (_BAR + _BETWEEN) * scale
    middles = [first + _BAR * scale / 2 + place * step for place in range(max(1, len(lane.life.bars)))]
    if not lane.life.bars:
        drawn.shapes.append(Words(lane.axis.left + 6, middles[0], "Not in the notes", "muted", 11.5 * scale))
    for bar, middle in zip(lane.life.bars, middles, strict=False):
        drawn.shapes += _bar(lane, bar, middle, scale)
    below = middles[-1] + _BAR * scale / 2 + 3 * scale
    marks = Marks(lane, view, middles, below)
    marks.place()
    drawn.shapes += marks.shapes
    drawn.grounds = marks.grounds
    drawn.spots = marks.spots
    drawn.bottom = below + marks.rows_used * ROW * scale + _BELOW * scale
    return drawn


def _bar(lane: LaneDrawing, bar: Bar, middle: float, scale: float) -> Iterator[Shape]:
    ended = (
        any(stretch.ends for stretch in bar.stretches) or bar.stretches[0].standing is not Standing.CURRENT
    )
    for stretch in bar.stretches:
        yield from _stretch(lane, stretch, middle, scale, ended=ended)
    if not bar.told:
        x = lane.axis.middle(bar.stretches[0].begins)
        if lane.axis.holds(x):
            yield Stroke(x - _LEAD * scale, middle, x, middle, "muted", 1.5, dashed=True)


def _stretch(
    lane: LaneDrawing, stretch: Stretch, middle: float, scale: float, *, ended: bool
) -> Iterator[Shape]:
    """Draw a part of a bar, from the first day on which it may have begun."""
    axis, high = lane.axis, _BAR * scale
    open_end = stretch.ends is None
    start = axis.x(stretch.begins.first.toordinal())
    end = axis.x(stretch.ends.first.toordinal() if stretch.ends else lane.until.toordinal() + 1)
    left, right = axis.clamped(start), axis.clamped(max(start, end))
    top = middle - high / 2
    if right > left and stretch.standing is not Standing.RETIRED:
        fill, strength, ink = _look(stretch.standing, ended=ended)
        pattern = _PATTERNS.get(stretch.standing, "")
        border = ink if pattern else ""
        yield Box(left, top, right - left, high, fill, border, pattern, ink, strength, 2)
        if open_end and axis.holds(end):
            tip = ((right, top), (right + high / 3, middle), (right, top + high))
            yield Corner(tip, ink if pattern else fill, 0.35 if pattern else strength)
    yield from _veil(axis, stretch, top, high)
    sure = axis.middle(stretch.begins)
    if stretch.standing is not Standing.CURRENT and axis.holds(sure):
        yield Stroke(sure, top - 4 * scale, sure, top + high + 4 * scale, "bad", 2)


_PATTERNS: dict[Standing, Pattern] = {Standing.DEPRECATED: "hatch", Standing.PROHIBITED: "cross"}


def _look(standing: Standing, *, ended: bool) -> tuple[str, float, str]:
    """Return fill, its strength and the ink of lines for a standing."""
    if standing is Standing.CURRENT:
        return ("event", 0.32, "event") if ended else ("accent", 1.0, "accent")
    return ("surface", 1.0, "event" if standing is Standing.DEPRECATED else "bad")


def _veil(axis: Axis, stretch: Stretch, top: float, high: float) -> Iterator[Shape]:
    """Draw dots over the days within which a change happened, where they are broad enough to see."""
    first, last = axis.x(stretch.begins.first.toordinal()), axis.x(stretch.begins.last.toordinal() + 1)
    left, right = axis.clamped(first), axis.clamped(last)
    if stretch.begins.precision < Precision.DAY and right - left >= _VEIL:
        yield Box(left, top, right - left, high, "surface", "", "during", "muted", 0.7)
