"""The one list of commands: menus, keys and the page of shortcuts follow from it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from netatlas.documents.blocks import FactList, plain
from netatlas.ui.commands import COMMANDS, MENUS
from netatlas.ui.help import shortcuts_document

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from netatlas.ui.app import Application


def test_no_key_and_no_id_stands_twice() -> None:
    """Qt would call an ambiguous key and run neither command."""
    keys = Counter(key for command in COMMANDS for key in command.keys)
    ids = Counter(command.id for command in COMMANDS)
    assert [key for key, count in (keys + ids).items() if count > 1] == []


def test_every_command_stands_in_its_menu(application: Application) -> None:
    """A command would exist in the palette but not for those who look through menus, or the other way."""
    menus = application.window.menuBar().findChildren(QMenu)
    shown = {
        menu.title().lstrip("&"): [entry.text() for entry in menu.actions() if entry.text()] for menu in menus
    }
    assert set(shown) == set(MENUS)
    for title in MENUS:
        assert shown[title] == [command.title for command in COMMANDS if command.menu == title]


def test_the_page_of_shortcuts_names_every_key() -> None:
    """Somebody would look for a key in the help and not find it."""
    rows = [row for block in shortcuts_document().blocks if isinstance(block, FactList) for row in block.rows]
    told = {plain(label): plain(keys) for label, keys, _note in rows}
    for command in COMMANDS:
        if command.menu:
            assert all(key in told[command.title] for key in command.keys)
    assert any("Ctrl+1" in keys for keys in told.values())


def test_a_disabled_command_says_why(application: Application) -> None:
    """A grey button would leave the reader guessing."""
    actions = application.actions
    assert not actions.action("go.search").isEnabled()
    assert actions.action("go.search").toolTip() == "A pack must be open"
    grey: list[QAction] = [
        actions.action(command.id) for command in COMMANDS if not actions.action(command.id).isEnabled()
    ]
    assert all(action.toolTip() != action.text() for action in grey)
