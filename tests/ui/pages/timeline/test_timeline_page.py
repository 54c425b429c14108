"""The page of a timeline: keys, mouse, the date line, editions, and what a screen reader hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import RecordId
from netatlas.documents.blocks import Heading
from netatlas.drawing.scene import Label
from netatlas.drawing.timeline.layout import date_x
from netatlas.errors import NotFound
from netatlas.explore import timeline as explore_timeline
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.registry import page_class
from netatlas.ui.pages.timeline.event_text import event_sentence
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import atlas_of
from tests.helpers.listening import Listener

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from netatlas.atlas.model import ConceptId, Event
    from netatlas.explore import LaneState

KEY = Qt.Key
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _context(opened: OpenAtlas, edition: Edition = Edition.TODAY) -> PageContext:
    return PageContext(opened, edition, load_theme("light"))


@pytest.fixture
def page(qtbot: QtBot, opened: OpenAtlas) -> Iterator[TimelinePage]:
    """Return the page of the small atlas's timeline, shown."""
    page = TimelinePage(_context(opened))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show_address(Address.parse("tls-history"), _context(opened))
    page.show()
    page.focus_content()
    yield page
    page.close()


def _words(page: TimelinePage) -> dict[str, bool]:
    assert page.canvas.scene is not None
    return {shape.text: shape.struck for shape in page.canvas.scene.shapes if isinstance(shape, Label)}


def _dates(page: TimelinePage) -> list[str]:
    return [str(date) for date in page.dates]


def _press(page: TimelinePage, *keys: Qt.Key) -> str:
    for key in keys:
        QTest.keyClick(page.canvas, key)
    return page.canvas.current


def test_arrows_step_along_a_lane_and_between_lanes(page: TimelinePage) -> None:
    """Without it who uses no mouse could not reach an event."""
    steps = [
        (KEY.Key_Right, "ssl-2-0-published"),
        (KEY.Key_Right, "ssl-2-0-prohibited"),
        (KEY.Key_Right, "ssl-2-0-prohibited"),
        (KEY.Key_Down, "tls-1-2-published"),
        (KEY.Key_Down, "tls-1-2-published"),
        (KEY.Key_Up, "ssl-2-0-prohibited"),
        (KEY.Key_Home, "ssl-2-0-published"),
        (KEY.Key_End, "ssl-2-0-prohibited"),
    ]
    assert [_press(page, key) for key, _wanted in steps] == [wanted for _key, wanted in steps]


def test_the_current_event_is_told_with_its_source(page: TimelinePage) -> None:
    """Without it the picture would name events without saying who says so."""
    _press(page, KEY.Key_Right, KEY.Key_End)
    detail = page.detail.text()
    assert detail.startswith("SSL 2.0, must not be used 2011-03 (IETF).")
    assert detail.endswith("[VPC guide, 2026-11]")


