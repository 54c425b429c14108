"""Evidence of the shipped pack: records that rest on AWS's own models say where and on what condition."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Verifiable

FEWEST_RECORDS = 250
"""Records with evidence that the pack must not fall below."""


def test_lists_from_a_model_say_where_it_holds_them(atlas: Atlas) -> None:
    """A member that AWS adds to such a list would not be noticed when a newer model is at hand."""
    mute = [
        fact.id
        for fact in atlas.facts.values()
        if fact.value.items
        and not fact.evidence
        and any(atlas.sources[source].package for source in fact.sources)
    ]
    assert mute == []


def test_no_record_names_a_shape_twice(atlas: Atlas) -> None:
    """A shape could be held against two conditions that contradict each other."""
    twice = [
        f"{record.id}: {shape}"
        for record in _verifiable(atlas)
        for (_source, shape), count in Counter((one.source, one.shape) for one in record.evidence).items()
        if count > 1
    ]
    assert twice == []


def test_many_records_can_be_held_against_the_models(atlas: Atlas) -> None:
    """Whatever rests on evidence would no longer be checked against newer models, and nobody would see it."""
    assert sum(bool(record.evidence) for record in _verifiable(atlas)) >= FEWEST_RECORDS


def _verifiable(atlas: Atlas) -> tuple[Verifiable, ...]:
    return (
        *atlas.facts.values(),
        *atlas.limits.values(),
        *atlas.events.values(),
        *(tie for concept in atlas.concepts for tie in atlas.relations_from(concept)),
    )
