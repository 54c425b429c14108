"""The address of the graph: what is written is read back, and ids are stored with their pack."""

from __future__ import annotations

import pytest

from netatlas.address import Address
from netatlas.atlas.addressing import resolved, stored
from netatlas.ui.pages.graph.address import GraphMode, GraphOptions, graph_address, graph_options
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