def test_a_screen_reader_walks_through_lanes_and_events(
    page: TimelinePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it the events would be out of its reach, or title and lane be read again at each step."""
    page.activateWindow()
    qtbot.waitUntil(page.canvas.hasFocus)
    QApplication.processEvents()
    whole = QAccessible.queryAccessibleInterface(page.canvas)
    lanes = [whole.child(index) for index in range(whole.childCount())]
    assert whole.text(NAME) == "SSL and TLS, timeline; 2 lanes, 3 events"
    assert [lane.text(NAME) for lane in lanes] == ["SSL 2.0", "TLS 1.2"]
    page.set_date(PartialDate.parse("2012"))
    assert lanes[0].text(DESCRIPTION) == "must not be used"
    listener = Listener(monkeypatch)
    _press(page, KEY.Key_Right, KEY.Key_End, KEY.Key_Down)
    first, second, third = listener.take()
    assert (first, second) == ("focus: published 1995 by Netscape", "focus: must not be used 2011-03 by IETF")
    assert third.startswith("focus: published 2008-08")
    ended, begun = lanes[0].child(1), lanes[1].child(0)
    prohibited = page.canvas.event_of("ssl-2-0-prohibited")
    assert prohibited is not None
    assert ended.text(DESCRIPTION) == prohibited.says
    assert whole.focusChild() is begun
    assert begun.parent() is lanes[1]
    assert lanes[0].rect().contains(ended.rect())
    assert lanes[0].rect().bottom() <= lanes[1].rect().top()
    _press(page, KEY.Key_Return)
    assert listener.take() == ["Opened TLS 1.2"]


def test_enter_opens_what_it_happened_to(page: TimelinePage, qtbot: QtBot) -> None:
    """Without it the way from an event to its concept would lead through the search."""
    _press(page, KEY.Key_Right, KEY.Key_Down)
    with qtbot.waitSignal(page.open_requested) as asked:
        _press(page, KEY.Key_Return)
    assert asked.args == ["tls-1-2", False]


def test_hovering_tells_and_leaving_takes_it_back(page: TimelinePage) -> None:
    """Without it the mouse would be worth less than the keyboard, or change what the keyboard stands on."""
    _press(page, KEY.Key_Right)
    hit = page.canvas.hit("tls-1-2-published")
    assert hit is not None
    QTest.mouseMove(page.canvas, QPoint(round(hit.x), round(hit.y)))
    assert "2008-08-10" in page.detail.text()
    QTest.mouseMove(page.canvas, QPoint(5, 3))
    assert "1995" in page.detail.text()
    assert page.canvas.current == "ssl-2-0-published"


def test_a_typed_date_moves_the_line_and_is_remembered(page: TimelinePage, qtbot: QtBot) -> None:
    """Without it one could not ask what held on a day, or would have to ask again after going back."""
    addresses: list[Address] = []
    page.place_refined.connect(addresses.append)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    _press(page, KEY.Key_2)
    assert page.head.date.hasFocus()
    QTest.keyClicks(page.head.date, "011-04-01")
    QTest.keyClick(page.head.date, KEY.Key_Return)
    assert _dates(page) == ["2011-04-01"]
    assert addresses[-1] == Address.parse("tls-history?at=2011-04-01")
    assert page.canvas.hasFocus()
    assert "must not be used" in _words(page)
    qtbot.waitUntil(lambda: "On 2011-04-01" in page.browser.toPlainText())


def test_a_typed_date_is_parsed_once_and_answered_once(
    page: TimelinePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it each letter would cost several answers, and picture and words could disagree."""
    parsed: list[str] = []
    asked: list[tuple[str, str]] = []
    parse, state_of_lane = PartialDate.try_parse, explore_timeline._state  # noqa: SLF001 - counts whoever asks

    def count_parsing(text: str) -> PartialDate | None:
        parsed.append(text)
        return parse(text)

    def count_asking(lane: ConceptId, events: list[Event], date: PartialDate) -> LaneState:
        asked.append((lane, str(date)))
        return state_of_lane(lane, events, date)

    monkeypatch.setattr(PartialDate, "try_parse", staticmethod(count_parsing))
    monkeypatch.setattr(explore_timeline, "_state", count_asking)
    page.head.type_date("2011-04-0")
    QTest.keyClicks(page.head.date, "1")
    qtbot.waitUntil(lambda: "On 2011-04-01" in page.browser.toPlainText())
    page.grab()
    assert parsed == ["2011-04-01"]
    assert asked == [("ssl-2-0", "2011-04-01"), ("tls-1-2", "2011-04-01")]
    assert "must not be used" in _words(page)
    assert "Must not be used: SSL 2.0 (since 2011-03 by IETF)" in page.browser.toPlainText()


@pytest.mark.parametrize("address", ["tls-history?at=2000", "tls-history?hide=IETF", "again"])
def test_a_date_half_typed_ends_with_the_place(
    page: TimelinePage, opened: OpenAtlas, qtbot: QtBot, address: str
) -> None:
    """The box would name a date that is not the one of the picture."""
    _focus(page, qtbot)
    _press(page, KEY.Key_1)
    QTest.keyClicks(page.head.date, "99")
    page.show_address(Address.parse("tls-history"), _context(opened, Edition.NOTES))
    assert page.head.date.text() == "199"  # at the same place it goes on
    timeline = opened.atlas.timelines[0]
    copy = msgspec.structs.replace(timeline, id=RecordId("again"))
    both = OpenAtlas(
        atlas_of(tuple(opened.atlas.concepts.values()), timelines=(timeline, copy)), opened.report
    )
    page.show_address(Address.parse(address), _context(both))
    assert page.head.date.text() == str(page.dates[-1])


def test_a_date_half_typed_ends_with_the_focus(page: TimelinePage, qtbot: QtBot) -> None:
    """Beside the picture of one date another one would be left in the box."""
    _focus(page, qtbot)
    page.set_date(PartialDate.parse("2014"))
    _press(page, KEY.Key_2)
    QTest.keyClick(page.head.date, KEY.Key_Tab)
    assert not page.head.date.hasFocus()
    assert page.head.date.text() == "2014"
    assert _dates(page) == ["2014"]
    page.focus_content()
    _press(page, KEY.Key_2)
    other_window = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(page.head.date, other_window)
    assert page.head.date.text() == "2"


def _focus(page: TimelinePage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def test_what_is_no_date_is_said_and_changes_nothing(page: TimelinePage, qtbot: QtBot) -> None:
    """Without it a slip would be answered for another day."""
    before = page.dates
    page.head.type_date("2011-02-30")
    with qtbot.waitSignal(page.note_requested) as noted:
        QTest.keyClick(page.head.date, KEY.Key_Return)
    assert "“2011-02-30” is no date" in str(noted.args)
    assert page.dates == before


def test_a_date_takes_the_sentence_away(page: TimelinePage) -> None:
    """Without it the window would go on saying that a good date is none."""
    notes: list[str] = []
    page.note_requested.connect(notes.append)
    for typed in ("99", "2011-02-28"):
        page.head.type_date(typed)
        QTest.keyClick(page.head.date, KEY.Key_Return)
    assert notes[0].startswith("“99” is no date")
    assert notes[1:] == [""]


def test_the_line_is_dragged_and_moved_by_keys(page: TimelinePage) -> None:
    """Without it asking for many days would mean typing each."""
    page.set_date(PartialDate.parse("2010-06-15"))
    axis = page.canvas.axis
    start = QPoint(round(date_x(axis, PartialDate.parse("2010-06-15"))), 60)
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.canvas, start + QPoint(-100, 0))
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(-100, 0))
    moved = page.dates[-1]
    assert abs(date_x(axis, moved) - start.x() + 100) < 2
    page.set_date(PartialDate.parse("2010-06-15"))
    QTest.keyClick(page.canvas, KEY.Key_Left, SHIFT)
    assert _dates(page) == ["2010-06-14"]
    QTest.keyClick(page.canvas, KEY.Key_Right, SHIFT | CTRL)
    assert _dates(page) == ["2011-06-14"]


