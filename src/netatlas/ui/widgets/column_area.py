"""A column of widgets that scrolls as a whole, as high as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent


class ColumnArea(QScrollArea):
    """Scrolls up and down only; the column is never wider than the area.

    Attributes:
        content: the widget that holds the column.
        column: the layout of what is in it.
    """

    def __init__(self, name: str, right: int = 0, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: the object name of the area; that of its content is ``name`` + "Column".
            right: pixels that the column leaves free at the right, if the scroll bar is not wider.
            parent: of the area.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._right = right
        self.content = named(QWidget(), f"{name}Column")
        self.content.installEventFilter(self)
        self.column = QVBoxLayout(self.content)
        self.setWidget(self.content)

    @property
    def column_width(self) -> int:
        """The width of the column in pixels: that beside a scroll bar, whether there is one or not.

        If it depended on the height of the column, which depends on the width, neither might come to rest:
        Qt's own resizing then goes on until the process ends (6.11).
        """
        bar = self.verticalScrollBar().sizeHint().width()
        return max(1, self.maximumViewportSize().width() - max(self._right, bar))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.content and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be as high as the widgets need."""
        width = self.column_width
        height = max(self.column.minimumSize().height(), self.column.heightForWidth(width))
        self.content.resize(width, max(height, self.maximumViewportSize().height()))
