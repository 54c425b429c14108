"""Journey: the page of one sheet: finding in its list, its menu, its mouse, and a sheet that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from netatlas.address import Address
from netatlas.desk.sheet import Form, Sheet, SheetItem, read_sheet, sheet_json
from netatlas.errors import CannotWrite
from netatlas.ui.jobs import Outcome
from netatlas.ui.pages.sheets.page import SheetPage
from netatlas.ui.panels.on_sheet import OnSheetSection
from netatlas.ui.sheet_items import CANNOT
from netatlas.ui.user_data import OwnItems

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.ui.user_data import UserData
    from tests.journeys.conftest import Reader

_NAT, _VPC, _IGW = (f"aws-networking:{name}" for name in ("nat-gateway", "vpc", "internet-gateway"))


def _data(reader: Reader) -> UserData:
    data = reader.application.parts.workspace.data
    assert data is not None
    return data


def _save(reader: Reader, *addresses: str, name: str = "Mine") -> None:
    sheet = Sheet(name, tuple(SheetItem(address) for address in addresses))
    _data(reader).write(lambda data: data.sheets.save(name, sheet_json(sheet)))
    reader.qtbot.waitUntil(lambda: name in _data(reader).items.sheets)


def _opened(reader: Reader, *addresses: str) -> SheetPage:
    """Store a sheet "Mine" and open its page."""
    _save(reader, *addresses)
    reader.application.controller.open_address("sheet:Mine")
    page = reader.window.tabs.page
    assert isinstance(page, SheetPage)
    reader.qtbot.waitUntil(lambda: page.frame.view.picture is not None and page.is_ready, timeout=30_000)
    return page


def _settled(reader: Reader, page: SheetPage) -> None:
    reader.qtbot.waitUntil(lambda: reader.application.jobs.idle and page.is_ready, timeout=30_000)


def _items(page: SheetPage) -> tuple[SheetItem, ...]:
    assert page.editor.sheet is not None
    return page.editor.sheet.items


def _row(page: SheetPage) -> int:
    return page.frame.pane.view.currentIndex().row()


def _middle(page: SheetPage, row: int) -> QPoint:
    return page.frame.pane.view.visualRect(page.frame.pane.model.index(row)).center()


def _menus(page: SheetPage) -> list[QMenu]:
    """Return the menus of items that were asked for."""
    return page.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _on_form(page: SheetPage, row: int) -> QPoint:
    """Return a place on the word "short" or "full": left of the share, at the right of the row."""
    rect = page.frame.pane.view.visualRect(page.frame.pane.model.index(row))
    return QPoint(rect.right() - 60, rect.center().y())


def test_find_goes_from_item_to_item_and_around_the_end(reader: Reader) -> None:
    """In a long list an item could be looked for only by reading it all."""
    page = _opened(reader, _NAT, _VPC, _IGW)
    found: list[tuple[bool, int]] = []
    for text, backward in (
        ("gateway", False),
        ("GATEWAY", False),
        ("gateway", True),
        ("gateway", True),
        ("vpc", True),
        ("vpc", False),
        ("no such thing", False),
        ("", False),
    ):
        is_found = page.find_text(text, backward=backward)
        found.append((is_found, _row(page)))
    assert found == [
        (True, 2),
        (True, 0),
        (True, 2),
        (True, 0),
        (True, 1),
        (True, 1),
        (False, 1),
        (False, 1),
    ]
    assert [page.mark_all(text) for text in ("Gateway", "vpc", "no such thing", "")] == [2, 1, 0, 0]


def test_what_is_selected_is_deselected_once(reader: Reader) -> None:
    """Escape would do nothing, or be swallowed by a list in which nothing is selected."""
    page = _opened(reader, _NAT, _VPC)
    page.frame.pane.view.setCurrentIndex(page.frame.pane.model.index(1))
    assert page.deselect()
    assert not page.frame.pane.view.selectedIndexes()
    assert not page.deselect()


def test_the_document_of_a_sheet_says_what_is_on_its_paper(reader: Reader) -> None:
    """A sheet would be copied or exported without its words."""
    page = _opened(reader, _NAT)
    document = page.document()
    assert document is not None
    assert document.title == "Mine"
    assert page.own_paper() is not None
    assert read_sheet(page.content("json") or b"") == page.editor.sheet
    assert page.content("csv") is None


def test_the_place_of_the_paper_is_kept(reader: Reader) -> None:
    """Going back to a sheet would start at its first page again."""
    page = _opened(reader, _NAT, _VPC)
    for _ in range(6):
        page.frame.view.zoom_in()
    _settled(reader, page)
    highest = page.frame.view.verticalScrollBar().maximum()
    assert highest > 10
    page.set_scroll_position(10)
    assert page.scroll_position() == page.frame.view.verticalScrollBar().value() == 10


@pytest.mark.parametrize(
    ("key", "modifiers", "in_new_tab"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier, True),
    ],
)
def test_an_item_is_opened_with_a_key(
    reader: Reader, key: Qt.Key, modifiers: Qt.KeyboardModifier, *, in_new_tab: bool
) -> None:
    """What is read on the sheet could not be followed to its page, or only by leaving the sheet."""
    page = _opened(reader, _VPC, _NAT)
    wanted: list[tuple[object, ...]] = []
    page.open_requested.connect(lambda *args: wanted.append(args))
    view = page.frame.pane.view
    view.setFocus()
    view.setCurrentIndex(page.frame.pane.model.index(1))
    reader.press(key, modifiers)
    assert wanted == [("nat-gateway", in_new_tab)]
    reader.qtbot.waitUntil(lambda: reader.application.jobs.idle)


def test_the_mouse_opens_an_item_and_changes_its_form(reader: Reader) -> None:
    """The word "full" at a row would look like a button and be none, or open the page instead."""
    page = _opened(reader, _VPC, _NAT)
    viewport = page.frame.pane.view.viewport()
    wanted: list[str] = []
    page.open_requested.connect(lambda address, _in_new_tab: wanted.append(address))
    before = _items(page)[1].form
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QTest.mouseClick(viewport, left, none, _middle(page, 1))
    QTest.mouseClick(viewport, Qt.MouseButton.MiddleButton, none, _on_form(page, 1))
    assert _items(page)[1].form is before
    QTest.mouseClick(viewport, left, none, _on_form(page, 1))
    assert _items(page)[1].form is (Form.SHORT if before is Form.FULL else Form.FULL)
    assert _items(page)[0].form is before
    _settled(reader, page)

    QTest.mouseDClick(viewport, left, none, _on_form(page, 1))
    assert wanted == []
    QTest.mouseDClick(viewport, left, none, _middle(page, 0))
    assert wanted == ["vpc"]
    reader.qtbot.waitUntil(lambda: reader.application.jobs.idle)


def test_the_menu_of_an_item_does_what_it_says(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows no keys could neither move an item nor take it off; or it would be another than that."""
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # the screen of the tests has no pop-ups
    page = _opened(reader, _VPC, _NAT, _IGW)
    view = page.frame.pane.view
    view.customContextMenuRequested.emit(QPoint(5, view.viewport().height() + 50))
    assert not _menus(page)
    rows = {}
    for row in (0, 1, 2):
        view.customContextMenuRequested.emit(_middle(page, row))
        menu = _menus(page)[-1]
        rows[row] = [action.text() for action in menu.actions() if action.isEnabled()]
    first = "Show it full" if _items(page)[0].form is Form.SHORT else "Show it short"
    assert rows == {
        0: [first, "Move down", "Take off"],
        1: [first, "Move up", "Move down", "Take off"],
        2: [first, "Move up", "Take off"],
    }
    view.customContextMenuRequested.emit(_middle(page, 1))
    up = _menus(page)[-1].actions()[1]
    up.trigger()
    assert [item.address for item in _items(page)] == [_NAT, _VPC, _IGW]
    _settled(reader, page)


