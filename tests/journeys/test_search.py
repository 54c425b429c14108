"""Journey: find things as people look for them, by keys and then by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from tests.journeys.conftest import Reader

CTRL = Qt.KeyboardModifier.ControlModifier


def look_for(reader: Reader, text: str) -> list[str]:
    """Open the palette, type a text and return the titles of its lines."""
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type(text)
    return reader.wait_for_results()


def test_a_slip_a_value_and_the_page_that_holds_it(reader: Reader) -> None:
    """A figure could only be seen by opening a page, and a typo would find nothing."""
    titles = look_for(reader, "nat gatway bandwith")
    box = reader.window.palette_box
    assert titles[0] == "NAT gateway: Bandwidth"
    assert box.model.entries[0].answer == "5 to 100 Gbps (notes: 5 to 45 Gbps) · VPC guide, 2026-11"
    reader.press(Qt.Key.Key_Down)
    reader.press(Qt.Key.Key_Up)
    reader.press(Qt.Key.Key_Return)
    assert not box.isVisible()
    assert "5 to 100 Gbps" in reader.text
    assert reader.page.title == "NAT gateway"


def test_an_old_figure_is_answered_with_today_s(reader: Reader) -> None:
    """Who learnt the old figure would take it to the exam."""
    look_for(reader, "45 gbps")
    old, *others = reader.window.palette_box.model.entries
    assert (old.title, old.hint) == ("NAT gateway", "value out of date")
    assert "Bandwidth: 5 to 100 Gbps (notes: 5 to 45 Gbps)" in old.detail
    assert not any(
        entry.title == "NAT gateway: Bandwidth" for entry in others
    )  # it is in the entry of its concept already


def test_a_scope_narrows_and_lets_go(reader: Reader) -> None:
    """Who wants a limit would find everything but limits, or not get out again."""
    box = reader.window.palette_box
    look_for(reader, "lim")
    reader.press(Qt.Key.Key_Tab)
    reader.wait_for_results()
    reader.type("nat")
    reader.wait_for_results()
    assert box.box.chip.text() == "Limits"
    assert {entry.kind for entry in box.model.entries} == {"limit"}
    reader.press(Qt.Key.Key_Home)
    reader.press(Qt.Key.Key_Backspace)
    assert "NAT" in reader.wait_for_results()
    assert box.box.text == "nat"


def test_down_and_enter_flip_between_the_last_two(reader: Reader) -> None:
    """Who compares two pages by eye would have to type their names over and over."""
    go = reader.application.controller.open_address
    go("nat-gateway")
    go("nat-instance")
    for wanted in ("nat-gateway", "nat-instance", "nat-gateway"):
        reader.press(Qt.Key.Key_K, CTRL)
        reader.press(Qt.Key.Key_Down)
        reader.press(Qt.Key.Key_Return)
        assert reader.address == wanted
    go("view:start")
    reader.press(Qt.Key.Key_K, CTRL)
    first, second, *_others = reader.window.palette_box.model.entries
    assert (first.title, first.hint, second.title) == ("Start page", "in front", "NAT gateway")
    reader.press(Qt.Key.Key_Down)
    reader.press(Qt.Key.Key_Return)
    assert reader.address == "nat-gateway"


def test_nonsense_leads_to_the_nearest_name_by_mouse(reader: Reader) -> None:
    """Who half remembers a name would find nothing, or a list of irrelevant results."""
    titles = look_for(reader, "gatewoy lod blancer zq")
    box = reader.window.palette_box
    assert "gatewoy lod blancer zq" in box.body.message.text()
    assert 1 <= len(titles) <= 5
    assert all("weak guess" in entry.hint for entry in box.model.entries)
    lines = box.body.list
    at = lines.visualRect(box.model.index(titles.index("Gateway Load Balancer"), 0)).center()
    QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert reader.address.partition("?")[0] == "gateway-load-balancer"


def test_how_a_search_is_narrowed_can_be_looked_up_and_chosen(reader: Reader) -> None:
    """The query syntax would be known only to those who read the manual."""
    look_for(reader, "?")
    box = reader.window.palette_box
    topics = next(row for row, entry in enumerate(box.model.entries) if entry.puts == "topic:")
    at = box.body.list.visualRect(box.model.index(topics, 0)).center()
    QTest.mouseClick(box.body.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    titles = reader.wait_for_results()
    assert "Topic: Load balancing" in titles
    for _ in range(titles.index("Topic: Load balancing")):
        reader.press(Qt.Key.Key_Down)
    reader.press(Qt.Key.Key_Return)
    assert box.box.chip.text() == "Topic: Load balancing"
    assert "Application Load Balancer" in reader.wait_for_results()


def test_what_is_in_front_is_not_offered_to_compare_it_with(reader: Reader) -> None:
    """A thing would be compared with itself."""
    reader.application.controller.open_address("nat-gateway")
    reader.press(Qt.Key.Key_Equal, CTRL)
    reader.type("nat gatway")
    titles = reader.wait_for_results()
    assert titles
    assert "NAT gateway" not in titles
    reader.press(Qt.Key.Key_Escape)


def test_a_line_is_compared_with_the_page_in_front(reader: Reader) -> None:
    """Setting two things side by side would take a way through a menu."""
    reader.application.controller.open_address("nat-gateway")
    look_for(reader, "nat instence")
    reader.press(Qt.Key.Key_Equal, CTRL)
    assert reader.address == "compare:nat-gateway+nat-instance"
