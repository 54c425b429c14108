"""The tabs and their histories, whatever is done to them in whatever order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netatlas.address import Address, pack_of, without_pack
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.desk.session import Session, tabs_of
from netatlas.errors import NotFound
from netatlas.packs.report import PackReport
from netatlas.ui.labels import tab_title
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.page import Page
from netatlas.ui.pages.row_page import RowPage
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.tabs import Tabs
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import atlas_of, concept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

START, NAT, EIP, COMPARED, LIMITS = (
    "view:start",
    "nat-gateway",
    "elastic-ip",
    "nat-gateway-vs-nat-instance",
    "view:limits",
)
GHOST, REFUSED = "no-such-thing", "refused"
"""An address that means nothing, and one that its page refuses to show."""


class Case(NamedTuple):
    """What is done with three tabs of which the second is in front, and what is there then.

    Attributes:
        what: a name for the case.
        steps: what is done.
        addresses: of the tabs afterwards.
        front: the index of the one in front.
        failures: how many addresses a page refused.
    """

    what: str
    steps: tuple[Callable[[Tabs], object], ...]
    addresses: tuple[str, ...]
    front: int
    failures: int = 0


def _open(address: str, *, new: bool = False) -> Callable[[Tabs], None]:
    return lambda tabs: tabs.open(Address.parse(address), in_new_tab=new)


def _close(index: int) -> Callable[[Tabs], None]:
    return lambda tabs: tabs.close_tab(index)


def _move(start: int, end: int) -> Callable[[Tabs], None]:
    return lambda tabs: tabs.bar.moveTab(start, end)


def _show(index: int) -> Callable[[Tabs], None]:
    return lambda tabs: tabs.show_tab(index)


CASES = (
    Case("nothing is done", (), (NAT, EIP, LIMITS), 1),
    Case("a place is opened", (_open(COMPARED),), (NAT, COMPARED, LIMITS), 1),
    Case("a new tab comes to the front", (_open(COMPARED, new=True),), (NAT, EIP, LIMITS, COMPARED), 3),
    Case("an address that means nothing", (_open(GHOST),), (NAT, GHOST, LIMITS), 1),
    Case("an address fails", (_open(REFUSED),), (NAT, EIP, LIMITS), 1, 1),
    Case("an address fails in a new tab", (_open(REFUSED, new=True),), (NAT, EIP, LIMITS), 1, 1),
    Case("back", (_open(COMPARED), Tabs.back), (NAT, EIP, LIMITS), 1),
    Case("back and forward", (_open(COMPARED), Tabs.back, Tabs.forward), (NAT, COMPARED, LIMITS), 1),
    Case("a failure is no way forward", (_open(REFUSED), Tabs.forward), (NAT, EIP, LIMITS), 1, 1),
    Case(
        "a failure takes no way forward",
        (_open(COMPARED), Tabs.back, _open(REFUSED), Tabs.forward),
        (NAT, COMPARED, LIMITS),
        1,
        1,
    ),
    Case(
        "a place is exchanged",
        (lambda tabs: tabs.replace_address(Address.parse(COMPARED)), Tabs.back),
        (NAT, COMPARED, LIMITS),
        1,
    ),
    Case(
        "an exchange fails",
        (lambda tabs: tabs.replace_address(Address.parse(REFUSED)),),
        (NAT, EIP, LIMITS),
        1,
        1,
    ),
    Case("the front is closed", (_close(1),), (NAT, LIMITS), 1),
    Case("one before is closed", (_close(0),), (EIP, LIMITS), 0),
    Case("one behind is closed", (_close(2),), (NAT, EIP), 1),
    Case("all others are closed", (_close(2), _close(0)), (EIP,), 0),
    Case("the last one goes to the start", (_close(2), _close(0), _close(0)), (START,), 0),
    Case("one that is not there", (_close(9), _close(-1)), (NAT, EIP, LIMITS), 1),
    Case("reopened", (_close(0), Tabs.reopen), (EIP, LIMITS, NAT), 2),
    Case(
        "a lone start page is not closed",
        (_close(2), _close(0), _close(0), _close(0), _close(0), Tabs.reopen, Tabs.reopen),
        (START, EIP, NAT),
        2,
    ),
    Case(
        "a lone start page with a way back is closed",
        (_close(2), _close(0), _open(START), _close(0), Tabs.reopen, Tabs.back),
        (START, EIP),
        1,
    ),
    Case("latest first", (_close(0), _close(0), Tabs.reopen, Tabs.reopen), (LIMITS, EIP, NAT), 2),
    Case(
        "reopened with its history",
        (_open(COMPARED), _close(1), Tabs.reopen, Tabs.back),
        (NAT, LIMITS, EIP),
        2,
    ),
    Case("nothing to reopen", (Tabs.reopen,), (NAT, EIP, LIMITS), 1),
    Case("the front is moved", (_move(1, 0),), (EIP, NAT, LIMITS), 0),
    Case("another is moved over it", (_move(0, 2),), (EIP, LIMITS, NAT), 0),
    Case("moved, then opened", (_move(1, 2), _open(COMPARED)), (NAT, LIMITS, COMPARED), 2),
    Case("moved, then closed", (_move(0, 2), _close(0)), (LIMITS, NAT), 0),
    Case("shown by number", (_show(0),), (NAT, EIP, LIMITS), 0),
    Case("beyond the end", (_show(99),), (NAT, EIP, LIMITS), 2),
    Case("round the end", (lambda tabs: tabs.step_tab(2),), (NAT, EIP, LIMITS), 0),
)


def _context(opened: OpenAtlas) -> PageContext:
    return PageContext(opened, Edition.TODAY, load_theme("light"))


@pytest.fixture(autouse=True)
def refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page refuse one address."""
    show = TextPage.show_address

    def show_or_refuse(page: TextPage, address: Address, context: PageContext) -> None:
        if address.record_id == REFUSED:
            raise NotFound(REFUSED)
        show(page, address, context)

    monkeypatch.setattr(TextPage, "show_address", show_or_refuse)


