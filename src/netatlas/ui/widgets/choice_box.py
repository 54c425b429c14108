"""A box that opens a list of choices, with an arrow that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from netatlas.ui.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ARROW, _MARGIN = 14.0, 8.0
"""Pixels: the size of the arrow, and its distance from the right edge."""


class ChoiceBox(QComboBox):
    """A combo box whose arrow has the colours of the theme, which an image in a style sheet would not."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().windowText() if self.isEnabled() else self.palette().placeholderText()
        left, top = self.width() - _ARROW - _MARGIN, (self.height() - _ARROW) / 2
        paint_icon(painter, "open-branch", colour.color().name(), QRectF(left, top, _ARROW, _ARROW))
        painter.end()
