"""The functions and conditions of the window's own commands; pages define those of theirs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.desk.session import START
from netatlas.ui.commands import TABS_BY_NUMBER, When
from netatlas.ui.pages.all_text.address import all_text_address, is_all_text
from netatlas.ui.palette.model import PaletteMode
from netatlas.ui.theme import ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.ui.actions import Bindings, Conditions
    from netatlas.ui.compare_command import CompareCommand
    from netatlas.ui.controller import Controller
    from netatlas.ui.find_in_page import FindInPage
    from netatlas.ui.keyboard import Keyboard
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.opened_recorder import OpenedRecorder
    from netatlas.ui.own_commands import OwnCommands
    from netatlas.ui.page_export import PageExport
    from netatlas.ui.tabs import Tabs
    from netatlas.ui.workspace import Workspace

_TEXT_STEP = 10
"""Percent of the normal text size that one zoom step adds."""
_LAST_TAB = 999
"""An index beyond any tab, which ``show_tab`` takes for the last one."""
_VIEWS = (
    "comparisons",
    "timelines",
    "journeys",
    "limits",
    "graph",
    "errata",
    "health",
    "packs",
    "notes",
    "bookmarks",
    "sheets",
)
_HELP = ("manual", "marks", "shortcuts", "exports", "about")


def bindings(
    window: MainWindow,
    controller: Controller,
    workspace: Workspace,
    *,
    page_export: PageExport,
    compare_command: CompareCommand,
    opened_recorder: OpenedRecorder,
    keyboard: Keyboard,
) -> Bindings:
    """Return the function of each of the window's own commands, by id."""
    go = controller.open_address
    return {
        **{f"go.{view}": partial(go, str(Address.view(view))) for view in _VIEWS},
        **_tabs(window.tabs),
        **_finding(window, go),
        **_appearance(workspace),
        **_by_keyboard(keyboard),
        "tab.new": partial(window.tabs.open, START, in_new_tab=True),
        "file.open_pack": controller.ask_for_pack,
        "file.export_page": page_export.ask_for_file,
        "file.quit": window.close,
        "edit.copy": page_export.copy,
        "edit.preferences": controller.show_preferences,
        "edit.forget_choices": opened_recorder.forget,
        "go.search": partial(window.palette_box.open_for, PaletteMode.GO),
        "go.commands": partial(window.palette_box.open_for, PaletteMode.COMMANDS),
        "go.compare": compare_command.ask,
        "go.show_on_map": lambda: controller.show_on_map(compare_command.on_map()),
        "go.path_from": lambda: controller.show_path(start=compare_command.subjects_in_front()[0]),
        "go.path_to": lambda: controller.show_path(end=compare_command.subjects_in_front()[0]),
        "go.home": partial(window.tabs.open, START),
        "view.panel": lambda: window.panel.set_wanted(not window.panel.is_wanted),
        "view.browse": window.browse.toggle,
        **{f"help.{view}": partial(go, str(Address.view(view))) for view in _HELP},
        "help.log": controller.show_log_path,
    }


def conditions(
    window: MainWindow,
    workspace: Workspace,
    compare_command: CompareCommand,
    find_in_page: FindInPage,
    own_commands: OwnCommands,
) -> Conditions:
    """Return for each condition of the window's own commands a function that checks it."""
    tabs = window.tabs
    return {
        When.ATLAS_OPEN: lambda: workspace.opened is not None,
        When.PAGE_OPEN: lambda: tabs.page is not None,
        When.CONCEPT: lambda: bool(compare_command.subjects_in_front()),
        When.ON_MAP: lambda: bool(compare_command.on_map()),
        When.CAN_BE_ON_SHEET: lambda: own_commands.can_be_on_sheet,
        When.CAN_NOTE: lambda: own_commands.can_note,
        When.CAN_GO_BACK: lambda: tabs.history is not None and tabs.history.can_go_back,
        When.CAN_GO_FORWARD: lambda: tabs.history is not None and tabs.history.can_go_forward,
        When.CLOSED_TABS: lambda: tabs.can_reopen,
        When.HAS_NOTES: lambda: workspace.has_notes,
        When.FINDING: lambda: find_in_page.active,
        When.TEXT: lambda: tabs.page is not None and tabs.page.is_text,
        When.PANEL_HAS_ROOM: lambda: window.panel.has_room,
    }


def _tabs(tabs: Tabs) -> Bindings:
    return {
        "tab.close": lambda: tabs.close_tab(tabs.current),
        "tab.reopen": tabs.reopen,
        "tab.next": partial(tabs.step_tab, 1),
        "tab.previous": partial(tabs.step_tab, -1),
        **{f"tab.{number}": partial(tabs.show_tab, number - 1) for number in TABS_BY_NUMBER},
        "tab.last": partial(tabs.show_tab, _LAST_TAB),
        "go.back": tabs.back,
        "go.forward": tabs.forward,
    }


def _finding(window: MainWindow, go: Callable[[str], None]) -> Bindings:
    def search_all() -> None:
        """Search all text, for what is being looked for in the page if anything is."""
        bar, front = window.find_bar, window.tabs.address
        words = bar.line.text() if bar.isVisible() else ""
        bar.close_bar()
        if words or front is None or not is_all_text(front):
            go(str(all_text_address(words)))
        if window.tabs.page is not None:
            window.tabs.page.focus_content()

    return {
        "edit.find_all": search_all,
        "edit.find": window.find_bar.open_bar,
        "edit.find_next": window.find_bar.find_next,
        "edit.find_previous": window.find_bar.find_previous,
    }


def _by_keyboard(keyboard: Keyboard) -> Bindings:
    return {
        "go.next_pane": keyboard.next_pane,
        "go.next_heading": partial(keyboard.reading.step_heading, 1),
        "go.previous_heading": partial(keyboard.reading.step_heading, -1),
        "go.menu": keyboard.open_menu,
        "view.caret": keyboard.reading.toggle_caret,
    }


def _appearance(workspace: Workspace) -> Bindings:
    return {
        **{f"view.theme_{mode.value}": partial(workspace.set_theme, mode.value) for mode in ThemeMode},
        **{
            f"view.edition_{edition.value}": partial(workspace.set_edition, edition.value)
            for edition in Edition
        },
        "view.larger": partial(workspace.zoom, _TEXT_STEP),
        "view.smaller": partial(workspace.zoom, -_TEXT_STEP),
        "view.normal": partial(workspace.zoom, 0),
    }
