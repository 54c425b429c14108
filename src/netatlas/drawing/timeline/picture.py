"""A timeline as a picture for files: laid out without a screen, as a scene or as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.drawing.svg import scene_svg
from netatlas.drawing.timeline.axis import whole_of
from netatlas.drawing.timeline.layout import axis_of, scene_of
from netatlas.drawing.timeline.options import layout_options
from netatlas.explore.lanes import lane_histories

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Timeline
    from netatlas.drawing.scene import Scene

_WIDTH = 1000.0
_LETTER = 0.52
"""Width of a letter as a share of its size; a little more than in most fonts, so that nothing collides."""


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
        dates: each gets a line; what held on the last is written below the lanes' names.
        hidden: authorities whose statements are left out.

    Raises:
        UsageError: one of the dates is none.
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
    histories = lane_histories(timeline, edition=edition, hidden=hidden)
    options = layout_options(
        atlas, timeline, width=_WIDTH, measure=_measure, edition=edition, dates=dates, hidden=hidden
    )
    return scene_of(timeline, histories, options, axis_of(options, whole_of(timeline, histories)))


def _measure(text: str, size: float, *, bold: bool) -> float:
    return len(text) * size * (_LETTER * 1.06 if bold else _LETTER)
