"""The command "Compare with…": lets a concept be picked and compares it with the page in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netatlas.address import Address
from netatlas.atlas.addressing import page_of
from netatlas.ui.pages.comparison.recognising import is_comparison
from netatlas.ui.palette.model import PaletteMode

if TYPE_CHECKING:
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.workspace import Workspace


class CompareCommand(QObject):
    """Lets the user pick a concept, and opens its comparison with the page in front."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        """Work on the page in front of ``window``."""
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        window.tabs.stack.add_requested.connect(self.ask)
        window.palette_box.compare_requested.connect(self.add)

    def subjects_in_front(self) -> tuple[str, ...]:
        """Return the concept in front, or the subjects of the comparison in front, or ()."""
        address, atlas = self._window.tabs.address, self._workspace.atlas
        if atlas is None or address is None:
            return ()
        if is_comparison(atlas, address):
            from netatlas.ui.pages.comparison.address import comparison_at

            return comparison_at(atlas, address).subjects
        concept = page_of(atlas, address).record_id
        return (concept,) if concept in atlas.concepts else ()

    def on_map(self) -> str:
        """Return the id of what is in front and can be shown on the map: a concept or a journey; or ''."""
        address, atlas = self._window.tabs.address, self._workspace.atlas
        subjects = self.subjects_in_front()
        if subjects or atlas is None or address is None:
            return subjects[0] if subjects else ""
        record_id = address.record_id
        return record_id if any(journey.id == record_id for journey in atlas.journeys) else ""

    @Slot()
    def ask(self) -> None:
        """Open the palette to pick a concept to compare with."""
        self._window.palette_box.open_for(PaletteMode.PICK)

    @Slot(str)
    def add(self, record_id: str) -> None:
        """Compare the page in front with the concept that a record belongs to."""
        atlas, page = self._workspace.atlas, self._window.tabs.page
        if atlas is None:
            return
        if record_id not in atlas:
            self._window.show_message("Only concepts can be compared.")
            return
        concept = atlas.owner_of(record_id)
        if page is not None and page.add_subject(concept):
            return
        subjects = tuple(dict.fromkeys((*self.subjects_in_front(), concept)))
        if len(subjects) > 1:
            self._window.tabs.open(Address.comparison(subjects))
        else:
            self._window.show_message("Open a concept first, then compare it with another.")
