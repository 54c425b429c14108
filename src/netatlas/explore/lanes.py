"""The history of each lane of a timeline: one bar for each authority, divided where its standing changes.

Nothing is inferred: a bar has a deprecated segment only where an event says so, stays open where nothing
ended it, and has an open start where no event tells of the beginning. How it is drawn is decided in
``netatlas.drawing.timeline.layout``.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

from netatlas.atlas.edition import Edition, event_dates, visible
from netatlas.atlas.model import ConceptId, Event, Record
from netatlas.explore.timeline import (
    BEGINNINGS,
    ENDINGS,
    Standing,
    is_further,
    period,
    reached_by,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from netatlas.atlas.model import Timeline

Days: TypeAlias = tuple[dt.date, dt.date]
"""The first and the last day that a date may mean."""


class Mark(Record, frozen=True, kw_only=True):
    """An event at the date that an edition shows.

    Attributes:
        date: as it reads.
        days: the days that it may mean.
        old: the notes' wrong date, to be struck through; or ''.
        bar: the index of the lane's bar that it belongs to.
        opens: whether the lane begins with it.
    """

    event: Event
    date: str
    days: Days
    old: str = ""
    bar: int = 0
    opens: bool = False


class Segment(Record, frozen=True, kw_only=True):
    """A part of a bar with one standing; ``ends`` is None where nothing ended it."""

    standing: Standing
    event: Event
    begins: Days
    ends: Days | None = None


class Bar(Record, frozen=True, kw_only=True):
    """What one authority said of a lane.

    Attributes:
        by: the authority; where nobody ended the lane, whoever published it.
        start_known: whether an event says how it began.
    """

    by: str
    segments: tuple[Segment, ...]
    start_known: bool = True


class LaneHistory(Record, frozen=True, kw_only=True):
    """The bars and marks of a lane; without bars where an edition has no event for it."""

    lane: ConceptId
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()


def lane_histories(
    timeline: Timeline, *, edition: Edition = Edition.TODAY, hidden: Collection[str] = ()
) -> tuple[LaneHistory, ...]:
    """Return the history of every lane, in the order of the lanes.

    Args:
        timeline: lanes and events.
        edition: whose dates; As the notes leaves out what the notes did not hold.
        hidden: authorities whose statements are left out.
    """
    marks = [_mark(event, edition) for event in without(timeline, hidden).events if visible(event, edition)]
    dated = sorted((mark for mark in marks if mark is not None), key=lambda mark: mark.days)
    return tuple(
        _history(lane, [mark for mark in dated if mark.event.lane == lane]) for lane in timeline.lanes
    )


def known_until(timeline: Timeline) -> dt.date:
    """Return the last day that a timeline covers: when it was checked, or its last event."""
    checked = [period(event.checked)[1] for event in timeline.events if _can_be_placed(event.checked)]
    happened = [period(event.date)[0] for event in timeline.events if _can_be_placed(event.date)]
    return max([*checked, *happened], default=dt.date(1, 1, 1))


def _can_be_placed(text: str) -> bool:
    """Return True if a text can be placed on an axis."""
    try:
        period(text)
    except ValueError:
        return False
    return True


def _mark(event: Event, edition: Edition) -> Mark | None:
    date, old = event_dates(event, edition)
    if not _can_be_placed(date):  # the notes may have had words there
        return None
    return Mark(event=event, date=date, days=period(date), old=old if _can_be_placed(old) else "")


def _history(lane: ConceptId, marks: Sequence[Mark]) -> LaneHistory:
    if not marks:
        return LaneHistory(lane=lane)
    opening = next((mark for mark in marks if mark.event.what in BEGINNINGS), None)
    enders = tuple(dict.fromkeys(mark.event.by for mark in marks if mark.event.what in ENDINGS))
    main = opening.event.by if opening else marks[0].event.by
    if enders and main not in enders:
        main = enders[0]  # whoever first ends what another published continues that other's bar
    names = (main, *(by for by in enders if by != main))
    of_main = [mark for mark in marks if _belongs_to_main(mark, main, enders)]
    bars = [_bar(main, of_main, start_known=marks[0] is opening)]
    bars += [_bar(by, [mark for mark in marks if _ends_by(mark, by)], start_known=True) for by in names[1:]]
    starts = {by: bar.segments[0].begins for by, bar in zip(names, bars, strict=True)}
    placed = tuple(
        Mark(
            event=mark.event,
            date=mark.date,
            days=mark.days,
            old=mark.old,
            bar=_bar_index(mark, names, starts),
            opens=mark is opening and mark is marks[0],
        )
        for mark in marks
    )
    return LaneHistory(lane=lane, bars=tuple(bars), marks=placed)


def _belongs_to_main(mark: Mark, main: str, enders: tuple[str, ...]) -> bool:
    """Return True if a mark belongs to the main bar: every mark but the endings by other authorities."""
    return mark.event.what not in ENDINGS or mark.event.by == main or mark.event.by not in enders


def _ends_by(mark: Mark, by: str) -> bool:
    return mark.event.by == by and mark.event.what in ENDINGS


def _bar_index(mark: Mark, names: tuple[str, ...], starts: dict[str, Days]) -> int:
    by = mark.event.by
    return names.index(by) if by in names and starts[by] <= mark.days else 0


def _bar(by: str, marks: Sequence[Mark], *, start_known: bool) -> Bar:
    """Divide a bar where its standing grows worse; a later event never improves it."""
    steps: list[tuple[Standing, Mark]] = []
    for mark in marks:
        standing = reached_by(mark.event)
        if not steps or is_further(standing, steps[-1][0]):
            steps.append((standing, mark))
    ends: list[Days | None] = [mark.days for _standing, mark in steps[1:]]
    segments = tuple(
        Segment(standing=standing, event=mark.event, begins=mark.days, ends=end)
        for (standing, mark), end in zip(steps, [*ends, None], strict=True)
    )
    return Bar(by=by, segments=segments, start_known=start_known)
