"""The tree view of the Browse panel, and the delegate that paints its items."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)
from typing_extensions import override

from netatlas.ui.icons import paint_icon
from netatlas.ui.panels.browse_model import BrowseModel, BrowseRole
from netatlas.ui.panels.gradual_unfolding import GradualUnfolding

if TYPE_CHECKING:
    from netatlas.ui.browse_items import BrowseItem
    from netatlas.ui.theme import Theme

_INDENT = 10
"""Pixels of indentation for each level."""
_EDGE = 8
"""Pixels left and right of the rounded background of an item."""
_COUNT_WIDTH = 34
"""Least pixels kept free at the right for the number of concepts."""
_BESIDE_COUNT = (6, 16)
"""Pixels left and right of that number."""
_BAR = 3
"""Width of the bar at the left of the chosen item, which weak eyes see sooner than its background."""
_ABOVE_HEADING = 14
"""Pixels of space above a heading, but the first."""
_PART_HEIGHT = 1
"""Height of a part in pixels: Qt would ask for one of 0 again for every row below it."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class BrowseTree(QTreeView):
    """A tree whose items are chosen with one click or Enter; a click on an arrow only folds or unfolds.

    Attributes:
        browse_model: its model.
        unfolding: unfolds many of its items.

    Signals:
        chosen: the index, and whether to open it in a new tab.
        left_above: Up was pressed in the first row.
        left_below: Down was pressed in the last row.
        width_changed: it is wider or narrower, so that its rows may be of other heights.
    """

    chosen = Signal(QModelIndex, bool)
    left_above = Signal()
    left_below = Signal()
    width_changed = Signal()

    def __init__(self, theme: Theme, model: BrowseModel, name: str, parent: QWidget) -> None:
        """Show ``model`` in the colours of ``theme``; ``name`` is for screen readers."""
        super().__init__(parent)
        self.setObjectName("browseTree")
        self.browse_model = model
        self.setModel(self.browse_model)
        self._delegate = _ItemDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.header().blockSignals(True)  # for another width it has the tree paint all once more
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.unfolding = GradualUnfolding(self, model)
        model.modelAboutToBeReset.connect(self.unfolding.stop)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def select(self, index: QModelIndex) -> None:
        """Select an item, or none; what it is in is unfolded as far as that takes."""
        self.unfolding.reach(index)
        if not index.isValid():
            self.clearSelection()
        self.setCurrentIndex(index)

    def content_height(self) -> int:
        """Return the height of all rows that are not hidden, while none is unfolded."""
        rows = range(self.browse_model.rowCount())
        shown = [row for row in rows if not self.isRowHidden(row, QModelIndex())]
        return sum(self.sizeHintForIndex(self.browse_model.index(row, 0)).height() for row in shown)

    @Slot()
    def enter_from_above(self) -> None:
        """Take the keyboard, at the first item."""
        self._enter(first=True)

    @Slot()
    def enter_from_below(self) -> None:
        """Take the keyboard, at the last item."""
        self._enter(first=False)

    def _enter(self, *, first: bool) -> None:
        ends = QTreeView.CursorAction.MoveHome, QTreeView.CursorAction.MoveEnd
        index = self.moveCursor(ends[0] if first else ends[1], Qt.KeyboardModifier.NoModifier)
        if index.data(BrowseRole.HEADING):
            index = self.indexBelow(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        item = self.browse_model.item(index)
        on_arrow = event.position().x() < _text_left(item) and bool(item.children)
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton and on_arrow:
            self.setExpanded(index, not self.isExpanded(index))
            return
        if index.isValid() and event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.chosen.emit(index, ctrl or event.button() is Qt.MouseButton.MiddleButton)

    @Slot()
    @override
    def expandAll(self) -> None:
        """Unfold all items, bit by bit."""
        self.unfolding.unfold(self.browse_model.groups(QModelIndex()))

    def before_another_look(self) -> None:
        """Have many rows measured bit by bit, which Qt would measure at once in another style or font."""
        self.unfolding.begin_again()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.chosen.emit(self.currentIndex(), ctrl)
            return
        if event.key() == Qt.Key.Key_Asterisk and self.currentIndex().isValid():
            here = self.currentIndex()
            self.unfolding.unfold(chain([here], self.browse_model.groups(here)))
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() == before and event.key() == Qt.Key.Key_Down:
            self.left_below.emit()
        elif self.currentIndex() == before and event.key() == Qt.Key.Key_Up:
            self.left_above.emit()

    @override
    def moveCursor(self, action: QTreeView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go from a concept to its topic, past the part that it is in."""
        index = super().moveCursor(action, modifiers)
        return index.parent() if self.browse_model.item(index).is_part else index

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the items again if the width is another, on which it depends whether one wraps.

        Now: a layout that is done when all is painted has Qt paint it once more.
        """
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.unfolding.begin_again(least=2)  # else the scroll bar that one needs would fold it for ever
            self.doItemsLayout()
            self.width_changed.emit()

    @override
    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw none: the delegate paints its own arrows."""


class _ItemDelegate(QStyledItemDelegate):
    """Paints one item: a heading, a topic with its count, or a concept under its topic."""

    def __init__(self, theme: Theme, parent: BrowseTree) -> None:
        super().__init__(parent)
        self._tree, self._model = parent, parent.browse_model
        self.theme = theme
        self._heights: dict[tuple[int, int, str], int] = {}
        self._model.modelReset.connect(self._heights.clear)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if self._model.item(index).is_part:
            return QSize(80, _PART_HEIGHT)
        key = index.internalId(), self._tree.viewport().width(), option.font.key()
        if key not in self._heights:  # an unfolded topic asks for all its concepts, each time
            self._heights[key] = self._height(option.font, self._model.item(index))
        return QSize(80, self._heights[key])

    def _height(self, base: QFont, item: BrowseItem) -> int:
        area = _text_rect(QRect(0, 0, max(80, self._tree.viewport().width()), 10_000), item, base)
        text = QFontMetrics(_font(base, item)).boundingRect(area, _WRAP, item.text)
        return text.height() + 9 + _above(item)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        item = self._model.item(index)
        if item.is_part:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not item.heading:
            self._paint_ground(painter, rect, option.state, is_chosen=chosen)
        if item.children:
            self._paint_arrow(painter, rect, index)
        painter.setFont(_font(option.font, item))
        painter.setPen(self.theme.colour("accent" if chosen else "muted" if item.heading else "text"))
        area = _text_rect(rect, item, option.font)
        area.setTop(area.top() + _above(item))
        painter.drawText(area, _WRAP, item.text)
        if item.count:
            self._paint_count(painter, rect, item.count, option.font)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, is_chosen: bool
    ) -> None:
        """Paint what shows which item is chosen or below the mouse, and which has the keyboard."""
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("accent_wash" if is_chosen else "line"))
            painter.drawRoundedRect(QRectF(rect.adjusted(_EDGE, 1, -_EDGE, -1)), 4, 4)
        if is_chosen:
            painter.fillRect(
                rect.left() + _EDGE, rect.top() + 4, _BAR, rect.height() - 8, self.theme.colour("accent")
            )
        if is_chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(rect.adjusted(_EDGE, 2, -_EDGE, -2)), 4, 4)

    def _paint_arrow(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        name = "open-branch" if self._tree.isExpanded(_plain(index)) else "closed-branch"
        box = QRectF(_EDGE + 2, rect.center().y() - 5.5, 12, 12)
        paint_icon(painter, name, self.theme.base["muted"], box)

    def _paint_count(self, painter: QPainter, rect: QRect, count: str, font: QFont) -> None:
        painter.setFont(_small(font))
        painter.setPen(self.theme.colour("muted"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect.adjusted(0, 0, -_BESIDE_COUNT[1], 0), right, count)


def _above(item: BrowseItem) -> int:
    return _ABOVE_HEADING if item.heading and item.row else 0


def _text_rect(rect: QRect, item: BrowseItem, font: QFont) -> QRect:
    right = _EDGE + 4
    if item.count:
        width = QFontMetrics(_small(font)).horizontalAdvance(item.count)
        right = max(_COUNT_WIDTH, sum(_BESIDE_COUNT) + width)
    return rect.adjusted(_text_left(item), 0, -right, 0)


def _font(base: QFont, item: BrowseItem) -> QFont:
    if not item.heading:
        return base
    font = QFont(base)
    font.setPixelSize(max(10, base.pixelSize() - 2))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _small(font: QFont) -> QFont:
    """Return the font of a number that goes with ``font``."""
    small = QFont(font)
    small.setPixelSize(max(9, font.pixelSize() - 3))
    return small


def _text_left(item: BrowseItem) -> int:
    """Return where the text of an item begins, right of its arrow, in pixels."""
    return _EDGE + (8 if item.heading else 18) + item.depth * _INDENT


def _plain(index: QModelIndex | QPersistentModelIndex) -> QModelIndex:
    """Return a persistent index as a QModelIndex, which ``QTreeView.isExpanded`` needs."""
    return index if isinstance(index, QModelIndex) else index.model().index(index.row(), 0, index.parent())
