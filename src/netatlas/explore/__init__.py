"""Questions that walk through the atlas: what held on a day, which limits there are."""

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
