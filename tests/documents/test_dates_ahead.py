"""What lies after the pack's own date is planned: in words, in pictures and in files, never as done."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition
from netatlas.atlas.event_words import event_words
from netatlas.atlas.record_words import record_name
from netatlas.documents import concept_document, event_document, timeline_document
from netatlas.drawing.scene import Box, Circle, Label, Scene, Stroke
from netatlas.drawing.timeline.picture import timeline_picture
from netatlas.explore.lanes import opening_date
from netatlas.explore.timeline_answer import TimelineQuestion, answer_to
from netatlas.export.plain_text import to_plain_text
from netatlas.export.records import event_json
from netatlas.packs import read_packs
from tests.helpers.packs import FILES, edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from netatlas.atlas.atlas import Atlas

KINDS = ("published", "launched", "changed", "deprecated", "prohibited", "retired")
EVENT = "{{id: ahead, lane: nat-instance, date: {}, what: {}, by: AWS, says: Says so, sources: [guide]}}"


def _atlas(folder: Path, date: str, what: str = "retired", *, pack: str = "2026-11") -> Atlas:
    """Return the small atlas with one more event of the NAT instance, and a pack of some date."""
    timelines = f"{FILES['timelines.yaml']}    - {EVENT.format(date, what)}\n"
    files = {"timelines.yaml": timelines, **edited("pack.yaml", "checked: 2026-11", f"checked: {pack}")}
    files |= edited("concepts.yaml", "value: 2015-12", f"value: {date}")
    atlas, report = read_packs([write_pack(folder, files)])
    assert not report.faults
    return atlas


def _picture(atlas: Atlas, date: PartialDate) -> Scene:
    (timeline,) = atlas.timelines
    return timeline_picture(atlas, answer_to(TimelineQuestion(dates=(date,)), timeline))


DATES = st.dates(min_value=PartialDate.parse("2016").first, max_value=PartialDate.parse("2040").last)
PARTIAL = st.builds(lambda day, length: str(day)[:length], DATES, st.sampled_from([4, 7, 10]))
MONTHS = st.builds(lambda day, length: str(day)[:length], DATES, st.sampled_from([7, 10]))


@given(date=PARTIAL, what=st.sampled_from(KINDS), pack=MONTHS)
@settings(max_examples=25, deadline=None)
def test_an_event_is_planned_where_it_begins_after_the_pack(
    date: str, what: str, pack: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Without it one and the same date would be called done here and planned there."""
    atlas = _atlas(tmp_path_factory.mktemp("ahead"), date, what, pack=pack)
    planned = PartialDate.parse(date).first > PartialDate.parse(pack).last
    event, (timeline,) = atlas.events["ahead"], atlas.timelines
    assert event.planned is planned
    assert opening_date(timeline) == PartialDate.parse(pack)
    words = what if not planned else event_words(what, planned=True)
    texts = [
        to_plain_text(timeline_document(atlas, timeline.id, at=PartialDate.parse("2041"))),
        to_plain_text(event_document(atlas, "ahead")),
        to_plain_text(concept_document(atlas, "nat-instance")),
        record_name(atlas, "ahead"),
    ]
    for text in texts:
        assert words in text.casefold() or words.capitalize() in text
        if planned:
            assert f"{what.capitalize()}. Says so" not in text
            assert not re.search(rf"(?<!be ){what} {date}", text)
    assert event_json(event, Edition.TODAY).get("planned", False) is planned
    json.dumps(event_json(event, Edition.TODAY))
    since = to_plain_text(concept_document(atlas, "nat-gateway"))
    assert (f"planned for {date}" in since) is planned


def test_a_timeline_says_what_is_planned(tmp_path: Path) -> None:
    """Without it a reader would take a retirement two years ahead for one that has happened."""
    atlas = _atlas(tmp_path, "2028-03-15")
    at = {
        date: to_plain_text(timeline_document(atlas, "nat-history", at=PartialDate.parse(date)))
        for date in ("2026-11", "2028-03", "2029")
    }
    assert "Current: NAT instance, NAT gateway." in at["2026-11"]
    assert "planned" not in at["2026-11"].partition("Events")[0]
    assert "NAT instance to be retired some time during 2028-03-15" in at["2028-03"]
    assert "To be retired: NAT instance (planned for 2028-03-15 by AWS)." in at["2029"]
    assert "What comes after 2026-11 is planned; whether it happened is not known here." in at["2029"]


def test_a_picture_draws_what_is_planned_hollow_between_dashes(tmp_path: Path) -> None:
    """Without it the picture would show a bar that has ended, in the colours of what is over."""
    done = _picture(_atlas(tmp_path / "done", "2020-03-01"), PartialDate.parse("2026-11"))
    ahead = _picture(_atlas(tmp_path / "ahead", "2028-03-01"), PartialDate.parse("2026-11"))

    def dashes(scene: Scene, ink: str) -> int:
        strokes = [shape for shape in scene.shapes if isinstance(shape, Stroke)]
        return sum(stroke.dashed and stroke.ink == ink for stroke in strokes)

    assert dashes(ahead, "bad") == 1
    assert dashes(done, "bad") == 0
    assert dashes(ahead, "muted") == dashes(done, "muted") + 2
    bars = [shape for shape in ahead.shapes if isinstance(shape, Box) and shape.fill == "accent"]
    assert sum(bar.strength == 1.0 for bar in bars) == 2  # both lanes are current on the pack's date
    labels = {shape.text for shape in ahead.shapes if isinstance(shape, Label)}
    assert "2028-03-01 to be retired, AWS" in labels or "2028-03-01 to be retired" in labels


def test_a_planned_change_is_a_hollow_mark_without_colour(tmp_path: Path) -> None:
    """Without it a change to come would look as one that was made."""
    scene = _picture(_atlas(tmp_path, "2028", "changed"), PartialDate.parse("2026-11"))
    (circle,) = (shape for shape in scene.shapes if isinstance(shape, Circle) and shape.border == "muted")
    assert circle.fill == "surface"
    assert any("2028, planned" in shape.text for shape in scene.shapes if isinstance(shape, Label))
