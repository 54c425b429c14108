"""Lays out a timeline as a scene: lanes over an axis, the same for the window and for SVG.

``netatlas.explore`` finds the history of each lane; ``netatlas.drawing.timeline.lane`` draws one lane.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.atlas.dates import PartialDate, Precision
from netatlas.drawing.scene import Box, HitArea, Label, Scene, Shape, Stroke
from netatlas.drawing.timeline.axis import Axis
from netatlas.drawing.timeline.labels import elided
from netatlas.drawing.timeline.lane import draw_lane
from netatlas.drawing.timeline.marks import LaneDrawing
from netatlas.explore.lanes import known_until, planned_until
from netatlas.explore.timeline import ENDINGS, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.model import Timeline
    from netatlas.drawing.timeline.options import TimelineLayoutOptions
    from netatlas.explore.lanes import LaneHistory
    from netatlas.explore.timeline import LaneState

_MARGIN = 8.0
"""Pixels at the left and right edge."""
_AXIS = 34.0
"""Height of the axis with its labels, above the lanes."""
_DATE_BOX = 22.0
"""Height of the box with a date, below the lanes."""
_FOOT = 34.0
"""Height of the area of these boxes."""
_WIDEST_LABEL = 180.0
"""Greatest width of the names of lanes; longer ones are cut."""
_TICK_ROOM = 78.0
"""Least distance of two ticks, enough for a label such as 2014-10."""
_GAP = 18.0
"""Pixels between the names and the axis."""
_RIGHT = 72.0
"""Room on the right for the labels of the latest events."""


@dataclass(slots=True)
class _DrawnLanes:
    shapes: list[Shape] = field(default_factory=list)
    backgrounds: list[Shape] = field(default_factory=list)
    hits: list[HitArea] = field(default_factory=list)


def axis_of(options: TimelineLayoutOptions, whole: tuple[float, float]) -> Axis:
    """Return the axis with the whole timeline in view."""
    label = min(_WIDEST_LABEL * options.scale, _label_width(options))
    left = _MARGIN + label + _GAP
    return Axis(*whole, left, max(left + 80.0, options.width - _MARGIN - _RIGHT * options.scale))


def scene_of(
    timeline: Timeline, histories: Sequence[LaneHistory], options: TimelineLayoutOptions, axis: Axis
) -> Scene:
    """Return the scene of a timeline, as far as the axis shows it."""
    scale, lanes = options.scale, _DrawnLanes()
    top = _AXIS * scale
    until, planned = known_until(timeline), planned_until(timeline)
    several = len({event.by for event in timeline.events}) > 1
    for index, history in enumerate(histories):
        lane = LaneDrawing(
            history=history, top=top, axis=axis, until=until, planned_until=planned, several=several
        )
        drawn = draw_lane(lane, options)
        lanes.shapes += [*_lane_name(options, history, index, top, axis), *drawn.shapes]
        lanes.backgrounds += drawn.backgrounds
        lanes.hits += drawn.hits
        top = drawn.bottom
    bottom = top + 4 * scale
    back = tuple(_grid(axis, options, bottom))
    front = tuple(_date_lines(options, axis, bottom))
    date_boxes = tuple(shape for date in options.dates for shape in _date_box(options, axis, date, bottom))
    labels = tuple(shape for shape in lanes.shapes if isinstance(shape, Label))
    others = tuple(shape for shape in lanes.shapes if not isinstance(shape, Label))
    return Scene(
        width=options.width,
        height=bottom + _FOOT * scale,
        shapes=(*back, *others, *front, *lanes.backgrounds, *labels, *date_boxes),
        hits=tuple(lanes.hits),
    )


def _label_width(options: TimelineLayoutOptions) -> float:
    names = (options.measure(name, 12.5 * options.scale, bold=True) for name in options.names.values())
    states = (
        options.measure(state_label(options, state), 11 * options.scale, bold=False)
        for state in options.states
    )
    return max([90.0 * options.scale, *names, *states])


def state_label(options: TimelineLayoutOptions, state: LaneState) -> str:
    """Return the state of a lane as it is written below the lane's name."""
    if state.turning:
        return f"during {state.turning[0].date}"
    if options.several and state.deciding is not None and state.deciding.what in ENDINGS:
        return f"{state.words}, {state.deciding.by}"
    return state.words


