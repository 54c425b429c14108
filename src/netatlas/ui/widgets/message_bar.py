"""A bar across the window for errors and other messages, with details on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable


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
        self.action = QPushButton()
        self._run: Callable[[], object] | None = None
        self.dismiss_button = QPushButton("Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.action)
        row.addWidget(self.details)
        row.addWidget(self.dismiss_button)
        self.action.clicked.connect(self._on_action_clicked)
        self.details.clicked.connect(self.details_requested)
        self.dismiss_button.clicked.connect(self.dismiss)
        self.hide()

    def show_message(
        self, text: str, *, details: bool, action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show a message.

        Args:
            text: what it says.
            details: whether there is a button for details.
            action: the text of another button, and what it does.
        """
        self.label.setText(text)
        self.details.setVisible(details)
        self.action.setVisible(action is not None)
        self._run = action[1] if action is not None else None
        if action is not None:
            self.action.setText(action[0])
        self.setAccessibleName(text)
        self.show()

    def focus_content(self) -> None:
        """Give the keyboard to its first button."""
        first = next(one for one in (self.action, self.details, self.dismiss_button) if one.isVisible())
        first.setFocus()

    @Slot()
    def _on_action_clicked(self) -> None:
        if self._run is not None:
            self._run()

    @Slot()
    def dismiss(self) -> bool:
        """Hide the bar; return True if it was visible."""
        was_visible = self.isVisible()
        self.hide()
        return was_visible
