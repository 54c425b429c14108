"""Journey: what a page of text does with a web address, with a selection, and where there is no store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from netatlas.address import Address
from netatlas.ui.pages.bookmark_button import BookmarkButton
from netatlas.ui.pages.own_actions import add_own_actions
from netatlas.ui.pages.text_page import TextPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.ui.page_context import PageContext
    from tests.journeys.conftest import Reader


def _context(reader: Reader) -> PageContext:
    reader.application.controller.open_address("nat-gateway")
    context = reader.page._context  # noqa: SLF001
    assert context is not None
    return context


def test_a_web_address_is_copied_and_never_opened(reader: Reader) -> None:
    """The program would go online, or the address of a source be of no use."""
    page = TextPage(_context(reader), reader.window)
    notes: list[str] = []
    page.note_requested.connect(notes.append)
    with reader.qtbot.assertNotEmitted(page.open_requested):
        page.follow_link("https://example.org/a", in_new_tab=False)
    assert QApplication.clipboard().text() == "https://example.org/a"
    assert notes == ["Address copied. NetAtlas itself never goes online."]
    assert page.content("svg") is None
    with reader.qtbot.waitSignal(page.open_requested) as opened:
        page.follow_link("vpc", in_new_tab=True)
    assert opened.args == ["vpc", True]


def test_the_selected_text_is_copied_else_the_whole_page(reader: Reader) -> None:
    """A word that is selected could not be copied alone, or a page not at all."""
    _context(reader)
    page = reader.page
    assert page.copy()
    assert "NAT gateway" in QApplication.clipboard().text()
    whole = QApplication.clipboard().text()
    assert page.find_text("Bandwidth", backward=False)
    assert page.copy()
    assert QApplication.clipboard().text() == "Bandwidth" != whole


@pytest.mark.parametrize(("start", "first"), [("", "Bookmark NAT gateway"), ("bookmarked", "Remove the")])
def test_a_menu_says_what_it_would_do(reader: Reader, start: str, first: str) -> None:
    """The menu would offer to bookmark what is bookmarked, so that it is removed."""
    context = _context(reader)
    address = Address.record("aws-networking:nat-gateway")
    if start:
        context.own_data.write(lambda data: data.bookmarks.add(str(address), ""))
        reader.qtbot.waitUntil(lambda: bool(context.own_data.items.bookmarks))
    menu, asked = QMenu(reader.window), list[tuple[str, str]]()
    add_own_actions(menu, context, address, lambda *what: asked.append(what))
    note, bookmark, *_ = menu.actions()
    assert note.text() == "Note on NAT gateway…"
    assert bookmark.text().startswith(first)
    bookmark.trigger()
    assert asked == [("bookmark.toggle", str(address))]


def test_without_a_store_nothing_is_offered(reader: Reader, qtbot: QtBot) -> None:
    """A bookmark could be asked for that cannot be kept, and the program would fail."""
    context = replace(_context(reader), data=None)
    address = Address.parse("nat-gateway")
    menu = QMenu(reader.window)
    add_own_actions(menu, context, address, lambda *_: None)
    assert menu.actions() == []
    button = BookmarkButton(reader.window).placed()
    with qtbot.assertNotEmitted(button.said):
        button.refine(address)  # before it has been about anything
        button.show_place(address, context)
        button.refine(address)
        button.click()
    assert not button.isVisible()
    assert not button.is_marked


def test_a_page_that_shows_nothing_has_no_menu(reader: Reader) -> None:
    """A right click on a page that could not be opened would end the program."""
    page = TextPage(_context(reader), reader.window)
    page.browser.customContextMenuRequested.emit(page.rect().center())
    assert page.browser.findChildren(QMenu) == []
    assert page.selected_address == ""
    assert not page.copy()
