"""A long text is written in slices, and used as if it were whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from netatlas.api import OpenAtlas
from netatlas.packs.report import Fault, PackReport
from netatlas.ui.pages.text_page import TextPage
from tests.helpers.atlases import demo_atlas
from tests.ui.conftest import COUNTS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application

LAST = "wrong 300."


@pytest.fixture
def page(application: Application) -> TextPage:
    """Return a page of 300 faults of which the first ones are written."""
    faults = tuple(Fault(file="a.yaml", line=n, column=1, message=f"wrong {n}.") for n in range(1, 301))
    report = PackReport(faults=faults, remarks=(), counts=COUNTS)
    application.window.show()
    application.controller.show_atlas(OpenAtlas(demo_atlas(), report))
    application.controller.open_address("view:health")
    page = application.window.tabs.page
    assert isinstance(page, TextPage)
    return page


def test_the_first_screen_comes_at_once_and_the_rest_soon(page: TextPage, qtbot: QtBot) -> None:
    """The window would stand still until all of a long page is there."""
    assert not page.is_ready
    assert "wrong 1." in page.browser.toPlainText()
    assert LAST not in page.browser.toPlainText()
    qtbot.waitUntil(lambda: page.is_ready)
    assert LAST in page.browser.toPlainText()


def test_what_is_looked_for_is_found_in_what_is_to_be_written(page: TextPage) -> None:
    """Who looks for a word as soon as the page comes would hear that it is not there."""
    assert page.mark_all(LAST) == 1
    assert page.find_text(LAST, backward=False)


def test_a_page_is_scrolled_as_soon_as_it_is_long_enough(page: TextPage, qtbot: QtBot) -> None:
    """Who goes back to a long page would find its beginning, not the line that was read."""
    page.set_scroll_position(3000)
    assert page.scroll_position() == 3000
    qtbot.waitUntil(lambda: page.is_ready)
    qtbot.waitUntil(lambda: page.browser.verticalScrollBar().value() == 3000)


def test_a_page_that_is_left_at_once_does_not_scroll_the_next(page: TextPage, qtbot: QtBot) -> None:
    """Who goes back twice at once would see the middle of the second page, as deep as the first was read."""
    qtbot.waitUntil(lambda: page.is_ready)
    page.set_scroll_position(3000)
    page.set_scroll_position(0)  # of the next address
    QCoreApplication.processEvents()
    assert page.browser.verticalScrollBar().value() == 0


def test_who_scrolls_a_text_that_is_being_written_is_not_taken_away(page: TextPage, qtbot: QtBot) -> None:
    """The text would jump under the eyes to where it was read last, after the reader has gone elsewhere."""
    page.set_scroll_position(3000)
    QTest.keyClick(page.browser, Qt.Key.Key_Home)
    assert not page.is_ready
    qtbot.waitUntil(lambda: page.is_ready)
    QCoreApplication.processEvents()
    assert page.browser.verticalScrollBar().value() == 0


def test_another_page_is_not_mixed_with_the_one_before(
    page: TextPage, application: Application, qtbot: QtBot
) -> None:
    """The rest of a page that somebody left would be written below the next one."""
    application.controller.open_address("nat-gateway")
    assert application.window.tabs.page is page
    qtbot.waitUntil(lambda: page.is_ready)
    assert "a.yaml" not in page.browser.toPlainText()
