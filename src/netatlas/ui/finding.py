"""Find in page: joins the find bar to whatever page is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from netatlas.ui.tabs import Tabs
    from netatlas.ui.widgets.find_bar import FindBar


class Finding(QObject):
    """Marks and steps through what is looked for.

    Signals:
        changed: the bar was opened, used or closed.
    """

    changed = Signal()

    def __init__(self, bar: FindBar, tabs: Tabs) -> None:
        """Join ``bar`` to the pages of ``tabs``."""
        super().__init__(bar)
        self._bar = bar
        self._tabs = tabs
        bar.text_changed.connect(self._on_text_changed)
        bar.find_requested.connect(self._on_find_requested)
        bar.closed.connect(self._on_closed)
        tabs.place_changed.connect(self._on_place_changed)

    @property
    def active(self) -> bool:
        """Whether something is being looked for."""
        return self._bar.isVisible()

    @Slot()
    def _on_place_changed(self) -> None:
        """Mark the page that has come to the front."""
        if self.active:
            self._on_text_changed(self._bar.line.text())

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        if self._tabs.page is not None:
            self._bar.show_count(self._tabs.page.mark_all(text))
        self.changed.emit()

    @Slot(str, bool)
    def _on_find_requested(self, text: str, backward: bool) -> None:
        if self._tabs.page is not None:
            self._tabs.page.find_text(text, backward=backward)

    @Slot()
    def _on_closed(self) -> None:
        if self._tabs.page is not None:
            self._tabs.page.mark_all("")
            self._tabs.page.focus_content()
        self.changed.emit()
