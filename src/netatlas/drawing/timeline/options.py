"""How a timeline is laid out: its width and text size, the names of its lanes, the dates asked for.

The window and the picture for files make their options here, so that both show the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from netatlas.explore.timeline import authorities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.dates import PartialDate
    from netatlas.explore.timeline import LaneState
    from netatlas.explore.timeline_answer import TimelineAnswer


class Measure(Protocol):
    """How wide a text is at a size in pixels."""

    def __call__(self, text: str, size: float, *, bold: bool) -> float:
        """Return the width in pixels."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLayoutOptions:
    """How a timeline is laid out.

    Attributes:
        width: of the whole picture, in pixels.
        scale: of the text.
        names: what each lane is called, by its id.
        states: what held on ``dates[-1]``, lane by lane; may be empty.
        dates: the dates with a line; the last is the one that can be moved, those before are locked.
        several: whether more than one authority ended something, so that each is named.
        current: the event in focus, or ''.
        measure: how wide a text is at a size in pixels, and whether it is bold.
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
    """Return the options for a timeline with what held on the dates of a question.

    Args:
        atlas: for the names of the lanes.
        answer: each of its dates gets a line; what held on the last is written below the lanes' names, but
            not beside the dates of the notes: today's states would contradict them.
        width: of the whole picture, in pixels.
        measure: how wide a text is.
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
