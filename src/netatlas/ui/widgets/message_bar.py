"""A line across the window that says what went wrong, with details for those who ask."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from netatlas.ui.widgets.plain_text import plain_label


class MessageBar(QFrame):
    """One sentence, a button for details where there are any, and one to send it away.

    Signals:
        details_requested: the reader wants to know more.
    """

    details_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.words = plain_label(wrap=True, selectable=True)
        self.details = QPushButton("Details")
        self.away = QPushButton("Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.details)
        row.addWidget(self.away)
        self.details.clicked.connect(self.details_requested)
        self.away.clicked.connect(self.dismiss)
        self.hide()

    def say(self, sentence: str, *, details: bool) -> None:
        """Show a sentence; ``details`` tells whether there is more to know."""
        self.words.setText(sentence)
        self.details.setVisible(details)
        self.setAccessibleName(sentence)
        self.show()

    @Slot()
    def dismiss(self) -> bool:
        """Hide the bar; tell whether it was there."""
        was = self.isVisible()
        self.hide()
        return was
