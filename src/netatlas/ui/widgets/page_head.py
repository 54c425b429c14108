"""The head of a page: its title, and its controls beside it or, where that is too narrow, below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from netatlas.ui.widgets.flow_layout import FlowLayout
from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

_GAP = 14
_NO_LIMIT = 0xFFFFFF


class PageHead(QWidget):
    """A title and a row of controls.

    Attributes:
        title: the label; it wraps where the window is narrow.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 4) -> None:
        """Start without controls, which stand ``spacing`` pixels apart."""
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

    def add(self, *widgets: QWidget, at: int | None = None) -> None:
        """Put controls at the end of the row, or from a place on."""
        first = self._flow.count() if at is None else at
        for place, widget in enumerate(widgets, start=first):
            self._flow.insert_widget(place, widget)
        self._arrange()

    def take(self, widget: QWidget) -> None:
        """Take a control away for good."""
        self._flow.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
        self._arrange()

    def show_title(self, words: str) -> None:
        """Show another title."""
        self.title.setText(words)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when a control has become wider or narrower."""
        if watched is self._controls and event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Choose whether the controls stand beside the title or below it."""
        wide = self._flow.sizeHint().width()
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        beside = title + _GAP + wide <= self.width()
        self._controls.setMinimumWidth(wide if beside else 0)
        self._controls.setMaximumWidth(wide if beside else _NO_LIMIT)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)
            self._box.setStretch(0, 1 if beside else 0)
