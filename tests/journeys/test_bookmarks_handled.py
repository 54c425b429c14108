"""Journey: search, copy, save and order the bookmarks, with the keys and with the mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from netatlas.documents.blocks import Bullets, Heading, Link
from netatlas.ui.pages.bookmarks.model import BookmarkRole
from netatlas.ui.pages.bookmarks.page import BookmarksPage

if TYPE_CHECKING:
    from netatlas.ui.user_data import UserData
    from tests.journeys.conftest import Reader

NAT, VPC, LIMITS = "aws-networking:nat-gateway", "aws-networking:vpc", "view:limits"
BUTTON = Qt.MouseButton
NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class BookmarkReader:
    """Somebody before the page of bookmarks: one without a group, two in One, none in Two."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        data = reader.application.parts.workspace.data
        assert data is not None
        self.data = data

        def fill(stored: UserData) -> None:
            stored.bookmarks.add_group("One")
            stored.bookmarks.add_group("Two")
            for address, group in ((LIMITS, ""), (NAT, "One"), (VPC, "One")):
                stored.bookmarks.add(address, group)

        data.write(fill)
        reader.qtbot.waitUntil(lambda: len(data.items.bookmarks) == 3)
        reader.application.controller.open_address("view:bookmarks")
        page = reader.window.tabs.page
        assert isinstance(page, BookmarksPage)
        self.page = page

    def row(self, name: str) -> QModelIndex:
        """Return the row of an address or of a group."""
        model = self.page.model
        return model.index_of(address=name) if ":" in name else model.index_of(group=name)

    def go_to(self, name: str) -> None:
        """Select a row."""
        self.page.tree.setCurrentIndex(self.row(name))

    def go_nowhere(self) -> None:
        """Select nothing."""
        self.page.tree.setCurrentIndex(QModelIndex())

    @property
    def here(self) -> str:
        """The address or the group of the row that is selected."""
        index = self.page.tree.currentIndex()
        return str(index.data(BookmarkRole.ADDRESS) or index.data(BookmarkRole.GROUP) or "")

    def point(self, name: str) -> QPoint:
        """Return the middle of a row."""
        return self.page.tree.visualRect(self.row(name)).center()

    def wait_for(self, *wanted: tuple[str, str]) -> None:
        """Wait until these are the bookmarks, with their groups."""
        self.reader.qtbot.waitUntil(
            lambda: [(one.address, one.group) for one in self.data.items.bookmarks] == list(wanted)
        )


@pytest.fixture
def marks(reader: Reader) -> BookmarkReader:
    """Return somebody before the page of bookmarks."""
    return BookmarkReader(reader)


def test_the_file_of_bookmarks_has_the_groups_as_headings(marks: BookmarkReader) -> None:
    """A saved list of bookmarks would lose its groups, or its links."""
    document = marks.page.document()
    assert document is not None
    said: list[object] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, Bullets):
            said += [part.target for item in block.items for part in item if isinstance(part, Link)]
    assert said == [LIMITS, "One", "nat-gateway", "vpc", "Two"]


@pytest.mark.parametrize(
    ("start", "text", "backward", "wanted"),
    [
        (LIMITS, "nat", False, NAT),
        (NAT, "VPC", False, VPC),
        (VPC, "limits", False, LIMITS),  # begins again above
        (VPC, "NAT", True, NAT),
        (LIMITS, "vpc", True, VPC),  # goes on below
        (LIMITS, "one", False, "One"),
        (NAT, "zebra", False, ""),
        (NAT, "", False, ""),
    ],
)
def test_a_word_is_found_in_both_directions(
    marks: BookmarkReader, start: str, text: str, *, backward: bool, wanted: str
) -> None:
    """A bookmark in a long list would have to be looked for with the eyes."""
    marks.go_to(start)
    assert marks.page.find_text(text, backward=backward) is bool(wanted)
    assert marks.here == (wanted or start)


def test_all_places_of_a_word_are_counted(marks: BookmarkReader) -> None:
    """The bar of the search would say that there is nothing where there is something."""
    assert [marks.page.mark_all(text) for text in ("nat gateway", "LIMITS", "zebra", "")] == [1, 1, 0, 0]


def test_a_group_is_copied_with_all_that_is_in_it(marks: BookmarkReader) -> None:
    """A group could be shared only one bookmark after the other."""
    marks.go_nowhere()
    assert not marks.page.copy()
    marks.go_to("One")
    assert marks.page.copy()
    copied = QApplication.clipboard().text()
    assert "NAT gateway" in copied
    assert "VPC" in copied
    assert marks.page.deselect()
    assert not marks.page.deselect()


def test_why_a_command_cannot_be_used(marks: BookmarkReader) -> None:
    """A grey button would leave the reader without a reason."""
    page = marks.page
    marks.go_nowhere()
    assert page.reason("bookmark.up") == "Select a bookmark or a group first"
    assert page.ask_for_name() is None
    page.remove_current()
    marks.go_to(LIMITS)
    page.move_current(-1)  # it is the first
    assert page.reason("bookmark.up") == "It is the first"
    assert page.reason("bookmark.rename") == "Only groups have names of their own"
    assert page.ask_for_name() is None
    marks.go_to("Two")
    assert page.reason("bookmark.down") == "It is the last"
    assert page.reason("bookmark.rename") == page.reason("bookmark.group") == ""
    marks.wait_for((LIMITS, ""), (NAT, "One"), (VPC, "One"))


