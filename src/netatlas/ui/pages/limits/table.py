"""The view of the table of limits: keys, clicks, and rows that are measured when they scroll into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from netatlas.ui.pages.fitted_table import FittedTable
from netatlas.ui.pages.limits.model import COLUMNS
from netatlas.ui.pages.limits.painting import UPPER, LimitDelegate, LimitsHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from netatlas.explore.limits import Order
    from netatlas.ui.theme import Theme

_NARROWEST = (116, 150, 130, 100, 100, 90, 76)
"""Least width of each column in pixels."""
_SHARES = (18, 32, 12, 14, 14, 10, 0)
"""How the columns share what a wider table has."""
_LESS_WANTED = (6, 5, 4, 3)
"""Columns that are left out, one after the other, where there is no room: the line of details has them."""
_ROW_HEIGHT = 32


class LimitsTable(FittedTable):
    """The table of limits.

    Signals:
        open_requested: a row whose subject is to be opened, and whether in a new tab.
        current_open_requested: Enter was pressed, for the current row; and whether to open it in a new tab.
        left_upwards: Up was pressed in the first row.
        pointed: the mouse has entered a row.
    """

    open_requested = Signal(int, bool)
    current_open_requested = Signal(bool)
    left_upwards = Signal()
    pointed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without a model."""
        super().__init__(parent)
        self._scale = 1.0
        self._delegate = LimitDelegate(theme, self)
        self._header = LimitsHeader(theme, self)
        self.setHorizontalHeader(self._header)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Limits")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the columns keep their width
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAutoScroll(False)
        self.entered.connect(self._on_entered)
        self._header.sectionResized.connect(self.measure_again)

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Apply colours and the size of text."""
        self._delegate.theme = self._header.theme = theme
        self._scale = scale
        for widget in (self, self._header):
            font = widget.font()
            font.setPixelSize(round(14 * scale))
            widget.setFont(font)
        self._header.setFixedHeight(round(34 * scale))
        least = self.fontMetrics().height() + 2 * UPPER
        self.verticalHeader().setDefaultSectionSize(max(least, round(_ROW_HEIGHT * scale)))
        self._share_width()

    def show_order(self, order: Order, *, descending: bool) -> None:
        """Show an arrow in the heading of the column that the rows are sorted by."""
        self._header.show_order(order, descending=descending)

    def selected_rows(self) -> list[int]:
        """Return the rows that are selected, top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    @override
    def go_to(self, row: int, *, column: int = -1, select: bool = True) -> None:
        """Make a cell of a row the current one, in ``column`` or else in the current column."""
        if not 0 <= row < self.model().rowCount():
            return
        across = column if column >= 0 else max(0, self.currentIndex().column())
        self.setCurrentIndex(self.model().index(row, across))
        if not select:
            self.clearSelection()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # no row may fit yet
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.current_open_requested.emit(ctrl)
        elif event.key() == Qt.Key.Key_Up and here.row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Ignore typed letters, which Qt would search by: the filter above the table does that."""

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint())
        link = over.isValid() and over.column() == 0
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self.currentIndex()
        super().mouseReleaseEvent(event)
        over = self.indexAt(event.position().toPoint())
        if not over.isValid() or over.column() != 0:
            return
        middle = event.button() is Qt.MouseButton.MiddleButton
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if middle or (event.button() is Qt.MouseButton.LeftButton and over == pressed and not shift):
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.open_requested.emit(over.row(), middle or ctrl)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give every column its least width and its share of the rest; where it is narrow, leave some out.

        Where even the others have less than that, they share what there is: their words wrap.
        """
        room = round(self.viewport().width() / self._scale)
        shown = dict(enumerate(_NARROWEST))
        for column in _LESS_WANTED:
            if sum(shown.values()) > room:
                del shown[column]
        needed, shares = sum(shown.values()), sum(_SHARES[column] for column in shown)
        rest = max(0, room - needed)
        self.sharing_width = True
        for column in _LESS_WANTED:
            self.setColumnHidden(column, column not in shown)
        for column, least in shown.items():
            width = least * min(1.0, room / needed) + rest * _SHARES[column] // shares
            self._header.resizeSection(column, int(width * self._scale))
        self.sharing_width = False
        self.measure_again()

    @override
    def needed_height(self, row: int) -> int:
        heights = (
            self._delegate.height(self.model().index(row, column), self.columnWidth(column), self.font())
            for column in range(len(COLUMNS))
            if not self.isColumnHidden(column)
        )
        return max(self.verticalHeader().defaultSectionSize(), *heights)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self.pointed.emit(index.row())
