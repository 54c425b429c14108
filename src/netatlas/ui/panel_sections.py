"""The sections of the right panel: which there are, and what each asks of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.ui.panels.around import AroundSection
from netatlas.ui.panels.my_notes import MyNotesSection
from netatlas.ui.panels.on_sheet import OnSheetSection

if TYPE_CHECKING:
    from netatlas.ui.controller import Controller
    from netatlas.ui.jobs import Jobs
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.own_commands import OwnCommands
    from netatlas.ui.user_data import UserData


def add_panel_sections(
    window: MainWindow, jobs: Jobs, data: UserData, controller: Controller, own_commands: OwnCommands
) -> None:
    """Make the sections of the right panel, from top to bottom."""
    around = AroundSection(jobs)
    around.map_requested.connect(controller.show_on_map)
    window.panel.add_section(around)
    my_notes = MyNotesSection(data, jobs)
    window.panel.add_section(my_notes)
    own_commands.write_in(my_notes)
    on_sheet = OnSheetSection(data)
    on_sheet.toggle_requested.connect(own_commands.toggle_page_on_sheet)
    window.panel.add_section(on_sheet)
