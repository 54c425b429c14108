"""Questions that walk through the atlas: what held on a day, which limits there are."""

from netatlas.explore.limits import select_limits
from netatlas.explore.timeline import LaneState, Standing, states_at

__all__ = ["LaneState", "Standing", "select_limits", "states_at"]
