"""The tab bar: how titles share its room, the marks that close tabs, and the ring of the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QStyleOptionTab, QTabBar, QWidget

from netatlas.ui.commands import key_of
from netatlas.ui.style import style_sheet
from netatlas.ui.theme import load_theme
from netatlas.ui.widgets.plain_text import tip_text
from netatlas.ui.widgets.tab_strip import TabStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "Load balancers: ALB, NLB, GWLB and the Classic Load Balancer"
MIDDLE = Qt.MouseButton.MiddleButton


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window 1,000 pixels wide, in the style of the real one."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(style_sheet(load_theme("light").base))
    window.resize(1000, 40)
    window.show()
    return window


@pytest.fixture
def strip(window: QWidget) -> TabStrip:
    """Return an empty bar as wide as its window."""
    strip = TabStrip(window)
    strip.resize(window.size())
    strip.show()
    return strip


def _fill(strip: TabStrip, *titles: str) -> None:
    for title in titles:
        strip.set_title(strip.addTab(""), title)


def _painted(strip: TabStrip, index: int) -> str:
    option = QStyleOptionTab()
    strip.initStyleOption(option, index)
    return str(option.text)


def _mark(strip: TabStrip, index: int) -> QAbstractButton:
    mark = strip.tabButton(index, QTabBar.ButtonPosition.RightSide)
    assert isinstance(mark, QAbstractButton)
    return mark


def test_a_title_is_whole_while_there_is_room(strip: TabStrip) -> None:
    """A long title would be cut though the bar is empty, or be cut in front only, where it is bolder."""
    _fill(strip, LONG, "R&D")
    assert [_painted(strip, 0), _painted(strip, 1)] == [LONG, "R&&D"]
    before = strip.tabRect(1)
    strip.setCurrentIndex(1)
    assert (_painted(strip, 0), strip.tabRect(1)) == (LONG, before)


def test_titles_share_a_bar_that_is_too_narrow(strip: TabStrip) -> None:
    """The last tabs would be out of sight, or short titles be cut for the sake of long ones."""
    _fill(strip, LONG, "VPC", LONG, LONG, "w" * 200)
    assert strip.tabRect(strip.count() - 1).right() < strip.width()
    assert _painted(strip, 1) == "VPC"
    assert all(_painted(strip, tab).endswith("…") for tab in (0, 2, 3, 4))
    assert strip.accessibleTabName(0) == LONG
    strip.resize(3000, 40)
    assert _painted(strip, 0) == LONG


def test_tabs_scroll_before_they_say_nothing(strip: TabStrip) -> None:
    """Thirty tabs would be slivers without a word."""
    _fill(strip, *(f"{number} {LONG}" for number in range(30)))
    assert all(_painted(strip, tab).startswith(f"{tab} L") for tab in range(30))


def test_the_mark_of_a_tab_closes_that_one(strip: TabStrip, qtbot: QtBot) -> None:
    """Clicking a tab's cross would do nothing, bring it to the front, or close the one in front."""
    _fill(strip, "VPC", "Subnet", "NAT gateway")
    assert _mark(strip, 1).accessibleName() == "Close Subnet"
    assert tip_text(_mark(strip, 1)) == f"Close Subnet ({key_of('tab.close')})"
    strip.moveTab(1, 0)
    with qtbot.waitSignal(strip.close_requested) as closed:
        QTest.mouseClick(_mark(strip, 0), Qt.MouseButton.LeftButton)
    assert closed.args == [0]
    assert _mark(strip, 0).accessibleName() == "Close Subnet"


def test_a_middle_click_that_slips_off_closes_no_tab(strip: TabStrip) -> None:
    """Who lets go over another tab, or beside all, would lose one that was never meant."""
    _fill(strip, "VPC", "Subnet")
    closed: list[int] = []
    strip.close_requested.connect(closed.append)
    for start, end in ((0, 1), (1, 0)):
        QTest.mousePress(strip, MIDDLE, pos=strip.tabRect(start).center())
        QTest.mouseRelease(strip, MIDDLE, pos=strip.tabRect(end).center())
    assert not closed
    QTest.mouseClick(strip, MIDDLE, pos=strip.tabRect(1).center())
    assert closed == [1]


def test_the_keyboard_is_seen_on_the_tabs(strip: TabStrip) -> None:
    """Nobody would see that the arrow keys go through the tabs now."""
    _fill(strip, "VPC", "Subnet")
    accent = strip.palette().color(strip.palette().ColorRole.Accent).rgb()

    def count() -> int:
        picture = strip.grab(strip.tabRect(0)).toImage()
        return sum(
            picture.pixel(x, y) == accent for x in range(picture.width()) for y in range(picture.height())
        )

    strip.clearFocus()
    before = count()
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    assert count() > before + 60
