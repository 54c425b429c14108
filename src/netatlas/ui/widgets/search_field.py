"""The button that looks like a search field and opens the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_AROUND_WORDS = 34
"""Pixels left and right of the words, and between them and the key."""


class SearchField(QPushButton):
    """A button with a hint at its left, cut where there is no room, and its key at the right."""

    def __init__(self, hint: str, key: str, parent: QWidget | None = None) -> None:
        """Show ``hint`` and ``key``."""
        super().__init__(hint, parent)
        self._hint = hint
        named(self, "searchField", spoken=f"Search, {key}")
        self.setMinimumSize(220, 32)
        self.setMaximumWidth(640)
        self._chip = named(plain_label(key.replace("+", " "), self), "keyChip")
        self._chip.setFixedHeight(20)
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._chip.sizeHint().width() - _AROUND_WORDS
        self.setText(self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room))
