"""The view of a comparison's table: its keys and clicks, and the widths of columns and heights of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget
from typing_extensions import override

from netatlas.ui.pages.cells import PADDING
from netatlas.ui.pages.comparison.grid import CellKind
from netatlas.ui.pages.comparison.headers import ComparisonHeader
from netatlas.ui.pages.comparison.painting import CellDelegate, chip_width, natural_width, needed_height
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from netatlas.ui.pages.comparison.cell import CellView
    from netatlas.ui.pages.comparison.model import ComparisonModel
    from netatlas.ui.theme import Theme

_HEADER_WIDTH = 190
"""Usual width in pixels of the header at the left."""
_HEADER_SHARE = 0.19
"""Most of a narrow table's width that the header at the left may take."""
_NARROWEST, _WIDEST = 112, 420
"""Widths in pixels between which a column gets what its texts need: four fit into a window of 1024 pixels."""
_SCROLLED = 140
"""Width in pixels of each column where so many do not fit that the table is scrolled sideways."""
_NO_NEEDS_WIDTH, _MOST_NEEDS_WIDTH = 70, 130
"""Width in pixels of the column of needs: without any, and at most."""
_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ComparisonView(QTableView):
    """The table of a comparison.

    Signals:
        used: Enter was pressed in a cell, or it was clicked; whether it was Enter.
        open_requested: Ctrl+Enter was pressed in a cell.
        pointed: the mouse has entered a cell.
    """

    used = Signal(QModelIndex, bool)
    open_requested = Signal(QModelIndex)
    pointed = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: ComparisonModel, parent: QWidget) -> None:
        """Show ``model``."""
        super().__init__(parent)
        self._model = model
        self._scale = 1.0
        self._fitted_for: tuple[object, ...] = ()
        self.down = ComparisonHeader(Qt.Orientation.Vertical, theme, self)
        self.across = ComparisonHeader(Qt.Orientation.Horizontal, theme, self)
        self._delegate = CellDelegate(theme, model, self)
        self._corner = named(plain_label(parent=self), "cornerLabel")
        self._corner.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._corner.setContentsMargins(PADDING, PADDING, 0, 0)
        self.setVerticalHeader(self.down)
        self.setHorizontalHeader(self.across)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.entered.connect(self.pointed)
        self.across.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.across.sectionResized.connect(self._on_resized)

    @property
    def headers(self) -> tuple[ComparisonHeader, ComparisonHeader]:
        """The header above the columns and that at the left of the rows."""
        return self.across, self.down

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Apply colours and the size of text."""
        self._scale = scale
        self._delegate.theme = theme
        for widget in (self, self._corner, *self.headers):
            font = widget.font()
            font.setPixelSize(round(14 * scale))
            widget.setFont(font)
        for header in self.headers:
            header.theme = theme

    def fit(self) -> None:
        """Share the width among the columns by what they need, and make each row as high as it needs.

        This is done only while the table is visible, and not again for the same content, width and scale.
        """
        grid = self._model.grid
        wanted = (grid, self.width(), self._scale)
        if grid is None or not self.isVisible() or wanted == self._fitted_for:
            return
        self._fitted_for = wanted
        for header in self.headers:
            header.setSectionsMovable(header.names_subjects)
        labels = min(
            _HEADER_WIDTH * self._scale, max(_HEADER_WIDTH * self._scale / 2, self.width() * _HEADER_SHARE)
        )
        self.down.setFixedWidth(round(labels))
        self.clearSpans()
        for line in () if grid.options.swapped else grid.headings:
            self.setSpan(line, 0, 1, grid.size[1])
        self.across.blockSignals(True)
        for column, width in enumerate(self._widths()):
            self.across.resizeSection(column, width)
        self.across.blockSignals(False)
        self.across.setFixedHeight(max(self.across.needed_heights(), default=0))
        self.updateGeometries()
        self._fit_rows()
        self._place_corner()

    def content_size(self) -> tuple[int, int]:
        """Return the width and height at which nothing has to be scrolled."""
        return (
            self.down.width() + self.across.length() + 2 * self.frameWidth(),
            self.across.height() + self.down.length() + 2 * self.frameWidth(),
        )

    def current_ids(self) -> tuple[str, str]:
        """Return what names the line of the current cell, and its subject ('' for needs)."""
        grid, grid_cell = self._model.grid, self._model.cell_at(self.currentIndex())
        if grid is None or grid_cell is None:
            return "", ""
        return grid.key(grid_cell.line), grid.subject_id(grid_cell.subject)

    def go_to(self, key: str, subject: str) -> None:
        """Make the cell of a line and a subject the current one; without a line, the first value.

        Where the line is behind a heading, that is the current one.
        """
        grid = self._model.grid
        if grid is None or not grid.lines:
            return
        ids = [grid.subject_id(index) for index in range(len(grid.table.subjects) + 1)]
        line = grid.line_of(key)
        column = ids.index(subject) if subject in ids and key != "" else 0
        self.setCurrentIndex(self._model.index(*grid.position(line, column)))
        self.clearSelection()

    @property
    def is_at_first(self) -> bool:
        """Whether the current cell is the first, no other is selected, and the columns are not scrolled."""
        here = self.currentIndex()
        is_first = here.row() <= 0 and here.column() <= 0 and len(self.selectedIndexes()) <= 1
        return is_first and not self.horizontalScrollBar().value()

    def go_to_first(self) -> None:
        """Make the first cell the current one, and scroll to it."""
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
        self.go_to("", "")

    @override
    def event(self, event: QEvent) -> bool:
        """Ask for the menu of the current cell where a key asks: Qt gives a place that is not the cell's."""
        by_key = isinstance(event, QContextMenuEvent) and event.reason() is QContextMenuEvent.Reason.Keyboard
        if by_key and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if index.isValid() and event.key() in _ENTER_KEYS and plain == Qt.KeyboardModifier.ControlModifier:
            self.open_requested.emit(index)
        elif index.isValid() and event.key() in _ENTER_KEYS:
            self.used.emit(index, True)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what a click changes: a need, and the heading of a group."""
        super().mouseMoveEvent(event)
        grid_cell = self._model.cell_at(self.indexAt(event.position().toPoint()))
        clickable = grid_cell is not None and grid_cell.kind is not CellKind.VALUE
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if clickable else arrow)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.used.emit(index, False)

    def _widths(self) -> list[int]:
        """Return the width of each column: what it needs, within limits, and its share of what is left."""
        grid, font = self._model.grid, self.font().key()
        if grid is None or not grid.lines:
            return []
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        room = self.width() - self.down.width() - 2 * self.frameWidth() - bar - 2
        columns = range(grid.size[1])
        fixed = {column: self._fixed_width(column, font) for column in columns}
        flexible = [column for column in columns if not fixed[column]]
        widest, narrowest = round(_WIDEST * self._scale), round(_NARROWEST * self._scale)
        spare = room - sum(fixed.values()) - narrowest * len(flexible)
        if not flexible or spare < 0:
            scrolled = round(_SCROLLED * self._scale)
            return [fixed[column] or scrolled for column in columns]
        wanted = {column: self._wanted_width(column, font) for column in flexible}
        more = {column: max(1, min(widest, wanted[column]) - narrowest) for column in flexible}
        extra = {column: spare * more[column] // sum(more.values()) for column in flexible}
        extra[flexible[-1]] += spare - sum(extra.values())
        return [fixed[column] or narrowest + extra[column] for column in columns]

    def _fixed_width(self, column: int, font: str) -> int:
        """Return the width of the column of needs or of the fold, which take no share of the rest; else 0."""
        grid, most = self._model.grid, round(_MOST_NEEDS_WIDTH * self._scale)
        if grid is None or grid.options.swapped:
            return most if grid is not None and grid.heading(column) is not None else 0
        if column < len(grid.table.subjects):
            return 0
        chips = {chip_width(cell, font) for cell in self._cells(column) if cell.kind is CellKind.NEED}
        return min(max([round(_NO_NEEDS_WIDTH * self._scale), *chips]), most)

    def _wanted_width(self, column: int, font: str) -> int:
        widths = [natural_width(cell, font) for cell in self._cells(column) if cell.kind is CellKind.VALUE]
        return max(widths, default=0)

    def _cells(self, column: int) -> list[CellView]:
        """Return the cells of a column, without those of headings across the table."""
        grid, rows = self._model.grid, range(self._model.rowCount())
        across = {} if grid is None or grid.options.swapped else dict.fromkeys(grid.headings)
        return [self._model.cell_view(row, column) for row in rows if row not in across]

    @property
    def _swapped(self) -> bool:
        return self._model.grid is not None and self._model.grid.options.swapped

    def _fit_rows(self) -> None:
        font, grid = self.font().key(), self._model.grid
        widths = [self.across.sectionSize(column) for column in range(self._model.columnCount())]
        for row, height in enumerate(self.down.needed_heights()):
            across = grid is not None and not grid.options.swapped and grid.heading(row) is not None
            cells = [
                needed_height(self._model.cell_view(row, column), font, width)
                for column, width in enumerate(widths[:1] if across else widths)
            ]
            self.down.resizeSection(row, max([height, *cells]))

    def _place_corner(self) -> None:
        self._corner.setText("Subject" if self._swapped else "Attribute")
        edge = self.frameWidth()
        self._corner.setGeometry(edge, edge, self.down.width(), self.across.height())

    @Slot()
    def _on_resized(self) -> None:
        """Make the rows as high as they need after the reader has dragged a column to another width."""
        self._fit_rows()
