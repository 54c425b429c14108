"""The one list of commands: menus, keys and the page of shortcuts follow from it."""

from __future__ import annotations

import inspect
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from netatlas.documents.blocks import FactList, plain
from netatlas.ui.commands import COMMANDS, MENUS, When
from netatlas.ui.help import shortcuts_document
from netatlas.ui.pages.registry import page_classes
from netatlas.ui.widgets.plain_text import tip_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application
    from netatlas.ui.pages.page import Page

OF_PAGES = (When.FOLDS, When.COMPARISON, When.JOURNEY, When.LIMITS, When.TIMELINE)
IN_FRONT = (*OF_PAGES, When.GRAPH, When.NOTE, When.BOOKMARKS, When.SHEET)
"""What needs a page of one sort in front, of which there is one at a time."""


def test_no_key_and_no_id_stands_twice() -> None:
    """Qt would report an ambiguous shortcut and run neither command."""
    ids = Counter(command.id for command in COMMANDS)
    assert [one for one, count in ids.items() if count > 1] == []
    by_key: dict[str, list[When]] = {}
    for command in COMMANDS:
        when = When.SHEET if command.when is When.SHEETS else command.when
        for key in command.keys:
            by_key.setdefault(key, []).append(when)
    shared = {key: whens for key, whens in by_key.items() if len(whens) > 1}
    assert all(len(set(whens)) == len(whens) and set(whens) <= set(IN_FRONT) for whens in shared.values())


def test_every_command_stands_in_its_menu(application: Application) -> None:
    """A command could be found in the palette but not in the menus, or the other way round."""
    menus = application.window.menuBar().findChildren(QMenu)
    assert application.parts.workspace.opened is None  # made after the first paint, before a pack is open
    shown = {
        menu.title().lstrip("&"): [entry.text() for entry in menu.actions() if entry.text()] for menu in menus
    }
    assert set(shown) == set(MENUS)
    for title in MENUS:
        assert shown[title] == [command.title for command in COMMANDS if command.menu == title]


def test_no_action_is_made_before_the_first_paint(application: Application) -> None:
    """The window would appear later by what makes a hundred actions, which nobody sees in closed menus."""
    window = application.window
    assert [menu.title().lstrip("&") for menu in window.menuBar().findChildren(QMenu)] == list(MENUS)
    assert len(window.findChildren(QAction)) == len(MENUS)
    assert not any(button.isEnabled() for button in (window.top.back, window.top.forward, window.top.search))
    assert application.actions.reason("go.back") == "There is no page to go back to"
    assert len(window.actions()) == len(COMMANDS)


def test_the_page_of_shortcuts_names_every_key() -> None:
    """Somebody would look for a key in the help and not find it."""
    rows = [row for block in shortcuts_document().blocks if isinstance(block, FactList) for row in block.rows]
    keys_by_title = {plain(label): plain(keys) for label, keys, _note in rows}
    for command in COMMANDS:
        if command.menu:
            assert all(key in keys_by_title[command.title] for key in command.keys)
    assert any("Ctrl+1" in keys for keys in keys_by_title.values())


def test_a_disabled_command_says_why(application: Application) -> None:
    """Users would not learn why a command is disabled."""
    actions = application.actions
    assert not actions.action("go.search").isEnabled()
    assert tip_text(actions.action("go.search")) == "A pack must be open"
    grey: list[QAction] = [
        actions.action(command.id) for command in COMMANDS if not actions.action(command.id).isEnabled()
    ]
    assert all(tip_text(action) != action.text() for action in grey)


def test_every_command_is_offered_by_the_window_or_by_a_page(
    application: Application, opened: OpenAtlas, qtbot: QtBot
) -> None:
    """A command would be in a menu and never be enabled, or a page offer one that nobody can reach."""
    with qtbot.waitSignal(application.parts.palette_controller.prepared):
        application.controller.show_atlas(opened)
    known = {command.id for command in COMMANDS}
    offered: set[str] = set()
    pages = ("compare:nat-gateway+nat-instance", "view:limits", "tls-history", "private-to-internet")
    for address in ("nat-gateway", *pages):
        application.controller.open_address(address)
        page = application.window.tabs.page
        assert page is not None
        assert known >= set(page.commands())
        offered |= set(page.commands())
        for command in page.commands():
            assert application.actions.action(command).isEnabled() is not bool(page.reason(command))
    of_pages = {command.id for command in COMMANDS if command.when in OF_PAGES}
    assert offered == of_pages


def test_a_command_of_a_page_says_what_it_lacks(
    application: Application, opened: OpenAtlas, qtbot: QtBot
) -> None:
    """The menu would say that a comparison must be in front while one is."""
    with qtbot.waitSignal(application.parts.palette_controller.prepared):
        application.controller.show_atlas(opened)
    actions = application.actions
    assert actions.reason("compare.clear_needs") == "A comparison must be in front"
    application.controller.open_address("compare:nat-gateway+nat-instance")
    assert actions.reason("compare.clear_needs") == "Nothing is needed yet"
    assert actions.reason("compare.pin") == ""
    need = "need=managed-by%20%3D%20AWS"
    application.controller.open_address(f"compare:nat-gateway+nat-instance?{need}")
    assert actions.reason("compare.clear_needs") == ""
    actions.run("compare.clear_needs")
    assert actions.reason("compare.clear_needs") == "Nothing is needed yet"
    assert str(application.window.tabs.address) == "compare:nat-gateway+nat-instance"


@pytest.mark.parametrize("page", page_classes())
def test_no_page_lacks_what_every_page_must_have(page: type[Page]) -> None:
    """Qt's classes do not enforce abstract methods: a page that cannot be copied would crash when it is."""
    missing = [
        name for name, member in inspect.getmembers(page) if getattr(member, "__isabstractmethod__", False)
    ]
    assert missing == []
