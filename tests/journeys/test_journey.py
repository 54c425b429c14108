"""Journey: along the hops of a packet's way by keyboard, in its own page, and from there to the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextTable

from netatlas.ui.pages.graph.page import GraphPage
from netatlas.ui.pages.journey.page import JourneyPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.journeys.conftest import Reader

KEY = Qt.Key
JOURNEY = "private-instance-to-internet"


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is said to a screen reader from now on."""
    said: list[str] = []

    def note(_widget: QWidget, text: str) -> None:
        said.append(text)

    monkeypatch.setattr("netatlas.ui.pages.journey.page.speak", note)
    return said


def _open(reader: Reader, address: str = JOURNEY) -> JourneyPage:
    reader.application.controller.open_address(address)
    page = reader.window.tabs.page
    assert isinstance(page, JourneyPage)
    return page


def _table(page: JourneyPage) -> QTextTable:
    frames = page.browser.document().rootFrame().childFrames()
    return next(frame for frame in frames if isinstance(frame, QTextTable) and frame.columns() > 1)


def _marked(page: JourneyPage) -> list[int]:
    """Return the indices of the hops on a wash."""
    table = _table(page)
    washes = [
        table.cellAt(row, 2).format().background().style() is not Qt.BrushStyle.NoBrush
        for row in range(1, table.rows())
    ]
    return [index for index, is_washed in enumerate(washes) if is_washed]


def _is_in_view(page: JourneyPage) -> bool:
    cell = _table(page).cellAt(page.hop + 1, 2)
    view = page.browser.viewport().rect()
    first, last = cell.firstCursorPosition(), cell.lastCursorPosition()
    return view.contains(page.browser.cursorRect(first)) and view.contains(page.browser.cursorRect(last))


def test_step_by_step_to_the_end(reader: Reader, spoken: list[str]) -> None:
    """A packet's way could be read as a table only, and not followed by eye or ear."""
    reader.window.resize(1280, 420)
    page = _open(reader)
    reader.qtbot.waitUntil(lambda: page.browser.verticalScrollBar().maximum() > 0)
    atlas = reader.application.parts.workspace.atlas
    assert atlas is not None
    hops = next(one for one in atlas.journeys if one.id == JOURNEY).hops
    assert _marked(page) == []
    for index, hop in enumerate(hops):
        reader.press(KEY.Key_Right)
        assert (page.hop, _marked(page)) == (index, [index])
        assert reader.address == f"{JOURNEY}?hop={index + 1}"
        assert _is_in_view(page)
        name = atlas.display_name(hop.concept)
        assert spoken[-1].startswith(f"Hop {index + 1} of {len(hops)}: {name}. {hop.says}")
    reader.press(KEY.Key_Right)
    assert page.hop == len(hops) - 1
    reader.press(KEY.Key_Left)
    assert _marked(page) == [len(hops) - 2]
    reader.press(KEY.Key_Home)
    assert (_marked(page), _is_in_view(page)) == ([0], True)
    reader.press(KEY.Key_End)
    assert (_marked(page), _is_in_view(page)) == ([len(hops) - 1], True)

    for _ in range(4):
        reader.application.actions.run("view.larger")
    reader.qtbot.waitUntil(lambda: _is_in_view(page))
    reader.application.actions.run("view.normal")
    reader.qtbot.waitUntil(lambda: _is_in_view(page))
    reader.application.controller.open_address("nat-gateway")
    reader.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    page = _open(reader, reader.address)
    assert reader.address == f"{JOURNEY}?hop={len(hops)}"
    reader.qtbot.waitUntil(lambda: _is_in_view(page))
    reader.press(KEY.Key_Escape)
    assert (_marked(page), reader.address) == ([], JOURNEY)
    reader.press(KEY.Key_Left)
    assert _marked(page) == [len(hops) - 1]
    reader.application.actions.run("journey.previous")
    assert _marked(page) == [len(hops) - 2]


def test_selected_text_and_broad_text_keep_their_keys(reader: Reader) -> None:
    """Whoever has selected a sentence would lose it by a step, or could not scroll to the end of a line."""
    page = _open(reader)
    assert page.find_text("private subnet", backward=False)
    reader.press(KEY.Key_Right)
    assert page.browser.textCursor().selectedText().replace("\xa0", " ").lower() == "private subnet"
    assert page.mark_all("NAT") > 1
    assert _marked(page) == [0]
    for modifier in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier):
        reader.press(KEY.Key_Right, modifier)
    assert page.hop == 0
    page.deselect()

    cursor = page.browser.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    page.browser.setLineWrapMode(page.browser.LineWrapMode.NoWrap)
    cursor.insertText("broad " * 400)
    bar = page.browser.horizontalScrollBar()
    reader.qtbot.waitUntil(lambda: bar.maximum() > 0)
    reader.press(KEY.Key_Right)
    assert bar.value() > 0
    assert page.hop == 0


def test_a_link_plays_it_on_the_map(reader: Reader) -> None:
    """Only who knows the key would find the picture; and a saved page would hold a link to nowhere."""
    page = _open(reader)
    assert "On the map (Ctrl+M)" in reader.text
    document = page.document()
    assert document is not None
    assert "view:graph" not in repr(document)
    while not page.browser.link_at_cursor().startswith("view:graph"):
        reader.press(KEY.Key_Tab)
        assert page.browser.hasFocus()
    reader.press(KEY.Key_Return)
    graph = reader.window.tabs.page
    assert isinstance(graph, GraphPage)
    reader.qtbot.waitUntil(lambda: graph.is_ready, timeout=60_000)
    assert graph.canvas.stops[0] == "ec2-instance"
    assert f"by={JOURNEY}" in reader.address


def test_a_journey_that_the_notes_do_not_tell_has_no_steps(reader: Reader) -> None:
    """Keys would step along rows that are not there."""
    reader.application.actions.run("view.edition_notes")
    atlas = reader.application.parts.workspace.atlas
    assert atlas is not None
    for journey in atlas.journeys:
        page = _open(reader, journey.id)
        if "do not tell" in reader.text:
            break
    assert "do not tell" in reader.text
    reader.press(KEY.Key_Right)
    assert (page.hop, reader.address) == (-1, journey.id)
    assert reader.application.actions.reason("journey.next") == "The notes do not tell this journey"
