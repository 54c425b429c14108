"""The text below the picture of a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.timeline.body import TimelineBody
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.theme import load_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas


def test_the_columns_of_a_second_timeline_follow_the_window(qtbot: QtBot, opened: OpenAtlas) -> None:
    """In a window that was made narrower the text would be cut at the right, with no way to scroll to it."""
    context = PageContext(opened, Edition.TODAY, load_theme("light"))
    page = TimelinePage(context)
    qtbot.addWidget(page)
    page.resize(1900, 900)
    page.show_address(Address.parse("tls-history"), context)
    with qtbot.waitExposed(page):
        page.show()
    page.show_address(Address.parse("tls-history"), PageContext(opened, Edition.BOTH, load_theme("light")))
    page.resize(700, 900)
    body = page.findChild(TimelineBody)
    assert body is not None
    qtbot.waitUntil(lambda: body.document().size().width() <= body.viewport().width() < 700)
