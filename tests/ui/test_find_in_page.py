"""Find in page on every sort of page: what the bar says, where it goes, and what it leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from netatlas.ui.pages.text_page import TextPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application
    from netatlas.ui.pages.page import Page

PAGES = {
    "nat-gateway": "a",
    "view:limits": "a",
    "compare:nat-gateway+nat-instance": "a",
    "tls-history": "tls",
    "view:graph": "nat",
}
"""Addresses of pages with a text that is on them."""


class Finder:
    """The window with its find bar open."""

    def __init__(self, application: Application) -> None:
        self.window, self.application = application.window, application
        self.bar = self.window.find_bar

    def open(self, address: str) -> Page:
        """Show a page with the bar open and empty."""
        self.application.controller.open_address(address)
        self.application.actions.run("edit.find")
        self.bar.line.clear()
        page = self.window.tabs.page
        assert page is not None
        return page

    @property
    def said(self) -> str:
        """What the bar says beside its buttons."""
        label = self.bar.findChild(QLabel, "findCount")
        assert label is not None
        return label.text()


@pytest.fixture
def finder(application: Application, opened: OpenAtlas, qtbot: QtBot) -> Finder:
    """Return the window on the screen with a small atlas."""
    application.window.first_painted.disconnect()
    application.start()
    with qtbot.waitSignal(application.parts.palette_controller.prepared):
        application.controller.show_atlas(opened)
    application.window.resize(1100, 700)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    return Finder(application)


def test_the_bar_waits_for_a_page_that_is_being_written(
    finder: Finder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter would be answered from half of the page, or hold up the next one until all is written."""
    page = finder.open("nat-gateway")
    qtbot.waitUntil(lambda: page.is_ready)
    with monkeypatch.context() as patch:
        patch.setattr(type(page), "prepare_find", lambda _page, _text: False)
        finder.bar.line.setText("nat")
    assert finder.said == ""
    page.find_ready.emit()
    assert finder.said.startswith("1 of ")
    finder.bar.close_bar()
    page.find_ready.emit()
    assert page.mark_all("") == 0


def test_to_open_the_bar_does_not_scroll(finder: Finder, qtbot: QtBot) -> None:
    """Whoever looks for something from here on would be taken to the top."""
    finder.window.resize(1100, 420)
    page = finder.open("nat-gateway")
    assert isinstance(page, TextPage)
    finder.bar.close_bar()
    qtbot.waitUntil(lambda: page.is_ready and page.browser.verticalScrollBar().maximum() > 60)
    page.browser.verticalScrollBar().setValue(60)
    finder.application.actions.run("edit.find")
    assert page.scroll_position() == 60


@pytest.mark.parametrize("address", PAGES)
def test_the_bar_says_which_of_how_many(finder: Finder, qtbot: QtBot, address: str) -> None:
    """Nothing would move before Enter, and nobody would know how many places are left."""
    page = finder.open(address)
    qtbot.waitUntil(lambda: page.is_ready)
    finder.bar.line.setText(PAGES[address])
    count = page.mark_all(PAGES[address])
    assert count > 0
    first = page.find_position(PAGES[address])
    assert finder.said == f"{first} of {count}"
    assert first > 0
    finder.bar.line.setText(PAGES[address][:-1] or "")
    finder.bar.line.setText(PAGES[address])
    assert finder.said == f"{first} of {count}"
    said = []
    for _ in range(count):
        QTest.keyClick(finder.bar.line, Qt.Key.Key_Return)
        said.append(finder.said)
    assert sorted(said) == sorted(f"{number + 1} of {count}" for number in range(count))
    finder.bar.line.setText("no such thing at all")
    assert finder.said == "Not on this page"
    finder.bar.line.clear()
    assert finder.said == ""


def test_the_cells_of_a_comparison_are_marked(finder: Finder) -> None:
    """The places that one has not come to yet could not be seen in a table."""
    page = finder.open("compare:nat-gateway+nat-instance")
    model = page.model  # type: ignore[attr-defined]
    finder.bar.line.setText("gbps")
    cells = [
        (row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.is_marked(row, column)
    ]
    assert cells == model.matches("gbps") != []
    finder.bar.close_bar()
    assert not any(model.is_marked(*cell) for cell in cells)


def test_a_page_that_comes_back_keeps_no_old_marks(finder: Finder) -> None:
    """A tab would show yellow words for a search that was closed on another one."""
    page = finder.open("nat-gateway")
    assert isinstance(page, TextPage)
    finder.bar.line.setText("gateway")
    assert page.browser.extraSelections() != []
    finder.window.tabs.open(finder.window.tabs.addresses[0], in_new_tab=True)
    finder.bar.close_bar()
    finder.window.tabs.show_tab(0)
    assert page.browser.extraSelections() == []
