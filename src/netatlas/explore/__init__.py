"""Questions that walk through the atlas: what held on a day, which limits there are."""

from netatlas.explore.limits import select_limits
from netatlas.explore.timeline import LaneChange, LaneState, Standing, changes_between, states_at

__all__ = [
    "LaneChange",
    "LaneState",
    "Standing",
    "changes_between",
    "select_limits",
    "states_at",
]
