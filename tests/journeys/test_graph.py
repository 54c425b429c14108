"""Journey: from a hit to the map, to the neighbours of a concept, through the whole graph, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from netatlas.ui.app import WindowOptions, create
from netatlas.ui.pages.graph.page import GraphPage
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Reader

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LONGEST_MS = 60_000
"""The map of the shipped pack is arranged once in each run of the program."""


def _page(reader: Reader) -> GraphPage:
    """Return the graph when it is drawn."""
    page = reader.window.tabs.page
    assert isinstance(page, GraphPage)
    reader.qtbot.waitUntil(lambda: page.is_ready, timeout=LONGEST_MS)
    return page


def test_from_a_page_to_the_map_and_through_it_by_keyboard(reader: Reader, tmp_path: Path) -> None:
    """The graph would be for those with a mouse only, or forget how it was looked at."""
    reader.press(KEY.Key_K, CTRL)
    reader.type("nat gateway")
    reader.wait_for_results()
    reader.press(KEY.Key_M, CTRL)
    page = _page(reader)
    assert page.canvas.current == "nat-gateway"
    assert page.side.card.count.text().endswith(" relations")

    reader.press(KEY.Key_F)
    around = _page(reader)
    assert reader.address.startswith("view:graph?around=nat-gateway")
    reader.press(KEY.Key_2)
    assert "depth=2" in reader.address
    _page(reader)
    reader.press(KEY.Key_F)
    page = _page(reader)
    assert page.canvas.current == "nat-gateway"
    assert around is page

    _walk_everything(reader, page)
    current = page.canvas.current
    reader.press(KEY.Key_Return)
    assert reader.address == current
    reader.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert _page(reader).canvas.current == current

    reader.press(KEY.Key_K, CTRL)
    reader.type("route 53")
    reader.wait_for_results()
    reader.press(KEY.Key_Return)
    page = _page(reader)
    assert page.canvas.current == "route-53"
    assert QApplication.focusWidget() is page.canvas
    _comes_back_at_the_next_start(reader, page, tmp_path)


def _walk_everything(reader: Reader, page: GraphPage) -> None:
    """Step through all concepts, and leave the graph by keyboard."""
    names = reader.application.parts.workspace.atlas
    assert names is not None
    seen = set()
    for _ in names.concepts:
        reader.press(KEY.Key_PageDown)
        seen.add(page.canvas.current)
        assert page.canvas.item_text(page.canvas.current).name == names.concepts[page.canvas.current].name
    assert seen == set(names.concepts)
    reader.press(KEY.Key_Tab)
    assert QApplication.focusWidget() is not page.canvas
    page.focus_content()


def _comes_back_at_the_next_start(reader: Reader, page: GraphPage, tmp_path: Path) -> None:
    page.side.legend.buttons[0].click()
    reader.qtbot.waitUntil(lambda: page.is_ready and "seen=" in reader.address, timeout=LONGEST_MS)
    address, view = reader.address, page.canvas.place
    assert view is not None
    reader.window.close()
    again = create([], WindowOptions(home=tmp_path / "home"))
    with reader.qtbot.waitSignal(again.controller.atlas_opened, timeout=20_000):
        again.start()
    shown = again.window.tabs.page
    assert isinstance(shown, GraphPage)
    reader.qtbot.waitUntil(lambda: shown.is_ready, timeout=LONGEST_MS)
    assert str(again.window.tabs.address) == address
    assert shown.canvas.current == "route-53"
    assert shown.options.kinds == page.options.kinds
    place = shown.canvas.place
    assert place is not None
    assert abs(place[2] - view[2]) < 0.01
    close_application(again)
