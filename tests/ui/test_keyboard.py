"""What a key does depends on where the keyboard is and what is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from netatlas.ui.commands import COMMANDS, PLAIN_KEYS
from netatlas.ui.keyboard import Keyboard
from netatlas.ui.widgets.message_bar import Cause

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CONCEPT, COMPARISON, THREE = (
    "nat-gateway",
    "compare:nat-gateway+nat-instance",
    "compare:nat-gateway+nat-instance+elastic-ip",
)
LIMITS, TIMELINE = "view:limits", "tls-history"
GRAPH = "view:graph?on=nat-gateway"
PATH = "view:graph?mode=path&from=nat-gateway&to=elastic-ip"
KEYS = {"D": KEY.Key_D, "P": KEY.Key_P, "N": KEY.Key_N, "S": KEY.Key_S, "L": KEY.Key_L, "Del": KEY.Key_Delete}
KEYS |= {"/": KEY.Key_Slash, "?": KEY.Key_Question, "F": KEY.Key_F, "O": KEY.Key_O, "M": KEY.Key_M}
KEYS |= {"T": KEY.Key_T, "X": KEY.Key_X, "H": KEY.Key_H}
KEYS |= {"1": KEY.Key_1, "2": KEY.Key_2, "3": KEY.Key_3}


class Desk:
    """The window with an atlas on it, and a record of the commands that were run.

    Attributes:
        ran: the ids of commands, in order.
        said: what the status bar said.
    """

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.window = application.window
        self.application = application
        self.qtbot = qtbot
        self.ran: list[str] = []
        self.said: list[str] = []
        self.window.statusBar().messageChanged.connect(self.said.append)
        for command in COMMANDS:
            action = application.actions.action(command.id)
            action.triggered.connect(lambda _checked=False, one=command.id: self.ran.append(one))

    def press(self, key: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a plain key where the keyboard is."""
        QTest.keyClick(self.focused, KEYS[key], modifiers)

    @property
    def focused(self) -> QWidget:
        """The widget that has the keyboard."""
        return QApplication.focusWidget() or self.window

    def focus(self, where: str) -> None:
        """Bring the keyboard somewhere."""
        widgets: dict[str, QWidget] = {
            "browse": self.window.browse.tree,
            "find bar": self.window.find_bar.line,
            "search button": self.window.top.search,
        }
        if where == "find bar":
            self.window.find_bar.open_bar()
        elif where == "palette":
            self.application.actions.run("go.search")
            self.ran.clear()
        elif where == "page":
            self.application.parts.keyboard.focus_page()
        else:
            widgets[where].setFocus()


@pytest.fixture
def desk(application: Application, opened: OpenAtlas, qtbot: QtBot) -> Desk:
    """Return the window with the small atlas, in front of the others."""
    application.window.first_painted.disconnect()
    application.start()
    with qtbot.waitSignal(application.parts.palette_controller.prepared):
        application.controller.show_atlas(opened)
    application.parts.keyboard.start()
    application.window.activateWindow()
    qtbot.waitUntil(application.window.isActiveWindow)
    return Desk(application, qtbot)


class Case(NamedTuple):
    """A plain key: what is in front, where the keyboard is, and the command that it runs, or ''."""

    key: str
    front: str
    where: str
    command: str


