"""The view of the table of what the notes got wrong: columns of even weight, keys, links and boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from netatlas.ui.pages.cells import PADDING
from netatlas.ui.pages.errata.painting import UPPER, ErrataDelegate, ErrataHeader
from netatlas.ui.pages.errata.rows import HIDDEN_WHEN_NARROW, ErrataColumn
from netatlas.ui.pages.fitted_table import FittedTable

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QModelIndex
    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.ui.theme import Theme

    Trigger: TypeAlias = QAbstractItemView.EditTrigger

_FIXED = {ErrataColumn.TICK: 34, ErrataColumn.SINCE: 92}
"""Pixels of columns that need no more: a box; a date, a verdict."""
_SHARES = {ErrataColumn.ABOUT: 19, ErrataColumn.SAID: 31, ErrataColumn.NOW: 34, ErrataColumn.SOURCE: 16}
"""Shares of what is left: what was said and what is now weigh nearly the same."""
_SHARES_WHEN_NARROW = {ErrataColumn.SAID: 47, ErrataColumn.NOW: 53}
_ROOMY = 640
"""Least width in pixels at which no column is too narrow for its words."""
_ROW_HEIGHT = 34
_STEP = 24
"""Pixels that a turn of the wheel scrolls for each line."""


class ErrataTable(FittedTable):
    """The table.

    Signals:
        open_requested: the address of a link, and whether to open it in a new tab.
        row_opened: Enter was pressed in a row; whether with Ctrl.
        toggled: a row whose box was clicked.
        left_upwards: Up was pressed in the first row.
    """

    open_requested = Signal(str, bool)
    row_opened = Signal(int, bool)
    toggled = Signal(int)
    left_upwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without a model."""
        super().__init__(parent)
        self._scale = 1.0
        self._shared_for: tuple[object, ...] = ()
        self.has_boxes = True
        self._delegate = ErrataDelegate(theme, self)
        self._header = ErrataHeader(theme, self)
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("What the notes got wrong")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the columns keep their width
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # they fit at any width
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)  # rows may be high
        self.verticalScrollBar().setSingleStep(_STEP)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAutoScroll(False)

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Apply colours and the size of text."""
        if (theme, scale) != (self._delegate.theme, self._scale):
            self._delegate.forget()
        self._delegate.theme = self._header.theme = theme
        self._scale = scale
        for widget in (self, self._header):
            font = widget.font()
            font.setPixelSize(round(14 * scale))
            widget.setFont(font)
        self._header.setFixedHeight(round(34 * scale))
        self.verticalHeader().setDefaultSectionSize(round(_ROW_HEIGHT * scale))
        self._share_width()

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    @override
    def go_to(self, row: int, *, select: bool = True) -> None:
        """Make a row the current one."""
        if not 0 <= row < self.model().rowCount():
            return
        first = ErrataColumn.TICK if self.has_boxes else ErrataColumn.SAID
        column = max(first, self.currentIndex().column())
        self.setCurrentIndex(self.model().index(row, column))
        if not select:
            self.clearSelection()

    def link_at(self, point: QPoint) -> str:
        """Return the target of the link at a point of the viewport, or ''."""
        index = self.indexAt(point)
        if not index.isValid() or index.column() == ErrataColumn.TICK:
            return ""
        cell = self._delegate.laid_out(index, self.columnWidth(index.column()), self.font())
        corner = self.visualRect(index).topLeft() + QPoint(PADDING, UPPER)
        return cell.link_at(point.x() - corner.x(), point.y() - corner.y())

    @override
    def needed_height(self, row: int) -> int:
        heights = (
            self._delegate.height(self.model().index(row, column), self.columnWidth(column), self.font())
            for column in ErrataColumn
            if not self.isColumnHidden(column)
        )
        return max(self.verticalHeader().defaultSectionSize(), *heights)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here, key = self.currentIndex(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here.isValid():
            self.row_opened.emit(here.row(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Up and here.row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    @override
    def edit(self, index: QModelIndex, trigger: Trigger, event: QEvent) -> bool:  # type: ignore[override]
        """Give keys to the box of the row, whichever of its cells is the current one."""
        if self.has_boxes and isinstance(event, QKeyEvent):
            index = self.model().index(index.row(), ErrataColumn.TICK)
        return super().edit(index, trigger, event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Ignore typed letters, which Qt would search by: the filter above the table does that."""

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        active = self.indexAt(point).column() == ErrataColumn.TICK or self.link_at(point)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if active else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self.currentIndex()
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        over, button = self.indexAt(point), event.button()
        is_click = button is Qt.MouseButton.LeftButton and over == pressed
        modifiers = event.modifiers()
        if is_click and over.column() == ErrataColumn.TICK and not modifiers:
            self.toggled.emit(over.row())
        elif (link := self.link_at(point)) and (is_click or button is Qt.MouseButton.MiddleButton):
            ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            self.open_requested.emit(link, ctrl or button is Qt.MouseButton.MiddleButton)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Share the width out; on a narrow page two columns say what five do elsewhere.

        In another edition, or in other colours, all have the width and the height that they had.
        """
        room = self.viewport().width()
        look = (self._scale, self.font().pixelSize(), self.has_boxes)
        if (room, look) == self._shared_for:
            return
        if self._shared_for[1:] != (look,):
            self._delegate.forget()
        self._shared_for = (room, look)
        is_narrow = room < round(_ROOMY * self._scale)
        if is_narrow is not self._delegate.is_narrow:
            self._delegate.is_narrow = is_narrow
            self._delegate.forget()
        self.sharing_width = True
        for column in HIDDEN_WHEN_NARROW:
            self.setColumnHidden(column, is_narrow)
        self.setColumnHidden(ErrataColumn.TICK, not self.has_boxes)
        for column, width in _FIXED.items():
            self._header.resizeSection(column, round(width * self._scale))
        fixed = sum(self.columnWidth(column) for column in _FIXED)
        shares = _SHARES_WHEN_NARROW if is_narrow else _SHARES
        for column, share in shares.items():
            self._header.resizeSection(column, max(1, (room - fixed) * share // 100))
        self.sharing_width = False
        self.measure_again()
