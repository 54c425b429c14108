"""Maps of topics: the same each time, each topic in one piece, and words that can be read."""

from __future__ import annotations

import numpy as np
import pytest

from netatlas.explore.layout.additions import with_added
from netatlas.explore.layout.adjacency import Adjacency
from netatlas.explore.layout.bodies import labelled
from netatlas.explore.layout.geometry import geometry_of
from netatlas.explore.layout.map_layout import MapContent, importance, map_layout
from tests.helpers.maps import labels_on_labels, misplaced, outlines_of, random_content, shared_area, within

CONTENTS = {seed: random_content(40, 3, seed) for seed in (1, 2)}


@pytest.fixture(scope="module")
def maps() -> dict[int, np.ndarray]:
    """Return a map of each content."""
    return {seed: map_layout(content, seed) for seed, content in CONTENTS.items()}


def test_the_same_content_lies_the_same_each_time(maps: dict[int, np.ndarray]) -> None:
    """VPC would be somewhere else at every start."""
    assert np.array_equal(map_layout(CONTENTS[1], 1), maps[1])


@pytest.mark.parametrize("seed", CONTENTS)
def test_each_topic_is_one_piece_around_its_own_concepts(maps: dict[int, np.ndarray], seed: int) -> None:
    """A concept in the area of another topic would be looked for in the wrong place."""
    assert misplaced(CONTENTS[seed], maps[seed]) == 0


def test_topics_of_a_large_map_are_one_piece_each() -> None:
    """Above some hundred concepts they are placed topic by topic, where discs would run into one another."""
    content = random_content(620, 12)
    assert misplaced(content, map_layout(content)) == 0


def test_hundreds_of_topics_lie_apart_and_near_those_that_they_share_edges_with() -> None:
    """A large atlas could not be laid out in any bearable time, or only without regard to its relations."""
    content = random_content(1200, 200)
    places = map_layout(content)
    assert misplaced(content, places) < content.graph.count / 100  # outlines of small topics are coarse
    start, end = places[content.graph.edges].swapaxes(0, 1)
    others = np.random.default_rng(1).permutation(end)
    near, anywhere = (np.hypot(*(start - those).T).mean() for those in (end, others))
    assert near < anywhere / 3


@pytest.mark.parametrize("seed", CONTENTS)
def test_labels_and_names_of_topics_have_room(maps: dict[int, np.ndarray], seed: int) -> None:
    """Words on words cannot be read."""
    content = CONTENTS[seed]
    geometry = geometry_of(content, maps[seed])
    with_room = len(labelled(importance(content), content.topics))
    assert labels_on_labels(geometry, content.names, with_room) == []
    for name, rings in zip(geometry.names, outlines_of(content, maps[seed]), strict=True):
        assert within(rings, np.array([name])).all()


def test_a_topic_cut_in_two_is_joined_around_the_others() -> None:
    """Its outline would be two, and the second would look like another topic."""
    places = np.array([(0.0, 0.0), (400.0, 0.0), *((200.0, y) for y in range(-90, 91, 30))])
    content = MapContent(Adjacency(9, []), ["x"] * 9, np.array([0, 0, *[1] * 7]), ["A", "B"])
    assert misplaced(content, places) == 0


def test_what_a_topic_surrounds_is_a_hole_in_it() -> None:
    """A topic amid another would be painted over."""
    angles = np.arange(0, 2 * np.pi, 0.3)
    places = np.vstack([160 * np.column_stack([np.cos(angles), np.sin(angles)]), [(0.0, 0.0)]])
    count = len(places)
    content = MapContent(Adjacency(count, []), ["x"] * count, np.array([0] * (count - 1) + [1]), ["A", "B"])
    assert misplaced(content, places) == 0


def test_new_concepts_move_no_other_and_leave_outlines_as_they_are() -> None:
    """Whoever knows the map would have to learn it anew with each version of the pack."""
    content = random_content(110, 3, 4)
    new = np.random.default_rng(4).choice(content.graph.count, 20, replace=False)
    old = np.setdiff1d(np.arange(content.graph.count), new)
    before = content.part(old)
    known = np.full((content.graph.count, 2), np.nan)
    known[old] = map_layout(before)
    places = with_added(content, known)
    assert np.array_equal(places[old], known[old])
    assert misplaced(content, places) == 0
    outlines = zip(outlines_of(before, known[old]), outlines_of(content, places), strict=True)
    assert min(shared_area(*rings) for rings in outlines) >= 0.95


def test_a_new_topic_is_placed_beside_the_map() -> None:
    """It would lie on what is there."""
    content = random_content(40, 3)
    known = map_layout(content)
    known[content.topics == 2] = np.nan
    places = with_added(content, known)
    assert misplaced(content, places) == 0
    assert places[content.topics == 2, 0].min() > places[content.topics != 2, 0].max()


@pytest.mark.parametrize(
    "content",
    [
        MapContent(Adjacency(0, []), [], np.zeros(0, dtype=int), []),
        MapContent(Adjacency(1, [(0, 0)]), ["Alone"], np.zeros(1, dtype=int), ["One"]),
        MapContent(Adjacency(5, [(0, 1)]), ["x" * 500] * 5, np.zeros(5, dtype=int), ["y" * 500]),
        MapContent(Adjacency(3, []), ["\u05d0\u05d1\u05d2", "", " "], np.array([0, 1, 1]), ["", "B", "C"]),
    ],
    ids=["empty", "one", "one topic", "no relation"],
)
def test_small_and_odd_contents_are_maps_too(content: MapContent) -> None:
    """A pack of somebody else may have a single topic, or nothing yet."""
    places = map_layout(content)
    assert places.shape == (content.graph.count, 2)
    assert np.isfinite(places).all()
    assert misplaced(content, places) == 0 if content.graph.count else True


def test_equal_places_are_no_error() -> None:
    """A pack may give all its concepts one position."""
    content = random_content(30, 3)
    places = np.zeros((30, 2))
    assert all(outlines_of(content, places))
    assert np.isfinite(geometry_of(content, places).names).all()
