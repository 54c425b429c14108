"""The outline of a graph says what the picture draws, no more and no less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.atlas.edition import Edition
from netatlas.drawing.graph.atlas_content import Placement, concept_content
from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.outline import Outline
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from netatlas.drawing.graph.content import DrawnGraph

CENTRE = "nat-gateway"


def demo_content() -> DrawnGraph:
    """Return all concepts of the small atlas, without areas."""
    atlas = demo_atlas()
    ids = tuple(atlas.concepts)
    nowhere = [0.0] * len(ids)
    return concept_content(atlas, Edition.TODAY, Placement(ids, nowhere, nowhere, nowhere, range(len(ids))))


@pytest.mark.parametrize("centre", ["", CENTRE])
@pytest.mark.parametrize("hidden", ["", "kind", "kind of centre", "relation"])
def test_outline_and_picture_hold_the_same(centre: str, hidden: str) -> None:
    """Who reads the outline would learn less, or something else, than who sees the picture."""
    content = demo_content()
    of_centre = content.kinds[content.numbers[CENTRE]]
    kinds = {
        "kind": {next(kind for kind in content.kinds if kind != of_centre)},
        "kind of centre": {of_centre},
    }
    relations = {content.connections[0][0].kind} if hidden == "relation" else set()
    graph_filter = GraphFilter(frozenset(kinds.get(hidden, ())), frozenset(relations))
    shown = graph_filter.shown(content)
    outline = Outline(content, graph_filter, shown, centre)
    nodes = {node for group in outline.groups for node in group.nodes}
    assert nodes == {node for node, is_shown in enumerate(shown.nodes) if is_shown}
    drawn = {
        (end, line, one.kind)
        for line, connections in enumerate(content.connections)
        if shown.lines[line]
        for one in connections
        if one.kind not in relations
        for end in content.lines[line]
    }
    told = [(node, one.line, one.kind) for node in nodes for one in outline.relations(node)]
    assert set(told) == drawn
    assert all(outline.has_relations(node) == bool(outline.relations(node)) for node in nodes)


def test_relations_are_told_from_the_side_of_their_concept() -> None:
    """What sends traffic would be read as what receives it."""
    content = demo_content()
    graph_filter = GraphFilter()
    outline = Outline(content, graph_filter, graph_filter.shown(content))
    atlas = demo_atlas()
    relation = next(one for one in atlas.relations.values() if one.start != one.end)
    kind = atlas.relation_kinds[relation.relation]
    start, end = content.numbers[relation.start], content.numbers[relation.end]
    assert f"{kind.label} {content.names[end]}" in {one.words for one in outline.relations(start)}
    assert f"{kind.inverse} {content.names[start]}" in {one.words for one in outline.relations(end)}
