"""Stepping from event to event: along a lane and across lanes."""

from __future__ import annotations

import pytest

from netatlas.atlas.model import ConceptId, Timeline
from netatlas.explore.lanes import lane_histories
from netatlas.explore.timeline_stepping import mark_across_lanes, mark_along_lane
from tests.helpers.atlases import event

_HISTORIES = lane_histories(
    Timeline(
        id="t",
        title="T",
        summary="T.",
        lanes=(ConceptId("top"), ConceptId("empty"), ConceptId("low")),
        events=(
            event("top-1", "top", "1995", "published"),
            event("top-2", "top", "2011", "prohibited"),
            event("low-1", "low", "1990", "published"),
            event("low-2", "low", "2008", "deprecated"),
            event("low-3", "low", "2020", "retired"),
        ),
    )
)


@pytest.mark.parametrize(
    ("current", "right", "down", "reached"),
    [
        ("", 1, 0, "top-1"),
        ("", 0, 1, "top-1"),
        ("gone", -1, 0, "top-1"),
        ("top-1", 1, 0, "top-2"),
        ("top-2", 1, 0, "top-2"),
        ("low-3", -9, 0, "low-1"),
        ("top-2", 0, 1, "low-2"),
        ("low-1", 0, -1, "top-1"),
        ("top-1", 0, -1, None),
        ("low-2", 0, 1, None),
    ],
)
def test_where_a_step_leads(current: str, right: int, down: int, reached: str | None) -> None:
    """The keyboard would jump through time, or be stopped by a lane without events."""
    find, step = (mark_across_lanes, down) if down else (mark_along_lane, right)
    mark = find(_HISTORIES, current, step)
    assert (mark.event.id if mark else None) == reached
    assert mark_across_lanes((), current, 1) is None
