"""Journey: limits as nodes around a concept, and what lies behind hidden ones; kept over a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from netatlas.ui.app import WindowOptions, create
from netatlas.ui.pages.graph.outline_model import OutlineRole
from netatlas.ui.pages.graph.page import GraphPage
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.drawing.graph.content import DrawnGraph
    from tests.journeys.conftest import Reader

KEY = Qt.Key
LONGEST_MS = 60_000
HIDDEN = "through 1 hidden concept: NAT gateway"


def _page(reader: Reader) -> GraphPage:
    """Return the graph when it is drawn."""
    page = reader.window.tabs.page
    assert isinstance(page, GraphPage)
    reader.qtbot.waitUntil(lambda: page.is_ready, timeout=LONGEST_MS)
    return page


def _content(page: GraphPage) -> DrawnGraph:
    assert page.canvas.picture is not None
    return page.canvas.picture.content


def test_limits_and_events_around_a_concept(reader: Reader, tmp_path: Path) -> None:
    """What bounds a concept, and what changed it, could not be seen beside what it is connected with."""
    reader.application.controller.open_address("view:graph?around=nat-gateway")
    page = _page(reader)
    page.bar.also.choices[next(iter(page.bar.also.choices))].trigger()
    page = _page(reader)
    assert "also=limit" in reader.address
    content = _content(page)
    limits = [content.ids[node] for node in sorted(content.records)]
    assert {content.kinds[node] for node in content.records} == {"limit"}
    assert all(page.canvas.item_text(limit).description.startswith("limit; ") for limit in limits)

    page.focus_content()
    for _ in content.ids:
        reader.press(KEY.Key_PageDown)
        if page.canvas.current in limits:
            break
    limit = page.canvas.current
    assert f"record={limit}" in reader.address
    assert page.side.card.name.text() == page.canvas.item_text(limit).name
    kept = reader.address
    reader.press(KEY.Key_Return)
    assert reader.address.startswith("view:limits?words=")
    reader.press(KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert _page(reader).canvas.current == limit

    reader.window.close()
    again = create([], WindowOptions(home=tmp_path / "home"))
    with reader.qtbot.waitSignal(again.controller.atlas_opened, timeout=20_000):
        again.start()
    shown = again.window.tabs.page
    assert isinstance(shown, GraphPage)
    reader.qtbot.waitUntil(lambda: shown.is_ready, timeout=LONGEST_MS)
    assert str(again.window.tabs.address) == kept
    assert shown.canvas.current == limit
    close_application(again)


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_what_lies_behind_hidden_concepts_stays(reader: Reader) -> None:
    """With a kind switched off, what lies behind it would be gone, or joined without a reason."""
    reader.application.controller.open_address("view:graph?around=tcp&depth=2")
    page = _page(reader)
    assert not any(map(_content(page).through, range(len(_content(page).lines))))
    [button] = [one for one in page.side.legend.buttons if one.kind.id == "component"]
    button.click()
    page = _page(reader)
    content = _content(page)
    [line] = [
        line
        for line, ends in enumerate(content.lines)
        if {content.ids[node] for node in ends} == {"tcp", "private-subnet"}
    ]
    assert content.through(line) == "1"

    page.bar.outline.click()
    page = _page(reader)
    ends = (page.canvas.position_of("tcp"), page.canvas.position_of("private-subnet"))
    (x, y), (to_x, to_y) = (end or (0.0, 0.0) for end in ends)
    middle = QPointF((x + to_x) / 2, (y + to_y) / 2)
    assert HIDDEN in page.canvas.tip_at(middle)
    at = middle.toPoint()
    where = page.canvas.mapToGlobal(QPoint(at))
    QApplication.sendEvent(page.canvas, QHelpEvent(QEvent.Type.ToolTip, at, where))
    assert HIDDEN in QToolTip.text()
    QToolTip.hideText()

    model = page.outline.model
    group = next(
        index
        for index in map(model.index, range(model.rowCount()), [0] * model.rowCount())
        if str(index.data()).startswith("Through hidden concepts")
    )
    rows = [model.index(row, 0, group) for row in range(model.rowCount(group))]
    row = next(row for row in rows if row.data(OutlineRole.KEY) == "private-subnet")
    told = [str(model.index(number, 0, row).data()) for number in range(model.rowCount(row))]
    assert f"TCP, {HIDDEN}" in told

    page.canvas.go_to("private-subnet")
    assert f"Joined to TCP {HIDDEN}." in page.side.card.summary.text()
    assert HIDDEN in page.canvas.item_text("private-subnet").description
