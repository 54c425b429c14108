"""Sheets in the window: put together, ordered, laid out, kept, and taken out as PDF or as a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from netatlas.address import Address
from netatlas.desk.sheet import MOST_ITEMS, Form, Sheet, SheetItem, SheetLayout, read_sheet, sheet_json
from netatlas.ui.pages.sheets.list_page import SheetListPage
from netatlas.ui.pages.sheets.page import SheetPage
from netatlas.ui.panels.on_sheet import OnSheetSection
from netatlas.ui.sheet_items import toggle_on_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.ui.user_data import UserData
    from tests.journeys.conftest import Reader

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_READY = "sheet:Ways%20in%20and%20out%20of%20a%20VPC"
_NAT = "aws-networking:nat-gateway"


def _data(reader: Reader) -> UserData:
    data = reader.application.parts.workspace.data
    assert data is not None
    return data


def _settled(reader: Reader) -> None:
    """Wait until everything is stored, read again and painted."""
    page = reader.window.tabs.page
    reader.qtbot.waitUntil(
        lambda: reader.application.jobs.idle and page is not None and page.is_ready, timeout=30_000
    )


def _sheet_page(reader: Reader, address: str) -> SheetPage:
    reader.application.controller.open_address(address)
    page = reader.window.tabs.page
    assert isinstance(page, SheetPage)
    reader.qtbot.waitUntil(lambda: page.frame.view.picture is not None and page.is_ready, timeout=30_000)
    return page


def _save(reader: Reader, *addresses: str, name: str = "Mine", **layout: object) -> str:
    """Store a sheet and return its address."""
    items = tuple(SheetItem(address) for address in addresses)
    sheet = Sheet(name, items, SheetLayout(**layout))  # type: ignore[arg-type]
    _data(reader).write(lambda data: data.sheets.save(name, sheet_json(sheet)))
    reader.qtbot.waitUntil(lambda: name in _data(reader).items.sheets)
    return f"sheet:{name}"


def _stored(reader: Reader, name: str) -> Sheet:
    text = _data(reader).sheets.load(name)
    assert text is not None
    return read_sheet(text)


def test_a_full_sheet_says_so_and_can_still_be_read(reader: Reader) -> None:
    """One more item would make a file that no NetAtlas reads, and with it the whole sheet be lost."""
    _save(reader, *(f"note:{number}" for number in range(MOST_ITEMS)))
    reader.application.controller.open_address("nat-gateway")
    reader.press(Qt.Key.Key_B, _CTRL_SHIFT)
    message = reader.window.message
    reader.qtbot.waitUntil(lambda: "“Mine” is full: it takes 500 items" in message.label.text())
    assert len(_stored(reader, "Mine").items) == MOST_ITEMS


def test_what_is_put_on_a_sheet_twice_in_a_row_is_there_once(reader: Reader) -> None:
    """A key that is held a moment too long would put the same on the sheet several times."""
    _save(reader, "aws-networking:vpc")
    for _ in range(2):
        toggle_on_sheet(_data(reader), reader.application.parts.workspace.atlas, Address.parse("nat-gateway"))  # type: ignore[arg-type]
    _settled(reader)
    assert [item.address for item in _stored(reader, "Mine").items] == ["aws-networking:vpc", _NAT]


def test_the_first_thing_that_is_put_on_a_sheet_makes_one(reader: Reader) -> None:
    """The key on a page would do nothing until somebody has found out how a sheet is made."""
    reader.application.controller.open_address("nat-gateway")
    reader.press(Qt.Key.Key_B, _CTRL_SHIFT)
    assert "NAT gateway is on the sheet “My sheet” now." in reader.window.statusBar().currentMessage()
    reader.qtbot.waitUntil(lambda: _data(reader).items.on_sheet == (_NAT,))

    reader.press(Qt.Key.Key_B, _CTRL_SHIFT)
    reader.qtbot.waitUntil(lambda: _data(reader).items.on_sheet == ())
    assert _stored(reader, "My sheet").items == ()


def test_a_row_and_a_hit_go_onto_the_sheet(reader: Reader) -> None:
    """One limit or one hit would drag all of its page along."""
    reader.application.controller.open_address("view:limits")
    page = reader.window.tabs.page
    assert page is not None
    page.focus_content()
    reader.press(Qt.Key.Key_Down)
    limit = page.selected_address
    assert limit
    reader.press(Qt.Key.Key_B, _CTRL_SHIFT)
    reader.qtbot.waitUntil(lambda: _data(reader).items.on_sheet == (f"aws-networking:{limit}",))

    reader.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    reader.type("nat gateway")
    reader.wait_for_results()
    reader.press(Qt.Key.Key_B, _CTRL_SHIFT)
    reader.qtbot.waitUntil(lambda: _NAT in _data(reader).items.on_sheet)
    assert reader.window.palette_box.isVisible()


def test_items_are_ordered_shortened_and_taken_off_with_keys(reader: Reader) -> None:
    """The sheet could be made with the mouse only, and a slip of the hand could not be undone."""
    page = _sheet_page(reader, _save(reader, _NAT, "aws-networking:internet-gateway"))
    page.focus_content()
    reader.press(Qt.Key.Key_Down, _ALT_SHIFT)
    assert [row.name for row in page.frame.pane.model.rows] == ["Internet gateway", "NAT gateway"]
    reader.press(Qt.Key.Key_Space)
    _settled(reader)
    assert _stored(reader, "Mine").items[1] == SheetItem(_NAT, Form.FULL)

    reader.press(Qt.Key.Key_Delete)
    _settled(reader)
    assert [row.name for row in page.frame.pane.model.rows] == ["Internet gateway"]
    for _change in range(3):
        reader.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    _settled(reader)
    assert _stored(reader, "Mine").items == (SheetItem(_NAT), SheetItem("aws-networking:internet-gateway"))
    assert "Saved" in page.frame.status.text()


def test_an_item_is_dragged_to_another_place(reader: Reader) -> None:
    """What is dropped would be dropped, or land beside where it was let go."""
    page = _sheet_page(reader, _save(reader, _NAT, "aws-networking:vpc", "aws-networking:subnet"))
    model = page.frame.pane.model
    dragged = model.mimeData([model.index(0)])
    assert isinstance(dragged, QMimeData)
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, 2, 0, model.index(-1))
    assert [item.address for item in page.editor.sheet.items] == [  # type: ignore[union-attr]
        "aws-networking:vpc",
        _NAT,
        "aws-networking:subnet",
    ]
    _settled(reader)


def test_a_ready_sheet_becomes_a_copy_when_it_is_changed(reader: Reader) -> None:
    """The sheets that come with NetAtlas would be lost by changing one."""
    page = _sheet_page(reader, _READY)
    before = page.editor.sheet
    assert before is not None
    page.frame.bar.choices(page.frame.bar.columns)[3][2]()
    _settled(reader)
    assert reader.address == "sheet:Ways%20in%20and%20out%20of%20a%20VPC%20copy"
    assert page.editor.sheet is not None
    assert page.editor.sheet.layout.columns == 4
    assert _stored(reader, "Ways in and out of a VPC copy").items == before.items
    assert _data(reader).sheets.load(before.name) is None


def test_what_does_not_fit_or_is_gone_is_named(reader: Reader) -> None:
    """Somebody would learn in the exam what is missing on the sheet."""
    atlas = reader.application.parts.workspace.atlas
    assert atlas is not None
    many = [f"aws-networking:{concept}" for concept in list(atlas.concepts)[:24]]
    page = _sheet_page(reader, _save(reader, *many, "aws-networking:never-was", sources=False))
    gauge, said = page.frame.bar.gauge, page.frame.pane.left_out.text()
    picture = page.frame.view.picture
    assert picture is not None
    assert gauge.is_over
    assert picture.facts.left_out
    assert all(one.reason in said for one in picture.facts.left_out)
    assert "never-was" in said
    last = page.frame.pane.model.rows[-1]
    assert (last.name, last.problem) == ("never-was", "not in the open packs")


def test_a_note_goes_onto_the_sheet_with_its_date(reader: Reader) -> None:
    """One's own words would be the one thing that cannot be printed beside the facts."""
    data = _data(reader)
    data.write(lambda data: data.notes.add(_NAT, "One per zone.", ""))
    reader.qtbot.waitUntil(lambda: data.items.notes == 1)
    page = _sheet_page(reader, _save(reader, "note:1"))
    picture = page.frame.view.picture
    assert picture is not None
    [section] = picture.content.sections
    assert (section.title, bool(section.sources)) == ("My note: One per zone.", True)
    assert page.frame.pane.model.rows[0].name == section.title


