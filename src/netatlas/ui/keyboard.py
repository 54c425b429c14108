"""Keys and buttons that belong to the whole window: Esc, F6, '/', '?', 'D', the mouse's side buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from netatlas.ui.actions import Actions
    from netatlas.ui.main_window import MainWindow

_TYPED = {"/": "go.search", "?": "help.shortcuts", "D": "compare.differences"}


class Keyboard(QObject):
    """Where the keyboard is, and what plain keys do."""

    def __init__(self, window: MainWindow, actions: Actions) -> None:
        """Listen to ``window``."""
        super().__init__(window)
        self._window = window
        self._actions = actions
        window.key_typed.connect(self._on_key_typed)
        window.escape_pressed.connect(self._on_escape)
        window.side_button_pressed.connect(self._on_side_button)
        window.palette_box.closed.connect(self.focus_page)

    @Slot()
    def focus_page(self) -> None:
        """Give the keyboard to the page in front."""
        if self._window.tabs.page is not None:
            self._window.tabs.page.focus_content()

    def next_pane(self) -> None:
        """Move the keyboard from the page to Browse, from Browse to the search, and back to the page."""
        focus = QApplication.focusWidget()
        window = self._window
        if focus is window.browse.tree:
            window.top.search.setFocus()
        elif focus is window.top.search or not window.browse.isVisible():
            self.focus_page()
        else:
            window.browse.tree.setFocus()

    @Slot(str)
    def _on_key_typed(self, key: str) -> None:
        self._actions.run(_TYPED[key])

    @Slot(bool)
    def _on_side_button(self, back: bool) -> None:
        self._actions.run("go.back" if back else "go.forward")

    @Slot()
    def _on_escape(self) -> None:
        """Close what is open, then deselect, then give the page the keyboard."""
        window = self._window
        if window.palette_box.isVisible():
            window.palette_box.close_palette()
        elif window.find_bar.isVisible():
            window.find_bar.close_bar()
        elif window.message.dismiss():
            return
        elif window.tabs.page is None or not window.tabs.page.deselect():
            self.focus_page()
