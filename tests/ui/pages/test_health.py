"""The page of the packs' health."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.api import OpenAtlas
from netatlas.packs.report import Fault, PackReport
from netatlas.ui.pages.text_page import TextPage
from tests.helpers.atlases import demo_atlas
from tests.ui.conftest import COUNTS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application


def test_thousands_of_faults_make_a_short_page_with_their_number(
    application: Application, qtbot: QtBot
) -> None:
    """The window would stand still for seconds, and again at each change of the size of the text."""
    faults = tuple(Fault(file="a.yaml", line=n, column=1, message=f"wrong {n}.") for n in range(1, 4001))
    report = PackReport(faults=faults, remarks=(), counts=COUNTS)
    application.controller.show_atlas(OpenAtlas(demo_atlas(), report))
    application.controller.open_address("view:health")
    page = application.window.tabs.page
    assert isinstance(page, TextPage)
    qtbot.waitUntil(lambda: page.is_ready)
    text = page.browser.toPlainText()
    assert "4,000 faults" in text
    assert "first 300 of 4,000" in text
    assert ("wrong 300." in text, "wrong 301." in text) == (True, False)