def test_more_is_added_from_the_search_and_from_bookmarks(reader: Reader) -> None:
    """What is on the sheet would have to be looked up on its own page first."""
    data = _data(reader)
    data.write(lambda data: data.bookmarks.add("aws-networking:vpc-endpoint"))
    reader.qtbot.waitUntil(lambda: bool(data.items.bookmarks))
    page = _sheet_page(reader, _save(reader))
    assert page.frame.pane.none.isVisible()
    page.frame.pane.add.click()
    reader.type("nat gateway")
    reader.wait_for_results()
    reader.press(Qt.Key.Key_Return)
    reader.qtbot.waitUntil(lambda: len(page.frame.pane.model.rows) == 1)
    page.frame.pane.bookmarks.click()
    _settled(reader)
    assert [item.address for item in _stored(reader, "Mine").items] == [_NAT, "aws-networking:vpc-endpoint"]


def test_the_panel_switches_the_page_on_and_off(reader: Reader) -> None:
    """Whether a page is on the sheet could not be seen on the page."""
    reader.window.resize(1280, 800)
    reader.application.controller.open_address("nat-gateway")
    section = reader.window.panel.findChild(OnSheetSection)
    assert isinstance(section, OnSheetSection)
    section.switch.setFocus()
    reader.press(Qt.Key.Key_Space)
    reader.qtbot.waitUntil(section.switch.isChecked)
    assert section.sheet.text() == "My sheet ▾"
    _save(reader, name="Other")
    _data(reader).write(lambda data: data.sheets.make_current("Other"))
    reader.qtbot.waitUntil(lambda: section.sheet.text() == "Other ▾")
    assert not section.switch.isChecked()


