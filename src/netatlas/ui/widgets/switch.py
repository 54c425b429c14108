"""A switch: on or off, with a knob at that side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from netatlas.ui.widgets.chosen_line import RING, paint_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WIDTH, _HEIGHT = 30, 17
"""Pixels at a text of 14."""
_TEXT = 14
_AROUND = RING + 0.5
"""Pixels around the switch for the ring of the focus."""


class Switch(QAbstractButton):
    """The switch; the colours are those of the palette, and a line keeps it visible while it is off."""

    def __init__(self, spoken: str, parent: QWidget | None = None) -> None:
        """Start off; ``spoken`` is its name for screen readers."""
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        scale = max(1.0, self.font().pixelSize() / _TEXT)
        return QSize(round(_WIDTH * scale + 2 * _AROUND), round(_HEIGHT * scale + 2 * _AROUND))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        body = QRectF(self.rect()).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        accent = palette.color(QPalette.ColorRole.Highlight)
        rest = palette.color(QPalette.ColorRole.PlaceholderText)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        if self.hasFocus():
            paint_ring(painter, accent, self.rect(), self.height() / 2 - 1)
        painter.setPen(QPen(accent if self.isChecked() else rest, 1))
        base = palette.color(QPalette.ColorRole.Base)
        painter.setBrush(accent if self.isChecked() else base)
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        side = body.height() - 4
        left = body.right() - side - 2 if self.isChecked() else body.left() + 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(base if self.isChecked() else rest)
        painter.drawEllipse(QRectF(left, body.top() + 2, side, side))
        painter.end()
