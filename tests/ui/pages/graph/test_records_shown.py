"""Records as nodes on the graph page: menu, address, legend, card, files, and the pages that they open."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from PySide6.QtGui import QGuiApplication

from netatlas.drawing.graph.records import RecordSort
from netatlas.progress import SILENT
from netatlas.ui.pages.graph.also_menu import RecordCount
from netatlas.ui.pages.graph.node_address import node_address
from netatlas.ui.pages.graph.page import GraphPage
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.app import Application

GATEWAY, PROTOCOL = "nat-gateway", "ssl-2-0"
ALL = "".join(f"&also={sort}" for sort in sorted(RecordSort))


class Graph:
    """The page of the graph in the real window."""

    def __init__(self, application: Application, opened: OpenAtlas, qtbot: QtBot) -> None:
        application.window.first_painted.disconnect()
        application.start()
        application.window.resize(1280, 800)
        application.controller.show_atlas(opened)
        self.application, self.atlas, self._qtbot = application, opened.atlas, qtbot

    def open(self, address: str) -> GraphPage:
        """Open an address of the graph and wait until it is drawn."""
        self.application.controller.open_address(address)
        return self.page

    @property
    def page(self) -> GraphPage:
        """The page in front, drawn."""
        page = self.application.window.tabs.page
        assert isinstance(page, GraphPage)
        self._qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
        return page

    @property
    def address(self) -> str:
        """The address in front."""
        return str(self.application.window.tabs.address)


@pytest.fixture
def graph(application: Application, opened: OpenAtlas, qtbot: QtBot) -> Graph:
    """Return the graph of the small atlas."""
    return Graph(application, opened, qtbot)


def records_of(atlas: Atlas, concept: str) -> dict[str, set[str]]:
    """Return the ids of all records about a concept, by sort."""
    return {
        "limit": {limit.id for limit in atlas.concepts[concept].limits},
        "event": {event.id for event in atlas.events.values() if event.lane == concept},
        "comparison": {one.id for one in atlas.comparisons_with(concept)},
        "journey": {one.id for one in atlas.journeys_with(concept)},
    }


def test_the_menu_switches_records_on_and_the_legend_off(graph: Graph) -> None:
    """Records could not be seen, nor be got rid of again, or another start would not show them."""
    page = graph.open(f"view:graph?around={GATEWAY}")
    expected = records_of(graph.atlas, GATEWAY)
    before = set(page.canvas.items.keys_in(""))
    for sort, action in page.bar.also.choices.items():
        assert action.text() == f"{sort.plural}  ({len(expected[sort])})"
        assert action.isEnabled() == bool(expected[sort])
    page.bar.also.choices[RecordSort.LIMIT].trigger()
    page = graph.page
    assert "also=limit" in graph.address
    assert page.bar.also.text() == "Also show (1)"
    assert set(page.canvas.items.keys_in("")) == before | expected["limit"]
    limit = next(iter(expected["limit"]))
    assert page.canvas.item_text(limit).description.startswith("limit; 1 connection; ")
    graph.application.actions.run("graph.depth_2")
    assert "also=limit" in graph.address
    page = graph.page
    [button] = [button for button in page.side.legend.buttons if button.kind.is_record]
    assert button.kind.label == "Limits"
    assert button.kind.total >= len(expected["limit"])
    button.click()
    assert "also" not in graph.address
    assert not [button for button in graph.page.side.legend.buttons if button.kind.is_record]


def test_back_on_the_map_there_are_concepts_only_and_the_records_come_again(graph: Graph) -> None:
    """The choice would be lost on the way to the map and back, or limits lie about on the map."""
    page = graph.open(f"view:graph?around={GATEWAY}{ALL}")
    assert page.canvas.picture is not None
    assert page.canvas.picture.content.records
    page.bar.back.click()
    page = graph.page
    assert page.canvas.picture is not None
    assert not page.canvas.picture.content.records
    page.canvas.go_to(GATEWAY)
    graph.application.actions.run("graph.neighbours")
    assert graph.page.canvas.picture is not None
    assert graph.page.canvas.picture.content.records


@pytest.mark.parametrize("sort", list(RecordSort))
def test_a_selected_record_has_a_card_and_opens_at_its_place(graph: Graph, sort: RecordSort) -> None:
    """A node would be a sign without a meaning that leads nowhere."""
    centre = PROTOCOL if sort is RecordSort.EVENT else GATEWAY
    page = graph.open(f"view:graph?around={centre}{ALL}")
    key = min(records_of(graph.atlas, centre)[sort])
    page.canvas.go_to(key)
    assert f"record={key}" in graph.address
    card = page.side.card
    assert card.kind.text().lower() == sort
    assert graph.atlas.concepts[centre].name in card.relations.toPlainText()
    assert not card.path_from.isVisible()
    assert "Select a concept first" in page.reason("go.path_from")
    assert page.copy()
    document = page.document()
    assert document is not None
    assert QGuiApplication.clipboard().text().startswith(document.title)
    shown = graph.address
    card.open.click()
    assert graph.address == node_address(graph.atlas, key)
    graph.application.window.tabs.back()
    assert graph.address == shown
    assert graph.page.canvas.current == key
    page = graph.page
    page.bar.also.choices[sort].trigger()
    assert "record=" not in graph.address
    assert graph.page.canvas.current == centre


def test_each_limit_and_event_opens_where_it_is_among_the_others() -> None:
    """A limit would open a page of its own, far from those beside it, and an event one without a timeline."""
    atlas = demo_atlas()
    for limit in atlas.limits.values():
        assert node_address(atlas, limit.id).startswith("view:limits?words=")
    for event in atlas.events.values():
        assert node_address(atlas, event.id) == f"{event.timeline}?at={event.date}"
    assert node_address(atlas, GATEWAY) == GATEWAY
    assert node_address(atlas, "no-such-thing") == "no-such-thing"


def test_more_limits_than_are_shown_are_said() -> None:
    """The reader would believe to see all of them."""
    assert RecordCount(RecordSort.LIMIT, 1234, 0).words == "Limits  (200 of 1,234)"


def test_graph_files_say_what_each_node_is(graph: Graph) -> None:
    """Another program would take limits for concepts, or not get them at all."""
    page = graph.open(f"view:graph?around={GATEWAY}{ALL}")
    make = page.content("graphml")
    assert callable(make)
    content = make(SILENT)
    assert isinstance(content, bytes)
    read = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    own = records_of(graph.atlas, GATEWAY)
    assert {node for node, data in read.nodes(data=True) if data["record"] == "limit"} == own["limit"]
    assert {data["record"] for _, data in read.nodes(data=True)} == {"concept", *(s for s in own if own[s])}
    svg = page.content("svg")
    assert callable(svg)
    written = svg(SILENT)
    assert isinstance(written, bytes)
    assert b"fill-limit" in written
