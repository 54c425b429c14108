"""A table whose rows get the height of their texts when they scroll into view, however many there are."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

_MOST_PASSES = 8
"""How often the rows in view are measured at most: higher rows push others out, and that may go on."""


class FittedTable(QTableView):
    """A table that measures only the rows in view.

    A subclass sets the widths of the columns with ``sharing_width`` on, and then calls ``measure_again``.

    Attributes:
        sharing_width: whether columns are being resized, so that measuring waits for the last of them.
    """

    def __init__(self, parent: QWidget) -> None:
        """Start without a model."""
        super().__init__(parent)
        self.sharing_width = False
        self._fitted: set[int] = set()
        self._fitting = self._stale = False
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(self._fit_visible)

    @abstractmethod
    def needed_height(self, row: int) -> int:
        """Return the height that the texts of a row need at the widths of now."""

    @abstractmethod
    def go_to(self, row: int) -> None:
        """Make a row the current one, in view."""

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.measure_again)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_visible()

    @Slot()
    def show_current(self) -> None:
        """Scroll until the current row is in view; rows that come into view above it grow and push it out."""
        here = self.currentIndex()
        for _ in range(_MOST_PASSES):
            self.scrollTo(here, QAbstractItemView.ScrollHint.PositionAtCenter)
            row = self.visualRect(here)
            if row.top() >= 0 and row.bottom() <= self.viewport().height():
                break

    @Slot()
    def measure_again(self) -> None:
        """Measure the rows in view again, once all columns have their width."""
        if not self.sharing_width:
            self._stale = True
            self._fit_visible()

    @Slot()
    def _fit_visible(self) -> None:
        """Give the rows in view the height that their texts need; if scrolled to the end, stay there.

        New heights can bring other rows into view, so that this may take several passes.
        """
        if self._fitting or not self.isVisible():
            return
        self._fitting = True
        bar = self.verticalScrollBar()
        at_end = 0 < bar.value() == bar.maximum()
        for _ in range(_MOST_PASSES):
            if self._stale:
                self._forget_heights()
            self._fit_from(max(0, self.rowAt(0)))
            self.updateGeometries()
            if at_end and bar.value() < bar.maximum():
                bar.setValue(bar.maximum())
            elif not self._stale:
                break
        self._fitting = False

    def _forget_heights(self) -> None:
        self._stale = False
        for row in self._fitted & set(range(self.model().rowCount())):
            self.verticalHeader().resizeSection(row, self.verticalHeader().defaultSectionSize())
        self._fitted.clear()
        self.updateGeometries()  # else the row at the top would still be that for the heights of before

    def _fit_from(self, row: int) -> None:
        bottom = self.viewport().height()
        while row < self.model().rowCount() and self.rowViewportPosition(row) < bottom:
            if row not in self._fitted:
                self._fitted.add(row)
                self.verticalHeader().resizeSection(row, self.needed_height(row))
            row += 1
