"""Reads pages of text with the keyboard: a caret that the arrow keys move, steps from heading to heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from netatlas.ui.main_window import MainWindow


class TextReading(QObject):
    """Moves through the text of the page in front.

    Screen readers follow a caret line by line, so that it is on from the start where one is at work.
    """

    def __init__(self, window: MainWindow) -> None:
        """Read the pages of ``window``."""
        super().__init__(window)
        self._window = window
        self._chosen: bool | None = None
        window.tabs.place_changed.connect(self._show_caret)
        if isinstance(qt := QApplication.instance(), QApplication):
            qt.focusChanged.connect(self._on_focus_changed)

    @property
    def has_caret(self) -> bool:
        """Whether texts have a caret."""
        return QAccessible.isActive() if self._chosen is None else self._chosen

    def toggle_caret(self) -> None:
        """Give texts a caret, or take it away."""
        self._chosen = not self.has_caret
        self._show_caret()
        on, off = "A caret moves through texts.", "No caret: the arrow keys scroll."
        self._window.show_message(on if self.has_caret else off)

    def step_heading(self, step: int) -> None:
        """Go to the next heading of the page in front, or with -1 to the one before."""
        page = self._window.tabs.page
        if page is not None and not page.step_heading(step):
            self._window.show_message("No heading follows." if step > 0 else "No heading is above.")

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Give a text that gets the keyboard a caret: a screen reader may have been started since.

        Nothing else is touched: while the window goes, the keyboard leaves what is in it, and pages are gone.
        """
        if isinstance(now, ClosedBrowser):
            now.set_caret(is_on=self.has_caret)

    @Slot()
    def _show_caret(self) -> None:
        """Give the texts of the page in front a caret, or none; the others follow when they come there."""
        page = self._window.tabs.page
        for browser in page.findChildren(ClosedBrowser) if page is not None else ():
            browser.set_caret(is_on=self.has_caret)
