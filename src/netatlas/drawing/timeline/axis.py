"""The axis of time: converts days to pixels and back, and places the ticks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from netatlas.drawing.viewport import VisibleRange
from netatlas.explore.lanes import planned_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Timeline
    from netatlas.explore.lanes import LaneHistory

_YEAR = 365.2425
_SHORTEST = 60.0
"""The fewest days that can be zoomed to."""
_TICK_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months between two ticks, of which the smallest that leaves room for the labels is used."""
_LAST_DAY = dt.date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Axis(VisibleRange):
    """The visible range of days, numbered as by ``date.toordinal``."""

    shortest: float = _SHORTEST

    def x(self, day: float) -> float:
        """Return the pixel at which a day begins."""
        return self.pixel(day)

    def day(self, x: float) -> float:
        """Return the day at a pixel."""
        return self.value(x)

    def middle(self, date: PartialDate) -> float:
        """Return the pixel in the middle of the days that a partial date may mean."""
        return self.x((date.first.toordinal() + date.last.toordinal() + 1) / 2)

    def holds(self, x: float) -> bool:
        """Return True if a pixel is between the edges."""
        return self.left - 1 <= x <= self.right + 1

    def ticks(self, narrowest: float) -> Iterator[tuple[dt.date, str]]:
        """Yield the days of the ticks, at least ``narrowest`` pixels apart, each with its label."""
        month_width = self.scale * _YEAR / 12
        step = next((months for months in _TICK_STEPS if months * month_width >= narrowest), _TICK_STEPS[-1])
        start = dt.date.fromordinal(max(1, min(_LAST_DAY, int(self.first))))
        month = (start.year * 12 + start.month - 1) // step * step
        while month // 12 <= dt.MAXYEAR:
            day = dt.date(max(1, month // 12), month % 12 + 1, 1)
            if day.toordinal() > self.last:
                return
            if day.toordinal() >= self.first and month // 12:
                yield day, str(day.year) if step >= 12 else f"{day.year}-{day.month:02}"  # noqa: PLR2004 - a year
            month += step


def date_range(timeline: Timeline, histories: Iterable[LaneHistory]) -> tuple[float, float]:
    """Return the first and last day of a timeline, with a margin of 3 % or 90 days at both ends."""
    firsts = [
        date.first.toordinal()
        for history in histories
        for mark in history.marks
        for date in (mark.date, mark.old)
        if date is not None
    ]
    last = planned_until(timeline).toordinal() + 1
    first = min(firsts, default=last - 10 * _YEAR)
    margin = max(90.0, (last - first) * 0.03)
    return max(1.0, first - margin), min(float(_LAST_DAY), last + margin)
