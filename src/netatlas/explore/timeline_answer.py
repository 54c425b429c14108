"""A question about a timeline and its answer, computed once for both the picture and the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import Record, Timeline
from netatlas.explore.timeline import LaneChange, LaneState, changes_between, states_at, without_authorities

if TYPE_CHECKING:
    from collections.abc import Sequence


class TimelineQuestion(Record, frozen=True, kw_only=True):
    """A question about a timeline.

    Attributes:
        dates: none, one, or two to compare; the states are those on the last.
        hidden: the authorities whose events are left out.
        edition: the edition whose dates are shown.
    """

    dates: tuple[PartialDate, ...] = ()
    hidden: frozenset[str] = frozenset()
    edition: Edition = Edition.TODAY


class TimelineAnswer(Record, frozen=True, kw_only=True):
    """The answer to a question about a timeline.

    Attributes:
        timeline: the whole timeline, with the events that the question leaves out.
        question: the question.
        states: the state of each lane on the last date, as known today whatever the edition; empty without
            a date.
        changes: how every lane changed between two dates, from the earlier to the later; empty without two.
    """

    timeline: Timeline
    question: TimelineQuestion
    states: tuple[LaneState, ...] = ()
    changes: tuple[LaneChange, ...] = ()

    @property
    def visible_timeline(self) -> Timeline:
        """The timeline without the events that the question leaves out."""
        return without_authorities(self.timeline, self.question.hidden)

    @property
    def states_in_edition(self) -> tuple[LaneState, ...]:
        """The states, but none in the edition of the notes, whose dates they would contradict."""
        return () if self.question.edition is Edition.NOTES else self.states


def answer_to(question: TimelineQuestion, timeline: Timeline) -> TimelineAnswer:
    """Answer a question about a timeline."""
    shown = without_authorities(timeline, question.hidden)
    states = [states_at(shown, date) for date in question.dates]
    return TimelineAnswer(
        timeline=timeline,
        question=question,
        states=states[-1] if states else (),
        changes=_changes(question.dates, states),
    )


def _changes(dates: Sequence[PartialDate], states: Sequence[tuple[LaneState, ...]]) -> tuple[LaneChange, ...]:
    if len(dates) < 2:  # noqa: PLR2004 - changes are between two dates
        return ()
    before, after = sorted(range(2), key=dates.__getitem__)
    return changes_between(states[before], states[after])
