"""The table of a comparison: its headers that stay, its keys, and how wide and high everything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget
from typing_extensions import override

from netatlas.ui.pages.cells import PADDING
from netatlas.ui.pages.comparison.grid import Place
from netatlas.ui.pages.comparison.headers import ComparisonHeader
from netatlas.ui.pages.comparison.painting import CellDelegate, natural_width, needed_height
from netatlas.ui.widgets.helpers import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from netatlas.ui.pages.comparison.model import ComparisonModel
    from netatlas.ui.theme import Theme

_LABELS = 190
_SHARE = 0.28
"""Of a narrow table, how much is for the first column."""
_NARROWEST = 150
_WIDEST = 420
_READABLE = 230
_LINES = 4
"""In how many lines a text should stand where columns have to be scrolled."""
_ANY, _NEEDS = 70, 130
"""How wide the needs are: where there are none, and at most."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ComparisonView(QTableView):
    """The table itself.

    Signals:
        used: Enter or a click on a spot; whether it was Enter.
        open_requested: Ctrl+Enter on a spot.
        pointed: the mouse came to a spot.
    """

    used = Signal(QModelIndex, bool)
    open_requested = Signal(QModelIndex)
    pointed = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: ComparisonModel, parent: QWidget) -> None:
        """Show ``model``."""
        super().__init__(parent)
        self._model = model
        self._scale = 1.0
        self._fitted: tuple[object, ...] = ()
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
        """The header of the columns and that of the rows."""
        return self.across, self.down

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Take colours and the size of text."""
        self._scale = scale
        self._delegate.theme = theme
        for widget in (self, self._corner, *self.headers):
            font = widget.font()
            font.setPixelSize(round(14 * scale))
            widget.setFont(font)
        for header in self.headers:
            header.theme = theme

    def fit(self) -> None:
        """Share the width among the columns by what they need, and make the rows as high as they need.

        Nothing is measured before it is on the screen, nor twice.
        """
        grid = self._model.grid
        wanted = (grid, self.width(), self._scale)
        if grid is None or not self.isVisible() or wanted == self._fitted:
            return
        self._fitted = wanted
        for header in self.headers:
            header.setSectionsMovable(header.names_subjects)
        labels = min(_LABELS * self._scale, max(_LABELS * self._scale / 2, self.width() * _SHARE))
        self.down.setFixedWidth(round(labels))
        self.clearSpans()
        if grid.fold_line >= 0 and not grid.look.swapped:
            self.setSpan(grid.fold_line, 0, 1, grid.size[1])
        self.across.blockSignals(True)
        for column, width in enumerate(self._widths()):
            self.across.resizeSection(column, width)
        self.across.blockSignals(False)
        needed = [self.across.needed_height(column) for column in range(grid.size[1])]
        self.across.setFixedHeight(max(needed, default=0))
        self.updateGeometries()
        self._fit_rows()
        self._place_corner()

    def content_size(self) -> tuple[int, int]:
        """Return the width and height at which nothing has to be scrolled."""
        return (
            self.down.width() + self.across.length() + 2 * self.frameWidth(),
            self.across.height() + self.down.length() + 2 * self.frameWidth(),
        )

    def standing(self) -> tuple[str | None, str]:
        """Return the attribute (None for the fold) and the subject ('' for needs) of the keyboard."""
        grid, spot = self._model.grid, self._model.spot(self.currentIndex())
        if grid is None or spot is None:
            return "", ""
        row = grid.lines[spot.line]
        return (row.attribute if row is not None else None), grid.subject_id(spot.subject)

    def stand(self, attribute: str | None, subject: str) -> None:
        """Put the keyboard on a row and subject, or on the first that there is."""
        grid = self._model.grid
        if grid is None or not grid.lines:
            return
        names = [str(row.attribute) if row is not None else None for row in grid.lines]
        ids = [grid.subject_id(place) for place in range(len(grid.table.subjects) + 1)]
        line = names.index(attribute) if attribute in names else 0
        column = ids.index(subject) if subject in ids and attribute != "" else 0
        self.setCurrentIndex(self._model.index(*grid.where(line, column)))
        self.clearSelection()

    def stand_at_first(self) -> None:
        """Put the keyboard on the first cell, and show the table from its beginning."""
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
        self.stand("", "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if index.isValid() and event.key() in _ENTER and plain == Qt.KeyboardModifier.ControlModifier:
            self.open_requested.emit(index)
        elif index.isValid() and event.key() in _ENTER:
            self.used.emit(index, True)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.used.emit(index, False)

    def _widths(self) -> list[int]:
        """Return the width of each column: what it needs, within reason, and its share of the rest."""
        grid, font = self._model.grid, self.font().key()
        if grid is None or not grid.lines:
            return []
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        room = self.width() - self.down.width() - 2 * self.frameWidth() - bar - 2
        columns = range(grid.size[1])
        fixed = {column: self._fixed_width(column, font) for column in columns}
        open_ones = [column for column in columns if not fixed[column]]
        wanted = {column: self._wanted_width(column, font) for column in open_ones}
        widest = round(_WIDEST * self._scale)
        narrowest = round(_NARROWEST * self._scale)
        spare = room - sum(fixed.values()) - narrowest * len(open_ones)
        more = {column: max(1, min(widest, wanted[column]) - narrowest) for column in open_ones}
        if spare > 0:
            extra = {column: spare * more[column] // sum(more.values()) for column in open_ones}
        else:  # there is scrolling anyway, so that long texts need not stand in high narrow columns
            most = round((_READABLE - _NARROWEST) * self._scale)
            extra = {column: max(0, min(most, wanted[column] // _LINES - narrowest)) for column in open_ones}
        return [fixed[column] or narrowest + extra[column] for column in columns]

    def _fixed_width(self, column: int, font: str) -> int:
        """Return the width of a column whose width is its own matter: needs, and the fold; else 0."""
        grid, most = self._model.grid, round(_NEEDS * self._scale)
        if grid is None or grid.look.swapped:
            return most if grid is not None and column == grid.fold_line else 0
        if column < len(grid.table.subjects):
            return 0
        cells = [self._model.drawn(row, column) for row in self._rows]
        chips = [natural_width(cell, font) + 4 for cell in cells if cell.place is Place.NEED]
        return min(max([round(_ANY * self._scale), *chips]), most)

    def _wanted_width(self, column: int, font: str) -> int:
        cells = [self._model.drawn(row, column) for row in self._rows]
        widths = [natural_width(cell, font) for cell in cells if cell.place is Place.CELL]
        return max(widths, default=0)

    @property
    def _rows(self) -> range:
        return range(self._model.rowCount())

    @property
    def _swapped(self) -> bool:
        return self._model.grid is not None and self._model.grid.look.swapped

    def _fit_rows(self) -> None:
        font = self.font().key()
        widths = [self.across.sectionSize(column) for column in range(self._model.columnCount())]
        for row in self._rows:
            cells = [
                needed_height(self._model.drawn(row, column), font, width)
                for column, width in enumerate(widths)
            ]
            self.down.resizeSection(row, max([self.down.needed_height(row), *cells]))

    def _place_corner(self) -> None:
        self._corner.setText("Subject" if self._swapped else "Attribute")
        edge = self.frameWidth()
        self._corner.setGeometry(edge, edge, self.down.width(), self.across.height())

    @Slot()
    def _on_resized(self) -> None:
        """Follow a column that the reader has drawn wider or narrower."""
        self._fit_rows()