CASES = (
    Case("/", CONCEPT, "page", "go.search"),
    Case("/", CONCEPT, "browse", "go.search"),
    Case("/", CONCEPT, "find bar", ""),
    Case("/", CONCEPT, "palette", ""),
    Case("?", CONCEPT, "page", "help.shortcuts"),
    Case("?", COMPARISON, "search button", "help.shortcuts"),
    Case("D", COMPARISON, "page", "compare.differences"),
    Case("D", COMPARISON, "search button", "compare.differences"),
    Case("D", COMPARISON, "browse", ""),
    Case("D", COMPARISON, "find bar", ""),
    Case("D", COMPARISON, "palette", ""),
    Case("D", CONCEPT, "page", ""),
    Case("P", COMPARISON, "page", "compare.pin"),
    Case("P", LIMITS, "page", ""),
    Case("N", COMPARISON, "page", "compare.need"),
    Case("N", TIMELINE, "page", ""),
    Case("Del", THREE, "page", "compare.remove"),
    Case("Del", THREE, "browse", ""),
    Case("Del", THREE, "find bar", ""),
    Case("Del", CONCEPT, "page", ""),
    Case("S", LIMITS, "page", "limits.sort"),
    Case("S", LIMITS, "find bar", ""),
    Case("S", COMPARISON, "page", ""),
    Case("L", TIMELINE, "page", "timeline.lock"),
    Case("L", LIMITS, "page", ""),
    Case("F", GRAPH, "page", "graph.neighbours"),
    Case("F", GRAPH, "browse", ""),
    Case("F", CONCEPT, "page", ""),
    Case("O", GRAPH, "page", "graph.outline"),
    Case("O", GRAPH, "find bar", ""),
    Case("M", GRAPH, "page", "graph.measures"),
    Case("M", CONCEPT, "page", ""),
    Case("1", GRAPH, "page", "graph.depth_1"),
    Case("1", TIMELINE, "page", ""),
    Case("2", GRAPH, "page", "graph.depth_2"),
    Case("3", GRAPH, "page", "graph.depth_3"),
    Case("3", GRAPH, "find bar", ""),
    Case("T", GRAPH, "page", "graph.path"),
    Case("T", GRAPH, "palette", ""),
    Case("X", PATH, "page", "graph.swap_ends"),
    Case("X", GRAPH, "page", ""),
    Case("H", PATH, "page", "graph.avoid_hubs"),
    Case("H", CONCEPT, "page", ""),
)


def test_every_plain_key_is_tried() -> None:
    """A new key would be typed into boxes, or swallowed, without anybody noticing."""
    assert {case.key for case in CASES if case.command} == set(PLAIN_KEYS)


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the offscreen platform says it of every menu
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.key} {case.front} {case.where}")
def test_a_plain_key(desk: Desk, case: Case) -> None:
    """A letter that is typed into a box would run a command, or a command's letter do nothing."""
    desk.application.controller.open_address(case.front)
    desk.focus(case.where)
    desk.press(case.key)
    assert desk.ran == ([case.command] if case.command else [])
    for menu in desk.window.findChildren(QMenu):
        menu.close()