@pytest.fixture
def empty(opened: OpenAtlas) -> Iterator[Tabs]:
    """Return no tabs yet, with the small atlas."""
    tabs = Tabs()
    tabs.set_context(_context(opened))
    yield tabs
    tabs.close()
    tabs.deleteLater()


@pytest.fixture
def tabs(empty: Tabs) -> Tabs:
    """Return three tabs of which the second is in front, on the screen."""
    empty.restore(Session(tabs=tabs_of(_parsed(NAT, EIP, LIMITS)), front=1))
    empty.resize(900, 600)
    empty.show()
    return empty


def _parsed(*texts: str) -> tuple[Address, ...]:
    return tuple(map(Address.parse, texts))


def _addresses(tabs: Tabs) -> tuple[str, ...]:
    """Return the addresses of all tabs as they are shown; they are kept with their pack."""
    assert all(address.head or pack_of(address.record_id) for address in tabs.addresses)
    return tuple(
        str(address.with_ids(lambda record_id: without_pack(record_id, pack_of(record_id))))
        for address in tabs.addresses
    )


def _titles(tabs: Tabs) -> list[str]:
    return [tabs.bar.tabText(index) for index in range(tabs.bar.count())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_tabs(tabs: Tabs, case: Case) -> None:
    """Readers would lose pages, or see one page under the name of another."""
    failures: list[object] = []
    tabs.stack.failed.connect(failures.append)
    for step in case.steps:
        step(tabs)
    assert (_addresses(tabs), tabs.current, len(failures)) == (case.addresses, case.front, case.failures)
    assert tabs.stack.currentWidget() is tabs.page
    assert tabs.page is not None
    assert tabs.page.isVisible()
    assert tabs.history is not None
    assert tabs.history.current.address == tabs.addresses[tabs.current]
    titles = _titles(tabs)
    for index, title in enumerate(titles):
        tabs.show_tab(index)
        assert (tabs.page.title, _titles(tabs)) == (title, titles)
    assert tabs.stack.count() == len(tabs.addresses)


@pytest.mark.parametrize(
    ("addresses", "front", "wanted"),
    [
        ((), 0, ((START,), 0)),
        ((NAT, EIP), 1, ((NAT, EIP), 1)),
        ((NAT, GHOST, EIP), 2, ((NAT, GHOST, EIP), 2)),
        ((NAT, REFUSED, EIP), 1, ((NAT, START, EIP), 1)),
        ((NAT,), 7, ((NAT,), 0)),
    ],
)
def test_the_tabs_of_the_last_time(
    empty: Tabs,
    addresses: tuple[str, ...],
    front: int,
    wanted: tuple[tuple[str, ...], int],
) -> None:
    """After an update of a pack the window would start with an empty page, or not at all."""
    empty.restore(Session(tabs=tabs_of(_parsed(*addresses)), front=front))
    assert (_addresses(empty), empty.current) == wanted
    assert empty.page is not None


def test_another_pack_leaves_no_page_of_the_old_one(tabs: Tabs, opened: OpenAtlas) -> None:
    """Tabs would show pages of a pack that is closed, in front, behind, and when they come back."""
    tabs.open(Address.record(EIP), in_new_tab=True)
    tabs.close_tab(3)
    tabs.show_tab(1)
    tabs.open(Address.record(NAT))
    report = PackReport(faults=(), remarks=(), counts={})
    other = OpenAtlas(atlas_of((concept(NAT, title="Another gateway"),)), report)
    tabs.set_context(_context(other))
    assert _addresses(tabs) == (NAT, NAT, LIMITS)
    assert _titles(tabs)[:2] == ["Another gateway", "Another gateway"]
    tabs.back()  # to a concept that this pack has not
    assert _addresses(tabs) == (NAT, EIP, LIMITS)
    assert _titles(tabs)[1] == "Nothing is at “elastic-ip”"
    tabs.reopen()
    assert _titles(tabs)[3] == "Nothing is at “elastic-ip”"
    tabs.set_context(_context(opened))
    assert _titles(tabs)[3] == "Elastic IP"
    assert tabs.stack.currentWidget() is tabs.page


def test_a_page_that_refines_its_place_behind_keeps_it(tabs: Tabs) -> None:
    """A filter would become part of the place of whatever tab is in front."""
    tabs.show_tab(2)
    limits = tabs.page
    tabs.show_tab(1)
    tabs.stack.place_refined.emit(limits, Address.parse(f"{LIMITS}?words=nat"))
    assert _addresses(tabs) == (NAT, EIP, f"{LIMITS}?words=nat")


def test_every_page_takes_another_theme_scrolled_as_it_was(tabs: Tabs, opened: OpenAtlas) -> None:
    """Who changes colours would find one page in the old ones, or lose the line that was read."""
    tabs.resize(400, 60)
    assert tabs.page is not None
    tabs.page.set_scroll_position(30)
    before = tabs.page.scroll_position()
    tabs.set_context(replace(_context(opened), theme=load_theme("dark")))
    assert tabs.page.scroll_position() == before
    assert _addresses(tabs) == (NAT, EIP, LIMITS)


def test_a_page_behind_changes_its_look_when_it_comes_to_the_front(
    tabs: Tabs, opened: OpenAtlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step of the text size would take as long as all tabs together, or one would keep the old size."""
    shown: list[float] = []
    show = TextPage.show_address

    def note(page: TextPage, address: Address, context: PageContext) -> None:
        shown.append(context.scale)
        show(page, address, context)

    monkeypatch.setattr(TextPage, "show_address", note)
    for scale in (1.1, 1.2):
        tabs.set_context(replace(_context(opened), scale=scale))
    assert shown == [1.1, 1.2]
    for index in (0, 1, 0):
        tabs.show_tab(index)
    assert shown == [1.1, 1.2, 1.2]
    assert _addresses(tabs) == (NAT, EIP, LIMITS)


def _made(tabs: Tabs) -> list[str]:
    """Return the titles of all pages that there are."""
    pages = [tabs.stack.widget(index) for index in range(tabs.stack.count())]
    return sorted(page.title for page in pages if isinstance(page, Page))


def test_pages_behind_are_made_when_they_are_seen(tabs: Tabs, opened: OpenAtlas) -> None:
    """A start with fifty tabs, or another theme, would hold up the window for each page that nobody sees."""
    assert _made(tabs) == ["Elastic IP"]
    tabs.show_tab(0)
    assert _made(tabs) == ["Elastic IP", "NAT gateway"]
    tabs.let_go_of_pages_behind()
    assert _made(tabs) == ["NAT gateway"]
    tabs.set_context(replace(_context(opened), theme=load_theme("dark")))
    assert _made(tabs) == ["NAT gateway"]
    assert _titles(tabs) == ["NAT gateway", "Elastic IP", "Limits"]


def test_a_tab_is_called_as_its_page_will_be(tabs: Tabs, opened: OpenAtlas) -> None:
    """Tabs of the last session would change their names one after the other, as they are looked at."""
    wanted = [
        START,
        "view:health",
        "view:about",
        "view:errata",
        "view:shortcuts",
        NAT,
        COMPARED,
        GHOST,
    ]
    wanted += [
        "compare:nat-gateway+elastic-ip",
        "compare:nat-gateway+ghost",
        "nat-gateway/bandwidth",
        "topic:ghost",
    ]
    wanted += [*opened.atlas.limits][:1]
    for address in map(Address.parse, wanted):
        tabs.open(address)
        assert tabs.page is not None
        assert tab_title(opened.atlas, address) == tabs.page.title


def test_only_the_latest_pages_behind_are_kept(tabs: Tabs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred tabs would hold the memory of a hundred pages, and going back would make one anew."""
    monkeypatch.setattr("netatlas.ui.tabs._MOST_BEHIND", 2)
    for address in (NAT, EIP, LIMITS, START):
        tabs.open(Address.parse(address), in_new_tab=True)
    assert _made(tabs) == ["Demo networking", "Elastic IP", "Limits"]
    before = tabs.page
    tabs.show_tab(4)
    tabs.show_tab(6)
    assert tabs.page is before
    assert _made(tabs) == ["Demo networking", "Elastic IP", "Limits"]


def test_a_page_behind_keeps_what_its_address_does_not_say(tabs: Tabs) -> None:
    """Words selected to be compared with another tab, or a row that was marked, would be gone there."""
    page = tabs.page
    assert isinstance(page, TextPage)
    page.browser.selectAll()
    tabs.show_tab(2)
    limits = tabs.page
    assert isinstance(limits, RowPage)
    limits.table.selectAll()
    tabs.show_tab(0)
    tabs.let_go_of_pages_behind()
    assert _made(tabs) == ["Elastic IP", "Limits", "NAT gateway"]
    for kept in (page, limits):
        kept.deselect()
    tabs.let_go_of_pages_behind()
    assert _made(tabs) == ["NAT gateway"]


def test_a_page_that_is_made_again_is_scrolled_as_it_was(tabs: Tabs, qapp: QApplication) -> None:
    """Who comes back to a tab after some others would have lost the line that was read."""
    tabs.resize(400, 160)
    qapp.processEvents()
    assert tabs.page is not None
    tabs.page.set_scroll_position(30)
    tabs.show_tab(0)
    tabs.let_go_of_pages_behind()
    assert [tab.current.scroll for tab in tabs.session().tabs] == [0, 30, 0]
    tabs.show_tab(1)
    qapp.processEvents()
    assert tabs.page.scroll_position() == 30


def test_a_middle_click_closes_a_tab(tabs: Tabs) -> None:
    """The usual way to close a tab would do nothing, or close the one in front."""
    at = tabs.bar.tabRect(0).center()
    QTest.mouseClick(tabs.bar, Qt.MouseButton.MiddleButton, pos=at)
    assert _addresses(tabs) == (EIP, LIMITS)
    QTest.mouseClick(tabs.bar, Qt.MouseButton.MiddleButton, pos=QPoint(tabs.bar.width() - 1, 2))
    assert _addresses(tabs) == (EIP, LIMITS)


def test_the_memory_of_closed_tabs_is_bounded(tabs: Tabs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that is open for weeks would keep the way through every tab that was ever closed."""
    monkeypatch.setattr("netatlas.ui.tabs.MAX_CLOSED", 3)
    for _ in range(5):
        tabs.open(Address.parse(COMPARED), in_new_tab=True)
        tabs.close_tab(tabs.current)
    for _ in range(3):
        tabs.reopen()
    assert not tabs.can_reopen


def test_a_tab_that_comes_to_the_front_says_so_once(tabs: Tabs) -> None:
    """Browse, the right panel and all commands would be brought up to date twice for each new tab."""
    places: list[int] = []
    tabs.place_changed.connect(lambda: places.append(tabs.current))
    tabs.open(Address.parse(NAT), in_new_tab=True)
    assert places == [3]
    tabs.show_tab(0)
    tabs.step_tab(-1)
    tabs.bar.setCurrentIndex(1)
    assert places == [3, 0, 3, 1]
    tabs.show_tab(1)
    assert places == [3, 0, 3, 1, 1]
