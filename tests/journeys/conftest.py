"""The real window with the real pack, driven with keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.ui.app import Application, WindowOptions, create
from netatlas.ui.pages.text_page import TextPage
from tests.helpers.windows import close_application, delete_now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Reader:
    """Somebody at the window: looks at what it shows, presses keys, clicks."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.application = application
        self.window = application.window
        self.qtbot = qtbot

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        """Type text where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def wait_for_results(self) -> list[str]:
        """Wait until the palette has answered and return the titles of its lines."""
        box = self.window.palette_box
        self.qtbot.waitUntil(lambda: box.isVisible() and not box.awaited)
        return [entry.title for entry in box.model.entries]

    @property
    def address(self) -> str:
        """The address in front, as it is shown."""
        return str(self.window.tabs.address or "")

    @property
    def page(self) -> TextPage:
        """The page of text in front, with all of its text."""
        page = self.window.tabs.page
        assert isinstance(page, TextPage)
        self.qtbot.waitUntil(lambda: page.is_ready)
        return page

    @property
    def text(self) -> str:
        """What the page in front says, as plain text."""
        return self.page.browser.toPlainText()


@pytest.fixture(autouse=True)
def no_widget_left(qapp: QApplication) -> Iterator[None]:
    """Delete the widgets of a test when it has ended, those too that ``qtbot`` has closed."""
    yield
    delete_now(qapp)


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Iterator[Reader]:
    """Return somebody before the window with the shipped pack open."""
    application = create([], WindowOptions(home=tmp_path / "home"))
    with qtbot.waitSignal(application.controller.atlas_opened, timeout=20_000):
        application.start()
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    yield Reader(application, qtbot)
    close_application(application)
