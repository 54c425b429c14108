"""Limits, events, comparisons and journeys as nodes: each joined with what it is about, and no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from netatlas.atlas.edition import Edition, visible
from netatlas.drawing.graph.atlas_content import Placement, concept_content
from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.kinds import form_of, ink_of
from netatlas.drawing.graph.records import (
    MOST_OF_A_SORT,
    RecordNode,
    RecordSort,
    records_about,
    shown_records,
    with_records,
)
from netatlas.drawing.graph.spoken import graph_summary, node_description, short_counts
from tests.helpers.atlases import demo_atlas
from tests.helpers.graphs import KINDS, graph_of

if TYPE_CHECKING:
    from netatlas.drawing.graph.content import DrawnGraph

ATLAS = demo_atlas()


def content_of(*concepts: str) -> DrawnGraph:
    """Return some concepts of the small atlas, without places."""
    nowhere = [0.0] * len(concepts)
    return concept_content(
        ATLAS, Edition.TODAY, Placement(concepts, nowhere, nowhere, nowhere, range(len(concepts)))
    )


def test_every_record_is_a_node_joined_with_all_that_it_is_about() -> None:
    """A comparison would hang on one of its subjects, or a limit on none."""
    found = records_about(ATLAS, tuple(ATLAS.concepts), Edition.TODAY)
    content = with_records(content_of(*ATLAS.concepts), shown_records(found, frozenset(RecordSort)))
    ends = {(content.ids[start], content.ids[end]) for start, end in content.lines}
    expected = {(limit.concept, limit.id) for limit in ATLAS.limits.values()}
    expected |= {(event.lane, event.id) for event in ATLAS.events.values()}
    expected |= {(subject, one.id) for one in ATLAS.comparisons for subject in one.subjects}
    expected |= {(hop.concept, one.id) for one in ATLAS.journeys for hop in one.hops}
    assert expected
    assert {pair for pair in ends if pair[1] not in ATLAS.concepts} == expected
    assert {content.ids[node] for node in content.records} == {record for _, record in expected}
    assert len(content.lines) == len(set(content.lines))


def test_only_what_is_about_a_shown_concept_comes_and_only_to_shown_ones() -> None:
    """The records of the whole atlas would come around one concept."""
    concept = ATLAS.comparisons[0].subjects[0]
    found = records_about(ATLAS, [concept], Edition.TODAY)
    assert {node.id for node in found[RecordSort.COMPARISON]} == {
        one.id for one in ATLAS.comparisons_with(concept)
    }
    assert {node.id for node in found[RecordSort.LIMIT]} == {
        limit.id for limit in ATLAS.concepts[concept].limits
    }
    content = with_records(content_of(concept), shown_records(found, {RecordSort.COMPARISON}))
    assert all(start == 0 for start, _ in content.lines)
    assert content.kinds[1:] == ("comparison",) * (len(content.ids) - 1)
    nothing = with_records(content_of(), shown_records(records_about(ATLAS, [], Edition.TODAY), RecordSort))
    assert not nothing.ids
    assert not nothing.lines


def test_what_the_edition_does_not_hold_is_dimmed() -> None:
    """As the notes, a limit of today would look as if the notes had it."""
    found = records_about(ATLAS, tuple(ATLAS.concepts), Edition.NOTES)
    content = with_records(content_of(*ATLAS.concepts), shown_records(found, RecordSort))
    dimmed = {content.ids[node] for node in content.dimmed & content.records}
    records = (*ATLAS.limits.values(), *ATLAS.events.values(), *ATLAS.comparisons, *ATLAS.journeys)
    assert dimmed == {record.id for record in records if not visible(record, Edition.NOTES)}


def test_there_is_an_end_to_the_limits_of_one_concept() -> None:
    """A service with thousands of quotas would make a picture that nobody can read."""
    many = [RecordNode(f"limit-{index}", "Limit", RecordSort.LIMIT, ("node-0",)) for index in range(1000)]
    found = {sort: many if sort is RecordSort.LIMIT else () for sort in RecordSort}
    assert shown_records(found, {"limit"}) == many[:MOST_OF_A_SORT]
    assert shown_records(found, {"event"}) == []


@pytest.mark.parametrize("inks", [(), ("event", "limit")])
def test_a_measure_goes_on_meaning_concepts(inks: tuple[str, ...]) -> None:
    """A limit would have the colour of a cluster that it is not in."""
    content = replace(graph_of([(0, 0), (9, 9)]), inks=inks, remarks=["a", "b"] if inks else ())
    record = RecordNode("quota", "Quota", RecordSort.LIMIT, ("node-0",), remark="5 per Region")
    both = with_records(content, [record])
    assert both.ink(2) == ("muted" if inks else "limit")
    assert both.remark(0) == ("a" if inks else "")
    shown = GraphFilter().shown(both)
    assert graph_summary(both, shown) == "Graph; 2 concepts, 1 limit, 1 connection"
    assert short_counts(both, shown) == ["2 concepts", "1 record", "1 connection"]
    assert node_description(both, shown, 2) == "limit; 1 connection; 5 per Region"


def test_each_sort_has_a_form_and_a_colour_of_its_own() -> None:
    """A limit would be taken for a service, or be told by its colour alone."""
    kinds = [*KINDS, *RecordSort]
    assert len({form_of(kind) for kind in kinds}) == len(kinds)
    assert len({ink_of(kind) for kind in kinds}) == len(kinds)
