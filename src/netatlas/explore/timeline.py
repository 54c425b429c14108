"""What held on a day: the state of every lane of a timeline, from its dated events.

Dates may be known to the day, the month or the year only, and what is not known stays open: an event
of 2011-03 has happened on 2011-04-01, has not on 2011-02-28, and is "during" on any day between.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from netatlas.atlas.model import ConceptId, Event, Record
from netatlas.errors import UsageError

if TYPE_CHECKING:
    from netatlas.atlas.model import Timeline

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Standing(StrEnum):
    """How far a lane has come, each worse than the one before."""

    NOT_YET = "not yet published"
    CURRENT = "current"
    DEPRECATED = "deprecated"
    PROHIBITED = "prohibited"
    RETIRED = "retired"


_LEADS_TO = {
    "deprecated": Standing.DEPRECATED,
    "prohibited": Standing.PROHIBITED,
    "retired": Standing.RETIRED,
}
_ORDER = tuple(Standing)


class LaneState(Record, frozen=True, kw_only=True):
    """What held for one lane.

    Attributes:
        standing: the furthest that its events had surely brought it; a later event never takes a
            prohibition back.
        deciding: the first event that brought it there; None while it is not yet published.
        happened: all events that had surely happened, by date.
        during: events whose date holds the day asked for, so that they may have happened or not.
    """

    lane: ConceptId
    standing: Standing
    deciding: Event | None = None
    happened: tuple[Event, ...] = ()
    during: tuple[Event, ...] = ()


def states_at(timeline: Timeline, date: str) -> tuple[LaneState, ...]:
    """Return what held at ``date`` for every lane, in the order of the lanes.

    An event counts on its own day. ``date`` may be a month or a year too; then what happened within
    it is "during".

    Args:
        timeline: lanes and events.
        date: 2015, 2015-06 or 2015-06-25.

    Raises:
        UsageError: ``date`` is no date.
    """
    asked = _asked(date)
    return tuple(
        _state(lane, [event for event in timeline.events if event.lane == lane], asked)
        for lane in timeline.lanes
    )


def period(date: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date may mean; a day past its month's end is the last.

    >>> period("2015-02")
    (datetime.date(2015, 2, 1), datetime.date(2015, 2, 28))

    Raises:
        ValueError: ``date`` has another form.
    """
    match = _DATE.fullmatch(date)
    if match is None:
        raise ValueError(date)
    year, month, day = match.groups()
    first = dt.date(max(int(year), 1), int(month or 1), 1)
    if month is None:
        return first, first.replace(month=12, day=31)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if day is None:
        return first, last
    exact = first.replace(day=min(int(day), last.day))
    return exact, exact


def _asked(date: str) -> tuple[dt.date, dt.date]:
    try:
        first, last = period(date)
    except ValueError:  # a month 13 is one too
        raise _no_date(date) from None
    if not first.isoformat().startswith(date):  # 2015-02-30 was taken for the 28th
        raise _no_date(date)
    return first, last


def _no_date(date: str) -> UsageError:
    return UsageError(f"“{date}” is no date; write it as 2015, 2015-06 or 2015-06-25.")


def _state(lane: ConceptId, events: list[Event], asked: tuple[dt.date, dt.date]) -> LaneState:
    first, last = asked
    events.sort(key=lambda event: period(event.date))
    happened = tuple(event for event in events if period(event.date)[1] <= first)
    during = tuple(event for event in events if event not in happened and period(event.date)[0] <= last)
    standing, deciding = Standing.NOT_YET, None
    for event in happened:
        reached = _LEADS_TO.get(event.what, Standing.CURRENT)
        if _ORDER.index(reached) > _ORDER.index(standing):
            standing, deciding = reached, event
    return LaneState(lane=lane, standing=standing, deciding=deciding, happened=happened, during=during)
