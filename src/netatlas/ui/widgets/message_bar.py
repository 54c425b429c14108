"""A bar across the window for errors and other messages, with details on request."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from netatlas.ui.widgets.plain_text import plain_label


class MessageBar(QFrame):
    """A message, a button for its details if there are any, and one to dismiss it.

    Signals:
        details_requested: the button for details was clicked.
    """

    details_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.label = plain_label(wrap=True, selectable=True)
        self.details = QPushButton("Details")
        self.dismiss_button = QPushButton("Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.details)
        row.addWidget(self.dismiss_button)
        self.details.clicked.connect(self.details_requested)
        self.dismiss_button.clicked.connect(self.dismiss)
        self.hide()

    def show_message(self, text: str, *, details: bool) -> None:
        """Show a message; ``details`` says whether there is a button for details."""
        self.label.setText(text)
        self.details.setVisible(details)
        self.setAccessibleName(text)
        self.show()

    @Slot()
    def dismiss(self) -> bool:
        """Hide the bar; return True if it was visible."""
        was_visible = self.isVisible()
        self.hide()
        return was_visible
