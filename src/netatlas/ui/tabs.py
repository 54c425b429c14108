"""The tabs: a tab bar, and for each tab its history and the page that shows the current address."""

from __future__ import annotations

import copy
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netatlas.atlas.addressing import resolved, stored
from netatlas.desk.session import MAX_CLOSED, START, HistoryEntry, SavedTab, Session
from netatlas.ui.navigation import History
from netatlas.ui.page_stack import PageStack, Tab
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.address import Address
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.page import Page


_MOST_BEHIND = 8
"""Pages behind the one in front that are kept: whoever goes back to one finds it at once. Each of the others
is made anew when it comes to the front, so that a hundred tabs cost no more memory and styling than a few."""


class Tabs(QWidget):
    """All tabs of the window.

    Attributes:
        bar: the tab bar.
        stack: the pages; it passes on their signals.

    Signals:
        place_changed: another page is in front, or the same page shows another address.
        page_shown: the reader went to another page, which could be shown; not where a page is shown again or
            takes the place of one that cannot be.
    """

    place_changed = Signal()
    page_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a tab."""
        super().__init__(parent)
        self._context: PageContext | None = None
        self._tabs: list[Tab] = []
        self._closed: list[History] = []
        self._arrivals = count(1)
        self.bar = TabStrip(self)
        self.stack = named(PageStack(), "pages")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        strip = named(QWidget(), "tabStrip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(strip)
        row.setContentsMargins(14, 0, 8, 0)
        row.addWidget(self.bar, 1)
        column.addWidget(strip)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self.stack, 1)
        column.addLayout(self._beside, 1)
        self.bar.currentChanged.connect(self._on_current_changed)
        self.bar.currentChanged.connect(self.page_shown)
        self.bar.tabMoved.connect(self._on_tab_moved)
        self.bar.close_requested.connect(self.close_tab)
        self.stack.open_requested.connect(self.open)
        self.stack.subjects_changed.connect(self.replace_address)
        self.stack.place_refined.connect(self._on_place_refined)

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The addresses of all tabs, left to right, as they are stored."""
        return tuple(tab.history.current.address for tab in self._tabs)

    @property
    def address(self) -> Address | None:
        """The address in front, as the atlas that is open has it, or None."""
        if self._context is None or self.history is None:
            return None
        return resolved(self._context.opened.atlas, self.history.current.address)

    @property
    def current(self) -> int:
        """The index of the tab in front, or -1."""
        return self.bar.currentIndex()

    @property
    def page(self) -> Page | None:
        """The page in front, or None."""
        return self._tabs[self.current].page if self._tabs else None

    @property
    def history(self) -> History | None:
        """The history of the tab in front, or None."""
        return self._tabs[self.current].history if self._tabs else None

    @property
    def can_reopen(self) -> bool:
        """Whether a tab was closed that can be opened again."""
        return bool(self._closed)

    def add_beside(self, panel: QWidget) -> None:
        """Place a panel at the right of the pages, below the bar."""
        self._beside.addWidget(panel)

    @contextmanager
    def laid_out_later(self) -> Iterator[None]:
        """Lay pages and panel out only after what is done meanwhile, else they would be for each change."""
        if (layout := self.layout()) is None:
            yield
            return
        layout.setEnabled(False)
        try:
            yield
        finally:
            layout.setEnabled(True)

    def lay_out(self) -> None:
        """Give pages and panel their widths now, not in the next turn of the event loop."""
        if (layout := self.layout()) is not None:
            layout.activate()

    def set_context(self, context: PageContext) -> None:
        """Show pages again with another atlas, edition, theme or text size, scrolled as they were.

        Those behind are shown when they come to the front; with another atlas, since the one before is
        closed, they are made anew then, or shown now if they hold more than their address says.
        """
        is_same_atlas = self._context is not None and self._context.opened is context.opened
        self._context = context
        if not is_same_atlas:
            self.let_go_of_pages_behind()
            with self.bar.laid_out_once():
                for tab in self._tabs:
                    self._show_title(tab)
        for index, tab in enumerate(self._tabs):
            if index != self.current and (is_same_atlas or tab.page is None):
                tab.is_outdated = True
            else:
                self._show_or_start(tab, scroll=tab.scroll)
        if self.page is not None:
            self.stack.bring_to_front(self.page)
        self.place_changed.emit()

    def restore(self, session: Session) -> None:
        """Open the tabs of the last session with their histories, or the start page if there were none.

        Only the page in front is made.
        """
        self._closed = [History.of(tab) for tab in session.closed]
        with self.bar.laid_out_once():
            for index, tab in enumerate(session.tabs or (SavedTab(HistoryEntry(START)),)):
                history = History.of(tab)
                history.current = tab.current._replace(address=self._stored(tab.current.address))
                added = self._add(history)
                added.unseen_scroll = history.current.scroll
                if index != session.front:
                    self._show_title(added)
        with QSignalBlocker(self.bar):  # what could not be restored is still to be read
            self.show_tab(session.front)

    def let_go_of_pages_behind(self, *, most: int = 0) -> None:
        """Delete pages behind that can be made anew from their address, but for the latest ``most``."""
        behind = [
            tab for index, tab in enumerate(self._tabs) if index != self.current and tab.page is not None
        ]
        behind.sort(key=lambda tab: tab.last_front, reverse=True)
        for tab in behind[most:]:
            if tab.page is not None and tab.page.can_be_remade():
                tab.unseen_scroll, tab.is_outdated = tab.scroll, False
                page, tab.page = tab.page, None
                self.stack.delete_behind(page)

    def session(self) -> Session:
        """Return what is open, for the next start."""
        return Session(
            tabs=tuple(tab.history.saved(scroll=tab.scroll) for tab in self._tabs),
            front=max(0, self.current),
            closed=tuple(history.saved() for history in self._closed),
        )

    @Slot(object, bool)
    def open(self, address: Address, in_new_tab: bool = False) -> None:  # noqa: FBT002 - as its signal sends it
        """Show an address in the tab in front, or in a new one; before a pack is open nothing is shown."""
        if self._context is None:
            return
        if in_new_tab or not self._tabs:
            tab = self._add(History(HistoryEntry(self._stored(address))))
            if self._show(tab):
                self.show_tab(len(self._tabs) - 1)
                self.page_shown.emit()
                self._reveal(tab)
            else:
                self._drop(len(self._tabs) - 1)
            return
        tab = self._tabs[self.current]
        before, scroll = copy.deepcopy(tab.history), tab.scroll
        tab.history.visit(self._stored(address), scroll=scroll)
        if tab.history.current == before.current:
            self._reveal(tab)
            return
        if self._show(tab):
            self._arrived(tab)
            self.page_shown.emit()
            self._reveal(tab)
        else:
            tab.history = before
            self._show(tab, scroll=scroll)

    def back(self) -> None:
        """Go one step back in the tab in front."""
        self._step(back=True)

    def forward(self) -> None:
        """Go one step forward in the tab in front."""
        self._step(back=False)

    @Slot(int)
    def close_tab(self, index: int) -> None:
        """Close a tab; the last one goes to the start page instead, unless it is a new one there."""
        if not 0 <= index < len(self._tabs):
            return
        if len(self._tabs) == 1 and self._tabs[0].history.is_new:
            return
        self._closed.append(self._tabs[index].history)
        del self._closed[:-MAX_CLOSED]
        if len(self._tabs) == 1:
            self._tabs[0].history = History()
            self._show(self._tabs[0])
            self._arrived(self._tabs[0])
            self.page_shown.emit()
        else:
            is_in_front = index == self.current
            self._drop(index)
            if is_in_front:
                self.page_shown.emit()

    def reopen(self) -> None:
        """Open the tab that was closed last."""
        if self._closed:
            is_shown = self._show_or_start(self._add(self._closed.pop()))
            with QSignalBlocker(self.bar):
                self.show_tab(len(self._tabs) - 1)
            if is_shown:
                self.page_shown.emit()

    def show_tab(self, index: int) -> None:
        """Bring a tab to the front; an index beyond the ends means the tab at that end."""
        if self._tabs:
            before = self.current
            self.bar.setCurrentIndex(max(0, min(index, len(self._tabs) - 1)))
            if self.current == before or self.bar.signalsBlocked():  # else the bar has said so already
                self._on_current_changed(self.current)

    def step_tab(self, step: int) -> None:
        """Bring the tab ``step`` further right to the front, wrapping around at the ends."""
        if self._tabs:
            self.show_tab((self.current + step) % len(self._tabs))

    @Slot(object)
    def replace_address(self, address: Address) -> None:
        """Show another address in the tab in front without a new history entry."""
        tab = self._tabs[self.current]
        before = tab.history.current.address
        tab.history.replace_current(self._stored(address))
        if self._show(tab):
            self.page_shown.emit()
        else:
            tab.history.replace_current(before)
            self._show(tab)
        self._arrived(tab)

    def _step(self, *, back: bool) -> None:
        if not self._tabs:
            return
        tab = self._tabs[self.current]
        step = tab.history.back if back else tab.history.forward
        if step(scroll=tab.scroll):
            if self._show_or_start(tab, scroll=tab.history.current.scroll):
                self.page_shown.emit()
            self._arrived(tab)

    def _add(self, history: History) -> Tab:
        tab = Tab(history)
        self._tabs.append(tab)
        with QSignalBlocker(self.bar):
            self.bar.addTab("")
        return tab

    def _drop(self, index: int) -> None:
        tab = self._tabs.pop(index)
        with QSignalBlocker(self.bar):
            self.bar.removeTab(index)
        self._on_current_changed(self.bar.currentIndex())  # else Qt would show a page of its own choice first
        self.stack.discard(tab.page)

    def _show_or_start(self, tab: Tab, *, scroll: int = 0) -> bool:
        """Show the current address of a tab, or the start page and return False if it cannot be shown."""
        if self._show(tab, scroll=scroll):
            return True
        tab.history.replace_current(START)
        self._show(tab)
        return False

    def _show(self, tab: Tab, *, scroll: int = 0) -> bool:
        """Show the current address of a tab on a page of the right class; return True on success."""
        if self._context is None:
            return False
        address = resolved(self._context.opened.atlas, tab.history.current.address)
        page = self.stack.show_address(tab.page, address, self._context)
        if page is None:
            return False
        tab.page, tab.is_outdated = page, False
        page.set_scroll_position(scroll)
        self.bar.set_title(self._tabs.index(tab), page.title)
        return True

    def _show_title(self, tab: Tab) -> None:
        """Show the title of a tab whose page is not made yet."""
        # brings the records, which nothing needs before the first paint
        from netatlas.ui.labels import tab_title

        if self._context is not None:
            atlas = self._context.opened.atlas
            title = tab_title(atlas, resolved(atlas, tab.history.current.address))
            self.bar.set_title(self._tabs.index(tab), title)

    def _reveal(self, tab: Tab) -> None:
        """Go to the row that the address of a tab asks for; only where somebody goes there anew."""
        if self._context is not None and tab.page is not None:
            tab.page.reveal(resolved(self._context.opened.atlas, tab.history.current.address))

    def _arrived(self, tab: Tab) -> None:
        if self._tabs[self.current] is tab:
            self._on_current_changed(self.current)
        else:
            self.place_changed.emit()

    @Slot(int)
    def _on_current_changed(self, index: int) -> None:
        tab = self._tabs[index] if 0 <= index < len(self._tabs) else None
        if tab is not None and (tab.is_outdated or tab.page is None):
            self._show_or_start(tab, scroll=tab.scroll)
        if tab is not None and (page := tab.page) is not None:
            tab.last_front = next(self._arrivals)
            self.stack.bring_to_front(page)
            if (scroll := tab.unseen_scroll) is not None:
                tab.unseen_scroll = None
                page.set_scroll_position(scroll)
            page.focus_content()
        self.let_go_of_pages_behind(most=_MOST_BEHIND)
        self.place_changed.emit()

    @Slot(int, int)
    def _on_tab_moved(self, start: int, end: int) -> None:
        self._tabs.insert(end, self._tabs.pop(start))

    @Slot(object, object)
    def _on_place_refined(self, page: Page, address: Address) -> None:
        """Store the new address of a page that has changed its parameters itself, by a filter for example."""
        for tab in self._tabs:
            if tab.page is page:
                tab.history.replace_current(self._stored(address))
                self.bar.set_title(self._tabs.index(tab), page.title)

    def _stored(self, address: Address) -> Address:
        """Return an address with its pack, so that it means the same when other packs are open."""
        return stored(self._context.opened.atlas, address) if self._context is not None else address
