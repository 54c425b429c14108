"""The lives that a timeline tells: for each lane one bar for each authority, cut where its standing changes.

Nothing is made up: a bar has a deprecated stretch only where an event says so, stays open where nothing
ended it, and begins openly where no event tells the beginning. Where it is drawn, and how, is the matter
of ``netatlas.drawing.timeline.layout``.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition, event_dates, visible
from netatlas.atlas.model import ConceptId, Event, Record
from netatlas.explore.timeline import (
    BEGINNINGS,
    ENDINGS,
    Standing,
    is_further,
    reached_by,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from netatlas.atlas.model import Timeline


class Mark(Record, frozen=True, kw_only=True):
    """An event at the date that an edition shows.

    Attributes:
        date: when it happened, as the edition has it.
        old: the notes' wrong date, to be struck through.
        bar: which of the lane's bars it stands on.
        opens: whether the lane's life begins with it.
    """

    event: Event
    date: PartialDate
    old: PartialDate | None = None
    bar: int = 0
    opens: bool = False


class Stretch(Record, frozen=True, kw_only=True):
    """A part of a bar with one standing; ``ends`` is None where nothing ended it."""

    standing: Standing
    event: Event
    begins: PartialDate
    ends: PartialDate | None = None


class Bar(Record, frozen=True, kw_only=True):
    """What one authority said of a lane.

    Attributes:
        by: the authority; of what nobody ended, whoever published it.
        told: whether an event tells how it began.
    """

    by: str
    stretches: tuple[Stretch, ...]
    told: bool = True


class LaneLife(Record, frozen=True, kw_only=True):
    """All that is drawn of a lane; without bars where an edition tells nothing of it."""

    lane: ConceptId
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()


def lives(
    timeline: Timeline, *, edition: Edition = Edition.TODAY, hidden: Collection[str] = ()
) -> tuple[LaneLife, ...]:
    """Return the lives of all lanes, in their order.

    Args:
        timeline: lanes and events.
        edition: whose dates; As the notes leaves out what the notes did not hold.
        hidden: authorities whose word is left out.
    """
    marks = [_mark(event, edition) for event in without(timeline, hidden).events if visible(event, edition)]
    dated = sorted((mark for mark in marks if mark is not None), key=lambda mark: mark.date)
    return tuple(_life(lane, [mark for mark in dated if mark.event.lane == lane]) for lane in timeline.lanes)


def known_until(timeline: Timeline) -> dt.date:
    """Return the last day of which a timeline can speak: when it was checked, or its last event."""
    checked = [event.checked.last for event in timeline.events]
    happened = [event.date.first for event in timeline.events]
    return max([*checked, *happened], default=dt.date(1, 1, 1))


def _mark(event: Event, edition: Edition) -> Mark | None:
    date, old = event_dates(event, edition)
    return None if date is None else Mark(event=event, date=date, old=old)


def _life(lane: ConceptId, marks: Sequence[Mark]) -> LaneLife:
    if not marks:
        return LaneLife(lane=lane)
    opening = next((mark for mark in marks if mark.event.what in BEGINNINGS), None)
    enders = tuple(dict.fromkeys(mark.event.by for mark in marks if mark.event.what in ENDINGS))
    main = opening.event.by if opening else marks[0].event.by
    if enders and main not in enders:
        main = enders[0]  # whoever ends first what another published carries its life on
    names = (main, *(by for by in enders if by != main))
    bars = [_bar(main, [mark for mark in marks if _is_of(mark, main, enders)], told=marks[0] is opening)]
    bars += [_bar(by, [mark for mark in marks if _ends_by(mark, by)], told=True) for by in names[1:]]
    starts = {by: bar.stretches[0].begins for by, bar in zip(names, bars, strict=True)}
    placed = tuple(
        msgspec.structs.replace(
            mark, bar=_place(mark, names, starts), opens=mark is opening and mark is marks[0]
        )
        for mark in marks
    )
    return LaneLife(lane=lane, bars=tuple(bars), marks=placed)


def _is_of(mark: Mark, main: str, enders: tuple[str, ...]) -> bool:
    """Tell whether a mark belongs to the main bar: all but what others ended."""
    return mark.event.what not in ENDINGS or mark.event.by == main or mark.event.by not in enders


def _ends_by(mark: Mark, by: str) -> bool:
    return mark.event.by == by and mark.event.what in ENDINGS


def _place(mark: Mark, names: tuple[str, ...], starts: dict[str, PartialDate]) -> int:
    by = mark.event.by
    return names.index(by) if by in names and starts[by] <= mark.date else 0


def _bar(by: str, marks: Sequence[Mark], *, told: bool) -> Bar:
    """Cut a life where its standing grows worse; what comes later takes nothing back."""
    steps: list[tuple[Standing, Mark]] = []
    for mark in marks:
        standing = reached_by(mark.event)
        if not steps or is_further(standing, steps[-1][0]):
            steps.append((standing, mark))
    ends: list[PartialDate | None] = [mark.date for _standing, mark in steps[1:]]
    stretches = tuple(
        Stretch(standing=standing, event=mark.event, begins=mark.date, ends=end)
        for (standing, mark), end in zip(steps, [*ends, None], strict=True)
    )
    return Bar(by=by, stretches=stretches, told=told)
