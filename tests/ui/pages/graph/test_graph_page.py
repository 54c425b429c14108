"""The page of the graph in the real window, with the small atlas: modes, legend, filters, history, search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from netatlas.api import OpenAtlas
from netatlas.errors import UsageError
from netatlas.ui.pages.graph.page import GraphPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.app import Application
    from netatlas.ui.pages.graph.legend import KindButton

GATEWAY, INSTANCE = "nat-gateway", "nat-instance"


class Window:
    """The window with the graph in front."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.application = application
        self.tabs = application.window.tabs
        self._qtbot = qtbot

    def open(self, address: str) -> GraphPage:
        """Open an address of the graph and wait until it is drawn."""
        self.application.controller.open_address(address)
        return self.page

    @property
    def page(self) -> GraphPage:
        """The page in front, drawn."""
        page = self.tabs.page
        assert isinstance(page, GraphPage)
        self._qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
        return page

    @property
    def address(self) -> str:
        """The address in front."""
        return str(self.tabs.address)

    @property
    def atlas(self) -> Atlas:
        """The atlas that is open."""
        atlas = self.application.parts.workspace.atlas
        assert atlas is not None
        return atlas


@pytest.fixture
def window(application: Application, opened: OpenAtlas, qtbot: QtBot) -> Window:
    """Return the window with the small atlas."""
    application.window.first_painted.disconnect()
    application.start()
    application.window.resize(1280, 800)
    application.controller.show_atlas(opened)
    return Window(application, qtbot)


def test_the_map_has_every_concept_and_every_relation(window: Window) -> None:
    """Concepts that Browse does not list would be missing."""
    page = window.open("view:graph")
    content = page.canvas.picture.content if page.canvas.picture else None
    assert content is not None
    assert set(content.ids) == set(window.atlas.concepts)
    assert sum(map(len, content.connections)) == sum(
        relation.start != relation.end for relation in window.atlas.relations.values()
    )
    assert [" ".join(area.lines) for area in content.areas] == [topic.title for topic in window.atlas.topics]


def test_neighbours_and_back_to_the_map_as_it_was(window: Window) -> None:
    """The way to the neighbours of a concept would lose the place on the map, or history not go back."""
    page = window.open(f"view:graph?on={GATEWAY}&seen=on")
    window.page.canvas.zoom(1.3)
    page = window.page
    places = page.canvas.picture.content.x if page.canvas.picture else ()
    left = window.address
    window.application.actions.run("graph.neighbours")
    around = window.page
    assert f"around={GATEWAY}" in window.address
    content = around.canvas.picture.content if around.canvas.picture else None
    assert content is not None
    assert content.ids[0] == GATEWAY
    assert not content.areas
    window.application.actions.run("graph.depth_2")
    assert "depth=2" in window.address
    assert len(window.page.canvas.picture.content.ids) >= len(content.ids)  # type: ignore[union-attr]
    window.page.bar.back.click()
    page = window.page
    assert window.address == left
    assert page.canvas.picture is not None
    assert page.canvas.picture.content.x == places
    window.tabs.back()
    assert "depth=2" in window.address


def test_the_legend_switches_kinds_off_and_on(window: Window) -> None:
    """The legend would only look like buttons, or its numbers be wrong."""
    page = window.open("view:graph")
    button = page.side.legend.buttons[0]
    kind = button.kind
    assert kind.total == sum(concept.kind == kind.id for concept in window.atlas.concepts.values())
    button.click()
    assert f"hide={kind.id}" in window.address
    shown = page.canvas.filter.shown(page.canvas.picture.content)  # type: ignore[union-attr]
    assert sum(shown.nodes) == len(window.atlas.concepts) - kind.total
    window.application.actions.run("graph.show_all")
    assert "hide" not in window.address
    assert page.side.legend.buttons[0].isChecked()


def test_relations_are_switched_off_in_the_menu(window: Window) -> None:
    """The picture could not be freed of relations that do not matter now."""
    page = window.open("view:graph")
    action = next(action for action in page.bar.menu.actions() if action.isCheckable())
    relation = action.data()
    action.trigger()
    assert f"without={relation}" in window.address
    assert not action.isChecked()
    assert page.bar.relations.text() != "All relations"


