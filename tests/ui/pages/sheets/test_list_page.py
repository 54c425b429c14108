"""The page of all sheets: what it lists, finds, copies and opens, and why something cannot be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.desk.sheet import Sheet, SheetItem, ready_sheets
from netatlas.errors import UsageError
from netatlas.export.plain_text import to_plain_text
from netatlas.ui.jobs import Outcome
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.sheets import list_page
from netatlas.ui.pages.sheets.list_page import SheetListPage
from netatlas.ui.theme import load_theme
from netatlas.ui.widgets.plain_text import tip_text
from tests.helpers.windows import delete_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.pages.sheets.listing import SheetLine
    from netatlas.ui.user_data import UserData
    from tests.helpers.data_at_once import DataAtOnce

NAMES = ["Gateways", "Zones", *(sheet.name for sheet in ready_sheets())]
"""What the page lists: two sheets of the reader's own, then the ready ones."""
CTRL, NO_KEY = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def context(data: DataAtOnce, opened: OpenAtlas) -> PageContext:
    """Return what pages are shown with, for a reader with two sheets."""
    data.put(Sheet("Zones"))
    data.put(Sheet("Gateways", (SheetItem("p:vpc"),)))
    return PageContext(opened, Edition.BOTH, load_theme("light"), data=data)


@pytest.fixture
def page(qtbot: QtBot, context: PageContext) -> SheetListPage:
    """Return the page with two sheets of the reader's own."""
    made = SheetListPage(context)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show_address(Address.parse("view:sheets"), context)
    made.show()
    return made


@pytest.fixture
def asked(page: SheetListPage) -> list[tuple[str, bool]]:
    """Return the addresses that the page wants opened, and whether in a new tab."""
    found: list[tuple[str, bool]] = []
    page.open_requested.connect(lambda address, in_new_tab: found.append((address, in_new_tab)))
    return found


def _select(page: SheetListPage, row: int) -> None:
    page.view.setCurrentIndex(page.model.index(row))


def _selected(page: SheetListPage) -> str:
    return str(page.view.currentIndex().data())


def _middle_of(page: SheetListPage, row: int) -> QPoint:
    return page.view.visualRect(page.model.index(row)).center()


def _button(page: SheetListPage, text: str) -> QPushButton:
    [found] = [button for button in page.findChildren(QPushButton) if button.text() == text]
    assert isinstance(found, QPushButton)
    return found


def test_the_page_is_saved_with_a_link_to_each_sheet(page: SheetListPage) -> None:
    """The list would be an empty file, or own sheets be mixed with those that come with NetAtlas."""
    document = page.document()
    assert document is not None
    lines = to_plain_text(document).splitlines()
    places = [next(at for at, line in enumerate(lines) if name in line) for name in NAMES]
    own, ready = lines.index("Your sheets"), lines.index("Ready sheets")
    assert own < places[0] < places[1] < ready < places[2]
    assert places == sorted(places)
    assert any(line.endswith("Zones, 0 items, A4 landscape, fitted to 1 page") for line in lines)


def test_what_is_copied_is_the_whole_list(page: SheetListPage, data: DataAtOnce) -> None:
    """Copy would put nothing on the clipboard, or an empty list take its content away."""
    assert page.copy()
    copied = QGuiApplication.clipboard().text()
    assert all(name in copied for name in NAMES)
    page.model.show_lines(())
    assert not page.copy()
    assert QGuiApplication.clipboard().text() == copied
    assert data.items.sheets == ("Gateways", "Zones")


@pytest.mark.parametrize(
    ("start", "text", "backward", "found"),
    [
        (0, "a", False, "All limits"),
        (0, "ZONES", False, "Zones"),
        (1, "gate", False, "Gateways"),
        (1, "zones", False, "Zones"),
        (4, "a", True, "Load balancers and DNS"),
        (0, "a", True, "Ways in and out of a VPC"),
        (2, "zones", True, "Zones"),
        (1, "zones", True, "Zones"),
        (0, "dns", True, "Load balancers and DNS"),
        (3, "nothing so", False, ""),
        (3, "nothing so", True, ""),
        (3, "", False, ""),
    ],
)
def test_a_name_is_found_from_where_the_list_is(
    page: SheetListPage, start: int, text: str, *, backward: bool, found: str
) -> None:
    """Find would stay at one sheet, skip the only one there is, or go the wrong way at either end."""
    _select(page, start)
    assert page.find_text(text, backward=backward) is bool(found)
    assert _selected(page) == (found or NAMES[start])


