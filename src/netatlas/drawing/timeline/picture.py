"""A timeline as a picture for files: laid out without a screen, as a scene or as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.drawing.svg import scene_svg
from netatlas.drawing.timeline.axis import whole_of
from netatlas.drawing.timeline.layout import axis_of, scene_of
from netatlas.drawing.timeline.options import layout_options
from netatlas.explore.lanes import lane_histories

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.drawing.scene import Scene
    from netatlas.explore.timeline_answer import TimelineAnswer

_WIDTH = 1000.0
_LETTER = 0.52
"""Width of a letter as a share of its size; a little more than in most fonts, so that nothing collides."""


def timeline_svg(atlas: Atlas, answer: TimelineAnswer) -> str:
    """Return a timeline as one SVG picture.

    Args:
        atlas: for the names of the lanes.
        answer: each of its dates gets a line; what held on the last is written below the lanes' names.
    """
    timeline = answer.timeline
    scene = timeline_picture(atlas, answer)
    return scene_svg(scene, title=timeline.title, description=timeline.summary)


def timeline_picture(atlas: Atlas, answer: TimelineAnswer) -> Scene:
    """Return a timeline as shapes, laid out for files; the arguments are those of ``timeline_svg``."""
    timeline, question = answer.timeline, answer.question
    histories = lane_histories(timeline, edition=question.edition, hidden=question.hidden)
    options = layout_options(atlas, answer, width=_WIDTH, measure=_measure)
    return scene_of(timeline, histories, options, axis_of(options, whole_of(timeline, histories)))


def _measure(text: str, size: float, *, bold: bool) -> float:
    return len(text) * size * (_LETTER * 1.06 if bold else _LETTER)
