"""The palette itself: what keys and the mouse do, and that nothing flickers, jumps or comes late."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget

from netatlas.search import Scope
from netatlas.search.names.text import LONGEST_QUERY
from netatlas.ui.jobs import Jobs
from netatlas.ui.palette.model import PaletteEntry, PaletteMode, PaletteQuery, PaletteResults
from netatlas.ui.palette.palette import Palette
from netatlas.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("nat gateway", "nat instance", "internet gateway", "gateway endpoint", "elastic ip")
LIMITS = Scope("limit:", "Limits")


def answer_to(query: PaletteQuery) -> PaletteResults:
    """Answer as a search would: the names that hold the text, and ``lim`` as the start of a scope."""
    if query.words == "guess":
        return PaletteResults(
            (PaletteEntry("g", "A guess", weak=True),), message="Nothing here is called so."
        )
    if query.words == "fail":
        raise ValueError("no such word")
    entries = tuple(
        PaletteEntry(name, name, detail="Component · NAT") for name in NAMES if query.words in name
    )
    scope = LIMITS if query.words.startswith("lim") and query.scope is None else None
    return PaletteResults(entries, scope=scope)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """Return a window for the palette to lie over."""
    window = QWidget()
    window.resize(900, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def palette(window: QWidget) -> Iterator[Palette]:
    """Return a palette that is open to go somewhere, answered by ``answer_to``."""
    jobs = Jobs(window)
    palette = Palette(jobs, load_theme("light"), window)
    for mode in PaletteMode:
        palette.set_handler(mode, lambda query: partial(answer_to, query))
    palette.open_for(PaletteMode.GO)
    yield palette
    assert jobs.finish()


@pytest.fixture
def type_in(palette: Palette, qtbot: QtBot) -> Callable[[str], None]:
    """Return what types a text and waits for the answer to it."""

    def type_text(text: str) -> None:
        QTest.keyClicks(palette.box.line, text)
        qtbot.waitUntil(lambda: not palette.awaited)

    return type_text


def press(
    palette: Palette, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key in the box."""
    QTest.keyClick(palette.box.line, key, modifiers)


def titles(palette: Palette) -> list[str]:
    """Return the titles of the lines."""
    return [entry.title for entry in palette.model.entries]


def selected(palette: Palette) -> str:
    """Return the title of the line that is selected, or ''."""
    return palette.body.list.current.title if palette.body.list.current else ""


def test_an_answer_that_comes_late_is_dropped(palette: Palette, qtbot: QtBot) -> None:
    """Results for an earlier text would replace those for the present one."""
    gates = {"n": threading.Event(), "na": threading.Event()}
    begun: list[str] = []

    def source(query: PaletteQuery) -> Callable[[], PaletteResults]:
        def work() -> PaletteResults:
            begun.append(query.text)
            gates.get(query.text, gates["na"]).wait(10)
            return answer_to(query)

        return work

    palette.set_handler(PaletteMode.GO, source)
    QTest.keyClicks(palette.box.line, "nat i")
    gates["na"].set()
    qtbot.waitUntil(lambda: titles(palette) == ["nat instance"])
    with qtbot.assertNotEmitted(palette.answered, wait=50):
        gates["n"].set()
    assert titles(palette) == ["nat instance"]
    assert len(begun) < len("nat i"), "what nobody waits for any more is still searched for"


def test_the_lines_stay_until_the_next_ones_are_there(
    palette: Palette, type_in: Callable[[str], None]
) -> None:
    """The list would be empty for a moment after every key."""
    type_in("nat")
    QTest.keyClicks(palette.box.line, " i")
    assert palette.awaited is True
    assert titles(palette) == ["nat gateway", "nat instance"]


def test_another_text_selects_the_first_line_and_the_same_leaves_it(
    palette: Palette, type_in: Callable[[str], None], qtbot: QtBot
) -> None:
    """Enter would open an entry that was not selected, or the selection would move by itself."""
    type_in("gateway")
    press(palette, Qt.Key.Key_Down)
    assert selected(palette) == "internet gateway"
    with qtbot.assertNotEmitted(palette.model.modelReset):
        type_in(" ")
    assert selected(palette) == "internet gateway"
    press(palette, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not palette.awaited)
    assert selected(palette) == "internet gateway"
    press(palette, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not palette.awaited)
    assert selected(palette) == "nat gateway"


