"""What every page of a tab is and can do, whatever it shows."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.documents.blocks import Document
    from netatlas.ui.actions import Bindings
    from netatlas.ui.page_context import PageContext


class Page(QWidget):
    """Base of the pages.

    Signals:
        open_requested: an address as text, and whether it is wanted in a new tab.
        note_requested: a sentence for the status bar.
        subjects_changed: the ``Address`` of the page with other subjects, which replaces that of this one.
        add_requested: the reader wants to add a subject.
        commands_changed: which of the page's commands can be used is another matter now.
        place_refined: the ``Address`` under which the page shows what it shows now: filtered, at a date.
            It replaces the one before in the tab's history, and nothing is shown anew.
    """

    open_requested = Signal(str, bool)
    note_requested = Signal(str)
    place_refined = Signal(object)
    subjects_changed = Signal(object)
    add_requested = Signal()
    commands_changed = Signal()

    title = ""
    formats: tuple[tuple[str, str], ...] = ()
    """What the page can be saved as beside Markdown and HTML: what it is called, and its ending."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:  # noqa: ARG002 - as pages are made
        """Start empty; ``context`` is for those who need its colours before the first address."""
        super().__init__(parent)

    @Slot(str, bool)
    def follow_link(self, address: str, in_new_tab: bool) -> None:
        """Open what a link leads to; the address of a document elsewhere is only copied."""
        if address.startswith(("http://", "https://")):
            QGuiApplication.clipboard().setText(address)
            self.note_requested.emit("Address copied. NetAtlas itself never goes online.")
            return
        self.open_requested.emit(address, in_new_tab)

    @abstractmethod
    def show_address(self, address: Address, context: PageContext) -> None:
        """Show what stands at an address.

        Raises:
            NotFound: nothing stands there.
        """

    @abstractmethod
    def document(self) -> Document | None:
        """Return what is on the screen as a neutral document, for files; None while nothing is."""

    def content(self, ending: str) -> bytes | None:  # noqa: ARG002 - for pages that have formats
        """Return the page in one of its own ``formats``; None while nothing is on the screen."""
        return None

    def commands(self) -> Bindings:
        """Return what the page's own commands do, by their ids in ``netatlas.ui.commands``."""
        return {}

    def reason(self, command_id: str) -> str:  # noqa: ARG002 - for pages whose commands need something
        """Return why one of the page's commands cannot be used just now, or ''."""
        return ""

    def add_subject(self, record_id: str) -> bool:  # noqa: ARG002 - for pages that compare
        """Take a concept in among what the page compares; return True if the page compares at all."""
        return False

    @abstractmethod
    def focus_content(self) -> None:
        """Give the keyboard to the page's content."""

    @abstractmethod
    def find_text(self, text: str, *, backward: bool) -> bool:
        """Go to the next occurrence of ``text``; tell whether there is one."""

    @abstractmethod
    def mark_all(self, text: str) -> int:
        """Mark every occurrence of ``text`` and return how many there are; none for an empty text."""

    @abstractmethod
    def copy(self) -> bool:
        """Copy what is selected; tell whether anything was."""

    @abstractmethod
    def deselect(self) -> bool:
        """Drop the selection; tell whether there was one."""

    @abstractmethod
    def scroll_position(self) -> int:
        """Return how far the page is scrolled, for ``set_scroll_position``."""

    @abstractmethod
    def set_scroll_position(self, position: int) -> None:
        """Scroll the page to where it was."""
