"""The button that looks like a search field and opens the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_AROUND_WORDS = 34
"""Pixels left and right of the words, and between them and the key."""
_LETTERS_HEIGHT = 18
"""Pixels of the height of a line at scale 1, which the room around words goes by."""
_NARROWEST, _WIDEST = 120, 640
"""Pixels; the least is that of any size of text, since the edition must have its room beside it."""


class SearchField(QPushButton):
    """A button with a hint at its left, cut where there is no room, and its key at the right."""

    def __init__(self, hint: str, key: str, parent: QWidget | None = None) -> None:
        """Show ``hint`` and ``key``."""
        super().__init__(parent)  # with the hint, PySide would make all of QIcon, to tell it from an icon
        self.setText(hint)
        self._hint = hint
        named(self, "searchField", spoken=f"Search, {key}")
        self.setMinimumWidth(_NARROWEST)
        self._chip = named(plain_label(key.replace("+", " "), self), "keyChip")
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_scale(1.0)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_scale(self, scale: float) -> None:
        """Be as large as another size of text needs."""
        self.setMaximumWidth(round(_WIDEST * max(1.0, scale)))
        self.setMinimumHeight(round(32 * scale))
        self._chip.setFixedHeight(round(20 * scale))
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cut the hint where it has no room, and leave the key out where it would leave no word."""
        around = round(_AROUND_WORDS * self.fontMetrics().height() / _LETTERS_HEIGHT)
        room, chip = self.width() - around, self._chip.sizeHint().width()
        first = self.fontMetrics().horizontalAdvance(" ".join(self._hint.split()[:2]))
        self._chip.setVisible(first + chip <= room)
        room -= 0 if self._chip.isHidden() else chip
        self.setText(self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room))
