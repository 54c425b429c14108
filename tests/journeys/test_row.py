"""Journey: a hit, a link or an address opens its page at the row that it promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from netatlas.address import Address
from netatlas.ui.pages.errata.page import ErrataPage
from netatlas.ui.pages.journey.page import JourneyPage
from netatlas.ui.pages.limits.page import LimitsPage
from netatlas.ui.pages.timeline.page import TimelinePage
from netatlas.ui.widgets.row_wash import SHOWN_MS, records_at, row_rect

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from netatlas.ui.widgets.closed_browser import ClosedBrowser
    from tests.journeys.conftest import Reader

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Row(NamedTuple):
    """An address that asks for a row of a page of text, and the record whose row it is."""

    address: str
    record: str
    page: str


ROWS = {
    "fact": Row(
        "network-load-balancer/static-ip", "network-load-balancer/static-ip", "Network Load Balancer"
    ),
    "limit": Row("vpc?row=vpc-subnets", "vpc-subnets", "VPC"),
    "event": Row("ssl-2-0?row=ssl-2-0-prohibited", "ssl-2-0-prohibited", "SSL 2.0"),
    "relation": Row(
        "transit-gateway%3Esupports%3Emulticast", "transit-gateway>supports>multicast", "Transit Gateway"
    ),
    "claim on a concept": Row("unicast?row=vpc-multicast", "vpc-multicast", "Unicast"),
}


def _is_in_view(browser: ClosedBrowser) -> bool:
    """Return True if the row of the cursor is wholly in view."""
    rect = row_rect(browser.textCursor()).translated(0, -browser.verticalScrollBar().value())
    return not rect.isEmpty() and rect.top() >= 0 and rect.bottom() <= browser.viewport().height()


def _wait_for_row(reader: Reader, record: str) -> ClosedBrowser:
    """Wait until the row of a record is in view, washed, with cursor and keyboard, and return the text."""
    browser = reader.page.browser
    reader.qtbot.waitUntil(lambda: _is_in_view(browser))
    assert record in records_at(browser.textCursor())
    assert browser.wash.is_shown
    assert QApplication.focusWidget() is browser
    return browser


def _select(reader: Reader, typed: str, record: str) -> None:
    """Type into the palette, and step to the line that is a record or shows it."""
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type(typed)
    reader.wait_for_results()
    entries = reader.window.palette_box.model.entries
    wanted = next(index for index, entry in enumerate(entries) if record in (entry.key, entry.shows))
    for _ in range(wanted):
        reader.press(Qt.Key.Key_Down)


def _colour_of_row(browser: ClosedBrowser) -> QColor:
    """Return the colour behind the row of the cursor, at its left edge."""
    rect = row_rect(browser.textCursor()).translated(0, -browser.verticalScrollBar().value())
    picture = browser.viewport().grab().toImage()
    return picture.pixelColor(QPoint(round(rect.left()) + 3, round(rect.center().y())))


@pytest.mark.parametrize("sort", ROWS)
@pytest.mark.parametrize("in_new_tab", [False, True])
def test_an_address_opens_at_its_row(reader: Reader, sort: str, *, in_new_tab: bool) -> None:
    """The reader would be at the top of seven screens, where what was promised does not occur."""
    row = ROWS[sort]
    reader.window.tabs.open(Address.parse(row.address), in_new_tab=in_new_tab)
    browser = _wait_for_row(reader, row.record)
    assert reader.page.title == row.page
    assert len(reader.window.tabs.addresses) == 1 + in_new_tab
    assert browser.find_text(browser.textCursor().block().text().split()[0])
    assert row.record in records_at(browser.textCursor())  # finding begins at the row


@pytest.mark.parametrize("in_new_tab", [False, True])
def test_a_claim_opens_at_its_row_of_the_checklist(reader: Reader, *, in_new_tab: bool) -> None:
    """The reader would be at the top of 27 corrections, or not see the one that still holds among them."""
    reader.window.tabs.open(Address.parse("gateway-endpoint-services"), in_new_tab=in_new_tab)
    page = reader.window.tabs.page
    assert isinstance(page, ErrataPage)
    table = page.table
    reader.qtbot.waitUntil(table.hasFocus)
    current = table.currentIndex()
    assert page.model.claims[current.row()].id == "gateway-endpoint-services"
    reader.qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(current)))
    assert [index.row() for index in table.selectionModel().selectedRows()] == [current.row()]


@pytest.mark.parametrize(
    ("typed", "record"),
    [
        ("which load balancer static ip", "network-load-balancer/static-ip"),
        ("how many subnets per vpc", "vpc-subnets"),
        ("45 gbps", "nat-gateway/bandwidth"),
        ("unicast but permits no multicast", "vpc-multicast"),
    ],
)
def test_a_hit_opens_at_the_row_that_it_shows(reader: Reader, typed: str, record: str) -> None:
    """A hit would promise a value and open the top of a page."""
    _select(reader, typed, record)
    reader.press(Qt.Key.Key_Return)
    assert record in records_at(_wait_for_row(reader, record).textCursor())


def test_the_same_page_is_only_scrolled_and_back_returns(reader: Reader) -> None:
    """The page would be written anew and jump, and the place that was read be lost."""
    reader.application.controller.open_address("vpc")
    browser = reader.page.browser
    reader.qtbot.waitUntil(lambda: browser.verticalScrollBar().maximum() > 0)
    browser.verticalScrollBar().setValue(77)
    written: list[int] = []
    browser.document().contentsChange.connect(lambda *_: written.append(1))
    reader.application.controller.open_address("vpc?row=vpc-subnets")
    _wait_for_row(reader, "vpc-subnets")
    at_row = browser.verticalScrollBar().value()
    assert at_row > 77
    reader.application.controller.open_address("vpc")
    reader.press(Qt.Key.Key_Left, ALT)
    reader.qtbot.waitUntil(lambda: browser.verticalScrollBar().value() == at_row)
    reader.press(Qt.Key.Key_Left, ALT)
    assert reader.address == "vpc"
    reader.qtbot.waitUntil(lambda: browser.verticalScrollBar().value() == 77)
    assert not browser.wash.is_shown
    assert not written


def test_a_row_that_is_asked_for_again_is_shown_again(reader: Reader) -> None:
    """Who has scrolled away and chooses the hit once more would see nothing happen."""
    reader.application.controller.open_address("vpc?row=vpc-subnets")
    browser = _wait_for_row(reader, "vpc-subnets")
    browser.wash.end()
    browser.verticalScrollBar().setValue(0)
    assert not _is_in_view(browser)
    reader.application.controller.open_address("vpc?row=vpc-subnets")
    _wait_for_row(reader, "vpc-subnets")


def test_the_row_stays_with_another_edition_and_larger_text(reader: Reader) -> None:
    """A change of the edition or the size would lose the row that was just found."""
    reader.application.controller.open_address("network-load-balancer/static-ip")
    browser = _wait_for_row(reader, "network-load-balancer/static-ip")
    browser.wash.hold.stop()  # the wash lasts as long as this test
    reader.application.actions.run("view.edition_today")
    _wait_for_row(reader, "network-load-balancer/static-ip")
    for _ in range(2):
        reader.application.actions.run("view.larger")
        _wait_for_row(reader, "network-load-balancer/static-ip")
    reader.window.resize(1000, 600)
    assert _wait_for_row(reader, "network-load-balancer/static-ip") is browser


def test_a_row_that_the_edition_hides_is_said_to_be_hidden(reader: Reader) -> None:
    """The page would open at its top, and the reader look for what is not there."""
    reader.application.actions.run("view.edition_notes")
    said: list[str] = []
    reader.window.statusBar().messageChanged.connect(said.append)
    reader.application.controller.open_address("network-load-balancer/static-ip-count")
    assert any("is not in the notes" in one for one in said)
    assert not reader.page.browser.wash.is_shown


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_wash_is_seen_and_fades(reader: Reader, theme: str) -> None:
    """Nothing would say which of forty rows was meant, or the wash never go."""
    reader.application.actions.run(f"view.theme_{theme}")
    reader.application.controller.open_address("vpc?row=vpc-subnets")
    browser = _wait_for_row(reader, "vpc-subnets")
    colours = reader.application.themes.theme
    assert _colour_of_row(browser) == colours.colour("accent_wash")
    assert browser.wash.hold.interval() < SHOWN_MS
    browser.wash.hold.timeout.emit()
    assert browser.wash.is_shown  # it fades
    reader.qtbot.waitUntil(lambda: not browser.wash.is_shown)
    assert _colour_of_row(browser) == colours.colour("surface")
    reader.application.actions.run("view.theme_light")


def test_with_reduced_motion_the_wash_does_not_fade(reader: Reader) -> None:
    """What was asked to keep still would move."""
    motion = reader.application.parts.workspace.motion
    motion.set_mode("reduced")
    reader.application.controller.open_address("vpc?row=vpc-subnets")
    browser = _wait_for_row(reader, "vpc-subnets")
    assert browser.wash.hold.interval() == SHOWN_MS
    browser.wash.hold.timeout.emit()
    assert not browser.wash.is_shown
    motion.set_mode("system")


def test_a_timeline_opens_at_the_row_of_an_event(reader: Reader) -> None:
    """An event would have to be looked for among fifty."""
    reader.application.controller.open_address("ssl-tls-history?row=ssl-2-0-prohibited")
    page = reader.window.tabs.page
    assert isinstance(page, TimelinePage)
    bar = page.scroller.verticalScrollBar()
    reader.qtbot.waitUntil(lambda: bar.value() > 0)
    assert "ssl-2-0-prohibited" in records_at(page.browser.textCursor())
    assert (page.canvas.current, page.browser.wash.is_shown) == ("ssl-2-0-prohibited", True)
    assert QApplication.focusWidget() is page.browser


@pytest.mark.parametrize("in_new_tab", [False, True])
def test_the_table_of_limits_opens_at_a_row(reader: Reader, *, in_new_tab: bool) -> None:
    """A limit would have to be looked for among three hundred, and its row be pushed out of view."""
    reader.window.tabs.open(Address.parse("view:limits?row=vpc-subnets"), in_new_tab=in_new_tab)
    page = reader.window.tabs.page
    assert isinstance(page, LimitsPage)
    table = page.table

    def is_in_view() -> bool:
        rect = table.visualRect(table.currentIndex())
        return rect.top() >= 0 and rect.bottom() <= table.viewport().height()

    reader.qtbot.waitUntil(is_in_view)
    assert page.selected_address == "vpc-subnets"
    assert QApplication.focusWidget() is table


def test_a_limit_is_gone_to_in_the_table_that_is_open(reader: Reader) -> None:
    """The table that was filtered and sorted would be left for another page."""
    reader.application.controller.open_address("view:limits")
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type("how many subnets per vpc")
    reader.wait_for_results()
    reader.press(Qt.Key.Key_Return)
    assert reader.address == "view:limits"
    page = reader.window.tabs.page
    assert isinstance(page, LimitsPage)
    assert page.selected_address == "vpc-subnets"


def test_a_hop_is_where_the_keyboard_is(reader: Reader) -> None:
    """Finding and reading would begin at the top, not at the hop."""
    for hop in (3, 1):  # the second on the page that is open
        reader.application.controller.open_address(f"private-instance-to-internet?hop={hop}")
        page = reader.window.tabs.page
        assert isinstance(page, JourneyPage)
        table = page.browser.textCursor().currentTable()
        assert table.cellAt(page.browser.textCursor()).row() == hop
        washed = [row for row in range(1, table.rows()) if table.cellAt(row, 1).format().hasProperty(0x820)]
        assert washed == [hop]
        assert QApplication.focusWidget() is page.browser
    reader.press(Qt.Key.Key_Right)
    assert reader.address == "private-instance-to-internet?hop=2"


def test_a_hit_of_a_journey_opens_at_the_hop_that_it_shows(reader: Reader) -> None:
    """The sentence that was found would have to be looked for among ten hops."""
    _select(reader, "path of the request selects the cache behaviour", "viewer-to-private-bucket")
    reader.press(Qt.Key.Key_Return)
    assert reader.address == "viewer-to-private-bucket?hop=3"
    page = reader.window.tabs.page
    assert isinstance(page, JourneyPage)
    assert page.hop == 2


def test_a_bookmark_is_of_the_page_not_of_the_row(reader: Reader) -> None:
    """One page would get a bookmark for each of its rows."""
    reader.application.controller.open_address("vpc?row=vpc-subnets")
    reader.application.actions.run("bookmark.toggle")
    data = reader.application.parts.workspace.data
    assert data is not None
    reader.qtbot.waitUntil(lambda: bool(data.items.bookmarks))
    assert data.items.addresses == {"aws-networking:vpc"}


@pytest.mark.parametrize(
    ("typed", "record", "said", "source"),
    [
        ("45 gbps", "nat-gateway/bandwidth", "5 to 100 Gbps", "nat-gateway-basics"),
        ("how many subnets per vpc", "vpc-subnets", "200 subnets", "amazon-vpc-limits"),
        ("path of the request selects the cache behaviour", "viewer-to-private-bucket", "selects", "github"),
        ("10.0.0.0/24", "cidr-block", "251 usable", "subnet-sizing"),
        ("unicast but permits no multicast", "vpc-multicast", "AWS has unicast", "docs.aws.amazon.com"),
    ],
)
def test_the_line_that_is_selected_is_copied_with_its_source(
    reader: Reader, typed: str, record: str, said: str, source: str
) -> None:
    """An answer could not be kept without opening it, or lost where it is from."""
    _select(reader, typed, record)
    reader.press(Qt.Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    markdown = bytes(data.data("text/markdown").data()).decode()
    for form in (data.text(), data.html(), markdown):
        assert said in form.replace("\xa0", " ")
        assert source in form
        assert "opens the answer" not in form
    assert reader.window.palette_box.isVisible()
