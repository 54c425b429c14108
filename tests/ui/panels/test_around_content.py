"""What the section Around here shows: all neighbours, by relation, each once."""

from __future__ import annotations

from netatlas.atlas.edition import Edition
from netatlas.drawing.graph.around import Direction
from netatlas.ui.panels.around import around_content
from tests.helpers.atlases import demo_atlas


def test_every_neighbour_is_there_once_under_its_relation() -> None:
    """A concept would have neighbours on its page that the panel beside it does not have."""
    atlas = demo_atlas()
    for concept in atlas.concepts.values():
        content = around_content(atlas, concept.id, Edition.TODAY)
        ends = [one.end for one in atlas.relations_from(concept.id)]
        ends += [one.start for one in atlas.relations_to(concept.id)]
        shown = [neighbour.concept_id for group in content.groups for neighbour in group.neighbours]
        assert set(shown) == set(ends)
        assert content.centre.concept_id == concept.id
        for group in content.groups:
            assert len(set(group.neighbours)) == len(group.neighbours)
            inward = {one.start for one in atlas.relations_to(concept.id)}
            if group.direction is Direction.IN:
                assert {one.concept_id for one in group.neighbours} <= inward
