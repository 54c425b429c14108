"""A layout that puts widgets side by side and wraps them into further lines, like words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Widgets in lines, each at its preferred size."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 4) -> None:
        """Start empty; ``spacing`` is the gap between widgets and between lines, in pixels."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at ``index``, or at the end."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._arrange(QRect(0, 0, arg__1, 0), move=False)

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._arrange(arg__1, move=True)

    @override
    def sizeHint(self) -> QSize:
        """Return the size with all widgets in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    @override
    def minimumSize(self) -> QSize:
        """Return the size of the widest and the highest widget."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """Return the height of all lines; with ``move`` also place the widgets."""
        at, line_height = QPoint(area.topLeft()), 0
        for item in self._shown():
            size = item.sizeHint()
            if at.x() > area.left() and at.x() + size.width() > area.right() + 1:
                at = QPoint(area.left(), at.y() + line_height + self.spacing())
                line_height = 0
            if move:
                item.setGeometry(QRect(at, size))
            at.setX(at.x() + size.width() + self.spacing())
            line_height = max(line_height, size.height())
        return at.y() + line_height - area.top()
