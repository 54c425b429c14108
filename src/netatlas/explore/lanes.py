"""The history of each lane of a timeline: a bar for each authority, divided where its standing changes.

Nothing is inferred: a segment is deprecated only if an event says so, a bar is open-ended if no event ended
it, and its start is unknown without an event. ``netatlas.drawing.timeline`` draws it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from netatlas.atlas.dates import PartialDate, Precision
from netatlas.atlas.edition import Edition, event_dates, visible
from netatlas.atlas.event_words import BEGINNINGS
from netatlas.atlas.model import ConceptId, Event, Record
from netatlas.explore.timeline import (
    ENDINGS,
    Standing,
    is_further,
    reached_by,
    without_authorities,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from netatlas.atlas.model import Timeline


class Mark(Record, frozen=True, kw_only=True):
    """An event at the date that an edition shows.

    Attributes:
        date: the one that the edition shows.
        old: the notes' wrong date, to be struck through; None without one.
        bar: the index of its bar in the lane.
        opens: whether it is the event with which the lane begins.
    """

    event: Event
    date: PartialDate
    old: PartialDate | None = None
    bar: int = 0
    opens: bool = False


class Segment(Record, frozen=True, kw_only=True):
    """A part of a bar with one standing; ``ends`` is None where nothing ended it."""

    standing: Standing
    event: Event
    begins: PartialDate
    ends: PartialDate | None = None


class Bar(Record, frozen=True, kw_only=True):
    """The standing of a lane according to one authority.

    Attributes:
        by: the authority that ended the lane; if nobody did, the one that published it.
        start_known: whether an event says when it began.
    """

    by: str
    segments: tuple[Segment, ...]
    start_known: bool = True

    @property
    def has_ended(self) -> bool:
        """Whether an authority ended it already, rather than plans to."""
        return any(
            segment.standing is not Standing.CURRENT and not segment.event.planned
            for segment in self.segments
        )


class LaneHistory(Record, frozen=True, kw_only=True):
    """The bars and marks of a lane; without bars if the edition has no event for it."""

    lane: ConceptId
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()


def lane_histories(
    timeline: Timeline, *, edition: Edition = Edition.TODAY, hidden: Collection[str] = ()
) -> tuple[LaneHistory, ...]:
    """Return the history of every lane, in the order of the lanes.

    Args:
        timeline: lanes and events.
        edition: the edition whose dates are used; the one of the notes leaves out what they did not have.
        hidden: authorities whose events are left out.
    """
    marks = [
        _mark(event, edition)
        for event in without_authorities(timeline, hidden).events
        if visible(event, edition)
    ]
    dated = sorted((mark for mark in marks if mark is not None), key=lambda mark: mark.date)
    return tuple(
        _history(lane, [mark for mark in dated if mark.event.lane == lane]) for lane in timeline.lanes
    )


def known_until(timeline: Timeline) -> dt.date:
    """Return the last day of what is known on a timeline: that of its pack, whatever is planned after it.

    Where the pack has no date, it is the last check or event, whichever is later.
    """
    if timeline.pack_date is not None:
        return timeline.pack_date.last
    checked = [event.checked.last for event in timeline.events]
    happened = [event.date.first for event in timeline.events]
    return max([*checked, *happened], default=dt.date(1, 1, 1))


def planned_until(timeline: Timeline) -> dt.date:
    """Return the last day that a timeline covers, with what is planned."""
    return max([known_until(timeline), *(event.date.first for event in timeline.events)])


def opening_date(timeline: Timeline) -> PartialDate:
    """Return the date at which a timeline opens: that of its pack, else the last month that is known."""
    return timeline.pack_date or PartialDate.of(known_until(timeline), Precision.MONTH)


def _mark(event: Event, edition: Edition) -> Mark | None:
    date, old = event_dates(event, edition)
    return None if date is None else Mark(event=event, date=date, old=old)


def _history(lane: ConceptId, marks: Sequence[Mark]) -> LaneHistory:
    if not marks:
        return LaneHistory(lane=lane)
    opening = next((mark for mark in marks if mark.event.what in BEGINNINGS), None)
    ending_authorities = tuple(dict.fromkeys(mark.event.by for mark in marks if mark.event.what in ENDINGS))
    main = opening.event.by if opening else marks[0].event.by
    if ending_authorities and main not in ending_authorities:
        # the first authority to end what another one published continues the bar of that one
        main = ending_authorities[0]
    names = (main, *(by for by in ending_authorities if by != main))
    of_main = [mark for mark in marks if _belongs_to_main(mark, main, ending_authorities)]
    bars = [_bar(main, of_main, start_known=marks[0] is opening)]
    bars += [_bar(by, [mark for mark in marks if _ends_by(mark, by)], start_known=True) for by in names[1:]]
    starts = {by: bar.segments[0].begins for by, bar in zip(names, bars, strict=True)}
    placed = tuple(
        msgspec.structs.replace(
            mark, bar=_bar_index(mark, names, starts), opens=mark is opening and mark is marks[0]
        )
        for mark in marks
    )
    return LaneHistory(lane=lane, bars=tuple(bars), marks=placed)


def _belongs_to_main(mark: Mark, main: str, ending_authorities: tuple[str, ...]) -> bool:
    """Return True for every mark but the endings by other authorities, which have bars of their own."""
    return mark.event.what not in ENDINGS or mark.event.by == main or mark.event.by not in ending_authorities


def _ends_by(mark: Mark, by: str) -> bool:
    return mark.event.by == by and mark.event.what in ENDINGS


def _bar_index(mark: Mark, names: tuple[str, ...], starts: dict[str, PartialDate]) -> int:
    by = mark.event.by
    return names.index(by) if by in names and starts[by] <= mark.date else 0


def _bar(by: str, marks: Sequence[Mark], *, start_known: bool) -> Bar:
    """Return a bar divided where its standing gets worse; a later event never improves it."""
    steps: list[tuple[Standing, Mark]] = []
    for mark in marks:
        standing = reached_by(mark.event)
        if not steps or is_further(standing, steps[-1][0]):
            steps.append((standing, mark))
    ends: list[PartialDate | None] = [mark.date for _standing, mark in steps[1:]]
    segments = tuple(
        Segment(standing=standing, event=mark.event, begins=mark.date, ends=end)
        for (standing, mark), end in zip(steps, [*ends, None], strict=True)
    )
    return Bar(by=by, segments=segments, start_known=start_known)