def test_sheets_are_listed_renamed_duplicated_and_removed(reader: Reader) -> None:
    """A sheet that was made could be neither found again nor got rid of, or be lost by one key."""
    _save(reader, _NAT)
    reader.application.actions.run("go.sheets")
    page = reader.window.tabs.page
    assert isinstance(page, SheetListPage)
    reader.qtbot.waitUntil(lambda: page.is_ready)
    assert [line.name for line in page.model.lines if not line.is_own] == [
        "All limits",
        "Load balancers and DNS",
        "Ways in and out of a VPC",
    ]
    page.managing.rename("Mine", "Yours")
    reader.qtbot.waitUntil(lambda: _data(reader).items.sheets == ("Yours",))
    _settled(reader)
    reader.press(Qt.Key.Key_Delete)
    reader.qtbot.waitUntil(lambda: _data(reader).items.sheets == ())
    page.notice.buttons[0].click()
    reader.qtbot.waitUntil(lambda: _data(reader).items.sheets == ("Yours",))
    page.managing.duplicate("Yours")
    reader.qtbot.waitUntil(lambda: reader.address == "sheet:Yours%20copy")
    _settled(reader)


def test_a_sheet_is_saved_as_a_file_and_read_back(reader: Reader, tmp_path: Path) -> None:
    """A sheet could not be handed on; one of a newer version would be read wrongly."""
    page = _sheet_page(reader, _save(reader, _NAT))
    file, export = tmp_path / "mine.json", reader.application.parts.page_export
    with reader.qtbot.waitSignal(export.page_saved):
        export.save_page(file)
    assert reader.window.message.action.text() == "Open folder"
    page.managing.read_file(file)
    reader.qtbot.waitUntil(lambda: reader.address == "sheet:Mine%202")
    _settled(reader)
    assert _stored(reader, "Mine 2").items == (SheetItem(_NAT),)

    newer = json.loads(file.read_text(encoding="utf-8"))
    newer["format"] = 99
    file.write_text(json.dumps(newer), encoding="utf-8")
    front = reader.window.tabs.page
    assert isinstance(front, SheetPage)
    front.managing.read_file(file)
    reader.qtbot.waitUntil(lambda: "newer version" in reader.window.message.label.text())
    assert len(_data(reader).items.sheets) == 2


