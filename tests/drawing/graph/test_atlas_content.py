"""The concepts of an atlas as the content of a picture."""

from __future__ import annotations

from itertools import pairwise

from netatlas.atlas.edition import Edition
from netatlas.drawing.graph.atlas_content import Placement, concept_content, neighbourhood
from netatlas.drawing.graph.content import DrawnGraph, LineLook
from tests.helpers.atlases import demo_atlas

ATLAS = demo_atlas()


def _content(edition: Edition = Edition.TODAY) -> DrawnGraph:
    ids = tuple(ATLAS.concepts)
    nowhere, order = [0.0] * len(ids), range(len(ids))
    return concept_content(ATLAS, edition, Placement(ids, nowhere, nowhere, [4.0] * len(ids), order))


def test_every_relation_is_on_one_line() -> None:
    """A relation would be missing from the picture, or two lines lie on each other."""
    content = _content()
    pairs = {
        frozenset((relation.start, relation.end))
        for relation in ATLAS.relations.values()
        if relation.start != relation.end
    }
    assert {frozenset(content.ids[end] for end in ends) for ends in content.lines} == pairs
    assert len(content.lines) == len(pairs)
    for (start, end), connections in zip(content.lines, content.connections, strict=True):
        for one in connections:
            first, last = (start, end) if one.forward else (end, start)
            assert f"{content.ids[first]}>{one.kind}>{content.ids[last]}" in ATLAS.relations


def test_what_the_notes_did_not_hold_is_dimmed() -> None:
    """The edition As the notes would show what the notes did not know."""
    today, notes = _content(), _content(Edition.NOTES)
    assert not today.dimmed
    assert {content_id for number, content_id in enumerate(notes.ids) if number in notes.dimmed} == {
        concept.id for concept in ATLAS.concepts.values() if not concept.in_notes
    }
    dimmed = [
        all(not ATLAS.relations[f"{notes.ids[s]}>{one.kind}>{notes.ids[e]}"].in_notes for one in connections)
        for (a, b), connections in zip(notes.lines, notes.connections, strict=True)
        for s, e in [(a, b) if connections[0].forward else (b, a)]
    ]
    assert [bool(look & LineLook.DIMMED) for look in notes.line_looks] == dimmed


def test_the_neighbourhood_grows_step_by_step() -> None:
    """Neighbours would be left out, or those two steps away be shown as neighbours."""
    start = next(relation.start for relation in ATLAS.relations.values())
    around = [set(neighbourhood(ATLAS, start, depth)) for depth in (0, 1, 2, 3)]
    assert around[0] == {start}
    for nearer, farther in pairwise(around):
        reached = {
            end
            for relation in ATLAS.relations.values()
            for one, end in ((relation.start, relation.end), (relation.end, relation.start))
            if one in nearer
        }
        assert farther == nearer | reached