def test_a_year_is_a_calendar_year(page: TimelinePage) -> None:
    """From one year to the next the date would move to another day, and not come back."""
    page.set_date(PartialDate.parse("2007-03-01"))
    for key, wanted in [(KEY.Key_Right, "2011-03-01"), (KEY.Key_Left, "2007-03-01")]:
        for _ in range(4):
            QTest.keyClick(page.canvas, key, SHIFT | CTRL)
        assert _dates(page) == [wanted]
    page.set_date(PartialDate.parse("2008-02-29"))
    QTest.keyClick(page.canvas, KEY.Key_Right, SHIFT | CTRL)
    assert _dates(page) == ["2009-02-28"]


def test_two_dates_are_locked_and_compared(page: TimelinePage, opened: OpenAtlas) -> None:
    """Without it what changed between two days would have to be found by eye."""
    page.set_date(PartialDate.parse("2000"))
    page.commands()["timeline.lock"]()
    page.set_date(PartialDate.parse("2012-01-01"))
    assert _dates(page) == ["2000", "2012-01-01"]
    document = page.document()
    assert document is not None
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings[:2] == ["From 2000 to 2012-01-01", "On 2012-01-01"]
    page.show_address(Address.parse("tls-history?at=2000..2012-01-01"), _context(opened))
    assert page.head.lock.isChecked()
    assert "current, then must not be used" in page.browser.toPlainText()
    page.head.lock.click()
    assert _dates(page) == ["2012-01-01"]


def test_zoom_by_keys_and_wheel_and_back(page: TimelinePage) -> None:
    """Without it events of one year could not be told apart."""
    whole = page.canvas.axis
    assert not page.head.fit.isEnabled()
    _press(page, KEY.Key_Right, KEY.Key_Plus)
    nearer = page.canvas.axis
    assert nearer.last - nearer.first < whole.last - whole.first
    at = QPointF(600, 60)
    still, upright = Qt.ScrollPhase.NoScrollPhase, False
    turn = QWheelEvent(at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL, still, upright)
    day = nearer.day(600)
    QApplication.sendEvent(page.canvas, turn)
    assert page.canvas.axis.day(600) == pytest.approx(day, abs=1)
    QTest.keyClick(page.canvas, KEY.Key_Right, CTRL)
    assert page.head.fit.isEnabled()
    _press(page, KEY.Key_0)
    assert page.canvas.axis == whole


