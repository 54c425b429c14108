"""Around here: a relation that reads the same from either side, and so has no direction."""

from __future__ import annotations

from netatlas.atlas.edition import Edition
from netatlas.atlas.model import RelationKind
from netatlas.drawing.graph.around import Direction
from netatlas.ui.panels.around import around_content
from tests.helpers.atlases import atlas_of, concept, tie

PEER = RelationKind(
    id="peers-with",
    label="peers with",
    inverse="peers with",
    sentence="{a} peers with {b}",
    inverse_sentence="{b} peers with {a}",
)
NAMES = ("one", "two", "three")


def test_a_relation_that_reads_the_same_from_both_sides_is_one_group() -> None:
    """A peer would be listed twice below the same words, with arrows that contradict each other."""
    ties = (
        tie("one", "peers-with", "two"),
        tie("two", "peers-with", "one"),
        tie("three", "peers-with", "one"),
    )
    concepts = [concept(name, relations=tuple(one for one in ties if one.start == name)) for name in NAMES]
    atlas = atlas_of(concepts, relation_kinds=(PEER,))
    (group,) = around_content(atlas, "one", Edition.BOTH).groups
    assert (group.label, group.direction) == ("peers with", Direction.BOTH)
    assert [one.concept_id for one in group.neighbours] == ["two", "three"]
