"""The options of a timeline's layout: width, text size, names and states of lanes, chosen dates.

The window and the picture for files get their options here, so that both show the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netatlas.explore.timeline import authorities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.dates import PartialDate
    from netatlas.drawing.scene import Measure
    from netatlas.explore.timeline import LaneState
    from netatlas.explore.timeline_answer import TimelineAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLayoutOptions:
    """The options of a timeline's layout.

    Attributes:
        width: of the whole picture, in pixels.
        scale: of the text.
        names: the name of each lane, by its id.
        states: the states of the lanes on ``dates[-1]``; may be empty.
        dates: the dates with a line; the last is the one that can be moved, those before are locked.
        several: whether more than one authority ended something, so that each is named.
        current: the event in focus, or ''.
        measure: measures texts.
    """

    width: float
    names: Mapping[str, str]
    measure: Measure
    scale: float = 1.0
    states: Sequence[LaneState] = ()
    dates: tuple[PartialDate, ...] = ()
    current: str = ""
    several: bool = False


def layout_options(
    atlas: Atlas, answer: TimelineAnswer, *, width: float, measure: Measure
) -> TimelineLayoutOptions:
    """Return the options for a timeline with the dates and states of an answer.

    Args:
        atlas: for the names of the lanes.
        answer: each of its dates gets a line; the states on the last are written below the names of the
            lanes, but not beside the dates of the notes, which today's states would contradict.
        width: of the whole picture, in pixels.
        measure: measures texts.
    """
    timeline = answer.timeline
    return TimelineLayoutOptions(
        width=width,
        names={lane: atlas.concepts[lane].name for lane in timeline.lanes},
        measure=measure,
        states=answer.states_in_edition,
        dates=answer.question.dates,
        several=len(authorities(timeline)) > 1,
    )
