"""The table that measures only the rows in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from netatlas.ui.pages.fitted_table import FittedTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class _Table(FittedTable):
    """A table of which every row needs more than its share."""

    @override
    def needed_height(self, row: int) -> int:
        return 3 * self.verticalHeader().defaultSectionSize()

    @override
    def go_to(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, 0))


def test_rows_that_are_measured_again_far_down_are_those_in_view(qtbot: QtBot) -> None:
    """After another size of text, the texts of the rows at the top of a scrolled table would be cut off."""
    window = QWidget()
    qtbot.addWidget(window)
    table = _Table(window)
    model = QStandardItemModel(300, 1, table)
    table.setModel(model)
    table.resize(300, 400)
    window.show()
    table.verticalScrollBar().setValue(150)
    window.hide()
    table.measure_again()
    window.show()
    first = table.rowAt(0)
    assert first == 150
    for row in range(first, table.rowAt(table.viewport().height() - 1) + 1):
        assert table.rowHeight(row) == table.needed_height(row)