def test_nothing_is_offered_where_nothing_can_be_written(
    marks: BookmarkReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bookmarks would seem to be moved and removed, and be back with the next start."""
    marks.go_to(NAT)
    monkeypatch.setattr(marks.data, "items", replace(marks.data.items, reason="A newer version keeps them."))
    marks.data.items_changed.emit()
    buttons = marks.page.head.findChildren(QPushButton)
    assert not [one.text() for one in buttons if one.isEnabled()]
    assert all("A newer version keeps them." in one.toolTip() for one in buttons)
    marks.page.remove_current()
    assert not marks.page.notice.isVisible()


def test_a_group_is_moved_by_key_and_by_mouse(marks: BookmarkReader) -> None:
    """Groups would stay in the order in which they were made."""
    marks.go_to("Two")
    marks.page.move_current(-1)
    marks.reader.qtbot.waitUntil(lambda: marks.page.model.groups == ("Two", "One"))
    assert marks.here == "Two"
    marks.page.model.group_moved.emit("Two", 1)
    marks.reader.qtbot.waitUntil(lambda: marks.page.model.groups == ("One", "Two"))


def test_a_bookmark_that_is_dropped_is_stored_there(marks: BookmarkReader) -> None:
    """A bookmark that was dragged into a group would be back outside with the next start."""
    model = marks.page.model
    dragged = model.mimeData([marks.row(LIMITS)])
    assert not model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, marks.row("One"))
    marks.wait_for((LIMITS, "One"), (NAT, "One"), (VPC, "One"))


@pytest.mark.parametrize(
    ("button", "keys", "in_new_tab"),
    [(BUTTON.MiddleButton, NO_KEY, True), (BUTTON.LeftButton, CTRL, True), (BUTTON.LeftButton, NO_KEY, None)],
)
def test_a_click_opens_in_a_new_tab_only_if_that_is_meant(
    marks: BookmarkReader, button: Qt.MouseButton, keys: Qt.KeyboardModifier, *, in_new_tab: bool | None
) -> None:
    """A plain click, which selects, would lead away; or a middle click do nothing."""
    opened: list[tuple[object, ...]] = []
    marks.page.open_requested.connect(lambda *args: opened.append(args))
    QTest.mouseClick(marks.page.tree.viewport(), button, keys, marks.point(NAT))
    assert opened == ([] if in_new_tab is None else [("nat-gateway", in_new_tab)])


def test_a_double_click_opens_a_bookmark_and_folds_a_group(marks: BookmarkReader) -> None:
    """The mouse could neither open a bookmark nor fold a group by its name."""
    tree = marks.page.tree
    opened: list[tuple[object, ...]] = []
    marks.page.open_requested.connect(lambda *args: opened.append(args))
    assert tree.isExpanded(marks.row("One"))
    QTest.mouseDClick(tree.viewport(), BUTTON.LeftButton, NO_KEY, marks.point("One"))
    assert not tree.isExpanded(marks.row("One"))
    QTest.mouseDClick(tree.viewport(), BUTTON.LeftButton, NO_KEY, marks.point("One"))
    assert tree.isExpanded(marks.row("One"))
    below = QPoint(20, tree.viewport().height() - 4)
    QTest.mouseDClick(tree.viewport(), BUTTON.LeftButton, NO_KEY, below)
    assert opened == []
    QTest.mouseDClick(tree.viewport(), BUTTON.LeftButton, NO_KEY, marks.point(NAT))
    assert opened == [("nat-gateway", False)]


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the offscreen platform says it of every menu
def test_the_menu_of_a_row_offers_what_can_be_done_with_it(marks: BookmarkReader) -> None:
    """The menu would be about another row than the one under the mouse."""
    tree = marks.page.tree
    tree.customContextMenuRequested.emit(QPoint(20, tree.viewport().height() - 4))
    assert QApplication.activePopupWidget() is None
    tree.customContextMenuRequested.emit(marks.point(VPC))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert marks.here == VPC
    offered = {action.text(): action for action in menu.actions()}
    assert list(offered) == ["New group…", "Rename…", "Up", "Down", "Remove"]
    assert not offered["Rename…"].isEnabled()
    menu.close()
    offered["Remove"].trigger()
    marks.wait_for((LIMITS, ""), (NAT, "One"))


def test_the_list_is_scrolled_back_to_where_it_was(marks: BookmarkReader) -> None:
    """The way back would end at the top of a long list."""
    marks.reader.window.resize(900, 600)
    addresses = [f"view:limits?words=word{number}" for number in range(60)]

    def fill(stored: UserData) -> None:
        for address in addresses:
            stored.bookmarks.add(address, "")

    marks.data.write(fill)
    bar = marks.page.tree.verticalScrollBar()
    marks.reader.qtbot.waitUntil(lambda: marks.page.model.rowCount() == 63 and bar.maximum() > 20)
    marks.page.set_scroll_position(17)
    assert marks.page.scroll_position() == bar.value() == 17
