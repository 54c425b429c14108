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

import msgspec

from netatlas.atlas.model import ConceptId, Event, Record
from netatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.atlas.model import Timeline

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Standing(StrEnum):
    """How far a lane has come, each worse than the one before.

    A lane without an event that it began with is not told before its first event, for it may well have
    been there.
    """

    UNTOLD = "not told"
    NOT_YET = "not yet published"
    CURRENT = "current"
    DEPRECATED = "deprecated"
    PROHIBITED = "prohibited"
    RETIRED = "retired"


BEGINNINGS = ("published", "launched")
"""What happened where something begins."""
ENDINGS = {
    "deprecated": Standing.DEPRECATED,
    "prohibited": Standing.PROHIBITED,
    "retired": Standing.RETIRED,
}
"""What happened where something ends, and where that leads."""
_ORDER = tuple(Standing)
_WORDS = {"prohibited": "must not be used"}


class LaneState(Record, frozen=True, kw_only=True):
    """What held for one lane.

    Attributes:
        standing: the furthest that its events had surely brought it; a later event never takes a
            prohibition back.
        deciding: the first event that brought it there; None while it is not yet published or not told.
        happened: all events that had surely happened, by date.
        during: events whose date holds the day asked for, so that they may have happened or not.
        begins: the event that it began with, whenever that was; None where none is told.
    """

    lane: ConceptId
    standing: Standing
    deciding: Event | None = None
    happened: tuple[Event, ...] = ()
    during: tuple[Event, ...] = ()
    begins: Event | None = None

    @property
    def turning(self) -> tuple[Event, ...]:
        """Those of ``during`` that would change the standing."""
        return tuple(event for event in self.during if is_further(reached_by(event), self.standing))

    @property
    def words(self) -> str:
        """The standing as a reader would say it: "must not be used", "not yet launched"."""
        if self.standing is Standing.NOT_YET and self.begins is not None:
            return f"not yet {self.begins.what}"
        return event_words(self.standing.value)


class LaneChange(Record, frozen=True, kw_only=True):
    """What became of one lane between two dates.

    Attributes:
        before: its state at the first date.
        after: its state at the second.
        events: what had surely not happened before and surely or possibly had after, by date.
    """

    lane: ConceptId
    before: LaneState
    after: LaneState
    events: tuple[Event, ...] = ()


def event_words(what: str) -> str:
    """Return what happened as a reader would say it.

    >>> event_words("prohibited"), event_words("deprecated")
    ('must not be used', 'deprecated')
    """
    return _WORDS.get(what, what)


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


def changes_between(timeline: Timeline, one: str, other: str) -> tuple[LaneChange, ...]:
    """Return what became of every lane between two dates, the earlier one first whichever is named first.

    Raises:
        UsageError: one of them is no date.
    """
    first, second = sorted((one, other), key=_asked)
    pairs = zip(states_at(timeline, first), states_at(timeline, second), strict=True)
    return tuple(
        LaneChange(
            lane=before.lane,
            before=before,
            after=after,
            events=tuple(one for one in (*after.happened, *after.during) if one not in before.happened),
        )
        for before, after in pairs
    )


def authorities(timeline: Timeline) -> tuple[str, ...]:
    """Return who ended something on a timeline, in the order of their first word."""
    events = sorted(timeline.events, key=lambda event: event.date)
    return tuple(dict.fromkeys(event.by for event in events if event.what in ENDINGS and event.by))


def without(timeline: Timeline, hidden: Collection[str]) -> Timeline:
    """Return a timeline without what some authorities said; that something began stays, whoever said so."""
    if not hidden:
        return timeline
    kept = (event for event in timeline.events if event.by not in hidden or event.what in BEGINNINGS)
    return msgspec.structs.replace(timeline, events=tuple(kept))


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


def is_date(text: str) -> bool:
    """Tell whether a text is a date that can be asked for.

    >>> is_date("2015-02"), is_date("2015-02-30")
    (True, False)
    """
    try:
        _asked(text)
    except UsageError:
        return False
    return True


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
    happened = tuple(event for event in events if _has_happened(event, first))
    during = tuple(event for event in events if event not in happened and period(event.date)[0] <= last)
    begins = next((event for event in events if event.what in BEGINNINGS), None)
    standing, deciding = Standing.NOT_YET if begins else Standing.UNTOLD, None
    for event in happened:
        reached = reached_by(event)
        if is_further(reached, standing):
            standing, deciding = reached, event
    return LaneState(
        lane=lane, standing=standing, deciding=deciding, happened=happened, during=during, begins=begins
    )


def _has_happened(event: Event, day: dt.date) -> bool:
    """Tell whether an event had surely happened: on its own day, but after its whole month or year."""
    begins, ends = period(event.date)
    return ends < day or begins == ends == day


def reached_by(event: Event) -> Standing:
    """Return the standing that an event leads to."""
    return ENDINGS.get(event.what, Standing.CURRENT)


def is_further(one: Standing, other: Standing) -> bool:
    """Tell whether a standing is further along than another."""
    return _ORDER.index(one) > _ORDER.index(other)
