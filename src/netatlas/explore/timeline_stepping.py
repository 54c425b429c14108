"""Finds the next event for an arrow key on a timeline: along its lane, or on another lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.explore.lanes import LaneHistory, Mark


@dataclass(frozen=True, slots=True)
class MarkPosition:
    """A mark, the index of its lane, and its index among the marks of that lane."""

    mark: Mark
    lane: int
    index: int


def find_mark(histories: Sequence[LaneHistory], event_id: str) -> MarkPosition | None:
    """Return where the mark of an event is, or None where it is not drawn."""
    for lane, history in enumerate(histories):
        for index, mark in enumerate(history.marks):
            if mark.event.id == event_id:
                return MarkPosition(mark, lane, index)
    return None


def first_mark(histories: Sequence[LaneHistory]) -> Mark | None:
    """Return the first mark of the first lane that has any."""
    return next((history.marks[0] for history in histories if history.marks), None)


def mark_along_lane(histories: Sequence[LaneHistory], event_id: str, steps: int) -> Mark | None:
    """Return the mark some steps later on the same lane (earlier if negative), stopping at its ends.

    Without a current event the first mark of all.
    """
    current = find_mark(histories, event_id)
    if current is None:
        return first_mark(histories)
    marks = histories[current.lane].marks
    return marks[max(0, min(len(marks) - 1, current.index + steps))]


def mark_across_lanes(histories: Sequence[LaneHistory], event_id: str, step: int) -> Mark | None:
    """Return the mark nearest in time on the next lane that has any (with -1 on the one before).

    None where there is no further lane; without a current event the first mark of all.
    """
    current = find_mark(histories, event_id)
    if current is None:
        return first_mark(histories)
    lanes = histories[current.lane + 1 :] if step > 0 else histories[: current.lane][::-1]
    marks = next((history.marks for history in lanes if history.marks), ())
    return min(marks, key=lambda mark: abs(mark.date.first - current.mark.date.first), default=None)
