"""Journey: from concept to concept through the right panel, which is as it was at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.ui.app import WindowOptions, create
from netatlas.ui.panels.around import AroundSection
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.ui.main_window import MainWindow
    from tests.journeys.conftest import Reader

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _around(window: MainWindow) -> AroundSection:
    return next(one for one in window.panel.sections if isinstance(one, AroundSection))


def _arrive(reader: Reader, concept: str) -> AroundSection:
    """Wait until a concept is in front and its neighbours are in the panel."""
    assert reader.address == concept
    section, atlas = _around(reader.window), reader.application.parts.workspace.atlas
    assert atlas is not None
    title = f"Around {atlas.concepts[concept].name}"
    reader.qtbot.waitUntil(lambda: section.is_ready and section.heading.text() == title)
    return section


def _current(section: AroundSection) -> str:
    return section.canvas.item_text(section.canvas.current).name


def test_from_neighbour_to_neighbour(reader: Reader) -> None:
    """What is around a concept could be seen, but not gone to: not by keyboard, or not by mouse."""
    reader.application.controller.open_address("nat-gateway")
    section = _arrive(reader, "nat-gateway")
    section.heading.setFocus()
    for _ in range(2):
        reader.press(KEY.Key_Tab)
    canvas = section.canvas
    assert QApplication.focusWidget() is canvas
    while _current(section) != "5 concepts":
        reader.press(KEY.Key_Down)
    reader.press(KEY.Key_Return)
    assert _current(section) == "NAT64"
    reader.press(KEY.Key_Left)
    assert _current(section) == "5 concepts"
    reader.press(KEY.Key_Right)
    reader.press(KEY.Key_Return, CTRL)
    section = _arrive(reader, "nat64")
    assert len(reader.window.tabs.addresses) == 2

    reader.window.tabs.show_tab(0)
    section = _arrive(reader, "nat-gateway")
    hit = next(hit for hit in canvas.scene.hits if canvas.address_of(hit.key, "") == "private-subnet")  # type: ignore[union-attr]
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(hit.x) + 5, round(hit.y)))
    section = _arrive(reader, "private-subnet")
    section.map_button.click()
    assert reader.address.startswith("view:graph?on=private-subnet")
    assert not reader.window.panel.isVisible()
    assert reader.application.actions.reason("view.panel")


def test_it_is_as_it_was_at_the_next_start(reader: Reader, tmp_path: Path) -> None:
    """The panel and its folded sections would come back at each start, however often they are sent away."""
    window = reader.window
    reader.application.controller.open_address("nat-gateway")
    assert window.panel.isVisible()
    _around(window).heading.click()
    reader.press(KEY.Key_F9, SHIFT)
    assert not window.panel.isVisible()
    window.close()
    again = create([], WindowOptions(home=tmp_path / "home"))
    with reader.qtbot.waitSignal(again.controller.atlas_opened, timeout=20_000):
        again.start()
    assert not again.window.panel.isVisible()
    again.window.resize(window.size())  # a window is restored no larger than the screen
    reader.qtbot.waitUntil(lambda: again.window.panel.has_room)
    assert not again.window.panel.isVisible()
    again.actions.run("view.panel")
    assert again.window.panel.isVisible()
    assert _around(again.window).is_folded
    close_application(again)
