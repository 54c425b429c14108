"""The area below a table that says all about one cell or row; texts never change its height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

_SHORT = 80
"""Letters that need fewer lines in any window."""
_AROUND = 21
"""Pixels above and below the text: its padding, what Qt adds to styled labels, and the line above."""


class DetailArea(QScrollArea):
    """The area; ``label`` has its text. Lines that are not in sight are scrolled to."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        """Start empty; ``spoken`` is its name for screen readers."""
        super().__init__(parent)
        named(self, "cellDetailArea", spoken=spoken)
        self.label = named(plain_label(wrap=True, selectable=True), "cellDetail")
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.label.setMinimumWidth(1)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.label)
        self.fit(1)

    def fit(self, lines: int) -> None:
        """Be as high as some lines need."""
        self.setFixedHeight(lines * self.label.fontMetrics().lineSpacing() + _AROUND)

    def say(self, text: str) -> None:
        """Show another text, from its beginning; where it is longer than the area, Tab reaches it."""
        self.label.setText(text)
        self.verticalScrollBar().setValue(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._is_longer(text) else Qt.FocusPolicy.NoFocus)

    def _is_longer(self, text: str) -> bool:
        """Return True if a text is longer than the area; what is short is not measured, as on every move."""
        if len(text) < _SHORT and "\n" not in text:
            return False
        return self.label.heightForWidth(self.viewport().width()) > self.viewport().height()
