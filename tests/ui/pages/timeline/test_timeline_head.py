"""The head of a timeline's page: buttons of authorities, the line for the date, and a page still empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import ConceptId, Timeline
from netatlas.packs.report import PackReport
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.timeline.head import TimelineHead
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import atlas_of, concept, event

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def empty(qtbot: QtBot, opened: OpenAtlas) -> TimelinePage:
    """Return the page before it has shown anything."""
    page = TimelinePage(PageContext(opened, Edition.TODAY, load_theme("light")))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    return page


@pytest.fixture
def page(empty: TimelinePage, opened: OpenAtlas) -> TimelinePage:
    """Return the page of the small atlas's timeline, shown."""
    empty.show_address(Address.parse("tls-history"), PageContext(opened, Edition.TODAY, load_theme("light")))
    empty.show()
    return empty


def _authorities(head: TimelineHead) -> list[str]:
    return [
        button.text()
        for button in head.findChildren(QPushButton)
        if button not in (head.lock, head.fit) and not button.isHidden()
    ]


def test_a_page_that_shows_nothing_yet_has_nothing_to_give(empty: TimelinePage, qtbot: QtBot) -> None:
    """A shortcut pressed before the first timeline is there would end the program."""
    assert empty.document() is None
    assert empty.content("svg") is None
    assert not empty.copy()
    with qtbot.assertNotEmitted(empty.place_refined), qtbot.assertNotEmitted(empty.note_requested):
        empty.set_locked(True)
        empty.set_date(PartialDate.parse("2012"))
        empty.head.hidden_changed.emit(frozenset({"IETF"}))
    assert empty.dates == ()


def test_an_authority_that_is_switched_off_is_left_out(empty: TimelinePage, qtbot: QtBot) -> None:
    """The button would go out while its events stay, or the way back would not show them again."""
    ends = (
        event("a-published", "a", "1995", "published"),
        event("a-deprecated", "a", "2005", "deprecated", by="AWS"),
        event("a-prohibited", "a", "2011", "prohibited"),
    )
    line = Timeline(id="tls-history", title="A", summary="Ends.", lanes=(ConceptId("a"),), events=ends)
    report = PackReport(faults=(), remarks=(), counts={})
    opened = OpenAtlas(atlas_of([concept("a")], timelines=(line,)), report)
    empty.show_address(Address.parse("tls-history"), PageContext(opened, Edition.TODAY, load_theme("light")))
    buttons = {one.text(): one for one in empty.head.findChildren(QPushButton)}
    assert buttons["IETF"].isChecked()
    assert "2011" in empty.browser.toPlainText()
    for shown in (False, True):
        with qtbot.waitSignal(empty.place_refined) as refined:
            buttons["IETF"].click()
        assert refined.args is not None
        assert ("IETF" in str(refined.args[0])) is not shown
        assert ("2011" in empty.browser.toPlainText()) is shown
        assert "2005" in empty.browser.toPlainText()


def test_another_timeline_has_the_buttons_of_its_own_authorities(qtbot: QtBot) -> None:
    """The names of the timeline before would stay, and switch off nothing."""
    head = TimelineHead()
    qtbot.addWidget(head)
    shown = []
    for names in (("IETF", "Netscape"), ("AWS", "IETF", "ISO"), ("AWS",)):
        head.show_authorities(names, frozenset({"IETF"}))
        shown.append(sorted(_authorities(head)))
    assert shown == [["IETF", "Netscape"], ["AWS", "IETF", "ISO"], []]


def test_escape_leaves_the_date_and_forgets_what_was_typed(page: TimelinePage) -> None:
    """Half a date would stay in the line, and look like the one that the page shows."""
    usual = page.head.date.text()
    page.head.type_date("19")
    assert page.head.date.text() == "19"
    QTest.keyClick(page.head.date, Qt.Key.Key_Escape)
    assert page.head.date.text() == usual
    assert not page.head.date.isModified()
    assert page.dates[-1] == PartialDate.parse(usual)


@pytest.mark.parametrize("which", ["title", "lead"])
def test_words_selected_in_the_head_are_what_is_copied(page: TimelinePage, which: str) -> None:
    """Whoever selects a few words would get the whole page instead."""
    label = {"title": page.head.title, "lead": page.head.lead}[which]
    label.setSelection(0, 3)
    assert page.copy()
    assert QGuiApplication.clipboard().text() == label.text()[:3]
