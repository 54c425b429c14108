"""A button with a small arrow that shows or hides the content below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from netatlas.ui.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ARROW = 12
_GAP = 4
_MARGIN = 3
"""Pixels: the side of the arrow, between it and the text, and around both."""


class Disclosure(QAbstractButton):
    """A button that is checked while its content is shown; painted as plain text with an arrow.

    A text that is too long for its width is cut. A strong one is in the colour of text, for a heading.
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, strong: bool = False) -> None:
        """Start unchecked."""
        super().__init__(parent)
        self._strong = strong
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + _ARROW + _GAP + 2 * _MARGIN
        return QSize(width, metrics.height() + 2 * _MARGIN)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_ARROW + _GAP + 2 * _MARGIN, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.hasFocus() or self.underMouse()
        rest = self.palette().windowText() if self._strong else self.palette().placeholderText()
        colour = (self.palette().highlight() if active else rest).color()
        icon = "open-branch" if self.isChecked() else "closed-branch"
        box = QRectF(_MARGIN - 2, (self.height() - _ARROW) / 2, _ARROW, _ARROW)
        paint_icon(painter, icon, colour.name(), box)
        painter.setPen(colour)
        left = _ARROW + _GAP
        painter.drawText(
            self.rect().adjusted(left, 0, 0, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - left),
        )
        painter.end()
