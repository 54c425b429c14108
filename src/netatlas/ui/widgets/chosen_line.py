"""What shows a chosen line of a list or a table, and where the keyboard is, to weak eyes too.

A wash alone is too faint for them: it comes with a bar at its left, and the focus with a ring of two pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from netatlas.drawing.colours import ThemeColours

BAR = 3
"""Width in pixels of the bar at the left of a chosen line."""
RING = 2
"""Width in pixels of the ring around what has the keyboard."""


def paint_chosen(painter: QPainter, colours: ThemeColours, rect: QRect) -> None:
    """Paint the wash of a chosen line and the bar at its left."""
    painter.fillRect(rect, QColor(colours.base["accent_wash"]))
    painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(colours.base["accent"]))


def paint_ring(painter: QPainter, colour: QColor, rect: QRect | QRectF, radius: float = 0) -> None:
    """Paint the ring of what has the keyboard, within ``rect``."""
    painter.setPen(
        QPen(colour, RING, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(rect).adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2)
    painter.drawRoundedRect(inner, radius, radius)


def paint_state(painter: QPainter, colours: ThemeColours, rect: QRect, state: QStyle.StateFlag) -> None:
    """Paint what shows that a line is chosen or has the keyboard; above its background, below its words."""
    if state & QStyle.StateFlag.State_Selected:
        paint_chosen(painter, colours, rect)
    if state & QStyle.StateFlag.State_HasFocus:
        paint_ring(painter, QColor(colours.base["accent"]), rect)
