"""The tree of bookmarks: a line for each, which can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from netatlas.ui.icons import paint_icon
from netatlas.ui.pages.bookmarks.model import BookmarkRole
from netatlas.ui.widgets.chosen_line import paint_state
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from netatlas.ui.pages.bookmarks.model import BookmarksModel
    from netatlas.ui.theme import Theme

_ROW = 31
_SIDE = 8
_GAP = 16
_ARROW = 12
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_RIGHT, _LEFT = int(Qt.AlignmentFlag.AlignRight | _VCENTER), int(Qt.AlignmentFlag.AlignLeft | _VCENTER)


class BookmarkTree(QTreeView):
    """The tree.

    Signals:
        open_requested: the stored address of a bookmark, and whether to open it in a new tab.
        remove_requested: Delete was pressed.
        current_changed: another row is current.
    """

    open_requested = Signal(str, bool)
    remove_requested = Signal()
    current_changed = Signal()

    def __init__(self, model: BookmarksModel, theme: Theme, parent: QWidget | None = None) -> None:
        """Show ``model``."""
        super().__init__(parent)
        named(self, "bookmarkTree", spoken="Bookmarks")
        self._delegate = _BookmarkDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setExpandsOnDoubleClick(False)
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
    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the arrow of a group only; Qt would fill the space before a selected row, too."""
        if self.model().hasChildren(index):
            plain = self.model().index(index.row(), 0, index.parent())
            name = "open-branch" if self.isExpanded(plain) else "closed-branch"
            box = QRectF(rect.right() - _ARROW - 2, rect.center().y() - _ARROW / 2 + 1, _ARROW, _ARROW)
            paint_icon(painter, name, self._delegate.theme.base["muted"], box)

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
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex, *, in_new_tab: bool) -> None:
        """Open a bookmark, or unfold or fold a group."""
        if not index.isValid():
            return
        if address := index.data(BookmarkRole.ADDRESS):
            self.open_requested.emit(address, in_new_tab)
        else:
            self.setExpanded(index, not self.isExpanded(index))


class _BookmarkDelegate(QStyledItemDelegate):
    """Paints a line: the name, and at the right what sort of thing it is."""

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
        is_group = not index.data(BookmarkRole.ADDRESS)
        small = sized(option.font, 12 * self.scale)
        name = sized(option.font, 14 * self.scale, bold=is_group)
        wanted = QFontMetrics(name).horizontalAdvance(str(index.data())) + _GAP
        detail = str(index.data(BookmarkRole.DETAIL))
        room = max(0, area.width() - wanted)
        detail = QFontMetrics(small).elidedText(detail, Qt.TextElideMode.ElideRight, room)
        painter.setFont(small)
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(area, _RIGHT, detail)
        painter.setFont(name)
        painter.setPen(self.theme.colour("text"))
        text = QFontMetrics(name).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, text)
        painter.restore()
