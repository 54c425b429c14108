"""What the graph page shows, made as its job makes it."""

from __future__ import annotations

import math

from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.packs.report import PackReport
from netatlas.progress import SILENT
from netatlas.ui.pages.graph.address import GraphOptions
from netatlas.ui.pages.graph.loading import GraphLoaded, load_graph
from netatlas.ui.pages.graph.measuring import Measuring
from netatlas.ui.pages.graph.wanted import wanted
from tests.helpers.atlases import demo_atlas
from tests.helpers.graphs import width

OPENED = OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts={}))
CENTRE = "nat-gateway"


def _load(options: GraphOptions, moved: dict[str, tuple[float, float]] | None = None) -> GraphLoaded:
    asked = wanted(OPENED, Edition.TODAY, options, moved or {}, 1.0)
    return load_graph(asked, width, Measuring(), SILENT)


def test_the_map_keeps_its_places_but_for_what_was_moved() -> None:
    """Moving one concept would move others, or none."""
    before = _load(GraphOptions()).picture.content
    after = _load(GraphOptions(), {CENTRE: (7.0, 9.0)}).picture.content
    number = before.numbers[CENTRE]
    assert (after.x[number], after.y[number]) == (7.0, 9.0)
    others = [node for node in range(len(before.ids)) if node != number]
    assert [(before.x[node], before.y[node]) for node in others] == [
        (after.x[node], after.y[node]) for node in others
    ]


def test_neighbours_are_laid_out_around_the_concept() -> None:
    """The concept asked about would be anywhere, or its neighbours on top of one another."""
    loaded = _load(GraphOptions(around=CENTRE))
    content = loaded.picture.content
    assert content.ids[0] == CENTRE
    assert (content.x[0], content.y[0]) == (0.0, 0.0)
    places = list(zip(content.x, content.y, strict=True))
    apart = [math.dist(one, other) for index, one in enumerate(places) for other in places[:index]]
    assert min(apart) > 30
    assert sum(kind.total for kind in loaded.kinds) == len(content.ids)
    assert sum(one.total for one in loaded.relations) == sum(map(len, content.connections))


def test_what_is_left_out_is_counted_but_not_laid_out() -> None:
    """A kind that is switched off could not be switched on again, or still take room."""
    everything = _load(GraphOptions(around=CENTRE, depth=3))
    relation = everything.relations[0]
    less = _load(GraphOptions(around=CENTRE, depth=3, relations=frozenset({relation.id})))
    assert less.relations == everything.relations
    assert len(less.picture.content.ids) <= len(everything.picture.content.ids)
    alone = _load(GraphOptions(around=CENTRE, relations=frozenset(one.id for one in everything.relations)))
    assert list(alone.picture.content.ids) == [CENTRE]
