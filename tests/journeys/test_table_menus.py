"""Journey: note, bookmark and put on the sheet a row of limits and a cell of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.pages.limits.page import LimitsPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from tests.journeys.conftest import Reader

pytestmark = pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # offscreen, of every menu


def _menu_by_mouse(reader: Reader, view: QTableView, row: int, column: int) -> QMenu:
    point = view.visualRect(view.model().index(row, column)).center()
    view.customContextMenuRequested.emit(QPoint(point))
    return _menu(reader)


def _menu_by_key(reader: Reader, view: QTableView) -> QMenu:
    """Ask for the menu as the menu key does: at the rectangle that the view gives for its cursor."""
    point = view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, point, view.mapToGlobal(point))
    QApplication.sendEvent(view, asked)
    return _menu(reader)


def _menu(reader: Reader) -> QMenu:
    reader.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _run(menu: QMenu, words: str) -> None:
    action = next(one for one in menu.actions() if one.text().startswith(words))
    menu.close()
    action.trigger()


def test_a_row_of_limits_is_bookmarked_and_put_on_the_sheet(reader: Reader) -> None:
    """A figure that is looked up each week would have to be looked for each week."""
    reader.application.actions.run("go.limits")
    page = reader.window.tabs.page
    assert isinstance(page, LimitsPage)
    data = reader.application.parts.workspace.data
    assert data is not None
    limit = page.model.limits[2].id
    _run(_menu_by_mouse(reader, page.table, 2, 1), "Bookmark ")
    reader.qtbot.waitUntil(
        lambda: [one.address for one in data.items.bookmarks] == [f"aws-networking:{limit}"]
    )

    page.table.setFocus()
    page.table.go_to(page.model.rowCount() - 1)
    page.table.verticalScrollBar().setValue(0)
    last = page.model.limits[-1].id
    _run(_menu_by_key(reader, page.table), "Put ")
    reader.qtbot.waitUntil(lambda: data.items.on_sheet == (f"aws-networking:{last}",))


def test_from_a_cell_to_its_subject_a_pair_and_the_clipboard(reader: Reader) -> None:
    """From a value there would be no way on, and no copy of just that value with where it comes from."""

    def opened() -> tuple[ComparisonPage, int]:
        reader.application.controller.open_address("load-balancer-types")
        page = reader.window.tabs.page
        assert isinstance(page, ComparisonPage)
        assert page.model.grid is not None
        return page, page.model.grid.line_of("udp")

    page, row = opened()
    _run(_menu_by_mouse(reader, page.view, row, 1), "Copy with source")
    copied = QApplication.clipboard().text()
    assert "Network Load Balancer" in copied
    assert "2026-11" in copied
    assert "Application" not in copied
    _run(_menu_by_mouse(reader, page.view, row, 1), "Open Network Load Balancer")
    assert reader.address == "network-load-balancer"

    page, row = opened()
    menu = _menu_by_mouse(reader, page.view, row, 1)
    pairs = next(one.menu() for one in menu.actions() if one.text().startswith("Compare "))
    assert isinstance(pairs, QMenu)
    names = [one.text() for one in pairs.actions() if one.text()]
    assert names[1:] == ["Gateway Load Balancer", "Classic Load Balancer", "Another concept…"]
    menu.close()
    pairs.actions()[1].trigger()
    assert reader.address == "compare:network-load-balancer+gateway-load-balancer"

    page, row = opened()
    menu = _menu_by_mouse(reader, page.view, row, 1)
    pairs = next(one.menu() for one in menu.actions() if one.text().startswith("Compare "))
    assert isinstance(pairs, QMenu)
    menu.close()
    pairs.actions()[-1].trigger()
    line = reader.window.palette_box.box.line
    QTest.keyClicks(line, "nat instance")
    assert reader.wait_for_results()[0] == "NAT instance"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert reader.address == "compare:network-load-balancer+nat-instance"


def test_a_heading_has_a_menu_of_its_own(reader: Reader) -> None:
    """The menu of a heading would speak of a subject, or be that of a row."""
    reader.application.controller.open_address("load-balancer-types")
    page = reader.window.tabs.page
    assert isinstance(page, ComparisonPage)
    rows = page.model.rowCount()
    menu = _menu_by_mouse(reader, page.view, 0, 0)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:2] == ["Copy with source", "Fold or unfold all groups"]
    _run(menu, "Fold or unfold all groups")
    assert page.model.rowCount() < rows


def test_a_cell_of_a_comparison_is_noted(reader: Reader) -> None:
    """A note on one figure that differs would have to be kept on the whole comparison."""
    reader.application.controller.open_address("compare:nat-gateway+nat-instance")
    page = reader.window.tabs.page
    assert isinstance(page, ComparisonPage)
    shown = next(one for one in page.model.rows if one.cells[1].facts)
    assert page.model.grid is not None
    row = page.model.grid.line_of(shown.attribute)
    fact = shown.cells[1].facts[0].id
    _run(_menu_by_mouse(reader, page.view, row, 1), "Note on NAT instance")
    assert (
        reader.address
        == f"view:notes?about={f'aws-networking:{fact}'.replace(':', '%3A').replace('/', '%2F')}"
    )

    reader.application.controller.open_address("compare:nat-gateway+nat-instance")
    page = reader.window.tabs.page
    assert isinstance(page, ComparisonPage)
    page.view.setFocus()
    page.view.setCurrentIndex(page.view.model().index(row, 1))
    menu = _menu_by_key(reader, page.view)
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert texts[:4] == [
        "Open NAT instance",
        "Open NAT instance in a new tab",
        "Compare NAT instance with",
        "Copy with source",
    ]
    assert next(one for one in texts if one.startswith("Note on NAT instance: "))
    assert texts[-1] == "Put NAT gateway vs NAT instance on the sheet"
