"""The commands that note or bookmark something or put it on the sheet.

Something is the page in front, a row on it, or an entry of the palette.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netatlas.address import Address
from netatlas.atlas.addressing import page_of, place_of
from netatlas.atlas.anchors import anchor_of
from netatlas.ui.bookmarking import toggle_bookmark
from netatlas.ui.pages.notes.address import NotesOptions, notes_address
from netatlas.ui.sheet_items import can_be_on_sheet, sheet_address, toggle_on_sheet

if TYPE_CHECKING:
    from netatlas.ui.actions import Bindings, Reasons
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.panels.my_notes import MyNotesSection
    from netatlas.ui.workspace import Workspace


class OwnCommands(QObject):
    """Writes notes on and bookmarks of what is in front or was pointed at."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        """Work on the page in front of ``window``, and what is asked for on it and in the palette."""
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._section: MyNotesSection | None = None
        window.tabs.stack.command_requested.connect(self.run_on)
        window.palette_box.command_requested.connect(self.run_on)

    def write_in(self, section: MyNotesSection) -> None:
        """Have notes on the page in front written in a section of the right panel, where it is seen."""
        self._section = section

    def bindings(self) -> Bindings:
        """Return the function of each of the commands, by id."""
        return {
            "note.new": self.note_front,
            "bookmark.toggle": self.toggle_front,
            "sheet.toggle": self.toggle_front_on_sheet,
        }

    def reasons(self) -> Reasons:
        """Return for each of the commands what says why nothing can be written."""
        return {command: lambda: self.reason for command in self.bindings()}

    @property
    def reason(self) -> str:
        """Why nothing can be written, or ''."""
        data = self._workspace.data
        return data.items.reason if data is not None else ""

    @property
    def can_note(self) -> bool:
        """Whether notes can be written on what is in front."""
        atlas, address = self._workspace.atlas, self._window.tabs.address
        return atlas is not None and address is not None and _takes_notes(address)

    def note_front(self) -> None:
        """Begin a note on the page in front."""
        atlas, address = self._workspace.atlas, self._window.tabs.address
        if atlas is not None and address is not None:
            self.note(page_of(atlas, address))

    def note(self, address: Address) -> None:
        """Begin a note: in the right panel if the page of ``address`` is in front, else on that of notes."""
        atlas, front = self._workspace.atlas, self._window.tabs.address
        if atlas is None or not _takes_notes(address):
            self._window.show_message("Notes are written on concepts, comparisons and other records.")
            return
        if self.reason:
            self._window.show_message(self.reason)
            return
        is_in_front = front is not None and page_of(atlas, front) == page_of(atlas, address)
        if is_in_front and self._section is not None and self._section.begin_note(address.target):
            return
        self._window.tabs.open(notes_address(NotesOptions(about=anchor_of(atlas, address))))

    def toggle_front(self) -> None:
        """Bookmark the page in front, or remove its bookmark."""
        atlas, address = self._workspace.atlas, self._window.tabs.address
        if atlas is not None and address is not None:
            self.toggle(place_of(atlas, address))

    @property
    def can_be_on_sheet(self) -> bool:
        """Whether what is in front, or what is selected on it, can be on a sheet."""
        atlas, address = self._workspace.atlas, self._sheet_address
        return atlas is not None and address is not None and can_be_on_sheet(atlas, address)

    def toggle_front_on_sheet(self) -> None:
        """Put what is selected on the page in front, else the page, on the sheet, or take it off."""
        if (address := self._sheet_address) is not None:
            self.toggle_on_sheet(address)

    def toggle_page_on_sheet(self) -> None:
        """Put the page in front on the sheet, or take it off, whatever is selected there."""
        if (address := self._window.tabs.address) is not None:
            self.toggle_on_sheet(address)

    def toggle_on_sheet(self, address: Address) -> None:
        """Put an address on the current sheet, or take it off."""
        atlas, data = self._workspace.atlas, self._workspace.data
        if atlas is not None and data is not None:
            self._window.show_message(toggle_on_sheet(data, atlas, sheet_address(address)))

    @property
    def _sheet_address(self) -> Address | None:
        page, address = self._window.tabs.page, self._window.tabs.address
        selected = page.selected_address if page is not None else ""
        return Address.parse(selected) if selected else address

    def toggle(self, address: Address) -> None:
        """Bookmark an address, or remove its bookmark."""
        atlas, data = self._workspace.atlas, self._workspace.data
        if atlas is not None and data is not None:
            self._window.show_message(toggle_bookmark(data, atlas, address))

    @Slot(str, str)
    def run_on(self, command: str, address: str) -> None:
        """Run a command on an address, if it is one of these commands."""
        if command == "note.new":
            self.note(Address.parse(address))
        elif command == "bookmark.toggle":
            self.toggle(Address.parse(address))
        elif command == "sheet.toggle":
            self.toggle_on_sheet(Address.parse(address))


def _takes_notes(address: Address) -> bool:
    return bool(address.record_id or address.subjects)
