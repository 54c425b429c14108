"""Putting comparisons together: what is in front, what is added to it, what is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netatlas.ui.navigation import comparison_address
from netatlas.ui.pages.comparison.address import comparison_at, is_comparison
from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.palette.model import PaletteMode

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.main_window import MainWindow


class Comparing(QObject):
    """What the commands about comparisons do."""

    def __init__(self, window: MainWindow) -> None:
        """Work on the page in front of ``window``."""
        super().__init__(window)
        self._window = window
        self._atlas: Atlas | None = None
        window.tabs.add_subject_requested.connect(self.ask)
        window.palette_box.compare_requested.connect(self.add)

    def set_atlas(self, atlas: Atlas) -> None:
        """Know which ids are concepts."""
        self._atlas = atlas

    def subjects_in_front(self) -> tuple[str, ...]:
        """Return the concept in front, or the subjects of the comparison in front, or ()."""
        history = self._window.tabs.history
        if self._atlas is None or history is None:
            return ()
        address = history.current.address
        if is_comparison(self._atlas, address):
            return comparison_at(self._atlas, address).subjects
        concept = history.current.base  # a value's page is that of its concept
        return (concept,) if concept in self._atlas.concepts else ()

    @property
    def page(self) -> ComparisonPage | None:
        """The comparison page in front, or None."""
        page = self._window.tabs.page
        return page if isinstance(page, ComparisonPage) else None

    @Slot()
    def ask(self) -> None:
        """Let the reader pick a concept to compare with."""
        self._window.palette_box.open_for(PaletteMode.PICK)

    @Slot(str)
    def add(self, record_id: str) -> None:
        """Compare what is in front with the concept that a record belongs to."""
        if self._atlas is None:
            return
        if record_id not in self._atlas:
            self._window.say("Only concepts can be compared.")
            return
        concept = self._atlas.owner_of(record_id)
        if self.page is not None:
            self.page.add_subject(concept)
            return
        subjects = tuple(dict.fromkeys((*self.subjects_in_front(), concept)))
        if len(subjects) > 1:
            self._window.tabs.open(comparison_address(subjects))
        else:
            self._window.say("Open a concept first, then compare it with another.")

    def toggle_differences(self) -> None:
        """Leave out the rows that do not differ, or show them again."""
        if self.page is not None:
            self.page.differences.toggle()

    def remove_current(self) -> None:
        """Take the subject out that the keyboard stands in."""
        if self.page is not None:
            self.page.remove_subject(self.page.current_subject)

    def toggle_baseline(self) -> None:
        """Pin the subject that the keyboard stands in, or let it go."""
        if self.page is not None:
            self.page.toggle_baseline()

    def move_current(self, step: int) -> None:
        """Move the subject that the keyboard stands in."""
        if self.page is not None:
            self.page.move_subject(self.page.current_subject, self.page.current_subject + step)

    def swap(self) -> None:
        """Swap rows and columns."""
        if self.page is not None:
            self.page.swap()

    def toggle_fold(self) -> None:
        """Show the rows that are the same, or fold them."""
        if self.page is not None:
            self.page.toggle_fold()

    def ask_for_need(self) -> None:
        """Ask what is needed of the row that the keyboard stands in."""
        if self.page is not None:
            self.page.ask_for_need()

    def clear_needs(self) -> None:
        """Need nothing any more."""
        if self.page is not None:
            self.page.clear_needs()
