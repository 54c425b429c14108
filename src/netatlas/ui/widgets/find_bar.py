"""The bar for finding text in the page in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from netatlas.ui.commands import key_of
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip
from netatlas.ui.widgets.speaking import speak
from netatlas.words import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FindBar(QFrame):
    """A line edit with buttons for the next and the previous occurrence.

    Signals:
        find_requested: the text, and whether to search backward.
        text_changed: the text, with each letter.
        closing: the bar is about to be hidden; whoever takes the keyboard now gets it from the line at once.
        closed: the bar was closed.
    """

    find_requested = Signal(str, bool)
    text_changed = Signal(str)
    closing = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden and empty."""
        super().__init__(parent)
        self.setObjectName("findBar")
        self.line = named(QLineEdit(placeholderText="Find in page"), "findLine", spoken="Find in page")
        self.line.setClearButtonEnabled(True)
        self.line.setMaximumWidth(320)
        self._count = named(plain_label(), "findCount")
        for button in self.line.findChildren(QToolButton):
            button.setAccessibleName("Clear")
        self.previous = _button("Previous", key_of("edit.find_previous"))
        self.next = _button("Next", key_of("edit.find_next"))
        self.done = _button("Close", "Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        for widget in (self.line, self.previous, self.next, self._count):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.done)
        self.line.textChanged.connect(self.text_changed)
        self.line.returnPressed.connect(self.find_next)
        self.next.clicked.connect(self.find_next)
        self.previous.clicked.connect(self.find_previous)
        self.done.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with its text selected."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.text_changed.emit(self.line.text())

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar."""
        if self.isVisible():
            self.closing.emit()
            self.hide()
            self.closed.emit()

    @Slot()
    def find_next(self) -> None:
        """Request the next occurrence."""
        self.find_requested.emit(self.line.text(), False)

    @Slot()
    def find_previous(self) -> None:
        """Request the previous occurrence."""
        self.find_requested.emit(self.line.text(), True)

    def show_count(self, count: int, position: int = 0) -> None:
        """Show, and tell screen readers, how many occurrences the page has and which is the current one."""
        if not self.line.text():
            words = ""
        elif count == 0:
            words = "Not on this page"
        else:
            words = f"{position} of {count}" if position else counted(count, "place")
        if words != self._count.text():
            self._count.setText(words)
            speak(self.line, words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)


def _button(text: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    set_tip(button, f"{text} ({keys})")
    return button
