"""Journey: from a concept's page to the path to another, told and drawn, walked stop by stop, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from netatlas.ui.app import WindowOptions, create
from netatlas.ui.pages.graph.page import GraphPage
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QTextBlock

    from netatlas.ui.widgets.whole_text import WholeText
    from tests.journeys.conftest import Reader

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LONGEST_MS = 60_000
"""The map of the shipped pack is arranged once in each run of the program."""


def _page(reader: Reader) -> GraphPage:
    """Return the graph when the path is found and drawn."""
    page = reader.window.tabs.page
    assert isinstance(page, GraphPage)
    reader.qtbot.waitUntil(lambda: page.is_ready, timeout=LONGEST_MS)
    return page


def _pick(reader: Reader, text: str) -> None:
    """Type the name of a concept that is asked for, and take the first."""
    reader.type(text)
    reader.wait_for_results()
    reader.press(KEY.Key_Return)


def test_a_path_by_keyboard_from_a_page_and_back_at_the_next_start(reader: Reader, tmp_path: Path) -> None:
    """How traffic gets from here to there would be told nowhere, or be forgotten."""
    reader.application.controller.open_address("ec2-instance")
    reader.press(KEY.Key_G, CTRL | SHIFT)
    page = _page(reader)
    assert reader.address.startswith("view:graph?mode=path&from=ec2-instance")
    assert page.path.ends.start.text() == "EC2 instance"
    page.path.ends.end.click()
    _pick(reader, "internet")
    page = _page(reader)
    assert "to=internet" in reader.address
    stops = page.canvas.stops
    assert (stops[0], stops[-1]) == ("ec2-instance", "internet")
    assert "This works" in page.path.section.told.toPlainText()
    _has_all_in_view(page)

    _walks_stop_by_stop(reader, page)
    _chooses_another(reader, page)
    address, shown = reader.address, page.canvas.stops

    reader.press(KEY.Key_X)
    page = _page(reader)
    assert "from=internet&to=ec2-instance" in reader.address
    reader.press(KEY.Key_H)
    page = _page(reader)
    assert "hubs=0" in reader.address
    assert page.path.ends.hubs.isChecked()
    reader.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    reader.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    page = _page(reader)
    assert page.canvas.stops == shown
    assert reader.address == address

    reader.press(KEY.Key_T)
    assert not _page(reader).canvas.stops
    reader.press(KEY.Key_T)
    assert _page(reader).canvas.stops == shown
    _has_all_in_view(page)
    _comes_back_at_the_next_start(reader, shown, tmp_path)


def _has_all_in_view(page: GraphPage) -> None:
    assert page.canvas.zoomed
    for stop in page.canvas.stops:
        x, y = page.canvas.position_of(stop) or (-1, -1)
        assert page.canvas.rect().contains(round(x), round(y))


def _walks_stop_by_stop(reader: Reader, page: GraphPage) -> None:
    """Step along the path to its end, and one back."""
    page.focus_content()
    for index, stop in enumerate(page.canvas.stops):
        reader.press(KEY.Key_Right)
        assert (page.canvas.stop, page.canvas.current) == (index, stop)
        assert page.canvas.item_text(stop).description.startswith(f"stop {index + 1} of ")
        assert page.path.section.told.extraSelections()
    reader.press(KEY.Key_Right)
    assert page.canvas.stop == len(page.canvas.stops) - 1
    reader.press(KEY.Key_Left)
    assert page.canvas.stop == len(page.canvas.stops) - 2


def _chooses_another(reader: Reader, page: GraphPage) -> None:
    """Choose a path over relations from the list; it is told with its sources, and kept in the address."""
    titles = [page.path.section.choices.item(row).text() for row in range(page.path.section.choices.count())]
    row = next(row for row, title in enumerate(titles) if " steps over " in title)
    assert row > 0, "journeys come first"
    before = page.canvas.stops
    page.path.section.choices.setCurrentRow(row)
    page = _page(reader)
    assert page.canvas.stops != before
    assert f"by={'+'.join(page.canvas.stops)}" in reader.address
    told = page.path.section.told.toPlainText()
    assert "guide" in told
    document = page.document()
    assert document is not None
    assert document.title == "From EC2 instance to Internet"


def test_a_path_is_told_once_wherever_there_is_room(reader: Reader) -> None:
    """With the panel hidden, or in a narrow window, a path would be drawn only; or be told twice."""
    window = reader.window
    reader.application.controller.open_address("view:graph?mode=path&from=ec2-instance&to=internet")
    page = _page(reader)
    section, strip = page.path.section, page.path.strip
    assert window.panel.isAncestorOf(section)
    switch = partial(reader.press, KEY.Key_F9, SHIFT)
    narrow, broad = partial(window.resize, 1000, 700), partial(window.resize, 1280, 800)
    for hide, show in ((switch, switch), (narrow, broad)):
        hide()
        reader.qtbot.waitUntil(lambda: strip.isVisible() and section.told.isVisible())
        assert strip.isAncestorOf(section)
        assert not window.panel.isVisible()
        assert strip.height() <= page.height() / 2
        _has_all_in_view(_page(reader))
        show()
        reader.qtbot.waitUntil(lambda: window.panel.isAncestorOf(section) and section.told.isVisible())
        assert not strip.isVisible()
        _has_all_in_view(_page(reader))
    page.focus_content()
    for _ in page.canvas.stops:
        reader.press(KEY.Key_Right)
    marks = section.told.extraSelections()
    mark = marks[0].cursor.block()
    assert mark.text().startswith(f"{len(page.canvas.stops)} ")
    reader.qtbot.waitUntil(lambda: _is_in_sight(section.told, mark))

    reader.application.controller.open_address("nat-gateway", in_new_tab=True)
    assert not window.panel.isAncestorOf(section)
    assert window.panel.sections[0].isVisible()
    window.tabs.show_tab(0)
    assert window.panel.isAncestorOf(section)
    reader.press(KEY.Key_T)
    assert not _page(reader).path.section.isVisible()
    window.tabs.close_tab(0)
    assert [one.key for one in window.panel.sections] == ["outline", "around", "notes", "sheet"]


def _is_in_sight(told: WholeText, block: QTextBlock) -> bool:
    top, bottom = told.extent(block)
    visible = told.visibleRegion().boundingRect()
    return visible.top() <= top and bottom <= visible.bottom() + 1


def test_why_there_is_no_path_is_said(reader: Reader) -> None:
    """A question without an answer would leave the reader with an empty picture."""
    reader.application.controller.open_address("view:graph?mode=path&from=vpc&to=vpc")
    page = _page(reader)
    assert not page.canvas.stops
    assert "same concept" in page.path.section.told.toPlainText()


def test_a_journey_is_played_on_the_map(reader: Reader) -> None:
    """A packet's way would be a table only, and one that fails would look like one that works."""
    reader.application.controller.open_address("transitive-peering-fails")
    journey = next(j for j in reader.application.parts.workspace.atlas.journeys if j.id == reader.address)  # type: ignore[union-attr]
    reader.press(KEY.Key_M, CTRL)
    page = _page(reader)
    assert page.canvas.stops == tuple(hop.concept for hop in journey.hops)
    assert page.canvas.line is not None
    assert not page.canvas.line.works
    assert journey.reason in page.path.section.told.toPlainText()
    page.focus_content()
    for hop in journey.hops:
        reader.press(KEY.Key_Right)
        assert page.canvas.current == hop.concept


def _comes_back_at_the_next_start(reader: Reader, stops: tuple[str, ...], tmp_path: Path) -> None:
    address = reader.address
    reader.window.close()
    again = create([], WindowOptions(home=tmp_path / "home"))
    with reader.qtbot.waitSignal(again.controller.atlas_opened, timeout=20_000):
        again.start()
    shown = again.window.tabs.page
    assert isinstance(shown, GraphPage)
    reader.qtbot.waitUntil(lambda: shown.is_ready, timeout=LONGEST_MS)
    assert str(again.window.tabs.address).partition("&seen")[0] == address.partition("&seen")[0]
    assert shown.canvas.stops == stops
    close_application(again)
