"""The address of the graph: what is written is read back, and ids are stored with their pack."""

from __future__ import annotations

import pytest

from netatlas.address import Address
from netatlas.atlas.addressing import resolved, stored
from netatlas.ui.pages.graph.address import GraphMode, GraphOptions, graph_address, graph_options
from netatlas.ui.pages.graph.path_options import PathOptions
from tests.helpers.atlases import demo_atlas


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (GraphOptions(), "view:graph"),
        (
            GraphOptions(on="nat-gateway", seen=(512.5, -30.0, 1.25)),
            "view:graph?on=nat-gateway&seen=512.5+-30.0+1.25",
        ),
        (GraphOptions(outline=True, measure="clusters"), "view:graph?outline=1&measure=clusters"),
        (GraphOptions(on="nat-gateway", centred=True), "view:graph?on=nat-gateway&seen=on"),
        (
            GraphOptions(around="vpc", on="nat-gateway", depth=3),
            "view:graph?around=vpc&on=nat-gateway&depth=3",
        ),
        (
            GraphOptions(path=PathOptions(start="ec2-instance", end="internet", by=("vpc", "subnet"))),
            "view:graph?mode=path&from=ec2-instance&to=internet&by=vpc+subnet",
        ),
        (
            GraphOptions(path=PathOptions(end="internet", avoid_hubs=True), seen=(1.0, 2.0, 0.5)),
            "view:graph?mode=path&to=internet&hubs=0&seen=1.0+2.0+0.5",
        ),
        (GraphOptions(path=PathOptions()), "view:graph?mode=path"),
        (
            GraphOptions(kinds=frozenset({"service", "policy"}), relations=frozenset({"uses"})),
            "view:graph?hide=policy&hide=service&without=uses",
        ),
    ],
)
def test_options_are_kept(options: GraphOptions, text: str) -> None:
    """Zoom, place, filters or mode would be lost with the next start."""
    assert str(graph_address(options)) == text
    assert graph_options(Address.parse(text)) == options


@pytest.mark.parametrize(
    "seen", ["", "1", "a+b+c", "1+2", "nan+0+1", "0+0+0", "0+0+-1", "1e99+0+1", "1+2+3+4"]
)
def test_a_place_that_makes_no_sense_means_the_whole(seen: str) -> None:
    """A damaged bookmark would show nothing, or nothing for ever."""
    options = graph_options(Address.view("graph", [("seen", seen), ("depth", "7"), ("measure", "x")]))
    assert options == GraphOptions()
    assert options.mode is GraphMode.MAP


def test_ids_are_stored_with_their_pack() -> None:
    """The graph of another pack that is open alone would be filtered by ids of the shipped one."""
    atlas = demo_atlas()
    address = graph_address(
        GraphOptions(
            around="nat-gateway",
            on="nat-instance",
            kinds=frozenset({"component"}),
            relations=frozenset({"uses"}),
        )
    )
    kept = stored(atlas, address)
    assert kept.value("around").endswith(":nat-gateway")
    assert all(":" in kept.value(name) for name in ("on", "hide", "without"))
    assert resolved(atlas, kept) == address


def test_a_path_is_stored_with_the_packs_of_all_its_concepts() -> None:
    """The path of another pack would be drawn between concepts of the shipped one, or another one chosen."""
    atlas = demo_atlas()
    path = PathOptions(start="nat-gateway", end="nat-instance", by=("nat-gateway", "nat-instance"))
    address = graph_address(GraphOptions(path=path))
    kept = stored(atlas, address)
    assert all(":" in one for name in ("from", "to") for one in kept.values(name))
    assert all(":" in one for one in kept.value("by").split("+"))
    assert resolved(atlas, kept) == address


def test_ends_that_are_no_concepts_are_left_out() -> None:
    """A bookmark of a concept that is gone would fail to open."""
    options = GraphOptions(path=PathOptions(start="gone", end="nat-gateway"), on="gone")
    known = options.known(demo_atlas())
    assert known.path == PathOptions(end="nat-gateway")
    assert not known.on
    assert known.title(demo_atlas()) == "To NAT gateway"
