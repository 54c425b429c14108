"""Paths: journeys first, paths that differ, none that is known to fail, and a reason where there is none."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.edition import Edition
from netatlas.atlas.model import ConceptId, Hop, Journey, RelationKind
from netatlas.explore.paths import PathQuestion, answer_to, choices_of, chosen_of
from netatlas.explore.paths.search import MOST_STEPS, Wanted, differing_paths, hubs
from tests.helpers.atlases import CITED, atlas_of, concept, tie

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

_KINDS = (
    RelationKind(
        id="routes-to",
        label="sends traffic to",
        inverse="receives traffic from",
        sentence="{a} sends traffic to {b}",
        inverse_sentence="{b} receives traffic from {a}",
        traffic=True,
    ),
    RelationKind(
        id="uses",
        label="uses",
        inverse="is used by",
        sentence="{a} uses {b}",
        inverse_sentence="{b} is used by {a}",
    ),
)


def _journey(name: str, *stops: str, reason: str = "") -> Journey:
    hops = tuple(Hop(concept=ConceptId(stop), says="goes on") for stop in stops)
    return Journey(id=name, title=name, summary="A way.", hops=hops, works=not reason, reason=reason, **CITED)


def _atlas(
    *ties: tuple[str, str, str], journeys: tuple[Journey, ...] = (), noted: frozenset[str] = frozenset()
) -> Atlas:
    names = dict.fromkeys(
        [end for start, _, stop in ties for end in (start, stop)]
        + [str(hop.concept) for journey in journeys for hop in journey.hops]
        + ["alone"]
    )
    concepts = [
        concept(
            name,
            relations=tuple(
                tie(start, relation, end, in_notes=start in noted)
                for start, relation, end in ties
                if start == name
            ),
        )
        for name in names
    ]
    return atlas_of(concepts, relation_kinds=_KINDS, journeys=journeys)


def _ask(start: str, end: str, **more: object) -> PathQuestion:
    return PathQuestion(ConceptId(start), ConceptId(end), **more)  # type: ignore[arg-type]


_CHAIN = (("subnet", "routes-to", "nat"), ("nat", "routes-to", "igw"), ("igw", "routes-to", "internet"))


def test_each_step_is_told_in_the_direction_in_which_it_is_walked() -> None:
    """Words of the wrong direction would say that the internet sends what it receives."""
    atlas = _atlas(*_CHAIN)
    there = answer_to(atlas, _ask("subnet", "nat")).paths[0]
    back = answer_to(atlas, _ask("nat", "subnet")).paths[0]
    assert [step.sentence for step in there.steps] == ["Subnet sends traffic to Nat"]
    assert [step.sentence for step in back.steps] == ["Nat receives traffic from Subnet"]


def test_paths_of_packets_come_before_other_relations() -> None:
    """A shorter path over "uses" would be taken for that of a packet."""
    atlas = _atlas(*_CHAIN, ("subnet", "uses", "address"), ("address", "uses", "internet"))
    paths = answer_to(atlas, _ask("subnet", "internet")).paths
    assert [(path.traffic, len(path.steps)) for path in paths] == [(True, 3), (False, 2)]


def test_two_relations_between_the_same_two_make_one_path() -> None:
    """A path for each parallel relation would fill the answer with repeats."""
    atlas = _atlas(("a", "uses", "b"), ("a", "routes-to", "b"), ("b", "uses", "a"))
    paths = answer_to(atlas, _ask("a", "b")).paths
    assert [[step.relation.id for step in path.steps] for path in paths] == [["a>routes-to>b"]]


def test_curated_journeys_come_first_and_in_their_direction() -> None:
    """A journey back would answer the question of how to get there."""
    atlas = _atlas(
        *_CHAIN, journeys=(_journey("out", "subnet", "nat", "internet"), _journey("in", "internet", "subnet"))
    )
    assert [one.id for one in answer_to(atlas, _ask("subnet", "internet")).journeys] == ["out"]


@pytest.mark.parametrize(
    ("start", "end", "offered"),
    [
        ("left", "right", False),  # the whole journey lies on the path
        ("left", "middle", True),  # a part of it that leads no further
        ("peering", "right", False),  # both ends are stops of the journey
    ],
)
def test_a_path_that_is_known_to_fail_is_never_offered(start: str, end: str, offered: bool) -> None:  # noqa: FBT001
    """Transitive peering would be offered as a path, and somebody would build it."""
    ties = (
        ("left", "routes-to", "peering"),
        ("peering", "routes-to", "middle"),
        ("middle", "routes-to", "right"),
    )
    failing = _journey("transitive", "left", "peering", "right", reason="Peering is not transitive.")
    answer = answer_to(_atlas(*ties, journeys=(failing,)), _ask(start, end))
    assert bool(answer.paths) is offered
    if not offered:
        assert "Peering is not transitive." in answer.reason
        assert [journey.id for journey in answer.failing] == ["transitive"]


def test_where_there_is_no_path_the_reason_and_the_nearest_common_concept_are_told() -> None:
    """An empty answer would leave open whether the two are unrelated or merely far apart."""
    far = tuple((f"n{number}", "uses", f"n{number + 1}") for number in range(MOST_STEPS + 1))
    atlas = _atlas(*far)
    answer = answer_to(atlas, _ask("n0", f"n{MOST_STEPS + 1}"))
    assert f"{MOST_STEPS + 1} steps apart" in answer.reason
    assert answer.common == "n1"
    alone = answer_to(atlas, _ask("n0", "alone"))
    assert "No relation leads" in alone.reason
    assert alone.common is None
    assert "same concept" in answer_to(atlas, _ask("n0", "n0")).reason


def test_as_the_notes_only_what_they_held_is_used() -> None:
    """A path over a relation of today would put words into the notes' mouth."""
    atlas = _atlas(("a", "uses", "b"), ("b", "uses", "c"), noted=frozenset({"a"}))
    assert answer_to(atlas, _ask("a", "c", edition=Edition.TODAY)).paths
    assert answer_to(atlas, _ask("a", "b", edition=Edition.NOTES)).paths
    assert not answer_to(atlas, _ask("a", "c", edition=Edition.NOTES)).paths


