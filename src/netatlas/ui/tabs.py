"""The tabs: a strip of names, and for each a history with the page that stands at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.errors import NetAtlasError
from netatlas.ui.navigation import START, History
from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.plain_text import set_tab_name, without_mnemonic

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.page import Page

_NAME_WIDTH = 230


@dataclass(eq=False, slots=True)
class Tab:
    """One tab: where it was and is, and the page that shows it."""

    history: History
    page: Page | None = None


class Tabs(QWidget):
    """All tabs of the window.

    Signals:
        place_changed: another page is in front, or the same page shows another address.
        note_requested: a sentence for the status bar.
        failed: an address could not be shown; the error.
        add_subject_requested: the comparison in front wants another subject.
    """

    place_changed = Signal()
    note_requested = Signal(str)
    failed = Signal(object)
    add_subject_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a tab."""
        super().__init__(parent)
        self._context: PageContext | None = None
        self._tabs: list[Tab] = []
        self._closed: list[History] = []
        self.bar = _Strip(self)
        self.stack = named(QStackedWidget(), "pages")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        strip = named(QWidget(), "tabStrip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(strip)
        row.setContentsMargins(14, 0, 8, 0)
        row.addWidget(self.bar, 1)
        column.addWidget(strip)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._on_current_changed)
        self.bar.tabMoved.connect(self._on_tab_moved)
        self.bar.close_requested.connect(self.close_tab)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all tabs, left to right."""
        return tuple(tab.history.current.address for tab in self._tabs)

    @property
    def current(self) -> int:
        """The place of the tab in front, or -1."""
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

    def set_context(self, context: PageContext) -> None:
        """Show every page anew with another atlas, edition, theme or size of text, scrolled as it was."""
        self._context = context
        for tab in self._tabs:
            scroll = tab.page.scroll_position() if tab.page else tab.history.current.scroll
            if not self._show(tab, scroll=scroll):  # another pack does not hold it
                tab.history.exchange(START)
                self._show(tab)
        self.place_changed.emit()

    def restore(self, addresses: tuple[str, ...], front: int) -> None:
        """Open the tabs of the last time, or the start page where there were none."""
        for address in addresses or (START,):
            self._add(History())
            self._tabs[-1].history.exchange(address)
            if not self._show(self._tabs[-1]):
                self._tabs[-1].history.exchange(START)
                self._show(self._tabs[-1])
        self.show_tab(front)

    def open(self, address: str, *, in_new_tab: bool = False) -> None:
        """Show an address in the tab in front, or in a new one."""
        if in_new_tab or not self._tabs:
            history = History()
            history.exchange(address)
            self._add(history)
            if self._show(self._tabs[-1]):
                self.show_tab(len(self._tabs) - 1)
            else:
                self._drop(len(self._tabs) - 1)
            return
        tab = self._tabs[self.current]
        before = tab.history.current
        tab.history.visit(address, scroll=tab.page.scroll_position() if tab.page else 0)
        if tab.history.current is before:
            return
        if not self._show(tab):
            tab.history.back()
            self._show(tab, scroll=before.scroll)
            return
        self._arrived(tab)

    def back(self) -> None:
        """Go one place back in the tab in front."""
        self._step(back=True)

    def forward(self) -> None:
        """Go one place forward in the tab in front."""
        self._step(back=False)

    @Slot(int)
    def close_tab(self, place: int) -> None:
        """Close a tab; the last one goes to the start page instead."""
        if not 0 <= place < len(self._tabs):
            return
        self._closed.append(self._tabs[place].history)
        if len(self._tabs) == 1:
            self._tabs[0].history = History()
            self._show(self._tabs[0])
            self._arrived(self._tabs[0])
            return
        self._drop(place)
        self.place_changed.emit()

    def reopen(self) -> None:
        """Open the tab again that was closed last."""
        if self._closed:
            self._add(self._closed.pop())
            self._show(self._tabs[-1])
            self.show_tab(len(self._tabs) - 1)

    def show_tab(self, place: int) -> None:
        """Bring a tab to the front; places beyond the ends are taken as the ends."""
        if self._tabs:
            self.bar.setCurrentIndex(max(0, min(place, len(self._tabs) - 1)))
            self._on_current_changed(self.bar.currentIndex())

    def step_tab(self, step: int) -> None:
        """Bring the next tab to the front, or the one before, round the ends."""
        if self._tabs:
            self.show_tab((self.current + step) % len(self._tabs))

    @Slot(str)
    def exchange(self, address: str) -> None:
        """Show another address in the tab in front without a step in its history."""
        tab = self._tabs[self.current]
        before = tab.history.current.address
        tab.history.exchange(address)
        if not self._show(tab):
            tab.history.exchange(before)
            self._show(tab)
        self._arrived(tab)

    def _step(self, *, back: bool) -> None:
        if not self._tabs:
            return
        tab = self._tabs[self.current]
        scroll = tab.page.scroll_position() if tab.page else 0
        moved = tab.history.back(scroll=scroll) if back else tab.history.forward(scroll=scroll)
        if moved:
            self._show(tab, scroll=tab.history.current.scroll)
            self._arrived(tab)

    def _add(self, history: History) -> None:
        self._tabs.append(Tab(history))
        self.bar.blockSignals(True)
        self.bar.addTab("")
        self.bar.blockSignals(False)

    def _drop(self, place: int) -> None:
        tab = self._tabs.pop(place)
        self.bar.blockSignals(True)
        self.bar.removeTab(place)
        self.bar.blockSignals(False)
        if tab.page is not None:
            self.stack.removeWidget(tab.page)
            tab.page.deleteLater()
        if self._tabs:
            self._on_current_changed(self.bar.currentIndex())

    def _show(self, tab: Tab, *, scroll: int = 0) -> bool:
        """Show where a tab stands on the right sort of page; tell whether that could be done."""
        if self._context is None:
            return True
        address = tab.history.current.address
        page = self._page_for(tab, address, self._context)
        try:
            page.show_address(address, self._context)
        except NetAtlasError as error:
            if page is not tab.page:
                page.deleteLater()
            self.failed.emit(error)
            return False
        self._put(tab, page)
        page.set_scroll_position(scroll)
        self._name(tab)
        return True

    def _page_for(self, tab: Tab, address: str, context: PageContext) -> Page:
        from netatlas.ui.pages.comparison.page import ComparisonPage
        from netatlas.ui.pages.registry import page_class

        wanted = page_class(context.opened.atlas, address)
        if type(tab.page) is wanted:
            return tab.page
        page = wanted(context)
        page.open_requested.connect(self._on_open_requested)
        page.note_requested.connect(self.note_requested)
        page.place_refined.connect(self._on_place_refined)
        if isinstance(page, ComparisonPage):
            page.subjects_changed.connect(self.exchange)
            page.add_requested.connect(self.add_subject_requested)
        return page

    def _put(self, tab: Tab, page: Page) -> None:
        if page is tab.page:
            return
        if tab.page is not None:
            self.stack.removeWidget(tab.page)
            tab.page.deleteLater()
        tab.page = page
        self.stack.addWidget(page)
        if self._tabs and self._tabs[self.current] is tab:
            self.stack.setCurrentWidget(page)

    def _name(self, tab: Tab) -> None:
        place = self._tabs.index(tab)
        title = tab.page.title if tab.page else ""
        metrics = self.bar.fontMetrics()
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, _NAME_WIDTH)
        self.bar.setTabText(place, without_mnemonic(shown))
        set_tab_name(self.bar, place, title)

    def _arrived(self, tab: Tab) -> None:
        if self._tabs[self.current] is tab and tab.page is not None:
            self.stack.setCurrentWidget(tab.page)
            tab.page.focus_content()
        self.place_changed.emit()

    @Slot(int)
    def _on_current_changed(self, place: int) -> None:
        if 0 <= place < len(self._tabs) and (page := self._tabs[place].page) is not None:
            self.stack.setCurrentWidget(page)
            page.focus_content()
        self.place_changed.emit()

    @Slot(int, int)
    def _on_tab_moved(self, start: int, end: int) -> None:
        self._tabs.insert(end, self._tabs.pop(start))

    @Slot(str)
    def _on_place_refined(self, address: str) -> None:
        """Remember that a page shows what it shows in another way now; it is shown already."""
        for tab in self._tabs:
            if tab.page is self.sender():
                tab.history.exchange(address)

    @Slot(str, bool)
    def _on_open_requested(self, address: str, in_new_tab: bool) -> None:
        self.open(address, in_new_tab=in_new_tab)


class _Strip(QTabBar):
    """The names of the tabs; a middle click closes one.

    Signals:
        close_requested: the place of the tab.
    """

    close_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Tabs")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            place = self.tabAt(event.position().toPoint())
            if place >= 0:
                self.close_requested.emit(place)
                return
        super().mouseReleaseEvent(event)

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(60, super().minimumTabSizeHint(index).height())