def test_a_mouse_that_rests_on_the_list_selects_nothing(
    palette: Palette, type_in: Callable[[str], None]
) -> None:
    """Enter would open the entry that happens to be under the mouse."""
    lines = palette.body.list
    for text, at in (("nat", QPoint(60, 80)), (" ", QPoint(61, 81)), ("g", QPoint(62, 82))):
        type_in(text)
        QTest.mouseMove(lines.viewport(), at)
        assert lines.viewport().underMouse()
        assert lines.currentIndex().row() == 0


def test_the_foot_does_not_jump_up_and_down(
    palette: Palette, type_in: Callable[[str], None], qtbot: QtBot
) -> None:
    """The palette would change its height with every key."""
    full = palette.height()
    type_in("elas")
    assert titles(palette) == ["elastic ip"]
    assert palette.height() == full
    with qtbot.waitSignal(palette.body.settled):
        pass
    assert palette.height() < full


def test_a_scope_is_entered_by_tab_and_left_by_backspace(
    palette: Palette, type_in: Callable[[str], None], qtbot: QtBot
) -> None:
    """A search could not be narrowed by keys, or leaving the scope would clear the text."""
    type_in("lim")
    assert "Tab narrow to Limits" in palette.footer.text()
    press(palette, Qt.Key.Key_Tab)
    assert palette.scope == LIMITS
    assert palette.box.chip.text() == "Limits"
    assert palette.box.text == ""
    type_in("nat")
    press(palette, Qt.Key.Key_Backspace)
    assert palette.scope == LIMITS, "a letter was to go, not the scope"
    press(palette, Qt.Key.Key_Home)
    press(palette, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not palette.awaited)
    assert palette.scope is None
    assert not palette.box.chip.isVisible()
    assert palette.box.text == "na"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_keys_pressed_before_the_answer_wait_for_it(palette: Palette, qtbot: QtBot, key: Qt.Key) -> None:
    """Enter and Tab would do nothing if pressed before the results are there."""
    QTest.keyClicks(palette.box.line, "lim" if key is Qt.Key.Key_Tab else "elas")
    if key is Qt.Key.Key_Tab:
        press(palette, key)
        qtbot.waitUntil(lambda: palette.scope == LIMITS)
        return
    with qtbot.waitSignal(palette.chosen) as chosen:
        press(palette, key)
    assert chosen.args is not None
    assert chosen.args[1].key == "elastic ip"


def test_enter_before_the_answer_opens_no_guess(palette: Palette, qtbot: QtBot) -> None:
    """Enter would open a weak guess before the user has seen it."""
    QTest.keyClicks(palette.box.line, "guess")
    with qtbot.assertNotEmitted(palette.chosen):
        press(palette, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not palette.awaited)
    assert palette.body.message.text() == "Nothing here is called so."
    with qtbot.waitSignal(palette.chosen):
        press(palette, Qt.Key.Key_Return)


@pytest.mark.parametrize("way", ["Ctrl+Enter", "Ctrl+click", "middle click"])
def test_a_line_opens_in_a_new_tab(
    palette: Palette, type_in: Callable[[str], None], qtbot: QtBot, way: str
) -> None:
    """Opening a result in a new tab would replace the page in front."""
    type_in("instance")
    lines = palette.body.list
    at = lines.visualRect(palette.model.index(0, 0)).center()
    with qtbot.waitSignal(palette.chosen) as chosen:
        if way == "Ctrl+Enter":
            press(palette, Qt.Key.Key_Return, CTRL)
        elif way == "Ctrl+click":
            QTest.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, CTRL, pos=at)
        else:
            QTest.mouseClick(lines.viewport(), Qt.MouseButton.MiddleButton, pos=at)
    assert chosen.args is not None
    assert (chosen.args[1].key, chosen.args[2]) == ("nat instance", True)