def test_what_cannot_go_on_says_why(reader: Reader) -> None:
    """Adding something would do nothing, in silence."""
    page = _opened(reader, _NAT)
    said: list[str] = []
    page.changing.said.connect(said.append)
    page.add_item(Address.parse("view:sheets"))
    page.add_item(Address.parse("nat-gateway"))
    page.changing.add([Address.parse("nat-gateway"), Address.parse("nat-gateway")])
    _data(reader).items = OwnItems(reason="The file is of a newer version.")
    page.add_item(Address.parse("vpc"))
    assert said == [
        CANNOT,
        "It is on the sheet already.",
        "All of them are on the sheet.",
        "The file is of a newer version.",
    ]
    page.changing.take_off()
    assert _items(page) == (SheetItem(_NAT),)


def test_a_sheet_that_is_not_there_says_so_and_takes_nothing(reader: Reader) -> None:
    """An old link would show an empty page, without a way to the sheets that there are."""
    reader.application.controller.open_address("sheet:Nowhere")
    page = reader.window.tabs.page
    assert isinstance(page, SheetPage)
    notice = page.frame.notice.label
    reader.qtbot.waitUntil(lambda: "There is no sheet “Nowhere”" in notice.text())
    assert "lists all sheets" in notice.text()
    assert page.is_ready
    page.add_item(Address.parse("nat-gateway"))
    page.changing.move(0, 1)
    page.frame.view.images_wanted.emit()
    page.frame.bar.layout_chosen.emit(Sheet("x").layout)
    assert page.editor.sheet is None
    assert (page.document(), page.own_paper(), page.content("json")) == (None, None, None)
    assert page.reason("sheet.export") == page.reason("sheet.take_off") == "No sheet is open"
    assert page.reason("sheet.new") == ""


