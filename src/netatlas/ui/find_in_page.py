"""Find in page: connects the find bar to the page in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from netatlas.ui.tabs import Tabs
    from netatlas.ui.widgets.find_bar import FindBar


class FindInPage(QObject):
    """Marks all matches on the page in front and steps through them.

    Signals:
        changed: the bar was opened, used or closed.
    """

    changed = Signal()

    def __init__(self, bar: FindBar, tabs: Tabs) -> None:
        """Connect ``bar`` to the pages of ``tabs``."""
        super().__init__(bar)
        self._bar = bar
        self._tabs = tabs
        self._goes_there = False  # to the nearest match, not only marks all
        bar.text_changed.connect(self._on_text_changed)
        bar.find_requested.connect(self._on_find_requested)
        bar.closing.connect(self._on_closing)
        bar.closed.connect(self._on_closed)
        tabs.place_changed.connect(self._on_place_changed)
        tabs.stack.find_ready.connect(self._on_find_ready)

    @property
    def active(self) -> bool:
        """Whether the find bar is open."""
        return self._bar.isVisible()

    @Slot()
    def _on_place_changed(self) -> None:
        """Mark the matches on the page that has come to the front, or none if the bar was closed since."""
        page, text = self._tabs.page, self._bar.line.text()
        self._goes_there = False
        if page is not None and text and page.prepare_find(text if self.active else ""):
            self._show_count(page.mark_all(text if self.active else ""))

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        """Mark all matches and go to the nearest, with each letter that is typed."""
        self._goes_there = True
        if self._tabs.page is not None and self._tabs.page.prepare_find(text):
            self._find_near(text)
        self.changed.emit()

    @Slot()
    def _on_find_ready(self) -> None:
        if self.active:
            self._find_near(self._bar.line.text())

    def _find_near(self, text: str) -> None:
        if self._tabs.page is not None:
            count = self._tabs.page.mark_all(text)
            if self._goes_there:
                self._tabs.page.find_near(text)
            self._show_count(count)

    @Slot(str, bool)
    def _on_find_requested(self, text: str, backward: bool) -> None:
        if self._tabs.page is not None:
            self._tabs.page.find_text(text, backward=backward)
            self._show_count(self._tabs.page.mark_all(text))

    def _show_count(self, count: int) -> None:
        if self._tabs.page is not None:
            self._bar.show_count(count, self._tabs.page.find_position(self._bar.line.text()))

    @Slot()
    def _on_closing(self) -> None:
        if self._tabs.page is not None:
            self._tabs.page.focus_content()

    @Slot()
    def _on_closed(self) -> None:
        if self._tabs.page is not None:
            self._tabs.page.mark_all("")
        self.changed.emit()
