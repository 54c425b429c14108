"""The base class of all pages that a tab shows."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from netatlas.ui.pages.bookmark_button import BookmarkButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.address import Address
    from netatlas.documents.blocks import Document
    from netatlas.progress import Progress
    from netatlas.ui.actions import Bindings
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.panels.section import PanelSection
    from netatlas.ui.paper.rendering import PaperMaker

Content: TypeAlias = "bytes | Callable[[Progress], bytes]"
"""A page as the content of a file, or the function that makes it in a worker thread."""


class Page(QWidget):
    """Base of the pages.

    Attributes:
        bookmark: the button that bookmarks it; a page puts it where it has room.

    Signals:
        open_requested: an address as text, and whether to open it in a new tab.
        note_requested: a sentence for the status bar; empty to take the last one away.
        subjects_changed: the ``Address`` of a comparison with other subjects, to show instead.
        add_requested: the reader wants to add a subject.
        end_requested: the reader wants to pick a concept where a path begins or ends.
        item_requested: the reader wants to pick something to add to a sheet.
        commands_changed: some of the page's commands can be used now, or cannot be used any more.
        command_requested: a command of the window is wanted for something on the page: its id, an address.
        find_ready: a text can be looked for now; after ``prepare_find`` has returned False.
        column_changed: whether it takes the place of the right panel now, other than before.
        place_refined: the ``Address`` of the page with the options of now, such as a filter or a date.
            It replaces the current entry of the tab's history; the page is not shown again.
    """

    open_requested = Signal(str, bool)
    note_requested = Signal(str)
    find_ready = Signal()
    column_changed = Signal(bool)
    place_refined = Signal(object)
    subjects_changed = Signal(object)
    add_requested = Signal()
    end_requested = Signal()
    item_requested = Signal()
    commands_changed = Signal()
    command_requested = Signal(str, str)

    title = ""
    formats: tuple[tuple[str, str], ...] = ()
    """Formats that the page can be saved in beside Markdown and HTML: name and file ending."""
    is_text = False
    """Whether it is a text with headings."""
    has_column = False
    """Whether it has a column at its right now, in the place of the right panel."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:  # noqa: ARG002 - as pages are made
        """Start empty; ``context`` is for subclasses that need its colours before the first address."""
        super().__init__(parent)
        self.bookmark = BookmarkButton(self)
        self.bookmark.said.connect(self.note_requested)

    def panel_sections(self) -> tuple[PanelSection, ...]:
        """Return its own sections for the right panel, from top to bottom; asked for with each address.

        They belong to the page: when the panel is not shown or another page is in front, a section says so
        with ``panel_changed``, and the page shows it itself or keeps it hidden as a child.
        """
        return ()

    def can_be_remade(self) -> bool:
        """Return True if its address and how far it is scrolled say all that it shows.

        Behind other tabs it may then be deleted, and made anew when it comes to the front.
        """
        return False

    @property
    def is_ready(self) -> bool:
        """Whether what is wanted is on the screen; for pages that paint in a job."""
        return True

    @Slot(str, bool)
    def follow_link(self, address: str, in_new_tab: bool) -> None:
        """Open the target of a link; a web address is copied to the clipboard instead."""
        if address.startswith(("http://", "https://")):
            QGuiApplication.clipboard().setText(address)
            self.note_requested.emit("Address copied. NetAtlas itself never goes online.")
            return
        self.open_requested.emit(address, in_new_tab)

    @abstractmethod
    def show_address(self, address: Address, context: PageContext) -> None:
        """Show what is at an address.

        Raises:
            NotFound: nothing is at the address.
        """

    @abstractmethod
    def document(self) -> Document | None:
        """Return what the page shows as a document, for files; None while it shows nothing."""

    def content(self, ending: str) -> Content | None:  # noqa: ARG002 - for pages that have formats
        """Return the page in one of its own ``formats``, or what makes it in a job; None without one."""
        return None

    def commands(self) -> Bindings:
        """Return the functions that run the page's own commands, by command id."""
        return {}

    def reason(self, command_id: str) -> str:  # noqa: ARG002 - for pages whose commands need something
        """Return why one of the page's commands cannot be used now, or ''."""
        return ""

    def step_heading(self, step: int) -> bool:  # noqa: ARG002 - for pages that are texts
        """Go to the next heading, with the keyboard, or with -1 to the one before; False if there is none."""
        return False

    def add_subject(self, record_id: str) -> bool:  # noqa: ARG002 - for pages that compare
        """Add a concept to the comparison that the page shows; return False if it shows none."""
        return False

    def pick_end(self, concept_id: str) -> None:
        """Take a concept for the end of a path that was asked for with ``end_requested``."""

    def add_item(self, address: Address) -> None:
        """Take what was asked for with ``item_requested``."""

    @property
    def selected_address(self) -> str:
        """The address of the row, cell or event that is selected on the page, or ''."""
        return ""

    @property
    def selected_addresses(self) -> tuple[str, ...]:
        """The addresses of all rows, cells or events that are selected on the page."""
        return (self.selected_address,) if self.selected_address else ()

    def selected_document(self) -> Document | None:
        """Return what is selected as a document, where it is no record of its own; None for nothing."""
        return None

    def own_paper(self) -> PaperMaker | None:
        """Return what makes the page's own paper, if it is one; other pages are printed as documents."""
        return None

    def reveal(self, address: Address) -> None:
        """Go to the row that an address asks for, if it does: into view, marked, with the keyboard."""

    def show_row(self, record_id: str) -> bool:  # noqa: ARG002 - for pages whose rows are chosen from
        """Go to the row of a record, with the keyboard; return False if the page has none for it."""
        return False

    def centre_on(self, record_id: str) -> bool:  # noqa: ARG002 - for pages that are maps
        """Bring a record into the middle of what the page shows; return False if it does not show it."""
        return False

    def hidden_records(self) -> frozenset[str]:
        """Return the ids of the records that the page would show if they were not switched off."""
        return frozenset()

    @abstractmethod
    def focus_content(self) -> None:
        """Give the keyboard to the page's content."""

    def prepare_find(self, text: str) -> bool:  # noqa: ARG002 - for pages that are written in slices
        """Begin what it takes to look for a text; return False if ``find_ready`` says when that is done."""
        return True

    @abstractmethod
    def find_text(self, text: str, *, backward: bool) -> bool:
        """Go to the next occurrence of ``text``; return True if there is one."""

    def find_near(self, text: str) -> bool:
        """Go to the first occurrence of ``text`` from the current one on, which stays if it is one."""
        return self.find_position(text) > 0 or self.find_text(text, backward=False)

    @abstractmethod
    def find_position(self, text: str) -> int:
        """Return which occurrence of ``text`` is the current one, from 1; 0 if it is none."""

    @abstractmethod
    def mark_all(self, text: str) -> int:
        """Mark every occurrence of ``text`` and return their number; an empty text has none."""

    @abstractmethod
    def copy(self) -> bool:
        """Copy what is selected; return True if anything was."""

    @abstractmethod
    def deselect(self) -> bool:
        """Clear the selection; return True if there was one."""

    @abstractmethod
    def scroll_position(self) -> int:
        """Return how far the page is scrolled, for ``set_scroll_position``."""

    @abstractmethod
    def set_scroll_position(self, position: int) -> None:
        """Scroll the page to where it was."""