@pytest.mark.parametrize(("modifier", "command"), [(SHIFT, "compare.differences"), (CTRL, "bookmark.toggle")])
def test_capitals_are_the_same_key_and_control_is_another(
    desk: Desk, modifier: Qt.KeyboardModifier, command: str
) -> None:
    """With caps lock on no letter would work, or a shortcut of the system run a command."""
    desk.application.controller.open_address(COMPARISON)
    desk.press("D", modifier)
    assert desk.ran == ([command] if command else [])


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the same
def test_an_open_menu_keeps_its_letters(desk: Desk) -> None:
    """A letter that chooses an item of a menu would run a command of the page."""
    desk.application.controller.open_address(COMPARISON)
    desk.press("N")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    desk.ran.clear()
    QTest.keyClick(menu, KEY.Key_D)
    assert desk.ran == []
    menu.close()


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the same
def test_the_menu_is_opened_with_the_keyboard_in_its_bar(desk: Desk) -> None:
    """A screen reader would read the page at each step from menu to menu, or Esc not lead back to it."""
    desk.application.controller.open_address(CONCEPT)
    page, bar = desk.focused, desk.window.menuBar()
    went: list[QWidget] = []
    desk.application.qt.focusChanged.connect(lambda _old, new: went.append(new))
    desk.application.actions.run("go.menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&File"
    for _ in range(2):
        QTest.keyClick(QApplication.activePopupWidget() or desk.focused, KEY.Key_Escape)
    assert went == [bar, page]


def test_a_key_that_cannot_be_used_says_why(desk: Desk) -> None:
    """The reader would press it again and again and not know that the last two subjects stay."""
    desk.application.controller.open_address(COMPARISON)
    desk.press("Del")
    assert desk.ran == []
    assert desk.said[-1] == "A comparison needs two subjects."


def test_the_side_buttons_of_the_mouse_go_back_and_forward(desk: Desk) -> None:
    """Shortcuts that users know from browsers would do nothing."""
    desk.application.controller.open_address(CONCEPT)
    for button, wanted in (
        (Qt.MouseButton.BackButton, "view:start"),
        (Qt.MouseButton.ForwardButton, CONCEPT),
    ):
        tree = desk.window.browse.tree.viewport()  # takes every button that reaches it
        QTest.mouseClick(desk.window.windowHandle(), button, pos=tree.mapTo(desk.window, QPoint(5, 5)))
        assert str(desk.window.tabs.address) == wanted
    assert desk.ran == ["go.back", "go.forward"]


def test_only_what_may_have_the_keyboard_is_filtered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the thousand events with which a page opens would call Python first."""
    keyboard, seen = desk.application.parts.keyboard, set[str]()

    def note(watched: QObject, event: QEvent) -> bool:
        seen.add(watched.metaObject().className())
        return Keyboard.eventFilter(keyboard, watched, event)

    monkeypatch.setattr(keyboard, "eventFilter", note)
    desk.application.controller.open_address(COMPARISON)
    desk.application.actions.run("view.larger")
    assert seen
    assert seen <= {"MainWindow", "QWidgetWindow", "BrowseTree", "ClosedBrowser", "ComparisonView"}


def test_next_pane_leads_round(desk: Desk) -> None:
    """Without a mouse Browse or the right panel could not be reached, or not be left."""
    seen = []
    desk.application.controller.open_address(CONCEPT)
    for _ in range(4):
        desk.application.actions.run("go.next_pane")
        seen.append(desk.focused)
    page = desk.window.tabs.page
    assert page is not None
    assert seen[:2] == [desk.window.browse.tree, desk.window.top.search]
    assert desk.window.panel.isAncestorOf(seen[2])
    assert page.isAncestorOf(seen[3])
    desk.window.browse.hide()
    desk.window.panel.hide()
    desk.window.top.search.setFocus()
    desk.application.actions.run("go.next_pane")
    assert page.isAncestorOf(desk.focused)


def test_escape_closes_what_is_open_one_after_the_other(desk: Desk) -> None:
    """One key too many would lose the selection, one too few leave a bar open."""
    window = desk.window
    desk.application.controller.open_address(COMPARISON)
    page = window.tabs.page
    assert page is not None
    page.focus_content()
    QTest.keyClick(desk.focused, KEY.Key_Right, SHIFT)
    window.message.show_message("Something went wrong.", Cause.DEFECT)
    window.find_bar.open_bar()
    desk.application.actions.run("go.search")
    states = []
    for _ in range(4):
        window.escape_pressed.emit()
        states.append(
            (window.palette_box.isVisible(), window.find_bar.isVisible(), window.message.isVisible())
        )
    assert states == [(False, True, True), (False, False, True), (False, False, False), (False, False, False)]
    assert not page.deselect()  # the last one did
    window.browse.tree.setFocus()
    window.escape_pressed.emit()
    assert page.isAncestorOf(desk.focused)


def test_other_buttons_are_left_to_the_widgets(desk: Desk) -> None:
    """The mouse buttons for back and forward would do nothing, or other clicks would be lost."""
    at = QPointF(1, 1)
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(QMouseEvent.Type.MouseButtonPress, at, at, left, left, Qt.KeyboardModifier.NoModifier)
    assert not desk.application.parts.keyboard.eventFilter(desk.window, event)