def _lane_name(
    options: TimelineLayoutOptions, history: LaneHistory, index: int, top: float, axis: Axis
) -> Iterator[Shape]:
    """Draw the name of a lane, and below it in small type its state on the chosen date."""
    x, middle = axis.left - _GAP, top + 18 * options.scale
    name = elided(options.measure, options.names[history.lane], 12.5 * options.scale, x - _MARGIN, bold=True)
    state = options.states[index] if options.states else None
    rise = 7 * options.scale if state else 0.0
    yield Label(x, middle - rise, name, size=12.5 * options.scale, anchor="end", bold=True)
    if state:
        text = elided(options.measure, state_label(options, state), 11 * options.scale, x - _MARGIN)
        yield Label(x, middle + rise, text, _state_ink(state), 11 * options.scale, "end")


def _state_ink(state: LaneState) -> str:
    if state.turning:
        return "warning"
    if state.deciding is not None and state.deciding.planned:
        return "muted"
    match state.standing:
        case Standing.CURRENT:
            return "accent"
        case Standing.PROHIBITED | Standing.RETIRED | Standing.DEPRECATED:
            return "bad"
        case _:
            return "muted"


def _grid(axis: Axis, options: TimelineLayoutOptions, bottom: float) -> Iterator[Shape]:
    for day, text in axis.ticks(_TICK_ROOM * options.scale):
        x = axis.x(day.toordinal())
        yield Stroke(x, _AXIS * options.scale - 8, x, bottom, "line")
        yield Label(x, 12 * options.scale, text, "muted", 12 * options.scale, "middle")


def _date_lines(options: TimelineLayoutOptions, axis: Axis, bottom: float) -> Iterator[Shape]:
    """Draw a line at each date; a month or year has a band over all its days as well."""
    for index, date in enumerate(options.dates):
        movable = index == len(options.dates) - 1
        start, end = axis.x(date.first.toordinal()), axis.x(date.last.toordinal() + 1)
        if not axis.holds(start) and not axis.holds(end):
            continue
        at = date_x(axis, date)
        if date.precision < Precision.DAY and end - start > 3:  # noqa: PLR2004 - pixels
            left, right = axis.clamped(start), axis.clamped(end)
            top = _AXIS * options.scale - 8
            yield Box(left, top, right - left, bottom - top, "accent", strength=0.14)
        yield Stroke(
            at, _AXIS * options.scale - 10, at, bottom + 4, "text" if movable else "muted", 1.5, dashed=True
        )


def date_x(axis: Axis, date: PartialDate) -> float:
    """Return the pixel at which the line of a date is drawn."""
    return axis.clamped(axis.middle(date))


def _date_box(
    options: TimelineLayoutOptions, axis: Axis, date: PartialDate, bottom: float
) -> Iterator[Shape]:
    """Draw a date in a box below its line: filled for the movable one, outlined for a locked one."""
    at, size = date_x(axis, date), 11.5 * options.scale
    beyond = axis.middle(date)
    text = f"← {date}" if beyond < axis.left else f"{date} →" if beyond > axis.right else str(date)
    width = options.measure(text, size, bold=False) + 20 * options.scale
    left = max(axis.left - _GAP, min(at - width / 2, options.width - width - 1))
    top, height = bottom + 5, _DATE_BOX * options.scale
    movable = date == options.dates[-1]
    fill, border, ink = ("text", "", "surface") if movable else ("surface", "muted", "text")
    yield Box(left, top, width, height, fill, border, radius=3)
    yield Label(left + width / 2, top + height / 2, text, ink, size, "middle")


def date_at(axis: Axis, x: float) -> PartialDate:
    """Return the day at a pixel, as a date."""
    ordinal = int(axis.day(axis.clamped(x)))
    return PartialDate.of(dt.date.fromordinal(max(1, min(dt.date.max.toordinal(), ordinal))))
