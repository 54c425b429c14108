"""The pages of all tabs: created for an address when needed, shown, and deleted."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget

from netatlas.address import Address
from netatlas.errors import NetAtlasError
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from netatlas.ui.navigation import History
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.page import Page


@dataclass(eq=False, slots=True)
class Tab:
    """One tab: its history, and the page that shows the current address.

    Attributes:
        history: the addresses visited in it.
        page: the page; None while none is needed, as behind others.
        unseen_scroll: where the page is to be scrolled to when it comes to the front for the first time: what
            was never on the screen has no height to scroll in.
        last_front: which arrival at the front, of all tabs, was its latest.
        is_outdated: whether the page shows the edition, theme or text size of before; it is shown anew when
            it comes to the front.
    """

    history: History
    page: Page | None = None
    unseen_scroll: int | None = None
    is_outdated: bool = False
    last_front: int = 0

    @property
    def scroll(self) -> int:
        """The scroll position of its page, in pixels."""
        if self.unseen_scroll is not None:
            return self.unseen_scroll
        return self.page.scroll_position() if self.page is not None else self.history.current.scroll


class PageStack(QStackedWidget):
    """All pages, of which one is visible; their signals are passed on.

    Signals:
        failed: an address could not be shown; the error.
        place_refined: a page, and its ``Address`` after it has changed its parameters itself.
        column_changed: whether the page in front has a column of its own now, or one that is coming there.
        find_ready: in the page in front a text can be looked for now; as of a ``Page``.
        open_requested: an ``Address``, and whether it is wanted in a new tab.
        note_requested, subjects_changed, add_requested, end_requested, item_requested, commands_changed,
            command_requested: as of a ``Page``.
    """

    failed = Signal(object)
    place_refined = Signal(object, object)
    column_changed = Signal(bool)
    find_ready = Signal()
    open_requested = Signal(object, bool)
    note_requested = Signal(str)
    subjects_changed = Signal(object)
    add_requested = Signal()
    end_requested = Signal()
    item_requested = Signal()
    commands_changed = Signal()
    command_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a page."""
        super().__init__(parent)
        self._message: QLabel | None = None
        self._coming: Page | None = None

    def show_address(self, page: Page | None, address: Address, context: PageContext) -> Page | None:
        """Show an address, on ``page`` if it is of the right class, else on a new page that replaces it.

        Returns:
            The page that shows the address, or None if it cannot be shown; then nothing changes.
        """
        shown = self._page_for(page, address, context)
        if shown is page or page is None or self.currentWidget() is not page:
            return self._shown(shown, page, address, context)
        with self._before_layout(shown):
            self._give_room(shown)
            if self._shown(shown, page, address, context) is None:
                self._give_room(page)
                return None
            self._give_room(shown)  # some pages know only now whether they have a column of their own
            self._switch_to(shown)
        self.discard(page)
        return shown

    def _shown(self, shown: Page, page: Page | None, address: Address, context: PageContext) -> Page | None:
        """Show an address on a page, perhaps a new one; return None if it cannot be shown."""
        if shown is not page:
            shown.setGeometry(self.contentsRect())  # a text is written for a width, beside the button
            shown.bookmark.show_place(address, context)
        try:
            shown.show_address(address, context)
        except NetAtlasError as error:
            if shown is not page:
                shown.deleteLater()
            self.failed.emit(error)
            return None
        if shown is page:
            shown.bookmark.show_place(address, context)
        else:
            self._remove_message()
            self.addWidget(shown)
            if page is not None and self.currentWidget() is not page:
                self.discard(page)
        return shown

    def discard(self, page: Page | None) -> None:
        """Remove a page and delete it."""
        if page is not None:
            self.removeWidget(page)
            page.deleteLater()

    def delete_behind(self, page: Page) -> None:
        """Delete a page that is not in front at once: what comes next costs for each widget."""
        self.removeWidget(page)
        shiboken6.delete(page)

    def show_message(self, text: str) -> None:
        """Show a text until the first page comes."""
        if not self.count():
            self._message = plain_label(text, wrap=True)
            self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.addWidget(self._message)

    def bring_to_front(self, page: Page) -> None:
        """Show a page in place of the one in front."""
        if self.currentWidget() is not page:
            with self._before_layout(page):
                self._give_room(page)
                self._switch_to(page)

    @contextmanager
    def _before_layout(self, coming: Page) -> Iterator[None]:
        """Lay no page out meanwhile: the one that goes is not to be, and the one that comes only once."""
        layout, self._coming = self.layout(), coming
        if layout is not None:
            layout.setEnabled(False)
        try:
            yield
        finally:
            self._coming = None
            if layout is not None:
                layout.setEnabled(True)

    def _give_room(self, page: Page) -> None:
        self.column_changed.emit(page.has_column)
        page.setGeometry(self.contentsRect())

    def _switch_to(self, page: Page) -> None:
        """Show a page, which gets the keyboard at once.

        Qt would pass the keyboard on from widget to widget, each of which is read out.
        """
        focus, before = QApplication.focusWidget(), self.currentWidget()
        if focus is not None and before is not None and before.isAncestorOf(focus):
            page.show()
            page.focus_content()
        self.setCurrentWidget(page)

    def _remove_message(self) -> None:
        if self._message is not None:
            self.removeWidget(self._message)
            self._message.deleteLater()
            self._message = None

    def _page_for(self, page: Page | None, address: Address, context: PageContext) -> Page:
        from netatlas.ui.pages.registry import page_class

        wanted = page_class(context.opened.atlas, address)
        if type(page) is wanted:
            return page
        made = wanted(context, self)  # inside the window, whose style says how large its parts are
        made.open_requested.connect(self._on_open_requested)
        made.note_requested.connect(self.note_requested)
        made.subjects_changed.connect(self.subjects_changed)
        made.add_requested.connect(self.add_requested)
        made.end_requested.connect(self.end_requested)
        made.item_requested.connect(self.item_requested)
        made.commands_changed.connect(self.commands_changed)
        made.command_requested.connect(self.command_requested)
        made.column_changed.connect(self._on_column_changed)
        made.find_ready.connect(self._on_find_ready)
        made.place_refined.connect(self._on_place_refined)
        made.place_refined.connect(made.bookmark.refine)
        return made

    @Slot(str, bool)
    def _on_open_requested(self, text: str, in_new_tab: bool) -> None:
        self.open_requested.emit(Address.parse(text), in_new_tab)

    @Slot(bool)
    def _on_column_changed(self, has_column: bool) -> None:
        page = self.sender()
        if page is self.currentWidget():
            self.column_changed.emit(has_column)
        elif self._coming is not None and page is self._coming:
            self._give_room(self._coming)

    @Slot()
    def _on_find_ready(self) -> None:
        if self.currentWidget() is self.sender():
            self.find_ready.emit()

    @Slot(object)
    def _on_place_refined(self, address: Address) -> None:
        self.place_refined.emit(self.sender(), address)