def test_all_that_is_set_is_part_of_the_place(page: TimelinePage, opened: OpenAtlas, qtbot: QtBot) -> None:
    """Without it the way back would lead to the whole picture, with everybody's word and no date."""
    places: list[Address] = []
    page.place_refined.connect(places.append)
    page.set_date(PartialDate.parse("2011-04-01"))
    page.commands()["timeline.lock"]()
    page.set_date(PartialDate.parse("2012"))
    page.canvas.zoom(2)
    other = TimelinePage(_context(opened))
    qtbot.addWidget(other)
    other.resize(page.size())
    with qtbot.assertNotEmitted(other.place_refined):
        other.show_address(places[-1], _context(opened))
    assert _dates(other) == ["2011-04-01", "2012"]
    assert other.canvas.axis.first == pytest.approx(page.canvas.axis.first, abs=1)
    assert other.canvas.axis.last == pytest.approx(page.canvas.axis.last, abs=1)
    assert other.head.fit.isEnabled()
    other.head.fit.click()
    assert not other.canvas.zoomed


def test_a_current_event_out_of_sight_is_brought_into_it(page: TimelinePage) -> None:
    """Without it the keyboard would walk through what cannot be seen."""
    page.resize(700, 300)
    page.canvas.zoom(12, at=QPointF(page.canvas.axis.right, 0))
    for key in (KEY.Key_Home, KEY.Key_End, KEY.Key_Down):
        assert page.canvas.hit(_press(page, key)) is not None


def test_editions_show_the_notes_year(page: TimelinePage, opened: OpenAtlas) -> None:
    """Without it a wrong year would look like a true one, or be gone without a word."""
    shown = {}
    for edition in Edition:
        page.show_address(Address.parse("tls-history"), _context(opened, edition))
        shown[edition] = _words(page)
    assert shown[Edition.BOTH]["notes: 2005"] is True
    assert "notes: 2005" not in shown[Edition.TODAY]
    assert any(words.startswith("2005") and not struck for words, struck in shown[Edition.NOTES].items())


def test_only_what_the_notes_alone_say_is_cited_as_theirs(opened: OpenAtlas) -> None:
    """The line of an event would name the notes where the table below it names an RFC."""
    events = opened.atlas.events
    as_told, wrong = events["ssl-2-0-published"], events["tls-1-2-published"]
    assert event_sentence(opened.atlas, as_told, Edition.NOTES).endswith("[VPC guide, 2026-11]")
    assert event_sentence(opened.atlas, wrong, Edition.NOTES).endswith("[the notes]")


def test_find_copy_scroll_and_files(page: TimelinePage) -> None:
    """Without it the page could do less than a page of text."""
    assert page.mark_all("Netscape") == 1
    assert page.find_text("Netscape", backward=False)
    assert page.copy()
    assert QApplication.clipboard().text() == "Netscape"
    assert page.deselect()
    _press(page, KEY.Key_Right)
    assert page.copy()
    assert "VPC guide, 2026-11" in QApplication.clipboard().text()
    assert page.deselect()
    assert page.copy()
    assert "Sources" in QApplication.clipboard().text()
    page.resize(700, 200)
    page.set_scroll_position(40)
    assert page.scroll_position() == 40
    picture, table = page.content("svg"), page.content("csv")
    assert picture is not None
    assert picture.startswith(b"<svg")
    assert table is not None
    assert b"RFC 5246" in table


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("tls-history", True),
        ("tls-history?at=2014-10-14", True),
        ("tls-history?hide=AWS", True),
        ("tls-1-2-published", False),
        ("nat-gateway/bandwidth", False),
        ("view:timelines", False),
    ],
)
def test_addresses_of_timelines(opened: OpenAtlas, address: str, *, shown: bool) -> None:
    """Without it a tab at a date would not open again at the next start."""
    assert (page_class(opened.atlas, Address.parse(address)) is TimelinePage) == shown


def test_what_is_no_timeline_is_not_found(page: TimelinePage, opened: OpenAtlas) -> None:
    """Without it a link to a timeline that is gone would end in a traceback."""
    with pytest.raises(NotFound):
        page.show_address(Address.parse("gone?at=2014"), _context(opened))