@pytest.mark.parametrize(("text", "number"), [("a", 4), ("WAYS", 2), ("vpc", 1), ("nothing so", 0), ("", 0)])
def test_names_that_match_are_counted(page: SheetListPage, text: str, number: int) -> None:
    """The find bar would say another number than find goes through."""
    assert page.mark_all(text) == number


def test_the_selection_is_given_up_once(page: SheetListPage) -> None:
    """Escape would never get past the list to what is behind it."""
    _select(page, 1)
    assert page.deselect()
    assert not page.view.selectionModel().hasSelection()
    assert not page.deselect()


@pytest.mark.parametrize(
    ("row", "reasons"),
    [
        (0, ("", "", "", "", "")),
        (2, ("", "This sheet comes with NetAtlas", "", "This sheet comes with NetAtlas", "")),
        (-1, ("", "Select a sheet first", "Select a sheet first", "Select a sheet first", "")),
    ],
)
def test_a_button_that_cannot_be_used_says_why(
    page: SheetListPage, row: int, reasons: tuple[str, ...]
) -> None:
    """A button would be grey for no reason, or remove a sheet that no store has."""
    _select(page, row)
    texts = ("New sheet…", "Rename…", "Duplicate", "Remove", "Read a file…")
    buttons = [_button(page, text) for text in texts]
    assert tuple(map(page.reason, page.commands())) == (reasons[0], reasons[4], *reasons[1:4])
    assert [button.isEnabled() for button in buttons] == [not reason for reason in reasons]
    assert all(tip_text(button) == reason for button, reason in zip(buttons, reasons, strict=True) if reason)


def test_where_nothing_can_be_written_every_button_says_so(page: SheetListPage, data: DataAtOnce) -> None:
    """What is done to a sheet on a disk that takes nothing would fail only when it is too late."""
    data.items = replace(data.items, reason="The disk takes nothing.")
    assert {page.reason(command) for command in page.commands()} == {"The disk takes nothing."}
    data.changed.emit()
    assert not _button(page, "New sheet…").isEnabled()
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert data.sheets.names() == ["Gateways", "Zones"]


def test_a_ready_sheet_is_duplicated_as_what_it_is(
    page: SheetListPage, data: DataAtOnce, asked: list[tuple[str, bool]]
) -> None:
    """The copy of a ready sheet would be empty, or not opened."""
    ready = ready_sheets()[0]
    _select(page, 2)
    _button(page, "Duplicate").click()
    assert data.stored("All limits copy").items == ready.items
    assert asked == [("sheet:All%20limits%20copy", False)]
    asked.clear()
    _select(page, NAMES.index("Gateways") + 1)  # the copy comes before it
    assert _selected(page) == "Gateways"
    _button(page, "Duplicate").click()
    assert data.stored("Gateways copy").items == (SheetItem("p:vpc"),)
    assert asked == [("sheet:Gateways%20copy", False)]


def test_nothing_is_duplicated_while_no_sheet_is_selected(page: SheetListPage, data: DataAtOnce) -> None:
    """A key would make a copy of a sheet that is not to be seen."""
    _select(page, -1)
    page.commands()["sheet.duplicate"]()
    assert data.items.sheets == ("Gateways", "Zones")


def test_delete_removes_own_sheets_only(page: SheetListPage, data: DataAtOnce) -> None:
    """Delete on a ready sheet would say that it is removed, while it stays."""
    _select(page, 2)
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert (page.notice.sentence, data.sheets.names()) == ("", ["Gateways", "Zones"])
    _select(page, 1)
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert page.notice.sentence == "The sheet “Zones” is removed."
    assert data.sheets.names() == ["Gateways"]
    page.notice.buttons[0].click()
    assert (page.notice.sentence, data.sheets.names()) == ("", ["Gateways", "Zones"])


def test_the_row_stays_at_its_sheet_when_others_come(page: SheetListPage, data: DataAtOnce) -> None:
    """The next key would mean another sheet than the one that was selected."""
    _select(page, 1)
    data.put(Sheet("A new one"))
    assert (_selected(page), page.view.currentIndex().row()) == ("Zones", 2)