def test_pages_and_sheets_become_pdf(reader: Reader, tmp_path: Path) -> None:
    """The paper that is shown would be another than the file."""
    pypdf = pytest.importorskip("pypdf")
    export = reader.application.parts.page_export
    _sheet_page(reader, _READY)
    with reader.qtbot.waitSignal(export.page_saved, timeout=30_000):
        export.save_page(tmp_path / "sheet.pdf")
    assert len(pypdf.PdfReader(tmp_path / "sheet.pdf").pages) == 1
    reader.application.controller.open_address("nat-gateway")
    with reader.qtbot.waitSignal(export.page_saved, timeout=30_000):
        export.save_page(tmp_path / "page.pdf")
    said = pypdf.PdfReader(tmp_path / "page.pdf").pages[0].extract_text()
    assert "NAT gateway" in " ".join(said.split())


def test_a_page_is_shown_as_paper_and_printed(reader: Reader, tmp_path: Path) -> None:
    """Printing would be a leap in the dark, and without a printer it would end in nothing."""
    command = reader.application.parts.print_command
    reader.application.controller.open_address("nat-gateway")
    reader.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = command.preview
    assert preview is not None
    reader.qtbot.waitUntil(lambda: preview.is_ready, timeout=30_000)
    picture = preview.view.picture
    assert picture is not None
    assert picture.facts.pages > 1

    command.printers = lambda: False
    preview.print.click()
    assert preview.status.text() == reader.window.message.label.text()
    assert "saved as PDF" in preview.status.text()
    assert reader.window.message.action.text() == "Save as PDF…"

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with reader.qtbot.waitSignal(command.printed, timeout=30_000) as printed:
        command.send(preview.maker, printer)
    assert printed.args == [picture.facts.pages]
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_the_paper_is_zoomed_and_painted_sharp(reader: Reader) -> None:
    """Larger pages would be blurred, or the keys would do nothing."""
    page = _sheet_page(reader, _READY)
    view = page.frame.view
    view.setFocus()
    before = view.image_width
    reader.type("+")
    reader.qtbot.waitUntil(
        lambda: (
            view.picture is not None
            and view.picture.images[0].width() == view.image_width > before
            and page.is_ready
        ),
        timeout=30_000,
    )
    reader.type("0")
    assert view.fits_width
    bar = view.verticalScrollBar().sizeHint().width()  # which may have come in the meantime
    assert abs(view.image_width - before) <= bar
    _settled(reader)


def test_the_list_folds_in_a_narrow_window(reader: Reader) -> None:
    """List and paper would squeeze each other out of a window of 640 pixels."""
    page = _sheet_page(reader, _READY)
    reader.window.resize(640, 700)
    reader.qtbot.waitUntil(page.frame.pane.fold.isVisible)
    assert not page.frame.pane.view.isVisible()
    page.frame.pane.fold.click()
    assert page.frame.pane.view.isVisible()
    assert page.frame.view.mapTo(page, QPoint(0, 0)).y() > page.frame.pane.fold.y()
    _settled(reader)


def test_an_item_is_copied_with_its_sources(reader: Reader) -> None:
    """What is pasted would be a picture of words, or words that nobody can trace."""
    page = _sheet_page(reader, _save(reader, _NAT))
    page.focus_content()
    assert page.copy()
    data = QGuiApplication.clipboard().mimeData()
    for words in (data.text(), data.html(), bytes(data.data("text/markdown").data()).decode()):
        assert "NAT gateway" in words
        assert "VPC guide" in words