def test_the_card_tells_the_relations_in_words_and_leads_on(window: Window) -> None:
    """A selected concept would be a dot without a meaning."""
    page = window.open(f"view:graph?on={GATEWAY}")
    card = page.side.card
    assert card.name.text() == window.atlas.concepts[GATEWAY].name
    relation = next(relation for relation in window.atlas.relations_from(GATEWAY))
    kind = window.atlas.relation_kinds[relation.relation]
    text = card.relations.toPlainText()
    assert f"{kind.label} " in text
    assert window.atlas.concepts[relation.end].name in text
    card.relations.link_activated.emit(relation.end, False)  # noqa: FBT003 - as the signal sends it
    assert page.canvas.current == relation.end
    assert f"on={relation.end}" in window.address
    card.open.click()
    assert window.address == relation.end


def test_show_on_the_map_selects_and_centres(window: Window) -> None:
    """The reader of a page would have to look for its concept on the map."""
    window.application.controller.open_address(GATEWAY)
    window.application.actions.run("go.show_on_map")
    page = window.page
    assert page.canvas.current == GATEWAY
    x, y = page.canvas.position_of(GATEWAY) or (0, 0)
    assert page.canvas.rect().adjusted(40, 40, -40, -40).contains(round(x), round(y))


def test_a_hit_is_centred_and_a_hidden_one_says_so(window: Window) -> None:
    """Search would leave the map, or lead to a concept that is not drawn without a word."""
    kind = window.atlas.concepts[INSTANCE].kind
    page = window.open(f"view:graph?hide={kind}")
    assert INSTANCE in page.hidden_records()
    said: list[str] = []
    page.note_requested.connect(said.append)
    assert page.centre_on(INSTANCE)
    assert page.canvas.current == INSTANCE
    assert "was hidden" in said[0]
    assert "hide" not in window.address
    assert not page.centre_on("no-such-thing")


def test_a_moved_concept_can_be_put_back(window: Window) -> None:
    """A slip of the mouse would spoil the map for the rest of the day."""
    page = window.open("view:graph")
    content = page.canvas.picture.content  # type: ignore[union-attr]
    number = content.numbers[GATEWAY]
    before = content.x[number]
    page.canvas.node_moved.emit(GATEWAY, before + 50, content.y[number])
    moved = window.page.canvas.picture.content  # type: ignore[union-attr]
    assert moved.x[number] == before + 50
    window.application.actions.run("graph.undo")
    assert window.page.canvas.picture.content.x[number] == before  # type: ignore[union-attr]
    window.application.actions.run("graph.redo")
    assert window.page.canvas.picture.content.x[number] == before + 50  # type: ignore[union-attr]


def test_the_edition_is_followed(window: Window) -> None:
    """The map As the notes would show as known what they did not hold."""
    window.open("view:graph")
    window.application.actions.run("view.edition_notes")
    content = window.page.canvas.picture.content  # type: ignore[union-attr]
    assert {content.ids[node] for node in content.dimmed} == {
        concept.id for concept in window.atlas.concepts.values() if not concept.in_notes
    }


def test_closing_the_page_ends_its_work(window: Window, qtbot: QtBot) -> None:
    """A job would call a page that is no longer there."""
    window.application.controller.open_address("view:graph")
    window.application.controller.open_address("view:limits")
    qtbot.waitUntil(lambda: window.application.jobs.idle, timeout=20_000)
    assert window.address == "view:limits"


def test_the_page_can_be_searched_copied_and_saved(window: Window) -> None:
    """Find in page, Copy and Save would do nothing on the graph."""
    page = window.open("view:graph")
    assert page.document() is None
    assert not page.copy()
    assert page.mark_all("nat") >= 2
    assert page.find_text("nat", backward=False)
    first = page.canvas.current
    assert page.find_text("nat", backward=False)
    assert page.canvas.current != first
    assert page.find_text("nat", backward=True)
    assert page.canvas.current == first
    assert not page.find_text("no such name", backward=False)
    assert page.copy()
    assert QGuiApplication.clipboard().text().startswith(window.atlas.concepts[first].name)
    assert QGuiApplication.clipboard().mimeData().hasFormat("text/markdown")
    assert page.document() is not None
    assert page.deselect()
    assert page.document() is None
    assert not page.deselect()


