"""The list of what goes onto a sheet, as Qt and a screen reader see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from netatlas.ui.pages.sheets.item_model import ItemRow, SheetItemsModel
from netatlas.ui.pages.sheets.listing import SheetLine
from netatlas.ui.pages.sheets.sheet_list import SheetsModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


def test_the_lists_keep_qts_rules(qtmodeltester: ModelTester) -> None:
    """A list would show nothing, or crash, if its model broke them."""
    items, sheets = SheetItemsModel(), SheetsModel()
    for model in (items, sheets):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    rows = (ItemRow("a", "A", "short", "6 %"), ItemRow("b", "B", "full", "", "does not fit", "Not there."))
    items.show_rows(rows)
    sheets.show_lines((SheetLine("One", "1 item", is_own=True), SheetLine("Two", "2 items", is_own=False)))
    for model in (items, sheets):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_says_all_that_it_shows() -> None:
    """A screen reader would not say what does not fit."""
    model = SheetItemsModel()
    rows = (ItemRow("a", "A", "short", "6 %"), ItemRow("b", "B", "full", "1 %", "does not fit", "Not there."))
    model.show_rows(rows)
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["A, short, 6 % of the paper", "B, full, does not fit"]
