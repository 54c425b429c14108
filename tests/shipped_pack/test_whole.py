"""The shipped pack as a whole: sound, complete, connected, and in words of our own."""

from __future__ import annotations

import hashlib
import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from rapidfuzz import fuzz

from netatlas.atlas.enums import Confidence
from netatlas.atlas.support import resting_on_old_texts
from tests.shipped_pack.labels import DIFFERENT_ON_PURPOSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Identified
    from netatlas.packs import PackReport

NOTES_RUNS = Path(__file__).with_name("notes_runs.txt")
"""Every run of eight words of the notes, as the first ten digits of its SHA-256."""
RUN = 8
ALIKE = 85


def test_the_pack_has_no_fault_and_every_remark_is_explained(report: PackReport) -> None:
    """Readers would meet holes that nobody has looked at."""
    assert report.faults == ()
    assert [remark for remark in report.remarks if not remark.because] == []


def test_the_pack_holds_what_it_should(report: PackReport) -> None:
    """A whole file could drop out of the pack without a test that fails."""
    counts = report.counts
    assert counts["claims"] == 156
    assert counts["comparisons"] == 35
    assert counts["timelines"] == 8
    assert counts["concepts"] >= 215
    assert counts["limits"] >= 200
    assert counts["journeys"] >= 16
    assert counts["relations"] >= 430
    assert counts["facts"] >= 1200


def test_every_concept_has_two_ties_and_is_reached_from_a_topic(atlas: Atlas) -> None:
    """A concept would be an island that nobody finds by browsing or following links."""
    ties = {
        concept: len(atlas.relations_from(concept)) + len(atlas.relations_to(concept))
        for concept in atlas.concepts
    }
    assert [concept for concept, count in ties.items() if count < 2] == []
    reached = {concept.id for topic in atlas.topic_titles() for concept in atlas.concepts_in(topic)}
    edge = set(reached)
    while edge:
        near = {tie.end for one in edge for tie in atlas.relations_from(one)}
        near |= {tie.start for one in edge for tie in atlas.relations_to(one)}
        edge = near - reached
        reached |= edge
    assert set(atlas.concepts) - reached == set()


def test_relations_read_as_sentences_from_both_ends(atlas: Atlas) -> None:
    """A path told in words would stumble from one of its ends."""
    for kind in atlas.relation_kinds.values():
        told = kind.sentence.format(a="one", b="other"), kind.inverse_sentence.format(a="one", b="other")
        assert told[0].startswith("one ")
        assert told[1].startswith("other ")


def test_one_attribute_has_one_id(atlas: Atlas) -> None:
    """Two concepts could not be compared where the same thing has two names."""
    labels = sorted({attribute.label for attribute in atlas.attributes.values()})
    assert len(labels) == len(atlas.attributes), "two attributes have one label"
    twins = [
        (one, other)
        for one, other in itertools.combinations(labels, 2)
        if fuzz.ratio(one.lower(), other.lower()) > ALIKE and {one, other} not in DIFFERENT_ON_PURPOSE
    ]
    assert twins == []


def test_each_comparison_says_when_to_choose_which(atlas: Atlas) -> None:
    """The reader would know how things differ and not which one to take."""
    odd = [
        comparison.id
        for comparison in atlas.comparisons
        if not 2 <= len(comparison.choose) <= 5
        or not {choice.subject for choice in comparison.choose} <= set(comparison.subjects)
    ]
    assert odd == []


def test_journeys_tell_ways_that_work_and_ways_that_do_not(atlas: Atlas) -> None:
    """The classic traps of the exam, such as transitive peering, would not be explained."""
    dead_ends = [journey for journey in atlas.journeys if not journey.works]
    assert len(dead_ends) >= 3
    assert all(journey.reason for journey in dead_ends)
    assert not any(journey.reason for journey in atlas.journeys if journey.works)


def test_no_sentence_is_taken_from_the_notes(atlas: Atlas) -> None:
    """The pack would carry somebody's own sentences."""
    runs = set(NOTES_RUNS.read_text("utf-8").split())
    assert len(runs) > 1000
    taken = [text for text in _texts(atlas) if any(run in runs for run in _runs(text))]
    assert taken == []


def test_nothing_that_rests_on_an_old_text_alone_is_of_high_confidence(atlas: Atlas) -> None:
    """What may have changed since the text was written would look as sure as what was found in a new one."""
    unsure = [record.id for record in resting_on_old_texts(atlas) if record.confidence is Confidence.HIGH]
    assert unsure == []  # netatlas facts --old-text --confidence high


def test_summaries_are_short(atlas: Atlas) -> None:
    """A page would begin with an essay."""
    long = [
        concept.id
        for concept in atlas.concepts.values()
        if len(re.findall(r"[.!?](?:\s|$)", concept.summary)) > 2
    ]
    assert long == []


def _texts(atlas: Atlas) -> Iterator[str]:
    """Yield all words of the pack, record by record."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for one in value.values():
                yield from walk(one)
        elif isinstance(value, (list, tuple)):
            for one in value:
                yield from walk(one)

    records: tuple[Identified, ...] = (
        *atlas.concepts.values(),
        *atlas.comparisons,
        *atlas.timelines,
        *atlas.journeys,
        *atlas.claims,
    )
    for record in records:
        yield from walk(msgspec.to_builtins(record, enc_hook=str))  # dates


def _runs(text: str) -> Iterator[str]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield hashlib.sha256(run.encode()).hexdigest()[:10]