def test_a_line_that_changes_under_the_button_is_not_opened(
    palette: Palette, type_in: Callable[[str], None], qtbot: QtBot
) -> None:
    """A click would open the entry that has replaced the clicked one."""
    lines = palette.body.list
    at = lines.visualRect(palette.model.index(0, 0)).center()
    QTest.mousePress(lines.viewport(), Qt.MouseButton.LeftButton, pos=at)
    type_in("elastic")
    with qtbot.assertNotEmitted(palette.chosen):
        QTest.mouseRelease(lines.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_sign_leads_to_the_commands_and_backspace_back(palette: Palette, qtbot: QtBot) -> None:
    """There would be no way back from the commands to the search."""
    QTest.keyClicks(palette.box.line, ">da")
    assert palette.mode is PaletteMode.COMMANDS
    assert palette.box.text == "da"
    assert palette.box.chip.text() == "Commands"
    press(palette, Qt.Key.Key_Home)
    press(palette, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not palette.awaited)
    assert not palette.box.chip.isVisible()
    assert palette.box.chip.accessibleName() == ""
    assert palette.box.text == "da"


def test_escape_closes_at_once_and_the_key_that_opens_takes_up_what_stands_there(
    palette: Palette, type_in: Callable[[str], None], qtbot: QtBot
) -> None:
    """The way back to the page would take two keys, or what was typed would be gone by mistake."""
    type_in("nat")
    palette.open_for(PaletteMode.GO)
    assert palette.box.line.selectedText() == "nat"
    with qtbot.waitSignal(palette.closed):
        press(palette, Qt.Key.Key_Escape)
    palette.open_for(PaletteMode.GO)
    assert palette.box.text == ""
    assert titles(palette) == list(NAMES)


def test_a_search_that_fails_says_so(palette: Palette, type_in: Callable[[str], None]) -> None:
    """A defect of the program would look like a search without results."""
    type_in("fail")
    assert "failed" in palette.body.message.text()
    assert titles(palette) == []
    type_in("x")
    assert "failed" not in palette.body.message.text()


BAD = {
    "very long": "x" * 10_000,
    "very long words": "nat gateway " * 900,
    "control characters": "".join(map(chr, range(32))) + "\x7f\x85\u2028\u2029",
    "right to left": "\u202e\u05e9\u05dc\u05d5\u05dd \u0639\u0627\u0644\u0645\u202c nat",
    "emoji": "🧭👩\u200d👩\u200d👧 nat",
    "half of a pair at the end": "x" * (LONGEST_QUERY - 1) + "🧭",
    "combining": "a" + "\u0301" * 150,
    "broken grammar": 'topic: "nat -',
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_any_text_can_be_pasted(palette: Palette, qtbot: QtBot, text: str) -> None:
    """A pasted text of any length or content could crash the program."""
    asked: list[str] = []
    palette.set_handler(PaletteMode.GO, lambda query: partial(_remembered, query, asked))
    palette.box.line.insert(text)
    qtbot.waitUntil(lambda: not palette.awaited)
    assert asked
    assert len(asked[-1]) <= LONGEST_QUERY
    asked[-1].encode("utf-8")
    palette.grab()


def _remembered(query: PaletteQuery, asked: list[str]) -> PaletteResults:
    asked.append(query.text)
    return PaletteResults((PaletteEntry("same", query.text, detail=query.text, answer=query.text),))


def test_every_control_and_line_has_words_for_a_screen_reader(
    palette: Palette, type_in: Callable[[str], None]
) -> None:
    """A screen reader would read "edit" and "list", but no results."""
    controls = [
        child
        for kind in (QLineEdit, QAbstractButton, QAbstractItemView)
        for child in palette.findChildren(kind)
        if child.isVisible()
    ]
    assert [child for child in controls if not child.accessibleName()] == []
    palette.set_handler(PaletteMode.GO, lambda _query: lambda: PaletteResults((_SPOKEN,)))
    type_in("band")
    spoken = "NAT gateway: Bandwidth, 5 to 100 Gbps, value out of date, Fact · Internet and NAT"
    assert palette.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == spoken
    assert palette.box.line.accessibleDescription() == f"{spoken}, 1 of 1"


_SPOKEN = PaletteEntry(
    "nat-gateway/bandwidth",
    "NAT gateway: Bandwidth",
    detail="Fact · Internet and NAT",
    answer="5 to 100 Gbps",
    hint="value out of date",
)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(640, 420), (900, 700)])
def test_it_fits_into_any_window(
    palette: Palette, window: QWidget, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    """In a small window, or with large text, the footer or half an entry would be cut off."""
    window.resize(*size)
    palette.set_scale(scale)
    palette.place()
    qtbot.waitUntil(lambda: window.rect().contains(palette.geometry()))
    lines = palette.body.list

    def left_over() -> int:
        """Return the pixels below the last line that can be read."""
        last = lines.visualRect(palette.model.index(lines.rows_shown() - 1, 0))
        return lines.viewport().height() - last.bottom() - 1

    qtbot.waitUntil(lambda: lines.rows_shown() >= 1 and 0 <= left_over() <= 1)
