"""Pages of text can be read with the keyboard and by ear: links, headings, a caret, what opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from netatlas.atlas.edition import Edition
from netatlas.documents.blocks import Callout, Document, Heading, Link, Paragraph, Tags, Text
from netatlas.printing.text_writer import TextWriter
from netatlas.ui.pages.summary import summary_of
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.theme import load_theme
from netatlas.ui.widgets.closed_browser import ClosedBrowser
from tests.helpers.listening import Listener

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application

DOCUMENT = Document(
    title="NAT gateway",
    blocks=(
        Heading("Facts"),
        Paragraph((Link("NAT instance", "nat-instance"), Text(" and "), Link("VPC", "vpc"))),
        Heading("Older", level=3),
        Paragraph((Link("NAT instance", "nat-instance"),)),
    ),
)


@pytest.fixture
def browser(qtbot: QtBot) -> ClosedBrowser:
    """Return a text with three links and three headings, which has the keyboard."""
    browser = ClosedBrowser()
    qtbot.addWidget(browser)
    TextWriter(browser.document(), load_theme("light")).write(DOCUMENT)
    browser.moveCursor(QTextCursor.MoveOperation.Start)
    browser.show()
    browser.activateWindow()
    browser.setFocus()
    qtbot.waitUntil(browser.hasFocus)
    return browser


@pytest.fixture
def desk(application: Application, opened: OpenAtlas, qtbot: QtBot) -> Application:
    """Return the window with the small atlas, in front of the others."""
    application.window.first_painted.disconnect()
    application.start()
    with qtbot.waitSignal(application.parts.palette_controller.prepared):
        application.controller.show_atlas(opened)
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    return application


def _page(desk: Application, address: str) -> TextPage:
    desk.controller.open_address(address)
    page = desk.window.tabs.page
    assert isinstance(page, TextPage)
    return page


def test_a_link_that_tab_reaches_is_read(browser: ClosedBrowser, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page would have 56 links without a sound before the next control."""
    listener = Listener(monkeypatch)
    for _ in range(3):
        QTest.keyClick(browser, Qt.Key.Key_Tab)
    QTest.keyClick(browser, Qt.Key.Key_Backtab)
    links = ["link, NAT instance, 1 of 3", "link, VPC, 2 of 3", "link, NAT instance, 3 of 3"]
    assert listener.take() == [*links, links[1]]
    assert browser.accessibleDescription() == links[1]
    assert browser.link_at_cursor() == "vpc"


def test_headings_are_stepped_through_and_read(
    browser: ClosedBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long page could be read from its top only."""
    listener = Listener(monkeypatch)
    assert [browser.step_heading(1) for _ in range(3)] == [True, True, False]
    assert browser.step_heading(-1)
    facts, older = "Facts, heading level 2, 2 of 3", "Older, heading level 3, 3 of 3"
    assert listener.take() == [facts, older, facts]
    browser.setPlainText("Nothing")
    assert not browser.step_heading(1)


def test_the_arrow_keys_move_the_caret(browser: ClosedBrowser) -> None:
    """F7 would change nothing, and a screen reader not read a line of the page."""
    for is_on in (False, True, False):
        browser.moveCursor(QTextCursor.MoveOperation.Start)
        browser.set_caret(is_on=is_on)
        assert browser.has_caret is is_on
        QTest.keyClick(browser, Qt.Key.Key_Right)
        assert browser.textCursor().position() == int(is_on)
        QTest.keyClick(browser, Qt.Key.Key_Tab)
        assert browser.link_at_cursor() == "nat-instance"


def test_pages_that_come_to_the_front_have_the_caret(desk: Application) -> None:
    """It would have to be asked for on every page anew."""
    first = _page(desk, "nat-gateway")
    assert not first.browser.has_caret
    desk.actions.run("view.caret")
    assert first.browser.has_caret
    desk.actions.run("tab.new")
    page = desk.window.tabs.page
    assert isinstance(page, TextPage)
    assert page.browser.has_caret
    desk.actions.run("view.caret")
    assert not page.browser.has_caret


def test_a_screen_reader_finds_the_caret_there(desk: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who cannot see the page would have to know of the key first."""
    Listener(monkeypatch)
    assert _page(desk, "nat-gateway").browser.has_caret


def test_a_page_says_its_title_and_corrections(desk: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter in the search would be followed by silence, and old values be taken for those of today."""
    listener = Listener(monkeypatch)
    desk.parts.workspace.set_edition(Edition.BOTH.value)
    browser = _page(desk, "nat-gateway").browser
    assert browser.accessibleName() == "NAT gateway"
    assert browser.accessibleDescription() == "Component, Internet and NAT, 2 corrections"
    assert listener.take()[-1] == "NAT gateway. Component, Internet and NAT, 2 corrections"
    desk.parts.workspace.set_edition(Edition.TODAY.value)
    assert listener.take() == ["As of today", "NAT gateway. Component, Internet and NAT"]
    button = desk.window.top.edition.findChildren(QPushButton)[1]
    button.setFocus()
    desk.parts.workspace.set_edition(Edition.BOTH.value)
    assert listener.take() == []


def test_a_summary_names_what_a_page_warns_of() -> None:
    """The notes' own values would be read as if they still held."""
    blocks = (
        Tags("component", "Component", ()),
        Callout((Text("Corrected."),), "correction", ("one", "two")),
        Callout((Text("Corrected."),), "correction"),
        Callout((Text("It is old."),), "warning"),
        Callout((Text("By the way."),)),
    )
    document = Document(title="VPC", subtitle="Basics", blocks=blocks)
    assert summary_of(document) == "Component, Basics, It is old., 3 corrections"
    assert summary_of(Document(title="VPC", blocks=())) == ""


def test_the_keys_step_through_the_headings_of_a_page(
    desk: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key would do nothing on some page, or say nothing at its end."""
    page = _page(desk, "nat-gateway")
    desk.window.browse.tree.setFocus()
    for _ in range(2):
        desk.actions.run("go.next_heading")
    assert page.browser.hasFocus()
    assert page.browser.accessibleDescription().startswith("Facts, heading level 2")
    listener = Listener(monkeypatch)
    for _ in range(20):
        desk.actions.run("go.previous_heading")
    assert listener.take()[-1] == "No heading is above."
    desk.controller.open_address("tls-history")
    timeline = desk.window.tabs.page
    assert isinstance(timeline, TimelinePage)
    desk.actions.run("go.next_heading")
    assert QApplication.focusWidget() is timeline.browser
    assert "heading level 2" in timeline.browser.accessibleDescription()
    desk.controller.open_address("view:limits")
    assert not desk.actions.action("go.next_heading").isEnabled()
