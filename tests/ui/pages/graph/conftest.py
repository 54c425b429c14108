"""The page of the graph in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.ui.pages.graph.page import GraphPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application


@pytest.fixture
def page(application: Application, opened: OpenAtlas, qtbot: QtBot) -> GraphPage:
    """Return the map of the small atlas in the window."""
    application.window.first_painted.disconnect()
    application.start()
    application.window.resize(1280, 800)
    application.controller.show_atlas(opened)
    application.controller.open_address("view:graph")
    page = application.window.tabs.page
    assert isinstance(page, GraphPage)
    qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    return page
