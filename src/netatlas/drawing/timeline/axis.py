"""The axis of time: from days to pixels and back, what of it is shown, and where its ticks stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from netatlas.explore.lanes import known_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Timeline
    from netatlas.explore.lanes import LaneLife

_YEAR = 365.2425
_SHORTEST = 60.0
"""Days that are shown at least, however far one zooms in."""
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months from tick to tick."""
_LAST_DAY = dt.date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Axis:
    """Which days stand between two edges.

    Attributes:
        first: the day at the left edge, counted as ``date.toordinal`` counts.
        last: the day at the right edge.
        left: the left edge in pixels.
        right: the right edge.
    """

    first: float
    last: float
    left: float
    right: float

    def x(self, day: float) -> float:
        """Return where a day begins."""
        return self.left + (day - self.first) * self.per_day

    def day(self, x: float) -> float:
        """Return the day at a place."""
        return self.first + (x - self.left) / self.per_day

    @property
    def per_day(self) -> float:
        """Pixels for a day."""
        return (self.right - self.left) / (self.last - self.first)

    def middle(self, date: PartialDate) -> float:
        """Return the place of the middle of the days that a date may mean."""
        return self.x((date.first.toordinal() + date.last.toordinal() + 1) / 2)

    def holds(self, x: float) -> bool:
        """Tell whether a place is between the edges."""
        return self.left - 1 <= x <= self.right + 1

    def clamped(self, x: float) -> float:
        """Return a place, or the edge that it lies beyond."""
        return max(self.left, min(self.right, x))

    def zoomed(self, factor: float, *, at: float, whole: tuple[float, float]) -> Axis:
        """Return the axis zoomed about a place, within ``whole``."""
        span = self.last - self.first
        wanted = max(_SHORTEST, min(whole[1] - whole[0], span / factor))
        day = self.day(self.clamped(at))
        first = day - (day - self.first) * wanted / span
        return replace(self, first=first, last=first + wanted).within(whole)

    def panned(self, pixels: float, *, whole: tuple[float, float]) -> Axis:
        """Return the axis moved so that what is at a place stands ``pixels`` further left."""
        days = pixels / self.per_day
        return replace(self, first=self.first + days, last=self.last + days).within(whole)

    def within(self, whole: tuple[float, float]) -> Axis:
        """Return the axis moved, and shortened if it must be, so that it shows nothing beyond ``whole``."""
        span = min(self.last - self.first, whole[1] - whole[0])
        first = max(whole[0], min(self.first, whole[1] - span))
        return replace(self, first=first, last=first + span)

    def ticks(self, narrowest: float) -> Iterator[tuple[dt.date, str]]:
        """Yield the days that get a line, at least ``narrowest`` pixels apart, and how they read."""
        month = self.per_day * _YEAR / 12
        step = next((one for one in _STEPS if one * month >= narrowest), _STEPS[-1])
        start = dt.date.fromordinal(max(1, min(_LAST_DAY, int(self.first))))
        at = (start.year * 12 + start.month - 1) // step * step
        while at // 12 <= dt.MAXYEAR:
            day = dt.date(max(1, at // 12), at % 12 + 1, 1)
            if day.toordinal() > self.last:
                return
            if day.toordinal() >= self.first and at // 12:
                yield day, str(day.year) if step >= 12 else f"{day.year}-{day.month:02}"  # noqa: PLR2004 - a year
            at += step


def whole_of(timeline: Timeline, lives: Iterable[LaneLife]) -> tuple[float, float]:
    """Return the first and last day that a timeline needs, with a little room at both ends."""
    firsts = [
        date.first.toordinal()
        for life in lives
        for mark in life.marks
        for date in (mark.date, mark.old)
        if date is not None
    ]
    last = known_until(timeline).toordinal() + 1
    first = min(firsts, default=last - 10 * _YEAR)
    room = max(90.0, (last - first) * 0.03)
    return max(1.0, first - room), min(float(_LAST_DAY), last + room)
