"""Queries over the atlas: what held on a date, which limits there are, calculations with figures.

Each module is imported when something of it is first used: what asks about timelines needs no limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.on_demand import offering

if TYPE_CHECKING:
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

if not TYPE_CHECKING:
    __getattr__ = offering(
        __name__,
        {
            "limits": "select_limits",
            "timeline": "LaneChange LaneState Standing states_at",
            "timeline_answer": "TimelineAnswer TimelineQuestion answer_to",
        },
    )
