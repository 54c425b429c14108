"""The mark at the right of a tab that closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from netatlas.ui.commands import with_key
from netatlas.ui.icons import paint_icon
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SIDE = 18
"""Width and height of what is painted, in pixels."""
_ABOVE = 6
"""Pixels above it, as above a tab, in whose middle Qt puts the whole."""


class CloseMark(QAbstractButton):
    """A cross; no stop for the keyboard, which closes the tab in front with a key."""

    def __init__(self, parent: QWidget) -> None:
        """Start for a tab without a title."""
        super().__init__(parent)
        named(self, "closeMark", spoken="Close")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def set_title(self, title: str) -> None:
        """Name the tab that it closes."""
        self.setAccessibleName(f"Close {title}")
        set_tip(self, with_key(f"Close {title}", "tab.close"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE + _ABOVE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtGui import QPainter

        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, colours = QRectF(0, _ABOVE, _SIDE, _SIDE), self.palette()
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(box, 4, 4)
        role = QPalette.ColorRole.Text if self.underMouse() else QPalette.ColorRole.PlaceholderText
        paint_icon(painter, "close", colours.color(role).name(), box.adjusted(2, 2, -2, -2))
