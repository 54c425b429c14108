"""Journey: bookmark what is needed again, put it in order, and get back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QWidget

from netatlas.ui.pages.bookmarks.page import BookmarksPage
from netatlas.ui.widgets.row_wash import row_cursor

if TYPE_CHECKING:
    from netatlas.ui.user_data import UserData
    from tests.journeys.conftest import Reader

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAT, VPC, LIMITS = "aws-networking:nat-gateway", "aws-networking:vpc", "view:limits"


def _data(reader: Reader) -> UserData:
    data = reader.application.parts.workspace.data
    assert data is not None
    return data


def _wait_for(reader: Reader, *wanted: tuple[str, str]) -> None:
    """Wait until these addresses with these groups are the bookmarks, in this order."""
    data = _data(reader)
    reader.qtbot.waitUntil(lambda: [(one.address, one.group) for one in data.items.bookmarks] == list(wanted))


def _add(reader: Reader, address: str, group: str) -> None:
    _data(reader).write(lambda data: data.bookmarks.add(address, group))
    reader.qtbot.waitUntil(lambda: address in _data(reader).items.addresses)


def _page(reader: Reader) -> BookmarksPage:
    page = reader.window.tabs.page
    assert isinstance(page, BookmarksPage)
    return page


def test_bookmarks_are_made_ordered_and_opened_by_keyboard(reader: Reader) -> None:
    """Pages that are needed again would have to be searched for again."""
    reader.application.controller.open_address("nat-gateway")
    assert not reader.page.bookmark.is_marked
    reader.press(KEY.Key_D, CTRL)
    _wait_for(reader, (NAT, ""))
    assert reader.page.bookmark.is_marked
    reader.press(KEY.Key_K, CTRL)
    reader.type("vpc")
    reader.wait_for_results()
    reader.press(KEY.Key_D, CTRL)
    _wait_for(reader, (NAT, ""), (VPC, ""))
    assert reader.window.palette_box.isVisible()
    reader.press(KEY.Key_Escape)
    reader.application.controller.open_address(LIMITS)
    limits = reader.window.tabs.page
    assert limits is not None
    limits.bookmark.click()
    _wait_for(reader, (NAT, ""), (VPC, ""), (LIMITS, ""))

    reader.press(KEY.Key_B, CTRL)
    page = _page(reader)
    reader.press(KEY.Key_End)
    reader.press(KEY.Key_Up, CTRL | SHIFT)
    _wait_for(reader, (NAT, ""), (LIMITS, ""), (VPC, ""))
    dialog = page.ask_for_group()
    dialog.setTextValue("Exam day")
    dialog.accept()
    reader.qtbot.waitUntil(lambda: page.model.groups == ("Exam day",))
    reader.window.activateWindow()
    reader.qtbot.waitUntil(reader.window.isActiveWindow)
    page.tree.setCurrentIndex(page.model.index_of(address=VPC))
    page.focus_content()
    reader.press(KEY.Key_Down, CTRL | SHIFT)
    _wait_for(reader, (NAT, ""), (LIMITS, ""), (VPC, "Exam day"))
    assert page.tree.currentIndex().data() == "VPC"
    assert QApplication.focusWidget() is page.tree
    reader.press(KEY.Key_Return)
    assert reader.address == "vpc"

    reader.application.controller.open_address("view:start")
    assert "Bookmarks" in reader.text
    reader.press(KEY.Key_D, CTRL)
    _wait_for(reader, (NAT, ""), (LIMITS, ""), ("view:start", ""), (VPC, "Exam day"))


def test_the_keyboard_goes_straight_to_the_page_while_there_is_no_bookmark(reader: Reader) -> None:
    """A screen reader would read a heading of the right panel, where the keyboard would be for a moment."""
    reader.application.controller.open_address("nat-gateway")
    reader.page.focus_content()
    seen: list[QWidget] = []
    reader.application.qt.focusChanged.connect(lambda _before, now: seen.append(now))
    reader.press(KEY.Key_B, CTRL)
    assert len(seen) == 1
    assert _page(reader).isAncestorOf(seen[0])
    _add(reader, NAT, "")
    _page(reader).focus_content()
    assert _page(reader).tree.hasFocus()
    seen.clear()
    reader.press(KEY.Key_Delete)
    reader.qtbot.waitUntil(lambda: not _data(reader).items.bookmarks)
    assert len(seen) == 1
    assert _page(reader).isAncestorOf(seen[0])


def test_a_bookmark_keeps_the_filter_and_the_date(reader: Reader) -> None:
    """What took a while to find would have to be filtered for again."""
    reader.application.controller.open_address("view:limits")
    page = reader.window.tabs.page
    assert page is not None
    reader.press(KEY.Key_Up)
    reader.type("nat")
    page.bookmark.click()
    _wait_for(reader, ("view:limits?words=nat", ""))
    reader.qtbot.waitUntil(lambda: page.bookmark.is_marked)
    reader.type("s")
    assert not page.bookmark.is_marked
    reader.press(KEY.Key_Backspace)
    assert page.bookmark.is_marked

    reader.application.controller.open_address("ssl-tls-history?at=2014-10-14")
    reader.press(KEY.Key_D, CTRL)
    timeline = "aws-networking:ssl-tls-history?at=2014-10-14"
    _wait_for(reader, ("view:limits?words=nat", ""), (timeline, ""))
    reader.application.controller.open_address("view:bookmarks")
    bookmarks = _page(reader)
    names = [bookmarks.model.index(row, 0).data() for row in range(2)]
    assert names[0] == "Limits: nat"
    assert names[1].endswith(": 2014-10-14")
    bookmarks.tree.setCurrentIndex(bookmarks.model.index_of(address="view:limits?words=nat"))
    bookmarks.focus_content()
    reader.press(KEY.Key_Return)
    assert reader.address == "view:limits?words=nat"


def test_what_is_removed_can_be_brought_back(reader: Reader) -> None:
    """A bookmark, or a whole group, would be gone by one slip."""
    for address in (NAT, VPC):
        _add(reader, address, "One")
    reader.application.controller.open_address("view:bookmarks")
    page = _page(reader)
    _wait_for(reader, (NAT, "One"), (VPC, "One"))
    page.tree.setCurrentIndex(page.model.index_of(address=NAT))
    page.focus_content()
    reader.press(KEY.Key_Delete)
    _wait_for(reader, (VPC, "One"))
    page.notice.buttons[0].click()
    _wait_for(reader, (NAT, "One"), (VPC, "One"))

    page.tree.setCurrentIndex(page.model.index_of(group="One"))
    dialog = page.ask_for_name()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue("Two")
    dialog.accept()
    _wait_for(reader, (NAT, "Two"), (VPC, "Two"))
    page.tree.setCurrentIndex(page.model.index_of(group="Two"))
    reader.application.actions.run("bookmark.remove")
    _wait_for(reader, (NAT, ""), (VPC, ""))
    assert page.model.groups == ()


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the offscreen platform says it of every menu
def test_a_fact_is_bookmarked_from_the_menu_of_its_row(reader: Reader) -> None:
    """A single figure could be bookmarked only with all of its page."""
    reader.application.controller.open_address("nat-gateway")
    browser = reader.page.browser
    cursor = row_cursor(browser.document(), "nat-gateway/bandwidth")
    browser.setTextCursor(cursor)
    browser.ensureCursorVisible()
    point = browser.cursorRect().center()
    browser.customContextMenuRequested.emit(QPoint(point))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert "Note on NAT gateway: Bandwidth…" in texts
    action = next(one for one in menu.actions() if one.text() == "Bookmark NAT gateway: Bandwidth")
    menu.close()
    action.trigger()
    _wait_for(reader, (f"{NAT}/bandwidth", ""))
