"""Keys and buttons that belong to the whole window: Esc, plain letters, the mouse's side buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from netatlas.ui.commands import PLAIN_KEYS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.ui.actions import Actions
    from netatlas.ui.main_window import MainWindow

_TEXT_BOXES = ("QLineEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox")
_SEARCHED_BY_LETTER = "QTreeView"
"""Where letters look for a line, and so are no commands of the page."""
_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class Keyboard(QObject):
    """Where the keyboard is, and what plain keys do. To be made an event filter of the application."""

    def __init__(self, window: MainWindow, actions: Actions) -> None:
        """Listen to ``window``."""
        super().__init__(window)
        self._window = window
        self._actions = actions
        window.escape_pressed.connect(self._on_escape)
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

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._take_side_button(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Run the command of a plain key, unless whatever has the keyboard takes letters itself."""
        command = PLAIN_KEYS.get(_key_name(event))
        focus = QApplication.focusWidget()
        if command is None or not self._window.isActiveWindow() or _types_text(focus):
            return False
        if QApplication.activePopupWidget() is not None:  # letters choose a line of a menu
            return False
        of_page, reason = self._actions.is_offered_by_page(command), self._actions.reason(command)
        if of_page and focus is not None and focus.inherits(_SEARCHED_BY_LETTER):
            return False
        if reason and not of_page:
            return False
        if reason:
            self._window.say(f"{reason}.")
        else:
            self._actions.run(command)
        return True

    def _take_side_button(self, event: QMouseEvent) -> bool:
        if event.button() not in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            return False
        self._actions.run("go.back" if event.button() is Qt.MouseButton.BackButton else "go.forward")
        return True

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


def _key_name(event: QKeyEvent) -> str:
    """Return a key as ``commands`` writes it if it is pressed alone, else ''; Shift only makes capitals."""
    if event.modifiers() & ~(_SHIFT | _KEYPAD):
        return ""
    typed = event.text()
    if typed.strip() and typed.isprintable():
        return typed.upper()
    if event.modifiers() & _SHIFT:
        return ""
    return QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)


def _types_text(widget: QWidget | None) -> bool:
    """Return True if letters typed now go into a box."""
    if widget is None or widget.property("readOnly"):
        return False
    return any(widget.inherits(box) for box in _TEXT_BOXES)
