"""A button that looks like a link in running text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import set_tip, without_mnemonic


class TextLink(QPushButton):
    """The button; Enter presses it as well as the space bar."""

    def __init__(
        self, text: str = "", tip: str = "", parent: QWidget | None = None, *, spoken: str = ""
    ) -> None:
        """Show ``text``; ``tip`` says what it does, ``spoken`` is its name for screen readers."""
        super().__init__(parent)
        named(self, "textLink", spoken=spoken)
        self.setText(without_mnemonic(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        set_tip(self, tip)
