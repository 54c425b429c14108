"""A timeline as a picture for files: laid out without a screen, as a scene or as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.drawing.svg import scene_svg
from netatlas.drawing.timeline.axis import whole_of
from netatlas.drawing.timeline.layout import axis_of, scene_of
from netatlas.drawing.timeline.view import View
from netatlas.explore.lanes import lives
from netatlas.explore.timeline import authorities, states_at, without

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Timeline
    from netatlas.drawing.scene import Scene

_WIDTH = 1000.0
_LETTER = 0.52
"""How wide a letter is, in parts of its size; a little more than in most fonts, so that nothing collides."""


def timeline_svg(
    atlas: Atlas,
    timeline: Timeline,
    *,
    edition: Edition = Edition.TODAY,
    dates: tuple[str, ...] = (),
    hidden: Collection[str] = (),
) -> str:
    """Return a timeline as one SVG picture.

    Args:
        atlas: for the names of the lanes.
        timeline: what is drawn.
        edition: whose dates.
        dates: each gets a line; what held on the last stands below the lanes' names.
        hidden: authorities whose word is left out.

    Raises:
        UsageError: a date is none.
    """
    scene = timeline_picture(atlas, timeline, edition=edition, dates=dates, hidden=hidden)
    return scene_svg(scene, title=timeline.title, description=timeline.summary)


def timeline_picture(
    atlas: Atlas,
    timeline: Timeline,
    *,
    edition: Edition = Edition.TODAY,
    dates: tuple[str, ...] = (),
    hidden: Collection[str] = (),
) -> Scene:
    """Return a timeline as shapes, laid out for files; the arguments are those of ``timeline_svg``."""
    shown = lives(timeline, edition=edition, hidden=hidden)
    told = dates and edition is not Edition.NOTES  # beside the notes' dates today's truth would jar
    view = View(
        width=_WIDTH,
        names={lane: atlas.concepts[lane].name for lane in timeline.lanes},
        measure=_measure,
        states=states_at(without(timeline, hidden), dates[-1]) if told else (),
        dates=dates,
        several=len(authorities(timeline)) > 1,
    )
    return scene_of(timeline, shown, view, axis_of(view, whole_of(timeline, shown)))


def _measure(text: str, size: float, *, bold: bool) -> float:
    return len(text) * size * (_LETTER * 1.06 if bold else _LETTER)