def test_the_buttons_of_the_bar(window: Window) -> None:
    """Zoom, modes and depth could not be reached with the mouse."""
    page = window.open(f"view:graph?on={GATEWAY}")
    page.bar.zoom_in.click()
    assert page.canvas.zoomed
    page.bar.fit.click()
    assert not page.canvas.zoomed
    page.bar.mode_chosen.emit("neighbours")
    assert f"around={GATEWAY}" in window.address
    page.bar.depth_chosen.emit("3")
    assert "depth=3" in window.address
    window.page.side.card.relations.link_activated.emit("view:limits", False)  # noqa: FBT003 - as sent
    assert window.address == "view:limits"


def test_the_bar_takes_no_more_width_for_neighbours(window: Window, qtbot: QtBot) -> None:
    """In a narrow window Browse would be pushed to the side, and the name of the mode be cut."""
    window.application.window.resize(640, 600)
    bar = window.open("view:graph").bar
    least = bar.minimumSizeHint().width()
    window.open(f"view:graph?around={GATEWAY}&also=limit&also=event")
    qtbot.waitUntil(lambda: bar.modes.width() >= bar.modes.sizeHint().width())
    assert bar.minimumSizeHint().width() == least
    window.application.window.resize(1600, 600)
    qtbot.waitUntil(lambda: bar.depths.mapTo(bar, QPoint()).y() == bar.modes.mapTo(bar, QPoint()).y())


def test_large_text_has_room_beside_the_graph(window: Window, qtbot: QtBot) -> None:
    """Names of kinds would be painted over their numbers, and what the buttons do be cut."""
    window.application.parts.workspace.set_percent(200)
    window.application.window.resize(1024, 700)
    page = window.open(f"view:graph?on={GATEWAY}")
    card, kinds = page.side.card, page.side.legend.buttons
    buttons = (card.open, card.neighbours, card.path_from, card.path_to, *kinds, page.bar.relations)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons))
    assert all(one.height() >= one.sizeHint().height() for one in buttons)
    window.application.parts.workspace.set_percent(100)
    qtbot.waitUntil(lambda: kinds_beside(page.side.legend.buttons))


def kinds_beside(kinds: tuple[KindButton, ...]) -> bool:
    """Return True if the first two kinds are in one line."""
    return kinds[0].y() == kinds[1].y()


def test_arranging_that_was_cancelled_begins_again(window: Window) -> None:
    """The page would say for ever that it is arranging."""
    window.application.controller.open_address("view:graph")
    page = window.tabs.page
    assert isinstance(page, GraphPage)
    window.application.jobs.cancel_titled()
    window.application.jobs.cancelled.emit()
    assert "cancelled" in page.canvas.message
    page.bar.mode_chosen.emit("map")
    assert window.page.canvas.picture is not None


def test_what_was_begun_since_is_not_cancelled(window: Window) -> None:
    """Who goes on while work is being cancelled would be told that the next picture is cancelled as well."""
    jobs = window.application.jobs
    window.application.controller.open_address("view:graph")
    jobs.cancel_titled()
    window.application.controller.open_address(f"view:graph?around={GATEWAY}")
    page = window.tabs.page
    assert isinstance(page, GraphPage)
    jobs.cancelled.emit()
    assert "cancelled" not in page.canvas.message
    assert window.page.canvas.picture is not None


def test_paths_are_those_of_the_atlas_that_is_open(window: Window, opened: OpenAtlas) -> None:
    """A path would be told as it was before the pack was changed."""
    address = f"view:graph?mode=path&from={GATEWAY}&to={INSTANCE}"
    assert window.open(address).document() is not None
    page = window.open("view:graph")
    window.application.controller.show_atlas(OpenAtlas(opened.atlas, opened.report))
    assert page.path.document() is None
    assert window.open(address).document() is not None


def test_an_error_is_said_in_the_picture(
    window: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The reader would look at an empty page."""

    def fail(*_: object) -> None:
        raise UsageError("The map is broken.")

    monkeypatch.setattr("netatlas.ui.pages.graph.loading.load_graph", fail)
    window.application.controller.open_address("view:graph")
    page = window.tabs.page
    assert isinstance(page, GraphPage)
    qtbot.waitUntil(lambda: "The map is broken." in page.canvas.message)
