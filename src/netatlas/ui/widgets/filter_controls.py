"""The controls of a filter above a table: the line to type words into, and buttons that stay pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from netatlas.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LONGEST_TEXT = 200
"""Letters that the line accepts: at each key, every word is looked for in all rows."""


class FilterLine(QLineEdit):
    """The line; Down moves to the table, Esc clears the text.

    Signals:
        left: Down was pressed.
    """

    left = Signal()

    def __init__(self, hint: str, spoken: str) -> None:
        """Show ``hint`` while it is empty; ``spoken`` is its name for screen readers."""
        super().__init__(placeholderText=hint, maxLength=_LONGEST_TEXT)
        self.setAccessibleName(spoken)
        set_tip(self, hint)  # which a narrow line cuts

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def toggle_button(text: str, tip: str) -> QPushButton:
    """Return a button that stays pressed."""
    button = QPushButton(text)
    button.setCheckable(True)
    set_tip(button, tip)
    return button
