"""The list of what goes onto a sheet: a line for each item, which can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from netatlas.ui.pages.sheets.item_model import ItemRole
from netatlas.ui.widgets.chosen_line import paint_state
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from netatlas.ui.pages.sheets.item_model import SheetItemsModel
    from netatlas.ui.theme import Theme

_ROW = 27
_SIDE, _GRIP, _GAP = 8, 17, 10
"""Pixels: at both sides, for the dots by which a row is dragged, and before the share."""
_FORM, _SHARE = 42, 40
"""Pixels for short or full, and for the share."""
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_RIGHT, _LEFT = int(Qt.AlignmentFlag.AlignRight | _VCENTER), int(Qt.AlignmentFlag.AlignLeft | _VCENTER)


class SheetItemsView(QListView):
    """The list.

    Signals:
        open_requested: the stored address of a row, and whether to open it in a new tab.
        form_requested: short or full is to be the other for the selected row.
        removal_requested: the selected row is to be taken off.
        current_changed: another row is current.
    """

    open_requested = Signal(str, bool)
    form_requested = Signal()
    removal_requested = Signal()
    current_changed = Signal()

    def __init__(self, model: SheetItemsModel, theme: Theme, parent: QWidget | None = None) -> None:
        """Show ``model``."""
        super().__init__(parent)
        named(self, "sheetItems", spoken="What goes in")
        self._delegate = _ItemDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    @property
    def row_height(self) -> int:
        """The height of a row in pixels."""
        return self._delegate.row_height

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Use other colours or another size of text."""
        self._delegate.theme, self._delegate.scale = theme, scale
        self.setFont(sized(self.font(), 14 * scale))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if index.isValid() and is_left and self._delegate.form_area(self.visualRect(index)).contains(point):
            self.form_requested.emit()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_form = self._delegate.form_area(self.visualRect(index)).contains(event.position().toPoint())
        if index.isValid() and not on_form:
            self.open_requested.emit(index.data(ItemRole.ADDRESS), False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.open_requested.emit(index.data(ItemRole.ADDRESS), ctrl)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removal_requested.emit()
        elif event.text().isspace() and index.isValid() and not event.modifiers():
            self.form_requested.emit()
        else:
            super().keyPressEvent(event)


class _ItemDelegate(QStyledItemDelegate):
    """Paints a line: dots to drag it by, the name, short or full, and the share of the paper."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.scale = 1.0

    @property
    def row_height(self) -> int:
        return round(_ROW * self.scale)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self.row_height)

    def form_area(self, rect: QRect) -> QRect:
        """Return where "short" or "full" is in a row."""
        share, form = round(_SHARE * self.scale), round(_FORM * self.scale)
        return QRect(rect.right() - _SIDE - share - form, rect.top(), form, rect.height())

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect: QRect = option.rect
        paint_state(painter, self.theme, rect.adjusted(0, 0, 0, -1), option.state)
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_grip(painter, rect)
        small, plain = sized(option.font, 12 * self.scale), sized(option.font, 14 * self.scale)
        problem = str(index.data(ItemRole.PROBLEM))
        painter.setFont(small)
        painter.setPen(self.theme.colour("warning" if problem else "muted"))
        if problem:
            width = QFontMetrics(small).horizontalAdvance(problem)
        else:
            form = self.form_area(rect)
            painter.drawText(form, _LEFT, str(index.data(ItemRole.FORM)))
            width = rect.right() - _SIDE - form.left()
        ends = rect.adjusted(0, 0, -_SIDE, 0)
        painter.drawText(ends, _RIGHT, problem or str(index.data(ItemRole.SHARE)))
        left = rect.left() + _SIDE + _GRIP
        area = QRect(left, rect.top(), ends.right() - width - _GAP - left, rect.height())
        painter.setFont(plain)
        painter.setPen(self.theme.colour("text"))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(area, _LEFT, QFontMetrics(plain).elidedText(str(index.data()), elide, area.width()))
        painter.restore()

    def _paint_grip(self, painter: QPainter, rect: QRect) -> None:
        """Paint six dots, by which everybody knows what can be dragged."""
        colour = self.theme.colour("muted")
        middle = rect.center().y()
        for x in (0, 4):
            for y in (-4, 0, 4):
                painter.fillRect(rect.left() + _SIDE + x, middle + y, 2, 2, colour)
