"""The head of a page: its title, with controls beside it or, in a narrow window, below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from netatlas.ui.widgets.flow_layout import FlowLayout
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

_GAP = 14
"""Least pixels between the title and the controls beside it."""
_NO_LIMIT = 0xFFFFFF
"""Qt's QWIDGETSIZE_MAX, which PySide6 does not export."""


class PageHead(QWidget):
    """A title and a row of controls.

    Attributes:
        title: the label; it wraps where the window is narrow.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 4) -> None:
        """Start without controls; ``spacing`` is the gap between them in pixels."""
        super().__init__(parent)
        self.title = named(plain_label(wrap=True, selectable=True), "pageTitle")
        self.title.setMinimumWidth(1)
        self._controls = QWidget()
        self._controls.installEventFilter(self)
        self._flow = FlowLayout(self._controls, spacing=spacing)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._box.addWidget(self.title)
        self._box.addWidget(self._controls)

    def add(self, *widgets: QWidget, index: int | None = None) -> None:
        """Add controls at the end of the row, or before the one at ``index``."""
        first = self._flow.count() if index is None else index
        for position, widget in enumerate(widgets, start=first):
            self._flow.insert_widget(position, widget)
        self._arrange()

    def take(self, widget: QWidget) -> None:
        """Remove a control and delete it."""
        self._flow.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        self._arrange()

    def show_title(self, text: str) -> None:
        """Change the title."""
        self.title.setText(text)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrange again when a control has become wider or narrower; only the controls are watched."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return False

    def _arrange(self) -> None:
        """Put the controls beside the title if both fit, else below it."""
        width = self._flow.sizeHint().width()
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        beside = title + _GAP + width <= self.width()
        self._controls.setMinimumWidth(width if beside else 0)
        self._controls.setMaximumWidth(width if beside else _NO_LIMIT)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)
            self._box.setStretch(0, 1 if beside else 0)
