"""A question about a timeline, answered once for whoever shows the answer: the picture and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import Record, Timeline
from netatlas.explore.timeline import LaneChange, LaneState, changes_between, states_at, without

if TYPE_CHECKING:
    from collections.abc import Sequence


class TimelineQuestion(Record, frozen=True, kw_only=True):
    """What is asked of a timeline.

    Attributes:
        dates: none, one, or two to compare; what held is asked of the last.
        hidden: the authorities whose word is left out.
        edition: whose dates are shown.
    """

    dates: tuple[PartialDate, ...] = ()
    hidden: frozenset[str] = frozenset()
    edition: Edition = Edition.TODAY


class TimelineAnswer(Record, frozen=True, kw_only=True):
    """What held on the dates of a question.

    Attributes:
        timeline: the whole timeline, with what the question leaves out.
        question: what was asked.
        states: what held on the last date, lane by lane; empty without a date. It is always today's
            knowledge, whatever the edition.
        changes: what became of every lane between two dates, the earlier first; empty without two.
    """

    timeline: Timeline
    question: TimelineQuestion
    states: tuple[LaneState, ...] = ()
    changes: tuple[LaneChange, ...] = ()

    @property
    def visible_timeline(self) -> Timeline:
        """The timeline without what the question leaves out."""
        return without(self.timeline, self.question.hidden)

    @property
    def states_in_edition(self) -> tuple[LaneState, ...]:
        """The states, but none beside the notes' own dates, which today's knowledge contradicts."""
        return () if self.question.edition is Edition.NOTES else self.states


def answer_to(question: TimelineQuestion, timeline: Timeline) -> TimelineAnswer:
    """Return what held on the dates of a question."""
    shown = without(timeline, question.hidden)
    states = [states_at(shown, date) for date in question.dates]
    return TimelineAnswer(
        timeline=timeline,
        question=question,
        states=states[-1] if states else (),
        changes=_changes(question.dates, states),
    )


def _changes(dates: Sequence[PartialDate], states: Sequence[tuple[LaneState, ...]]) -> tuple[LaneChange, ...]:
    if len(dates) < 2:  # noqa: PLR2004 - what changed lies between two dates
        return ()
    before, after = sorted(range(2), key=dates.__getitem__)
    return changes_between(states[before], states[after])
