"""Keys and mouse buttons of the whole window: Esc, plain letters, back and forward buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from netatlas.ui.commands import MENU_BAR_KEY, PLAIN_KEYS
from netatlas.ui.text_reading import TextReading

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from netatlas.ui.actions import Actions
    from netatlas.ui.main_window import MainWindow

_TEXT_BOXES = ("QLineEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox")
_TYPE_AHEAD_VIEW = "QTreeView"
"""Where letters select an item by its name, and so do not run commands."""
_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class Keyboard(QObject):
    """Handles plain keys and moves the focus.

    It filters the events of what has the keyboard, and those of the window. As a filter of the application it
    would be called for each event of each widget, which took a sixth of the time that a page needs to open.

    Attributes:
        reading: moves through the text of pages.
    """

    def __init__(self, window: MainWindow, actions: Actions) -> None:
        """Handle the keys of ``window``."""
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._is_started = False
        self.reading = TextReading(window)
        window.escape_pressed.connect(self._on_escape)
        window.palette_box.closed.connect(self._on_palette_closed)

    def start(self) -> None:
        """Take keys and side buttons from now on; the window has to be on the screen."""
        self._is_started = True
        self._window.installEventFilter(self)
        handle = cast("QWindow | None", self._window.windowHandle())
        if handle is not None:  # buttons come here before any widget has them
            handle.installEventFilter(self)
        if isinstance(qt := QApplication.instance(), QApplication):
            qt.focusChanged.connect(self._on_focus_changed)
            self._on_focus_changed(None, QApplication.focusWidget())

    def stop(self) -> None:
        """Follow the keyboard no more."""
        self._is_started = False

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Filter what has the keyboard now; what had it stays filtered, as it may be gone."""
        if self._is_started and now is not None:
            now.installEventFilter(self)

    @Slot()
    def focus_page(self) -> None:
        """Give the focus to the page in front."""
        if self._window.tabs.page is not None:
            self._window.tabs.page.focus_content()

    @Slot()
    def _on_palette_closed(self) -> None:
        """Give the focus to the page in front, unless it is where it was wanted already."""
        focus = cast("QWidget | None", self._window.focusWidget())
        if focus is None or self._window.palette_box.isAncestorOf(focus):
            self.focus_page()

    def next_pane(self) -> None:
        """Move the focus clockwise: page, Browse, search, right panel, page; what is hidden is left out.

        A message over the page comes after the page.
        """
        focus, window = QApplication.focusWidget(), self._window
        in_page = focus is not None and window.tabs.stack.isAncestorOf(focus)
        if in_page and window.message.isVisible():
            window.message.focus_content()
            return
        if focus is not None and window.panel.isAncestorOf(focus):
            self.focus_page()
        elif focus is window.top.search and window.panel.isVisible():
            window.panel.focus_content()
        elif focus is window.top.search:
            self.focus_page()
        elif not window.browse.isVisible() or (focus is not None and window.browse.isAncestorOf(focus)):
            window.top.search.setFocus()
        else:
            window.browse.focus_content()

    def open_menu(self) -> None:
        """Open the first menu; the arrow keys move to the others, and Esc leads back.

        The bar gets the keyboard as by the key for that, the only way in which Qt passes it back (6.11).
        Else whatever has the keyboard would be read each time that one menu closes and the next one opens.
        """
        bar, none = self._window.menuBar(), Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(self._window, QKeyEvent(kind, Qt.Key[f"Key_{MENU_BAR_KEY}"], none))
        bar.setActiveAction(bar.actions()[0])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take plain keys and side buttons."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._take_side_button(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        """Run the command of a plain key, unless the widget with the focus takes letters itself."""
        command = PLAIN_KEYS.get(_key_name(event))
        focus = QApplication.focusWidget()
        if command is None or not self._window.isActiveWindow() or _types_text(focus):
            return False
        if QApplication.activePopupWidget() is not None:  # letters choose an item of a menu
            return False
        by_page, reason = self._actions.is_offered_by_page(command), self._actions.reason(command)
        if by_page and focus is not None and focus.inherits(_TYPE_AHEAD_VIEW):
            return False
        if reason and not by_page:
            return False
        if reason:
            self._window.show_message(f"{reason}.")
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
        """Close what is open, else clear the selection, else give the focus to the page."""
        window = self._window
        if window.palette_box.isVisible():
            window.palette_box.close_palette()
        elif window.find_bar.isVisible():
            window.find_bar.close_bar()
        elif window.message.dismiss():
            return
        elif window.browse.fold_away() or window.tabs.page is None or not window.tabs.page.deselect():
            self.focus_page()


def _key_name(event: QKeyEvent) -> str:
    """Return a key as ``commands`` writes it, or '' if a modifier is held (but Shift with a letter)."""
    if event.modifiers() & ~(_SHIFT | _KEYPAD):
        return ""
    typed = event.text()
    if typed.strip() and typed.isprintable():
        return typed.upper()
    if event.modifiers() & _SHIFT:
        return ""
    return QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)


def _types_text(widget: QWidget | None) -> bool:
    """Return True if a widget takes typed text."""
    if widget is None or widget.property("readOnly"):
        return False
    return any(widget.inherits(box) for box in _TEXT_BOXES)
