"""What held on a day: the state of every lane of a timeline, from its dated events.

Dates may be known to the day, the month or the year only, and what is not known stays open: an event
of 2011-03 has happened on 2011-04-01, has not on 2011-02-28, and is "during" on any day between.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from netatlas.atlas.dates import Precision
from netatlas.atlas.model import ConceptId, Event, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Timeline


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


def states_at(timeline: Timeline, date: PartialDate) -> tuple[LaneState, ...]:
    """Return what held at ``date`` for every lane, in the order of the lanes.

    An event counts on its own day. ``date`` may be a month or a year too; then what happened within
    it is "during".
    """
    return tuple(
        _state(lane, [event for event in timeline.events if event.lane == lane], date)
        for lane in timeline.lanes
    )


def changes_between(before: Sequence[LaneState], after: Sequence[LaneState]) -> tuple[LaneChange, ...]:
    """Return what became of every lane between two dates, from its states at the earlier and the later."""
    return tuple(
        LaneChange(
            lane=one.lane,
            before=one,
            after=other,
            events=tuple(event for event in (*other.happened, *other.during) if event not in one.happened),
        )
        for one, other in zip(before, after, strict=True)
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


def _state(lane: ConceptId, events: list[Event], asked: PartialDate) -> LaneState:
    events.sort(key=lambda event: event.date)
    happened = tuple(event for event in events if _has_happened(event.date, asked))
    during = tuple(event for event in events if event not in happened and event.date.first <= asked.last)
    begins = next((event for event in events if event.what in BEGINNINGS), None)
    standing, deciding = Standing.NOT_YET if begins else Standing.UNTOLD, None
    for event in happened:
        reached = reached_by(event)
        if is_further(reached, standing):
            standing, deciding = reached, event
    return LaneState(
        lane=lane, standing=standing, deciding=deciding, happened=happened, during=during, begins=begins
    )


def _has_happened(date: PartialDate, asked: PartialDate) -> bool:
    """Return True if an event had surely happened: on its own day, else after its whole month or year."""
    on_its_day = date.precision is Precision.DAY and date.first == asked.first
    return on_its_day or date.last < asked.first


def reached_by(event: Event) -> Standing:
    """Return the standing that an event leads to."""
    return ENDINGS.get(event.what, Standing.CURRENT)


def is_further(one: Standing, other: Standing) -> bool:
    """Tell whether a standing is further along than another."""
    return _ORDER.index(one) > _ORDER.index(other)