def test_sheets_that_cannot_be_read_are_said_and_stay_listed(
    page: SheetListPage, data: DataAtOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken store would look like one without sheets."""

    def broken(_data: UserData) -> tuple[SheetLine, ...]:
        raise UsageError("The sheets cannot be read.")

    monkeypatch.setattr(list_page, "read_lines", broken)
    data.changed.emit()
    assert page.notice.sentence == "The sheets cannot be read."
    assert [line.name for line in page.model.lines] == NAMES
    assert page.is_ready


def test_sheets_that_come_when_the_tab_is_closed_are_dropped(
    context: PageContext, data: DataAtOnce, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    """A tab that is closed while the sheets are read would end the program."""
    waiting: list[Callable[[Outcome[tuple[SheetLine, ...]]], None]] = []
    monkeypatch.setattr(data, "read", lambda _work, done, **_options: waiting.append(done))
    closed = SheetListPage(context)
    closed.show_address(Address.parse("view:sheets"), context)
    [done] = waiting
    closed.deleteLater()
    delete_now(qapp)
    done(Outcome(()))
    data.changed.emit()
    assert len(waiting) == 1


@pytest.mark.parametrize(
    ("key", "modifiers", "opens"),
    [
        (Qt.Key.Key_Return, NO_KEY, [("sheet:Zones", False)]),
        (Qt.Key.Key_Enter, NO_KEY, [("sheet:Zones", False)]),
        (Qt.Key.Key_Return, CTRL, [("sheet:Zones", True)]),
        (Qt.Key.Key_Down, NO_KEY, []),
    ],
)
def test_keys_open_the_sheet_of_the_row(
    page: SheetListPage,
    asked: list[tuple[str, bool]],
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    opens: list[tuple[str, bool]],
) -> None:
    """No sheet could be opened without a mouse, or the arrows would not move along the list."""
    _select(page, 1)
    QTest.keyClick(page.view, key, modifiers)
    assert asked == opens
    assert _selected(page) == ("All limits" if key is Qt.Key.Key_Down else "Zones")


def test_return_opens_nothing_without_a_row(page: SheetListPage, asked: list[tuple[str, bool]]) -> None:
    """A page of a sheet without a name would open."""
    _select(page, -1)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert asked == []


@pytest.mark.parametrize(
    ("button", "modifiers", "opens"),
    [
        (Qt.MouseButton.LeftButton, NO_KEY, []),
        (Qt.MouseButton.LeftButton, CTRL, [("sheet:Zones", True)]),
        (Qt.MouseButton.MiddleButton, NO_KEY, [("sheet:Zones", True)]),
        (Qt.MouseButton.RightButton, CTRL, []),
    ],
)
def test_a_click_opens_a_tab_only_when_it_asks_for_one(
    page: SheetListPage,
    asked: list[tuple[str, bool]],
    button: Qt.MouseButton,
    modifiers: Qt.KeyboardModifier,
    opens: list[tuple[str, bool]],
) -> None:
    """Selecting a sheet to rename it would open it, or the middle button do nothing."""
    viewport = page.view.viewport()
    QTest.mouseClick(viewport, button, modifiers, _middle_of(page, 1))
    assert asked == opens
    QTest.mouseClick(viewport, button, modifiers, QPoint(20, viewport.height() - 3))
    assert asked == opens  # below the last row is no sheet


@pytest.mark.parametrize(
    ("button", "opens"),
    [(Qt.MouseButton.LeftButton, [("sheet:Zones", False)]), (Qt.MouseButton.RightButton, [])],
)
def test_a_double_click_opens_the_sheet_here(
    page: SheetListPage, asked: list[tuple[str, bool]], button: Qt.MouseButton, opens: list[tuple[str, bool]]
) -> None:
    """The habit of every list would do nothing."""
    viewport, at = page.view.viewport(), _middle_of(page, 1)
    QTest.mouseDClick(viewport, button, NO_KEY, at)
    QTest.mouseRelease(viewport, button, NO_KEY, at)  # else it stays held down
    assert asked == opens


def test_a_row_is_spoken_with_what_it_shows(page: SheetListPage) -> None:
    """A screen reader would not tell an own sheet from one that comes with NetAtlas."""
    own, ready = (page.model.index(row) for row in (1, 2))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert own.data(spoken) == "Zones, 0 items, A4 landscape, fitted to 1 page"
    assert str(ready.data(spoken)).startswith("All limits, comes with NetAtlas; ")
    assert "All limits: comes with NetAtlas" in str(ready.data(Qt.ItemDataRole.ToolTipRole))
    assert page.model.data(page.model.index(-1), spoken) is None
