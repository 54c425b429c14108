"""How a timeline is drawn: lanes over an axis as shapes, the same for the window and for SVG.

What holds when is decided in ``netatlas.explore``; how one lane's bars and words are laid out stands in
``netatlas.drawing.timeline.lane``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.atlas.dates import PartialDate, Precision
from netatlas.drawing.scene import Box, Scene, Shape, Spot, Stroke, Words
from netatlas.drawing.timeline.axis import Axis
from netatlas.drawing.timeline.lane import draw_lane
from netatlas.drawing.timeline.marks import LaneDrawing
from netatlas.drawing.timeline.view import elided
from netatlas.explore.lanes import known_until
from netatlas.explore.timeline import ENDINGS, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.model import Timeline
    from netatlas.drawing.timeline.view import View
    from netatlas.explore.lanes import LaneLife
    from netatlas.explore.timeline import LaneState

_MARGIN = 8.0
_AXIS = 34.0
_PILL = 22.0
_FOOT = 34.0
_WIDEST_LABEL = 180.0
_TICK_ROOM = 78.0
_GAP = 18.0
_RIGHT = 72.0
"""Room on the right for the words of the latest events."""


@dataclass(slots=True)
class _Picture:
    shapes: list[Shape] = field(default_factory=list)
    grounds: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)


def axis_of(view: View, whole: tuple[float, float]) -> Axis:
    """Return the axis on which everything is shown."""
    label = min(_WIDEST_LABEL * view.scale, _label_width(view))
    left = _MARGIN + label + _GAP
    return Axis(*whole, left, max(left + 80.0, view.width - _MARGIN - _RIGHT * view.scale))


def scene_of(timeline: Timeline, lives: Sequence[LaneLife], view: View, axis: Axis) -> Scene:
    """Return the shapes of a timeline as far as the axis shows it."""
    scale, picture = view.scale, _Picture()
    top = _AXIS * scale
    until = known_until(timeline)
    several = len({event.by for event in timeline.events}) > 1
    for place, life in enumerate(lives):
        picture.tops.append(top)
        drawing = draw_lane(
            LaneDrawing(life=life, place=place, top=top, axis=axis, until=until, several=several), view
        )
        picture.shapes += [*_lane_name(view, life, place, top, axis), *drawing.shapes]
        picture.grounds += drawing.grounds
        picture.spots += drawing.spots
        top = drawing.bottom
    bottom = top + 4 * scale
    back = tuple(_grid(axis, view, bottom))
    front = tuple(_date_lines(view, axis, bottom))
    pills = tuple(shape for date in view.dates for shape in _pill(view, axis, date, bottom))
    words = tuple(shape for shape in picture.shapes if isinstance(shape, Words))
    drawn = tuple(shape for shape in picture.shapes if not isinstance(shape, Words))
    return Scene(
        width=view.width,
        height=bottom + _FOOT * scale,
        shapes=(*back, *drawn, *front, *picture.grounds, *words, *pills),
        spots=tuple(picture.spots),
        lane_tops=(*picture.tops, top),
    )


def _label_width(view: View) -> float:
    names = (view.measure(name, 12.5 * view.scale, bold=True) for name in view.names.values())
    states = (view.measure(_state_words(view, state), 11 * view.scale, bold=False) for state in view.states)
    return max([90.0 * view.scale, *names, *states])


def _state_words(view: View, state: LaneState) -> str:
    if state.turning:
        return f"during {state.turning[0].date}"
    if view.several and state.deciding is not None and state.deciding.what in ENDINGS:
        return f"{state.words}, {state.deciding.by}"
    return state.words


def _lane_name(view: View, life: LaneLife, place: int, top: float, axis: Axis) -> Iterator[Shape]:
    """Draw the lane's name and below it, small, what held on the day asked for."""
    x, middle = axis.left - _GAP, top + 18 * view.scale
    name = elided(view, view.names[life.lane], 12.5 * view.scale, x - _MARGIN, bold=True)
    state = view.states[place] if view.states else None
    rise = 7 * view.scale if state else 0.0
    yield Words(x, middle - rise, name, size=12.5 * view.scale, anchor="end", bold=True)
    if state:
        words = elided(view, _state_words(view, state), 11 * view.scale, x - _MARGIN)
        yield Words(x, middle + rise, words, _state_ink(state), 11 * view.scale, "end")


def _state_ink(state: LaneState) -> str:
    if state.turning:
        return "warning"
    match state.standing:
        case Standing.CURRENT:
            return "accent"
        case Standing.PROHIBITED | Standing.RETIRED | Standing.DEPRECATED:
            return "bad"
        case _:
            return "muted"


def _grid(axis: Axis, view: View, bottom: float) -> Iterator[Shape]:
    for day, words in axis.ticks(_TICK_ROOM * view.scale):
        x = axis.x(day.toordinal())
        yield Stroke(x, _AXIS * view.scale - 8, x, bottom, "line")
        yield Words(x, 12 * view.scale, words, "muted", 12 * view.scale, "middle")


def _date_lines(view: View, axis: Axis, bottom: float) -> Iterator[Shape]:
    """Draw the line of each date; a month or year is as broad as it is long."""
    for place, date in enumerate(view.dates):
        moves = place == len(view.dates) - 1
        start, end = axis.x(date.first.toordinal()), axis.x(date.last.toordinal() + 1)
        if not axis.holds(start) and not axis.holds(end):
            continue
        at = date_x(axis, date)
        if date.precision < Precision.DAY and end - start > 3:  # noqa: PLR2004 - pixels
            left, right = axis.clamped(start), axis.clamped(end)
            top = _AXIS * view.scale - 8
            yield Box(left, top, right - left, bottom - top, "accent", strength=0.14)
        yield Stroke(
            at, _AXIS * view.scale - 10, at, bottom + 4, "text" if moves else "muted", 1.5, dashed=True
        )


def date_x(axis: Axis, date: PartialDate) -> float:
    """Return where the line of a date stands."""
    return axis.clamped(axis.middle(date))


def _pill(view: View, axis: Axis, date: PartialDate, bottom: float) -> Iterator[Shape]:
    """Draw a date below its line: filled where it moves, framed where it is locked."""
    at, size = date_x(axis, date), 11.5 * view.scale
    beyond = axis.middle(date)
    text = f"← {date}" if beyond < axis.left else f"{date} →" if beyond > axis.right else str(date)
    wide = view.measure(text, size, bold=False) + 20 * view.scale
    left = max(axis.left - _GAP, min(at - wide / 2, view.width - wide - 1))
    top, high = bottom + 5, _PILL * view.scale
    moves = date == view.dates[-1]
    fill, border, ink = ("text", "", "surface") if moves else ("surface", "muted", "text")
    yield Box(left, top, wide, high, fill, border, radius=3)
    yield Words(left + wide / 2, top + high / 2, text, ink, size, "middle")


def date_at(axis: Axis, x: float) -> PartialDate:
    """Return the day at a place, as a date."""
    ordinal = int(axis.day(axis.clamped(x)))
    return PartialDate.of(dt.date.fromordinal(max(1, min(dt.date.max.toordinal(), ordinal))))