def test_what_is_avoided_is_not_passed() -> None:
    """Everything leads through the VPC; who avoids it wants the other paths."""
    spokes = tuple(("hub", "uses", f"leaf{number}") for number in range(20))
    atlas = _atlas(*spokes, ("leaf0", "uses", "leaf1"), ("leaf1", "uses", "leaf2"))
    plain = answer_to(atlas, _ask("leaf0", "leaf2")).paths
    assert ("leaf0", "hub", "leaf2") in [path.concepts for path in plain]
    for question in (
        _ask("leaf0", "leaf2", avoid_hubs=True),
        _ask("leaf0", "leaf2", avoided=frozenset({"hub"})),
    ):
        assert [path.concepts for path in answer_to(atlas, question).paths] == [("leaf0", "leaf1", "leaf2")]
    refused = answer_to(atlas, _ask("leaf5", "leaf6", avoid_hubs=True))
    assert (refused.paths, refused.reason.endswith("avoid less.")) == ((), True)


@given(st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=20), st.integers(1, 4))
def test_paths_are_simple_short_and_differ(pairs: set[tuple[int, int]], most: int) -> None:
    """Whatever the graph, a path would pass a concept twice, be too long, or repeat another with a detour."""
    graph: nx.Graph[ConceptId] = nx.Graph()
    graph.add_nodes_from(ConceptId(str(name)) for name in range(9))
    graph.add_edges_from((ConceptId(str(a)), ConceptId(str(b))) for a, b in pairs if a != b)
    paths = differing_paths(graph, Wanted(ConceptId("0"), ConceptId("8"), most))
    assert len(paths) <= most
    lengths = nx.single_source_shortest_path_length(graph, ConceptId("0"))
    assert bool(paths) is (lengths.get(ConceptId("8"), MOST_STEPS + 1) <= MOST_STEPS)
    for path in paths:
        assert (path[0], path[-1]) == ("0", "8")
        assert len(set(path)) == len(path) <= MOST_STEPS + 1
        assert nx.is_path(graph, path)
    for one, other in combinations(paths, 2):
        assert not set(one[1:-1]) <= set(other[1:-1])
        assert not set(other[1:-1]) <= set(one[1:-1])


def test_a_small_graph_has_no_hubs() -> None:
    """In a pack of ten concepts avoiding hubs would leave nothing."""
    assert not hubs(nx.star_graph(8))


def test_choices_begin_with_the_journey_that_is_asked_for() -> None:
    """The way that somebody wrote for just these two would be hidden behind others, or be no choice."""
    longer, exact = _journey("longer", "a", "b", "c", "d"), _journey("exact", "a", "c")
    failing = _journey("failing", "a", "x", "c", reason="Nothing lets it pass.")
    atlas = _atlas(("a", "uses", "b"), ("b", "uses", "c"), journeys=(longer, exact, failing))
    choices = choices_of(atlas, answer_to(atlas, PathQuestion(ConceptId("a"), ConceptId("c"))))
    assert [choice.key for choice in choices] == [("exact",), ("longer",), ("a", "b", "c"), ("failing",)]
    assert [choice.works for choice in choices] == [True, True, True, False]
    assert choices[2].title.startswith("2 steps over ")
    assert chosen_of(choices, ("a", "b", "c")) is choices[2]
    assert chosen_of(choices, ("gone",)) is choices[0]
    assert chosen_of((), ("a",)) is None


def test_a_round_trip_is_an_answer() -> None:
    """A journey that ends where it begins could not be played on the map."""
    trip = _journey("trip", "a", "b", "a")
    atlas = _atlas(("a", "uses", "b"), journeys=(trip,))
    answer = answer_to(atlas, PathQuestion(ConceptId("a"), ConceptId("a")))
    assert (answer.journeys, answer.paths, answer.reason) == ((trip,), (), "")
    assert "same concept" in answer_to(atlas, PathQuestion(ConceptId("b"), ConceptId("b"))).reason


def test_every_choice_is_an_answer_of_its_own_ends() -> None:
    """A journey would be offered on its page, and another one be played."""
    trip, plain = _journey("trip", "a", "b", "a"), _journey("plain", "a", "b")
    atlas = _atlas(("a", "uses", "b"), journeys=(trip, plain))
    for journey in atlas.journeys:
        question = PathQuestion(journey.hops[0].concept, journey.hops[-1].concept)
        choice = chosen_of(choices_of(atlas, answer_to(atlas, question)), (journey.id,))
        assert choice is not None
        assert choice.journey is journey