def test_a_renamed_sheet_stays_in_front_under_its_new_name(reader: Reader) -> None:
    """Renaming would end at "there is no sheet", and what is changed then be stored under the old name."""
    page = _opened(reader, _NAT, _VPC)
    page.managing.renamed.emit("Another", "Something")
    assert reader.address == "sheet:Mine"
    page.managing.rename("Mine", "  My   own ")
    reader.qtbot.waitUntil(lambda: reader.address == "sheet:My%20own")
    assert page.title == "My own"
    page.changing.take_off()
    _settled(reader, page)
    assert _data(reader).items.sheets == ("My own",)
    assert read_sheet(_data(reader).sheets.load("My own") or "").items == _items(page) == (SheetItem(_VPC),)


def test_a_removed_sheet_is_brought_back_from_its_page(reader: Reader) -> None:
    """One key would remove a sheet for good, or the page would not say that it is gone."""
    page = _opened(reader, _NAT)
    page.managing.removed.emit("Another", lambda: None)
    assert not page.frame.notice.label.text()
    page.commands()["sheet.delete"]()
    notice = page.frame.notice
    reader.qtbot.waitUntil(lambda: notice.label.text() == "The sheet “Mine” is removed.")
    reader.qtbot.waitUntil(lambda: page.editor.sheet is None)
    assert notice.label.text() == "The sheet “Mine” is removed."
    notice.buttons[0].click()
    reader.qtbot.waitUntil(lambda: page.editor.sheet is not None)
    assert _items(page) == (SheetItem(_NAT),)
    assert not notice.isVisible()
    _settled(reader, page)


def test_a_sheet_is_duplicated_and_exported_from_its_page(reader: Reader) -> None:
    """The commands of the page would mean another sheet, or none."""
    page = _opened(reader, _NAT)
    asked: list[str] = []
    page.command_requested.disconnect()
    page.command_requested.connect(lambda command, _argument: asked.append(command))
    page.commands()["sheet.export"]()
    page.frame.export.click()
    page.frame.print.click()
    assert asked == ["file.export_page", "file.export_page", "file.print"]
    page.commands()["sheet.duplicate"]()
    reader.qtbot.waitUntil(lambda: reader.address == "sheet:Mine%20copy")
    assert read_sheet(_data(reader).sheets.load("Mine copy") or "").items == (SheetItem(_NAT),)
    reader.qtbot.waitUntil(lambda: reader.application.jobs.idle)


def test_a_paper_that_cannot_be_laid_out_says_why(reader: Reader, tmp_path: Path) -> None:
    """The page would wait for its paper for ever."""
    page = _opened(reader, _NAT)
    sheet = page.editor.sheet
    assert sheet is not None
    page._on_rendered(sheet, Outcome(error=CannotWrite(tmp_path, "no room")))  # noqa: SLF001 - as the job does
    assert "no room" in page.frame.status.text()
    assert page.is_ready


def test_the_panel_opens_the_sheet_or_another_becomes_the_one(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Things would go onto one sheet only, and that one not be found from the page that is on it."""
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)  # the screen of the tests has no pop-ups
    _save(reader, _NAT, name="Mine")
    _save(reader, name="Other & more")
    _data(reader).write(lambda data: data.sheets.make_current("Mine"))
    reader.qtbot.waitUntil(lambda: _data(reader).items.sheet == "Mine")
    reader.window.resize(1280, 800)
    reader.application.controller.open_address("nat-gateway")
    section = reader.window.panel.findChild(OnSheetSection)
    assert isinstance(section, OnSheetSection)
    reader.qtbot.waitUntil(lambda: section.is_ready)
    section.focus_content()
    assert QApplication.focusWidget() is section.switch
    assert section.switch.isChecked()

    section.sheet.click()
    [menu] = section.sheet.findChildren(QMenu)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts == ["Open Mine", "Mine", "Other && more"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Mine"]
    menu.actions()[-1].trigger()
    reader.qtbot.waitUntil(lambda: _data(reader).items.sheet == "Other & more")
    assert not section.switch.isChecked()

    section.sheet.click()
    menu.actions()[0].trigger()
    assert reader.address == "sheet:Other%20%26%20more"
    reader.qtbot.waitUntil(lambda: reader.application.jobs.idle)
