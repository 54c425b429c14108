"""A button with a small arrow that shows or hides the content below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from netatlas.ui.icons import paint_icon
from netatlas.ui.widgets.chosen_line import paint_ring

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_ARROW = 12
_GAP = 4
_MARGIN = 3
"""Pixels: the side of the arrow, between it and the text, and around both."""
_LEFT = _ARROW + _GAP
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_BROKEN = _WRAPPED | int(Qt.TextFlag.TextWrapAnywhere)
"""Flags of lines that are broken between words, or where a word is longer than a line within it."""


class Disclosure(QAbstractButton):
    """A button that is checked while its content is shown; painted as plain text with an arrow.

    A text that is too long for its width goes on in the next line, with the arrow beside the first. A strong
    one is in the colour of text, for a heading.
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, strong: bool = False) -> None:
        """Start unchecked."""
        super().__init__(parent)
        self._strong = strong
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # else it would be as wide as its text at least, as buttons are
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def setText(self, text: str) -> None:
        """Show another text, which may need another number of lines."""
        super().setText(text)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + _LEFT + 2 * _MARGIN
        return QSize(width, metrics.height() + 2 * _MARGIN)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEFT + 2 * _MARGIN, self.sizeHint().height())

    @property
    def narrowest(self) -> int:
        """The least width in which no word is broken."""
        words = self.text().split()
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0) + _LEFT + 2 * _MARGIN

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.hasFocus() or self.underMouse()
        rest = self.palette().windowText() if self._strong else self.palette().placeholderText()
        colour = (self.palette().highlight() if active else rest).color()
        icon = "open-branch" if self.isChecked() else "closed-branch"
        text = self._text_rect(self.width())
        text.moveTop((self.height() - text.height()) // 2)
        arrow = text.top() + (self.fontMetrics().height() - _ARROW) / 2
        paint_icon(painter, icon, colour.name(), QRectF(_MARGIN - 2, arrow, _ARROW, _ARROW))
        painter.setPen(colour)
        painter.drawText(text, self._flags(text.width()), self.text())
        if self.hasFocus():
            paint_ring(painter, colour, self.rect(), 4)
        painter.end()

    def _fit(self) -> None:
        """Be as high as the lines need; a height for a width would be passed on by no scroll area."""
        self.setFixedHeight(self._text_rect(self.width()).height() + 2 * _MARGIN)

    def _text_rect(self, width: int) -> QRect:
        """Return where the text is at a width of the button, as high as its lines need."""
        room = QRect(_LEFT, 0, max(1, width - _LEFT), 0)
        needed = self.fontMetrics().boundingRect(room, self._flags(room.width()), self.text())
        return QRect(_LEFT, 0, room.width(), max(needed.height(), self.fontMetrics().height()))

    def _flags(self, width: int) -> int:
        """Return how lines are broken: within words only if one does not fit."""
        return _WRAPPED if self.narrowest <= width + _LEFT + 2 * _MARGIN else _BROKEN
