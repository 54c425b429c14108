"""The map of an atlas: by the packs' own positions, kept as bytes, and made anew for another atlas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.atlas.model import GraphPosition, PackInfo, RecordId, Topic
from netatlas.explore.atlas_map import geometry_bytes, geometry_from, map_key, map_of
from netatlas.explore.layout.geometry import map_geometry, new_positions
from tests.helpers.atlases import atlas_of, concept, demo_atlas, tie

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

_TOPICS = (
    Topic(id="outer", title="Outer", topics=(Topic(id="inner", title="Inner"),), lead=()),
    Topic(id="unused", title="Unused"),
    Topic(id="nat", title="Internet and NAT"),
)


def _position(name: str, x: float, y: float) -> GraphPosition:
    return GraphPosition(id=RecordId(name), x=x, y=y)


def _atlas(*positions: GraphPosition, **more: object) -> Atlas:
    concepts = [
        concept("a", relations=(tie("a", "requires", "b"),), topic="inner"),
        concept("b", topic="outer"),
        concept("c", relations=(tie("c", "requires", "a"),)),
    ]
    return atlas_of(concepts, topics=_TOPICS, positions=positions, **more)


def test_a_map_holds_every_concept_in_the_area_of_its_outermost_topic() -> None:
    """A concept that the map lacks could not be found on it."""
    atlas = _atlas()
    drawn = map_of(atlas, map_geometry(atlas))
    assert drawn.concepts == ("a", "b", "c")
    assert [drawn.areas[area].id for area in drawn.topics] == ["outer", "outer", "nat"]
    assert drawn.areas[1].lines == ("Internet", "and NAT") or drawn.areas[1].lines == ("Internet and NAT",)
    assert sorted(drawn.order) == [0, 1, 2]
    assert {len(drawn.x), len(drawn.y), len(drawn.radii), len(drawn.kinds)} == {3}


def test_positions_of_the_pack_are_where_its_concepts_are() -> None:
    """VPC would not be where it always was."""
    drawn = map_geometry(_atlas(_position("a", -10, 5.5), _position("b", 70, 0), _position("c", 300, -40)))
    assert (list(drawn.x), list(drawn.y)) == ([-10, 70, 300], [5.5, 0, -40])


def test_the_maps_of_two_packs_lie_side_by_side() -> None:
    """Each counts from its own middle, so they would lie on one another."""
    packs = tuple(
        PackInfo(id=name, title=name, version="1", licence="-", language="en", format=1, checked=None)
        for name in ("demo", "mine")
    )
    atlas = atlas_of(
        [
            concept("demo:a"),
            concept("demo:b"),
            concept("mine:a", topic="other"),
            concept("mine:b", topic="other"),
        ],
        packs=packs,
        topics=(Topic(id="nat", title="NAT"), Topic(id="other", title="Other")),
        positions=tuple(
            _position(f"{pack}:{name}", x, 0)
            for pack in ("demo", "mine")
            for name, x in (("a", -50), ("b", 50))
        ),
    )
    drawn = map_geometry(atlas)
    assert list(drawn.x[:2]) == [-50, 50]
    assert drawn.x[2] > drawn.x[1] + 50
    assert drawn.x[3] - drawn.x[2] == 100


@pytest.mark.parametrize("far", [1e300, -1e300, 1e9])
def test_positions_far_out_are_drawn_all_the_same(far: float) -> None:
    """One slip in a pack would end the map in an error."""
    drawn = map_geometry(_atlas(_position("a", far, far), _position("b", 0, 0), _position("c", 0, 0)))
    assert all(abs(number) <= 1e6 for number in (*drawn.x, *drawn.y))


def test_an_empty_atlas_has_an_empty_map() -> None:
    """A pack that holds nothing yet could not be opened with the map in front."""
    atlas = atlas_of([])
    drawn = map_of(atlas, map_geometry(atlas))
    assert (drawn.concepts, drawn.areas, len(drawn.x)) == ((), (), 0)
    assert new_positions(atlas) == {}


def test_a_geometry_comes_back_from_its_bytes() -> None:
    """A map that was kept would look another way than when it was made."""
    atlas = demo_atlas()
    geometry = map_geometry(atlas)
    assert geometry_from(geometry_bytes(geometry), atlas) == geometry


def test_what_is_damaged_or_of_another_atlas_is_no_geometry() -> None:
    """A file cut short by a full disk would keep the map from opening for good."""
    content = geometry_bytes(map_geometry(demo_atlas()))
    assert geometry_from(content, _atlas()) is None
    for damaged in (b"", b"x", content[:-9], geometry_bytes(map_geometry(_atlas()))):
        assert geometry_from(damaged, demo_atlas()) is None


def test_another_atlas_has_another_key() -> None:
    """A map would be shown that lacks what the pack has by now."""
    atlases = [
        _atlas(),
        _atlas(_position("a", 0, 0)),
        _atlas(_position("a", 0, 1)),
        atlas_of([concept("a"), concept("b")]),
        atlas_of([concept("a", relations=(tie("a", "requires", "b"),)), concept("b")]),
        atlas_of([concept("a", title="Another"), concept("b")]),
    ]
    assert len({map_key(atlas) for atlas in atlases}) == len(atlases)
    assert map_key(_atlas()) == map_key(_atlas())
