"""The objects behind the window, created in ``app`` after the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netatlas.desk.store import Store
    from netatlas.ui.compare_command import CompareCommand
    from netatlas.ui.controller import Controller
    from netatlas.ui.export_command import ExportCommand
    from netatlas.ui.find_in_page import FindInPage
    from netatlas.ui.keyboard import Keyboard
    from netatlas.ui.opened_recorder import OpenedRecorder
    from netatlas.ui.own_commands import OwnCommands
    from netatlas.ui.page_export import PageExport
    from netatlas.ui.palette_controller import PaletteController
    from netatlas.ui.print_command import PrintCommand
    from netatlas.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Parts:
    """The objects behind the window, by name.

    Attributes:
        store: the user's own data; its file is opened when it is first used.
        workspace: what is open and how it is shown.
        controller: opens packs and keeps what is shown in step with the workspace.
        opened_recorder: counts which record is opened for which text.
        compare_command: opens comparisons.
        own_commands: writes notes on and bookmarks of what is in front.
        palette_controller: answers the palette's queries.
        page_export: saves and copies pages.
        print_command: prints pages.
        export_command: exports pages, topics, and what is the user's own.
        find_in_page: finds text in the page in front.
        keyboard: handles plain keys and moves the focus between panes.
    """

    store: Store
    workspace: Workspace
    controller: Controller
    opened_recorder: OpenedRecorder
    compare_command: CompareCommand
    own_commands: OwnCommands
    palette_controller: PaletteController
    page_export: PageExport
    print_command: PrintCommand
    export_command: ExportCommand
    find_in_page: FindInPage
    keyboard: Keyboard
