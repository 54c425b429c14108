"""A label of one line that ends in an ellipsis where it has no room, with the whole text as its tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget
from typing_extensions import override

from netatlas.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_NARROWEST = 40
"""Pixels that are asked for at least: a letter or two, and the ellipsis."""


class ElidedLabel(QLabel):
    """The label; ``text`` is the whole text, which screen readers say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def is_cut(self) -> bool:
        """Whether the text has not enough room."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._tell_whole()

    @override
    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(_NARROWEST, whole.width()), whole.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        role = self.foregroundRole()
        alignment = int(self.alignment() | Qt.TextFlag.TextSingleLine)
        self.style().drawItemText(painter, area, alignment, self.palette(), self.isEnabled(), shown, role)
        painter.end()

    def _tell_whole(self) -> None:
        set_tip(self, self.text() if self.is_cut else "")
