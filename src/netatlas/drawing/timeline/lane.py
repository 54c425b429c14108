"""Draws one lane of a timeline: its bars, divided where the standing changes, with marks and labels.

Bars are hatched while deprecated and crossed while prohibited; days on which a change may or may not have
happened yet are dotted. The labels say the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.atlas.dates import Precision
from netatlas.drawing.scene import Box, HitArea, Label, Pattern, Polygon, Shape, Stroke
from netatlas.drawing.timeline.marks import ROW, LaneDrawing, MarkLayout
from netatlas.explore.timeline import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.drawing.timeline.axis import Axis
    from netatlas.drawing.timeline.options import TimelineLayoutOptions
    from netatlas.explore.lanes import Bar, Segment

_ABOVE = 8.0
_BAR = 20.0
_BETWEEN = 5.0
_BELOW = 10.0
"""Pixels above the first bar, of a bar, between two bars, and below the last row of labels."""
_MIN_DOTTED_WIDTH = 3.0
"""Least width of the days that a partial date may mean to be dotted; fewer pixels would show no dots."""
_LEAD = 16.0
"""Length of the dashes before a bar whose start is not known."""


@dataclass(slots=True)
class DrawnLane:
    """The shapes of a lane, the backgrounds of its labels, its hit areas, and its lower edge."""

    shapes: list[Shape] = field(default_factory=list)
    backgrounds: list[Shape] = field(default_factory=list)
    hits: list[HitArea] = field(default_factory=list)
    bottom: float = 0.0


def draw_lane(lane: LaneDrawing, options: TimelineLayoutOptions) -> DrawnLane:
    """Draw a lane."""
    drawn, scale = DrawnLane(), options.scale
    first = lane.top + _ABOVE * scale
    step = (_BAR + _BETWEEN) * scale
    bars = lane.history.bars
    middles = [first + _BAR * scale / 2 + index * step for index in range(max(1, len(bars)))]
    if not bars:
        drawn.shapes.append(Label(lane.axis.left + 6, middles[0], "Not in the notes", "muted", 11.5 * scale))
    for bar, middle in zip(bars, middles, strict=False):
        drawn.shapes += _bar(lane, bar, middle, scale)
    below = middles[-1] + _BAR * scale / 2 + 3 * scale
    marks = MarkLayout(lane, options, middles, below)
    marks.arrange()
    drawn.shapes += marks.shapes
    drawn.backgrounds = marks.backgrounds
    drawn.bottom = below + marks.rows_used * ROW * scale + _BELOW * scale
    drawn.hits = [*marks.hits, _name_hit(lane, drawn.bottom)]
    return drawn


def _name_hit(lane: LaneDrawing, bottom: float) -> HitArea:
    """Return the hit area left of the axis, with the name, which means the whole lane."""
    middle = (lane.top + bottom) / 2
    return HitArea("", lane.history.lane, lane.axis.left / 2, middle, 0, lane.top, lane.axis.left, bottom)


def _bar(lane: LaneDrawing, bar: Bar, middle: float, scale: float) -> Iterator[Shape]:
    for segment in bar.segments:
        yield from _segment(lane, segment, middle, scale, ended=bar.has_ended)
    if not bar.start_known:
        x = lane.axis.middle(bar.segments[0].begins)
        if lane.axis.holds(x):
            yield Stroke(x - _LEAD * scale, middle, x, middle, "muted", 1.5, dashed=True)


def _segment(
    lane: LaneDrawing, segment: Segment, middle: float, scale: float, *, ended: bool
) -> Iterator[Shape]:
    """Draw a segment of a bar, from the first day on which it may have begun."""
    axis, height = lane.axis, _BAR * scale
    open_end = segment.ends is None
    start = axis.x(segment.begins.first.toordinal())
    known = axis.x(lane.until.toordinal() + 1)
    end = axis.x(segment.ends.first.toordinal()) if segment.ends else known
    if open_end and segment.event.planned:
        end = axis.x(lane.planned_until.toordinal() + 1)
    top = middle - height / 2
    if segment.standing is not Standing.RETIRED:
        yield from _planned(axis, max(start, known), end, top, height)
    end = min(end, known)
    open_end = open_end and not segment.event.planned
    left, right = axis.clamped(start), axis.clamped(max(start, end))
    if right > left and segment.standing is not Standing.RETIRED:
        fill, strength, ink = _fill(segment.standing, ended=ended)
        pattern = _PATTERNS.get(segment.standing, "")
        border = ink if pattern or strength < 1 else ""  # a faint fill alone is hardly seen by weak eyes
        yield Box(left, top, right - left, height, fill, border, pattern, ink, strength, 2)
        if open_end and axis.holds(end):
            tip = ((right, top), (right + height / 3, middle), (right, top + height))
            yield Polygon(tip, ink if pattern else fill, 0.35 if pattern else strength)
    yield from _uncertain_span(axis, segment, top, height)
    change = axis.middle(segment.begins)
    if segment.standing is not Standing.CURRENT and axis.holds(change):
        below = top + height + 4 * scale
        yield Stroke(change, top - 4 * scale, change, below, "bad", 2, dashed=segment.event.planned)


def _planned(axis: Axis, start: float, end: float, top: float, height: float) -> Iterator[Shape]:
    """Draw what is planned of a segment: hollow, between dashed lines."""
    left, right = axis.clamped(start), axis.clamped(end)
    if right > left:
        for y in (top, top + height):
            yield Stroke(left, y, right, y, "muted", 1.5, dashed=True)


_PATTERNS: dict[Standing, Pattern] = {Standing.DEPRECATED: "hatch", Standing.PROHIBITED: "cross"}


def _fill(standing: Standing, *, ended: bool) -> tuple[str, float, str]:
    """Return the fill, its opacity and the colour of the lines for a standing."""
    if standing is Standing.CURRENT:
        return ("event", 0.32, "event") if ended else ("accent", 1.0, "accent")
    return ("surface", 1.0, "event" if standing is Standing.DEPRECATED else "bad")


def _uncertain_span(axis: Axis, segment: Segment, top: float, height: float) -> Iterator[Shape]:
    """Draw dots over the days on which a change may have happened, if they are wide enough."""
    first, last = axis.x(segment.begins.first.toordinal()), axis.x(segment.begins.last.toordinal() + 1)
    left, right = axis.clamped(first), axis.clamped(last)
    if segment.begins.precision < Precision.DAY and right - left >= _MIN_DOTTED_WIDTH:
        yield Box(left, top, right - left, height, "surface", "", "dots", "muted", 0.7)
