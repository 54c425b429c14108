"""The state of every lane of a timeline on a date, from its dated events.

The date of an event may be known to the month or year only. An event of 2011-03 has happened on 2011-04-01,
has not on 2011-02-28, and is "during" on the days between, since it may have happened or not.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from netatlas.atlas.dates import Precision
from netatlas.atlas.event_words import BEGINNINGS, event_phrase, event_words
from netatlas.atlas.model import ConceptId, Event, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Timeline


class Standing(StrEnum):
    """The status of a lane; each is further along, and worse, than the one before.

    Before the first event of a lane without a beginning its standing is UNKNOWN: it may have existed already.
    """

    UNKNOWN = "not told"
    NOT_YET = "not yet published"
    CURRENT = "current"
    DEPRECATED = "deprecated"
    PROHIBITED = "prohibited"
    RETIRED = "retired"


ENDINGS = {
    "deprecated": Standing.DEPRECATED,
    "prohibited": Standing.PROHIBITED,
    "retired": Standing.RETIRED,
}
"""The kinds of events that end something, with the standing after each."""
_ORDER = tuple(Standing)


class LaneState(Record, frozen=True, kw_only=True):
    """The state of one lane on a date.

    Attributes:
        standing: the furthest standing reached by events that had surely happened; a later event never takes
            a prohibition back.
        deciding: the first event that reached it; None if it is not yet published or unknown.
        happened: all events that had surely happened, by date.
        during: events that may have happened or not, since their partial date includes the date.
        begins: the event that the lane begins with, before or after the date; None without one.
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
        """The standing in plain words: "must not be used", "not yet launched", "to be retired"."""
        if self.deciding is not None and self.deciding.planned:
            return event_phrase(self.deciding)
        if self.standing is Standing.NOT_YET and self.begins is not None:
            return f"not yet {self.begins.what}"
        return event_words(self.standing.value)


class LaneChange(Record, frozen=True, kw_only=True):
    """How one lane changed between two dates.

    Attributes:
        before: its state at the first date.
        after: its state at the second.
        events: those that happened between the dates, surely or possibly, by date.
    """

    lane: ConceptId
    before: LaneState
    after: LaneState
    events: tuple[Event, ...] = ()


def states_at(timeline: Timeline, date: PartialDate) -> tuple[LaneState, ...]:
    """Return the state of every lane on ``date``, in the order of the lanes.

    An event counts on its own day. ``date`` may also be a month or a year; events within it are "during".
    """
    return tuple(
        _state(lane, [event for event in timeline.events if event.lane == lane], date)
        for lane in timeline.lanes
    )


def changes_between(before: Sequence[LaneState], after: Sequence[LaneState]) -> tuple[LaneChange, ...]:
    """Return how every lane changed between two dates, from its states on the earlier and the later."""
    return tuple(
        LaneChange(
            lane=old.lane,
            before=old,
            after=new,
            events=tuple(event for event in (*new.happened, *new.during) if event not in old.happened),
        )
        for old, new in zip(before, after, strict=True)
    )


def authorities(timeline: Timeline) -> tuple[str, ...]:
    """Return the authorities that ended something on a timeline, in the order of their first such event."""
    events = sorted(timeline.events, key=lambda event: event.date)
    return tuple(dict.fromkeys(event.by for event in events if event.what in ENDINGS and event.by))


def without_authorities(timeline: Timeline, hidden: Collection[str]) -> Timeline:
    """Return a timeline without the events of some authorities; beginnings stay, whoever set them."""
    if not hidden:
        return timeline
    kept = (event for event in timeline.events if event.by not in hidden or event.what in BEGINNINGS)
    return msgspec.structs.replace(timeline, events=tuple(kept))


def _state(lane: ConceptId, events: list[Event], asked: PartialDate) -> LaneState:
    events.sort(key=lambda event: event.date)
    happened = tuple(event for event in events if _has_happened(event.date, asked))
    during = tuple(event for event in events if event not in happened and event.date.first <= asked.last)
    begins = next((event for event in events if event.what in BEGINNINGS), None)
    standing, deciding = Standing.NOT_YET if begins else Standing.UNKNOWN, None
    for event in happened:
        reached = reached_by(event)
        if is_further(reached, standing):
            standing, deciding = reached, event
    return LaneState(
        lane=lane, standing=standing, deciding=deciding, happened=happened, during=during, begins=begins
    )


def _has_happened(date: PartialDate, asked: PartialDate) -> bool:
    """Return True if an event had surely happened: on its day, or after its whole month or year."""
    on_its_day = date.precision is Precision.DAY and date.first == asked.first
    return on_its_day or date.last < asked.first


def reached_by(event: Event) -> Standing:
    """Return the standing that an event reaches."""
    return ENDINGS.get(event.what, Standing.CURRENT)


def is_further(standing: Standing, reference: Standing) -> bool:
    """Return True if a standing is further along than another."""
    return _ORDER.index(standing) > _ORDER.index(reference)
