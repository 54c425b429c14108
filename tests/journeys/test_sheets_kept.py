"""Journey: sheets on a disk that is full, and sheets that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from netatlas.desk.saved_sheets import SavedSheets
from netatlas.desk.sheet import Sheet, SheetItem, read_sheet, sheet_json
from netatlas.errors import CannotWrite
from netatlas.ui.pages.sheets.list_page import SheetListPage
from netatlas.ui.pages.sheets.page import SheetPage

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from netatlas.ui.user_data import UserData
    from tests.journeys.conftest import Reader

NAT, VPC = "aws-networking:nat-gateway", "aws-networking:vpc"


def _data(reader: Reader) -> UserData:
    data = reader.application.parts.workspace.data
    assert data is not None
    return data


def _save(reader: Reader, name: str, text: str) -> None:
    _data(reader).write(lambda data: data.sheets.save(name, text))
    reader.qtbot.waitUntil(lambda: name in _data(reader).items.sheets)


def test_what_is_changed_while_the_disk_is_full_is_saved_later(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A change of a sheet would be taken back on the screen, and be lost with the window."""
    _save(reader, "Mine", sheet_json(Sheet("Mine", (SheetItem(NAT), SheetItem(VPC)))))
    reader.application.controller.open_address("sheet:Mine")
    page = reader.window.tabs.page
    assert isinstance(page, SheetPage)
    reader.qtbot.waitUntil(lambda: page.editor.sheet is not None and page.is_ready, timeout=30_000)

    def full(*_: object) -> None:
        raise CannotWrite(tmp_path, "the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(SavedSheets, "save", full)
        sheet = page.editor.sheet
        assert sheet is not None
        page.editor.change(Sheet("Mine", sheet.items[:1]))
        reader.qtbot.waitUntil(lambda: "the disk is full" in reader.window.message.label.text())
        _data(reader).changed.emit()
        QApplication.processEvents()
        assert page.editor.sheet == Sheet("Mine", (SheetItem(NAT),))
    _data(reader).saving_wanted.emit()
    reader.qtbot.waitUntil(lambda: not page.editor.error)
    assert read_sheet(_data(reader).sheets.load("Mine") or "").items == (SheetItem(NAT),)


def test_a_sheet_that_cannot_be_read_is_removed_and_brought_back_as_it_was(reader: Reader) -> None:
    """It could not be got rid of; or what comes back would take the place of a sheet that is good."""
    _save(reader, "Mine", "not a sheet")
    reader.application.controller.open_address("view:sheets")
    page = reader.window.tabs.page
    assert isinstance(page, SheetListPage)
    page.managing.remove("Mine")
    reader.qtbot.waitUntil(lambda: _data(reader).items.sheets == ())
    reader.qtbot.waitUntil(lambda: bool(page.notice.buttons))
    good = sheet_json(Sheet("Mine", (SheetItem(NAT),)))
    _save(reader, "Mine", good)
    page.notice.buttons[0].click()
    reader.qtbot.waitUntil(lambda: _data(reader).items.sheets == ("Mine", "Mine 2"))
    assert _data(reader).sheets.load("Mine") == good
    assert _data(reader).sheets.load("Mine 2") == "not a sheet"
