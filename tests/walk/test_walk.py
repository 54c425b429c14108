"""The largest record of each kind of page at all sizes; ``make walk`` looks at every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.ui.app import WindowOptions
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.window_driver import WindowDriver
from tests.helpers.windows import close_application
from tests.walk.walking import Walk, largest_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    """Return a walk in the real window, with a home of its own."""
    walk = Walk(tmp_path)
    yield walk
    walk.close()


@pytest.mark.long
@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says it of every menu
def test_largest_pages_fit_every_window(walk: Walk) -> None:
    """A word would be cut, a button be outside the window, or somebody without a mouse not reach it."""
    faults = [str(fault) for fault in walk.go(largest_pages(walk.atlas))]
    assert faults == [], "\n".join(faults)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_start_page_is_one_screen(tmp_path: Path) -> None:
    """Who has recent pages and bookmarks would have to scroll for what was corrected last."""
    driver = WindowDriver(WindowOptions(home=tmp_path))
    application, window = driver.application, driver.window
    window.resize(1280, 800)
    for address in ("nat-gateway", "nat-gateway-vs-nat-instance", "vpc", "view:limits"):
        application.controller.open_address(address)
        driver.screenshot(tmp_path / "page.png")  # once the page is whole
        application.actions.run("bookmark.toggle")
    application.controller.open_address("view:start")
    driver.screenshot(tmp_path / "start.png")
    page = window.tabs.page
    assert isinstance(page, TextPage)
    text = page.browser.toPlainText()
    assert "All 4 bookmarks" in text
    assert "All 63 corrections" in text
    assert page.browser.document().size().height() <= page.browser.viewport().height()
    close_application(application)
