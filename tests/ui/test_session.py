"""The last session: restored with the first pack, whatever was pressed before it was open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomli_w
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from netatlas.address import Address
from netatlas.desk.settings import load_settings
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.commands import COMMANDS
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application

TABS = ("demo:nat-gateway", "demo:elastic-ip", "view:limits")
RECENT = ("view:limits", "demo:elastic-ip")
LEAVES = ("file.quit", "file.open_pack", "edit.preferences", "help.log", "go.menu")
"""Commands that end the program or open a dialog or menu, and so no tab."""


@pytest.fixture
def returning(tmp_path: Path) -> Iterator[Application]:
    """Return the program of somebody who had three tabs, before a pack is open."""
    saved = {"address_format": 2, "tabs": list(TABS), "tab": 1, "recent": list(RECENT)}
    (tmp_path / "settings.toml").write_text(tomli_w.dumps(saved), encoding="utf-8")
    application = create([], WindowOptions(home=tmp_path))
    application.window.first_painted.disconnect()
    application.start()
    _ = application.parts
    yield application
    close_application(application)


def _show(application: Application, opened: OpenAtlas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(application.parts.palette_controller.prepared):
        application.controller.show_atlas(opened)


def test_no_command_opens_a_tab_before_a_pack_is_open(
    returning: Application, opened: OpenAtlas, tmp_path: Path, qtbot: QtBot
) -> None:
    """A key pressed too early would throw the tabs and pages of the last session away."""
    window, actions = returning.window, returning.actions
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    for command in COMMANDS:
        if command.id not in LEAVES:
            actions.run(command.id)
    returning.controller.open_address("nat-gateway")
    assert window.tabs.addresses == ()
    assert actions.reason("help.shortcuts") == "A pack must be open"
    window.palette_box.close_palette()
    window.close()
    assert load_settings(tmp_path).tabs == TABS
    _show(returning, opened, qtbot)
    assert tuple(map(str, window.tabs.addresses)) == TABS
    assert window.tabs.current == 1
    context = returning.parts.workspace.context
    assert context is not None
    assert set(map(str, context.recent())) == set(RECENT)
    assert actions.reason("help.shortcuts") == ""


def test_the_session_is_restored_once(returning: Application, opened: OpenAtlas, qtbot: QtBot) -> None:
    """Each pack that is opened later would bring tabs back that were closed since."""
    _show(returning, opened, qtbot)
    returning.window.tabs.close_tab(0)
    _show(returning, opened, qtbot)
    assert tuple(map(str, returning.window.tabs.addresses)) == TABS[1:]


def test_a_page_takes_the_place_of_the_message(application: Application, opened: OpenAtlas) -> None:
    """The window would say that no pack is open in front of the pages of one that is."""
    application.start()
    stack = application.window.tabs.stack
    stack.show_message("No pack is open.")
    assert isinstance(stack.currentWidget(), QLabel)
    _ = application.parts
    application.parts.workspace.replace_atlas(opened)
    tabs = application.window.tabs
    assert stack.currentWidget() is tabs.page
    tabs.open(Address.record("nat-gateway"), in_new_tab=True)
    assert stack.count() == len(tabs.addresses) == 2
