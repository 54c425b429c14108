"""How a timeline is laid out: its width and text size, the names of its lanes, the dates asked for.

The window and the picture for files make their options here, so that both show the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from netatlas.atlas.edition import Edition
from netatlas.explore.timeline import authorities, states_at, without

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Timeline
    from netatlas.explore.timeline import LaneState


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
    dates: tuple[str, ...] = ()
    current: str = ""
    several: bool = False


def layout_options(
    atlas: Atlas,
    timeline: Timeline,
    *,
    width: float,
    measure: Measure,
    edition: Edition = Edition.TODAY,
    dates: tuple[str, ...] = (),
    hidden: Collection[str] = (),
) -> TimelineLayoutOptions:
    """Return the options for a timeline as an edition shows it.

    Args:
        atlas: for the names of the lanes.
        timeline: what is drawn.
        width: of the whole picture, in pixels.
        measure: how wide a text is.
        edition: whose dates; beside those of the notes no states are shown: today's would contradict them.
        dates: each gets a line; what held on the last is written below the lanes' names.
        hidden: authorities whose statements are left out.

    Raises:
        UsageError: the last of the dates is none.
    """
    with_states = dates and edition is not Edition.NOTES
    return TimelineLayoutOptions(
        width=width,
        names={lane: atlas.concepts[lane].name for lane in timeline.lanes},
        measure=measure,
        states=states_at(without(timeline, hidden), dates[-1]) if with_states else (),
        dates=dates,
        several=len(authorities(timeline)) > 1,
    )
