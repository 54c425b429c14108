"""The list of sheets as a Qt model and its view: two words of grey beside each name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.tips import tip
from netatlas.ui.widgets.chosen_line import paint_state
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from netatlas.ui.pages.sheets.listing import SheetLine
    from netatlas.ui.theme import Theme

_ROW, _SIDE, _GAP = 31, 8, 16
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_RIGHT, _LEFT = int(Qt.AlignmentFlag.AlignRight | _VCENTER), int(Qt.AlignmentFlag.AlignLeft | _VCENTER)
_DETAIL = Qt.ItemDataRole.UserRole + 1


class SheetsModel(QAbstractListModel):
    """The lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.lines: tuple[SheetLine, ...] = ()

    def show_lines(self, lines: tuple[SheetLine, ...]) -> None:
        """Show other sheets."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        detail = line.detail if line.is_own else f"comes with NetAtlas; {line.detail}"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.name}, {detail}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{line.name}: {detail}")
        return detail if role == _DETAIL else None


class SheetsView(QListView):
    """The list.

    Signals:
        open_requested: the name of a sheet, and whether to open it in a new tab.
        removal_requested: Delete was pressed.
        current_changed: another row is current.
    """

    open_requested = Signal(str, bool)
    removal_requested = Signal()
    current_changed = Signal()

    def __init__(self, model: SheetsModel, theme: Theme, parent: QWidget | None = None) -> None:
        """Show ``model``."""
        super().__init__(parent)
        named(self, "sheetList", spoken="Sheets")
        self._delegate = _LineDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

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
        is_middle = event.button() is Qt.MouseButton.MiddleButton
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_middle or (ctrl and event.button() is Qt.MouseButton.LeftButton):
            self._open(self.indexAt(event.position().toPoint()), in_new_tab=True)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()), in_new_tab=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._open(self.currentIndex(), in_new_tab=ctrl)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removal_requested.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex, *, in_new_tab: bool) -> None:
        if index.isValid():
            self.open_requested.emit(str(index.data()), in_new_tab)


class _LineDelegate(QStyledItemDelegate):
    """Paints a line: the name, and at the right what is on the sheet."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.scale = 1.0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, round(_ROW * self.scale))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        rect: QRect = option.rect
        paint_state(painter, self.theme, rect.adjusted(0, 0, 0, -1), option.state)
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        area = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        small, name = sized(option.font, 12 * self.scale), sized(option.font, 14 * self.scale)
        wanted = QFontMetrics(name).horizontalAdvance(str(index.data())) + _GAP
        elide = Qt.TextElideMode.ElideRight
        room = max(0, area.width() - wanted)
        painter.setFont(small)
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(area, _RIGHT, QFontMetrics(small).elidedText(str(index.data(_DETAIL)), elide, room))
        painter.setFont(name)
        painter.setPen(self.theme.colour("text"))
        painter.drawText(area, _LEFT, QFontMetrics(name).elidedText(str(index.data()), elide, area.width()))
        painter.restore()
