"""Find in page in a text: which place is the current one, where it goes, and what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.ui.widgets.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

GROUND, INK = "#ffe08a", "#1c2126"
LINES = 2000
STEPS = 9


@pytest.fixture
def browser(qtbot: QtBot) -> ClosedBrowser:
    """Return a browser with a word in each of many lines."""
    browser = ClosedBrowser()
    qtbot.addWidget(browser)
    browser.setPlainText("\n".join(f"line {number} of the route table" for number in range(LINES)))
    browser.resize(400, 300)
    browser.show()
    return browser


def _selected_line(browser: ClosedBrowser) -> int:
    cursor = browser.textCursor()
    return cursor.blockNumber() if cursor.hasSelection() else -1


def test_each_place_has_its_number(browser: ClosedBrowser) -> None:
    """The bar would say “2 of 9” at the fifth, or keep a number where nothing is selected any more."""
    marks = browser.marks
    assert (marks.mark("ROUTE", GROUND, INK), marks.position("ROUTE")) == (LINES, 0)
    numbers = []
    for backward in (False, False, False, True, True, True):
        assert marks.step("route", backward=backward)
        numbers.append(marks.position("route"))
    assert numbers == [1, 2, 3, 2, 1, LINES]
    browser.clear_selection()
    assert marks.position("route") == 0
    browser.setPlainText("another page with one route")
    assert marks.mark("route", GROUND, INK) == 1


def test_typing_goes_to_the_first_place_from_where_one_reads(browser: ClosedBrowser) -> None:
    """The page would jump on with every letter, or back to its top, away from what is in view."""
    middle = browser.verticalScrollBar().maximum() // 2
    browser.verticalScrollBar().setValue(middle)
    marks = browser.marks
    lines = []
    for typed in ("r", "ro", "rou", "ro", "route t"):
        assert marks.settle(typed)
        lines.append(_selected_line(browser))
    assert len(set(lines)) == 1
    assert LINES // 3 < lines[0] < LINES * 2 // 3
    assert not marks.settle("nowhere in it")
    assert _selected_line(browser) == -1


def test_a_place_is_shown_with_lines_around_it(browser: ClosedBrowser) -> None:
    """What was found would be the last line, half below the edge, without what it is about."""
    browser.moveCursor(browser.textCursor().MoveOperation.Start)
    for _ in range(STEPS):
        assert browser.marks.step("line 1", backward=False)
        line = browser.cursorRect()
        is_at_the_top = browser.verticalScrollBar().value() == 0
        assert line.top() >= 0 if is_at_the_top else line.top() > line.height()
        assert line.bottom() < browser.viewport().height() - line.height()


def test_what_is_in_view_is_marked_wherever_one_scrolls(browser: ClosedBrowser) -> None:
    """Only the first places would be marked; or a letter would be marked two thousand times at once."""
    browser.marks.mark("route", GROUND, INK)
    for value in (0, browser.verticalScrollBar().maximum()):
        browser.verticalScrollBar().setValue(value)
        marked = {selection.cursor.blockNumber() for selection in browser.extraSelections()}
        corners = browser.viewport().rect()
        first = browser.cursorForPosition(corners.topLeft()).blockNumber()
        last = browser.cursorForPosition(corners.bottomRight()).blockNumber()
        assert marked >= set(range(first + 1, last))
        assert len(marked) < LINES // 10
    [colour] = {selection.format.background().color().name() for selection in browser.extraSelections()}
    assert colour == GROUND
    browser.marks.mark("", GROUND, INK)
    assert browser.extraSelections() == []


@pytest.mark.parametrize(
    ("said", "text", "selected"),
    [
        ("a\N{GRINNING FACE}b \N{GRINNING FACE} end", "end", "end"),
        ("10\N{NO-BREAK SPACE}Gbps", "10 gbps", "10\N{NO-BREAK SPACE}Gbps"),
        ("what (a+b)* is", "(A+B)*", "(a+b)*"),
        ("שער הגישה", "הגישה", "הגישה"),
    ],
)
def test_what_is_selected_is_what_was_typed(
    browser: ClosedBrowser, said: str, text: str, selected: str
) -> None:
    """Behind a smiley other letters would be selected, and signs be read as a pattern."""
    browser.setPlainText(said)
    assert browser.marks.step(text, backward=False)
    assert browser.textCursor().selectedText() == selected
