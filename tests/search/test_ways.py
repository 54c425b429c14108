"""Which journey answers a question about a way, from where to where and past what."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from netatlas.atlas.model import ConceptId, Hop, Journey, RelationKind
from netatlas.search.searcher import Searcher
from netatlas.search.ways import Way
from tests.helpers.atlases import CITED, atlas_of, concept, tie


@dataclass(frozen=True)
class _Trip:
    """A journey over hops; it fails if there is a reason."""

    id: str
    title: str
    hops: tuple[str, ...]
    reason: str = ""

    def journey(self) -> Journey:
        hops = tuple(Hop(concept=ConceptId(stop), says="goes on") for stop in self.hops)
        return Journey(
            id=self.id, title=self.title, summary="A way.", hops=hops, works=not self.reason,
            reason=self.reason, **CITED
        )  # fmt: skip


_TRIPS = (
    _Trip("by-ferry", "From the castle to the island by ferry", ("castle", "toll-ferry", "island")),
    _Trip("by-bridge", "From the castle to the island over a bridge", ("castle", "bridge", "island")),
    _Trip("on-foot", "From the castle to the island on foot", ("castle", "ford", "island"), "It is deep."),
    _Trip("home", "From the island to the castle", ("island", "raft", "castle")),
    _Trip("between-towns", "From one town to another by coach", ("town", "coach", "town")),
    _Trip("to-market", "From the castle to the market", ("castle", "coach", "market")),
)
_TRAFFIC = RelationKind(
    id="leads-to", label="leads to", inverse="is reached from", sentence="{a} leads to {b}",
    inverse_sentence="{b} is reached from {a}", traffic=True,
)  # fmt: skip


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    """Return the search over a few ways by land and by water; the coach goes to the harbour too."""
    names = dict.fromkeys([*(stop for trip in _TRIPS for stop in trip.hops), "harbour"])
    ties = {"coach": (tie("coach", "leads-to", "harbour"),)}
    aliases = {"castle": ("stone fort",)}
    concepts = [
        concept(
            name,
            title=name.replace("-", " ").title(),
            relations=ties.get(name, ()),
            aliases=aliases.get(name, ()),
        )
        for name in names
    ]
    journeys = tuple(trip.journey() for trip in _TRIPS)
    return Searcher(atlas_of(concepts, journeys=journeys, relation_kinds=(_TRAFFIC,)))


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("path from the castle to the island without a bridge", "by-ferry"),
        ("path from the castle to the island without a ferry", "by-bridge"),
        ("way to the island from the fort over a bridge", "by-bridge"),
        ("path from the island to the castle", "home"),
        ("path between two towns", "between-towns"),
        ("way from one town to another", "between-towns"),
        ("path from castle to harbour", "to-market"),
        ("why does the path from the castle to the island on foot not work", "on-foot"),
    ],
)
def test_the_journey_with_both_ends_is_the_answer(searcher: Searcher, asked: str, first: str) -> None:
    """Whoever asks for a way would get one that leads elsewhere, back, or over what is to be avoided."""
    hit = searcher.search(asked)[0]
    assert (hit.id, hit.weak) == (first, False)


@pytest.mark.parametrize(
    "asked",
    [
        "path from the castle to the island without bridge, ferry or ford",
        "path from the market to the castle",
        "path from the castle to the moon",
        "path between two islands",
    ],
)
def test_a_journey_that_is_no_answer_is_marked(searcher: Searcher, asked: str) -> None:
    """A way that leads elsewhere, or passes what is avoided, would be taken for the answer."""
    journeys = {trip.id for trip in _TRIPS}
    assert [hit.id for hit in searcher.search(asked) if hit.id in journeys and not hit.weak] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("from a town to a castle", "to a castle from a town"),
        ("between a town and a castle", "how to get to a castle from a town"),
        ("from a town to another", "between two towns"),
        ("from a to b avoiding rain and snow", "from a to b without snow or rain"),
    ],
)
def test_a_way_is_the_same_in_any_wording(one: str, other: str) -> None:
    """A question would be answered by how it is put rather than by what it asks."""
    first, second = Way.of(one), Way.of(other)
    assert first._replace(avoided=()) == second._replace(avoided=())
    assert set(first.avoided) == set(second.avoided)
