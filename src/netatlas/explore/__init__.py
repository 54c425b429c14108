"""Queries over the atlas: what held on a date, which limits there are, calculations with figures."""

from netatlas.explore.limits import select_limits
from netatlas.explore.timeline import LaneChange, LaneState, Standing, states_at
from netatlas.explore.timeline_answer import TimelineAnswer, TimelineQuestion, answer_to

__all__ = [
    "LaneChange",
    "LaneState",
    "Standing",
    "TimelineAnswer",
    "TimelineQuestion",
    "answer_to",
    "select_limits",
    "states_at",
]
