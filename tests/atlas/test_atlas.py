"""Look-ups by id, name, alias and neighbourhood, and the graph of it all."""

from __future__ import annotations

import networkx as nx
import pytest

from netatlas.atlas.model import Concept
from netatlas.words import folded
from tests.helpers.atlases import atlas_of, concept, demo_atlas, tie

ATLAS = demo_atlas()


@pytest.mark.parametrize(
    "name", ["nat-gateway", "NAT gateway", "nat  GATEWAY", "NAT‑gateway", "natgw", "Managed-NAT"]
)
def test_a_thing_answers_to_its_id_name_and_aliases(name: str) -> None:
    """A plain name in the terminal would need its exact spelling."""
    found = ATLAS.named(name)
    assert isinstance(found, Concept)
    assert found.id == "nat-gateway"


def test_names_that_differ_in_signs_only_stay_apart() -> None:
    """C, C++ and C# would open the same page."""
    atlas = atlas_of(
        [concept("c", title="C"), concept("c-sharp", title="C#"), concept("c-plus", title="C++")]
    )
    assert [getattr(atlas.named(name), "id", None) for name in ("C", "C#", "C++")] == [
        "c",
        "c-sharp",
        "c-plus",
    ]


def test_a_renamed_thing_answers_to_its_old_id() -> None:
    """A bookmark or a script would break with a new pack."""
    atlas = atlas_of([concept("elastic-ip-address", formerly=("elastic-ip",))])
    assert atlas.get("elastic-ip").id == "elastic-ip-address"  # type: ignore[attr-defined]
    with pytest.raises(KeyError):
        atlas.get("elastic")


def test_relations_are_known_from_both_ends() -> None:
    """A page would tell what it requires and not what requires it."""
    assert [one.end for one in ATLAS.relations_from("nat-gateway")] == ["elastic-ip", "nat-instance"]
    assert {one.start for one in ATLAS.relations_to("elastic-ip")} == {"nat-gateway", "nat-instance"}


def test_whatever_a_concept_owns_leads_back_to_it() -> None:
    """A hit on a fact, limit or event would open nothing."""
    for record_id in ("nat-gateway/bandwidth", "nat-gateways-per-zone", "nat-gateway>requires>elastic-ip"):
        assert ATLAS.owner_of(record_id) == "nat-gateway"
    assert ATLAS.owner_of("tls-1-2-published") == "tls-1-2"
    assert [claim.id for claim in ATLAS.claims_of("nat-gateway")] == [
        "nat-gateway-bandwidth", "nat-instance-choice", "managed",
    ]  # fmt: skip


def test_the_graph_holds_every_record_and_cannot_be_changed() -> None:
    """A script would walk an atlas with holes, or change it under the window."""
    graph = ATLAS.graph
    kinds = nx.get_node_attributes(graph, "kind")
    assert set(kinds.values()) == {"concept", "limit", "comparison", "event", "journey"}
    assert graph.has_edge("nat-gateway", "elastic-ip", key="nat-gateway>requires>elastic-ip")
    assert graph.edges["nat-gateway", "elastic-ip", "nat-gateway>requires>elastic-ip"]["sources"] == (
        "guide",
    )
    assert graph is ATLAS.graph
    with pytest.raises(nx.NetworkXError):
        graph.add_node("x")


def test_small_print_names_sources_and_dates() -> None:
    """A value would stand there without where it comes from, or a source of 2008 look like today's."""
    assert ATLAS.cite(ATLAS.facts["nat-gateway/bandwidth"]) == "VPC guide, 2026-11"
    assert ATLAS.cite(ATLAS.events["tls-1-2-published"]) == "RFC 5246, 2026-11, as of 2008-08"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Site‑to-Site VPN", "site to site vpn"), ("Café", "CAFE"), ("802.1Q", "802 1q"), ("ß", "SS")],
)
def test_folding_leaves_what_people_hear(one: str, other: str) -> None:
    """A hyphen or an accent would hide a name."""
    assert folded(one) == folded(other)


def test_two_relations_between_the_same_two_stay_two() -> None:
    """Two relations between the same two things would be merged into one."""
    atlas = atlas_of(
        [concept("a", relations=(tie("a", "requires", "b"), tie("a", "replaces", "b"))), concept("b")]
    )
    assert atlas.graph.number_of_edges("a", "b") == 2
