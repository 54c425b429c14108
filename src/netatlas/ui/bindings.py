"""What each command does: from the ids of ``commands`` to methods of the window and its controller."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.ui.commands import TABS_BY_NUMBER
from netatlas.ui.navigation import START
from netatlas.ui.palette.model import PaletteMode
from netatlas.ui.theme import ThemeMode

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.ui.controller import Controller
    from netatlas.ui.main_window import MainWindow

_TEXT_STEP = 10
_LAST_TAB = 999
_VIEWS = ("comparisons", "timelines", "journeys", "limits", "errata", "health")

Bindings = dict[str, "Callable[[], object]"]


def bindings(controller: Controller, window: MainWindow) -> Bindings:
    """Return what every command does, by its id."""
    go = controller.open_address
    return {
        **{f"go.{view}": partial(go, f"view:{view}") for view in _VIEWS},
        **{f"view.theme_{mode.value}": partial(controller.set_theme, mode.value) for mode in ThemeMode},
        **{f"view.edition_{one.value}": partial(controller.set_edition, one.value) for one in Edition},
        **_tabs(controller, window),
        **_finding_and_comparing(controller, window),
        "file.open_pack": controller.ask_for_pack,
        "file.export_page": controller.ask_for_file,
        "file.quit": window.close,
        "edit.preferences": controller.show_preferences,
        "edit.forget_choices": controller.learning.forget,
        "go.search": partial(window.palette_box.open_for, PaletteMode.GO),
        "go.commands": partial(window.palette_box.open_for, PaletteMode.COMMANDS),
        "go.back": window.tabs.back,
        "go.forward": window.tabs.forward,
        "go.home": partial(go, START),
        "go.next_pane": controller.next_pane,
        "go.menu": window.open_menu,
        "view.larger": partial(controller.zoom, _TEXT_STEP),
        "view.smaller": partial(controller.zoom, -_TEXT_STEP),
        "view.normal": partial(controller.zoom, 0),
        "view.browse": lambda: window.browse.setVisible(not window.browse.isVisible()),
        "help.shortcuts": partial(go, "view:shortcuts"),
        "help.about": partial(go, "view:about"),
        "help.log": controller.show_log_place,
    }


def _tabs(controller: Controller, window: MainWindow) -> Bindings:
    tabs = window.tabs
    return {
        "tab.new": partial(controller.open_address, START, in_new_tab=True),
        "tab.close": lambda: tabs.close_tab(tabs.current),
        "tab.reopen": tabs.reopen,
        "tab.next": partial(tabs.step_tab, 1),
        "tab.previous": partial(tabs.step_tab, -1),
        **{f"tab.{number}": partial(tabs.show_tab, number - 1) for number in TABS_BY_NUMBER},
        "tab.last": partial(tabs.show_tab, _LAST_TAB),
    }


def _finding_and_comparing(controller: Controller, window: MainWindow) -> Bindings:
    comparing = controller.comparing
    return {
        "edit.copy": controller.copy,
        "edit.find": window.find_bar.open_bar,
        "edit.find_next": window.find_bar.find_next,
        "edit.find_previous": window.find_bar.find_previous,
        "go.compare": comparing.ask,
        "compare.differences": comparing.toggle_differences,
        "compare.remove": comparing.remove_current,
        "compare.pin": comparing.toggle_baseline,
        "compare.move_left": partial(comparing.move_current, -1),
        "compare.move_right": partial(comparing.move_current, 1),
        "compare.swap": comparing.swap,
        "compare.same": comparing.toggle_fold,
        "compare.need": comparing.ask_for_need,
        "compare.clear_needs": comparing.clear_needs,
    }
