"""A timeline's picture: what is drawn of it, and that it is sound SVG whatever a pack says."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition
from netatlas.drawing.scene import Box, Circle, Label, Scene
from netatlas.drawing.svg import scene_svg
from netatlas.drawing.timeline.axis import Axis, date_range
from netatlas.drawing.timeline.layout import axis_of, date_at, date_x, scene_of
from netatlas.drawing.timeline.options import TimelineLayoutOptions
from netatlas.drawing.timeline.picture import timeline_svg
from netatlas.explore.lanes import lane_histories
from netatlas.explore.timeline import states_at
from netatlas.explore.timeline_answer import TimelineQuestion, answer_to
from tests.helpers.atlases import demo_atlas, event

if TYPE_CHECKING:
    from netatlas.atlas.model import Event, Timeline

_ATLAS = demo_atlas()
_TIMELINE = _ATLAS.timelines[0]


def _of(*events: Event) -> Timeline:
    return msgspec.structs.replace(_TIMELINE, events=events)


def _scene(timeline: Timeline, edition: Edition = Edition.TODAY, asked: tuple[str, ...] = ()) -> Scene:
    dates = tuple(map(PartialDate.parse, asked))
    shown = lane_histories(timeline, edition=edition)
    options = TimelineLayoutOptions(
        width=1000,
        names={lane: lane for lane in timeline.lanes},
        measure=lambda text, size, *, bold: len(text) * size * (0.55 if bold else 0.5),
        states=states_at(timeline, dates[-1]) if dates else (),
        dates=dates,
    )
    return scene_of(timeline, shown, options, axis_of(options, date_range(timeline, shown)))


def _patterns(scene: Scene) -> set[str]:
    return {shape.pattern for shape in scene.shapes if isinstance(shape, Box) and shape.pattern != "dots"}


def _words(scene: Scene) -> dict[str, bool]:
    return {shape.text: shape.struck for shape in scene.shapes if isinstance(shape, Label)}


_OUT = event("out", "ssl-2-0", "1995", "published")


@pytest.mark.parametrize(
    ("what", "pattern", "said"),
    [
        ("changed", set(), ""),
        ("deprecated", {"hatch"}, "2011-03-02 deprecated"),
        ("prohibited", {"cross"}, "2011-03-02 must not be used"),
        ("retired", set(), "2011-03-02 retired"),
    ],
)
def test_each_end_has_its_own_pattern_and_words(what: str, pattern: set[str], said: str) -> None:
    """Without colours deprecated would look like prohibited, or current like ended."""
    scene = _scene(_of(_OUT, event("end", "ssl-2-0", "2011-03-02", what)))
    assert _patterns(scene) - {""} == pattern
    assert (said in _words(scene)) == bool(said)


def test_the_notes_wrong_year_is_shown_as_the_edition_asks() -> None:
    """The wrong dates of the notes would be missing, or look right."""
    struck = {edition: _words(_scene(_TIMELINE, edition)) for edition in Edition}
    assert struck[Edition.BOTH]["notes: 2005"]
    assert "notes: 2005" not in struck[Edition.TODAY]
    assert any(words.startswith("2008-08-10") for words in struck[Edition.TODAY])
    assert any(words.startswith("2005") for words in struck[Edition.NOTES])
    assert not any(words.startswith("2008") for words in struck[Edition.NOTES])


def test_a_wrong_year_out_of_sight_is_not_drawn() -> None:
    """Zoomed in, the year of the notes would be written at the rim, as if it were there."""
    shown = lane_histories(_TIMELINE, edition=Edition.BOTH)
    options = TimelineLayoutOptions(
        width=1000,
        names=dict.fromkeys(_TIMELINE.lanes, "x"),
        measure=lambda text, size, *, bold: len(text) * size * (0.55 if bold else 0.5),
    )
    days = [float(PartialDate.parse(date).first.toordinal()) for date in ("2007", "2010")]
    words = _words(scene_of(_TIMELINE, shown, options, axis_of(options, (days[0], days[1]))))
    assert any(one.startswith("2008-08-10") for one in words)
    assert "notes: 2005" not in words


def test_every_event_can_be_pointed_at_and_words_keep_apart() -> None:
    """An event could not be pointed at, or labels would overlap."""
    launched = [event(f"e{n}", "tls-1-2", f"20{n:02}-05-01", "launched", by="AWS") for n in range(8, 26)]
    scene = _scene(_of(_OUT, *launched))
    assert {hit.key for hit in scene.hits if hit.key} == {"out", *(one.id for one in launched)}
    for hit in scene.hits:
        assert hit.contains(hit.x, hit.y)
    words = [shape for shape in scene.shapes if isinstance(shape, Label) and shape.anchor == "start"]
    for place, one in enumerate(words):
        for other in words[place + 1 :]:
            apart = one.x + len(one.text) * one.size * 0.5 <= other.x + 0.01
            assert one.y != other.y or apart or other.x + len(other.text) * other.size * 0.5 <= one.x + 0.01
    assert len([shape for shape in scene.shapes if isinstance(shape, Circle)]) == len(launched) - 1


def test_zoomed_in_the_bar_says_what_began_out_of_sight() -> None:
    """When zoomed in, a segment would have no label, since its mark is out of view."""
    timeline = _of(_OUT, event("end", "ssl-2-0", "2011-03-02", "prohibited"))
    shown = lane_histories(timeline)
    options = TimelineLayoutOptions(
        width=1000,
        names=dict.fromkeys(timeline.lanes, "x"),
        measure=lambda text, size, *, bold: len(text) * size * (0.55 if bold else 0.5),
    )
    axis = axis_of(options, date_range(timeline, shown)).zoomed(6, at=900, whole=date_range(timeline, shown))
    assert axis.day(axis.left) > PartialDate.parse("2012").first.toordinal()
    assert "2011-03-02 must not be used" in _words(scene_of(timeline, shown, options, axis))


@given(st.floats(0, 1), st.floats(0.1, 40), st.floats(-3000, 3000))
def test_zoom_and_pan_stay_within_the_whole(place: float, factor: float, pixels: float) -> None:
    """One could zoom and pan to years without events."""
    whole = (700_000.0, 740_000.0)
    axis = (
        Axis(*whole, 100, 900).zoomed(factor, at=100 + 800 * place, whole=whole).panned(pixels, whole=whole)
    )
    assert whole[0] - 1e-6 <= axis.first < axis.last <= whole[1] + 1e-6
    assert axis.x(axis.day(400)) == pytest.approx(400)


@pytest.mark.parametrize("date", ["2014-10-14", "1996-01-01", "2024-02-29"])
def test_a_date_is_found_again_where_it_was_put(date: str) -> None:
    """The date line would move by a day each time it is clicked."""
    axis = Axis(720_000, 740_000, 100, 900)
    asked = PartialDate.parse(date)
    assert date_at(axis, date_x(axis, asked)) == asked


@given(st.text(), st.text())
def test_svg_is_sound_whatever_a_pack_says(title: str, says: str) -> None:
    """A character in a pack would make an invalid SVG, or one that runs a script."""
    changed = event("c", "ssl-2-0", "2001", "changed", document=title, by=says)
    timeline = msgspec.structs.replace(
        _of(msgspec.structs.replace(_OUT, document=title), changed), title=title
    )
    shown = _scene(timeline)
    root = ET.fromstring(scene_svg(shown, title=title, description=says))  # noqa: S314 - our own
    assert {element.tag.partition("}")[2] for element in root.iter()} <= {
        "svg", "title", "desc", "style", "defs", "pattern", "path", "rect", "text", "g", "line", "circle",
        "polygon",
    }  # fmt: skip


def test_svg_escapes_and_holds_words_date_and_both_colours() -> None:
    """The saved picture would lack what the page shows."""
    nasty = event("n", "tls-1-2", "2008-08", "published", document='<script>"&</script>')
    question = TimelineQuestion(dates=(PartialDate.parse("2014-10-14"),))
    drawn = timeline_svg(_ATLAS, answer_to(question, _of(_TIMELINE.events[0], nasty)))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    words = [element.text for element in root.iter() if element.tag.endswith("text")]
    for wanted in (_TIMELINE.title, "2014-10-14", "must not be used", "current"):
        assert wanted in words
    assert "prefers-color-scheme:dark" in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
