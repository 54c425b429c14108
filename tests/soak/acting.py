"""What somebody at the window may do, chosen at random: each action has words and is done at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from netatlas.ui.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from PySide6.QtWidgets import QMenu, QWidget

    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.app import Application

_LEFT_OUT = frozenset(
    {
        "file.open_pack",
        "file.export_page",
        "file.export",
        "file.print",
        "file.quit",
        "sheet.export",
        "sheet.read",
    }
)
"""Commands that open a dialog for files or a printer, or end the program."""
_TABS = 6
"""Tabs that are left open; more would be more memory for a good reason."""
_VIEWS = (
    "start", "comparisons", "timelines", "journeys", "shortcuts", "exports", "about", "health",
    "health?texts=all",
    "errata", "errata?verdict=wrong", "limits", "limits?words=nat", "limits?hard=1",
    "limits?changed=1&sums=0",
    "notes", "bookmarks", "packs", "sheets", "marks", "graph", "graph?outline=1", "graph?measure=betweenness",
    "graph?measure=clusters", "graph?mode=path&from=vpc&to=internet", "nothing",
)  # fmt: skip
_WORDS = (
    "nat gatway", "vpc", "45 gbps", "10.0.0.0/24", "topic:load", "limit: nat", "dns tls", "zq", "?",
    "> text", "a",
    "nat gateway vs nat instance", "how long", "\u00fc\u4e2d\u0634", "1000 mtu", "published 2014", "(",
    "bgp as",
)  # fmt: skip
_NOTE = ("A note ", "with [[vpc", "]] ", "**bold** ", "\n- item", "# ", "`code`", "\u00fc ", "<b>x</b> ")
_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return,
    Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_F6,
    Qt.Key.Key_F10, Qt.Key.Key_F9, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_1,
    Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_D, Qt.Key.Key_P, Qt.Key.Key_S, Qt.Key.Key_L, Qt.Key.Key_F,
    Qt.Key.Key_T, Qt.Key.Key_X, Qt.Key.Key_H, Qt.Key.Key_M, Qt.Key.Key_O, Qt.Key.Key_N, Qt.Key.Key_Question,
)  # fmt: skip
_SIZES = ((1280, 800), (800, 600), (1600, 1000), (500, 900), (360, 400), (1024, 500))


class Action(NamedTuple):
    """One thing to do, in words and as a function."""

    words: str
    do: Callable[[], object]


class Person:
    """Somebody at the window, who does what chance says."""

    def __init__(self, application: Application, atlas: Atlas, chance: Random) -> None:
        """Sit before the window in which ``atlas`` is open."""
        self._application = application
        self._window = application.window
        self._chance = chance
        self._addresses = _addresses(atlas)
        self._commands = [command.id for command in COMMANDS if command.id not in _LEFT_OUT]
        self._choices: tuple[tuple[int, Callable[[], Action]], ...] = (
            (8, self._address),
            (6, self._command),
            (6, self._query),
            (8, self._key),
            (3, self._click),
            (3, self._wheel),
            (2, self._menu),
            (2, self._size),
            (2, self._note),
            (1, self._look),
        )

    def next(self) -> Action:
        """Return what is done next."""
        weights = [weight for weight, _ in self._choices]
        return self._chance.choices([choice for _, choice in self._choices], weights)[0]()

    @property
    def has_to_tidy(self) -> bool:
        """Whether something waits for an answer, or there are too many tabs."""
        return any(_waiting()) or len(self._window.tabs.addresses) > _TABS

    def tidy(self) -> None:
        """Close what waits for an answer, and tabs beyond a few."""
        for popup in _waiting():
            if popup is not None and (self._chance.random() < 0.5 or isinstance(popup, QDialog)):
                popup.reject() if isinstance(popup, QDialog) else popup.close()
        while len(self._window.tabs.addresses) > _TABS:
            self._window.tabs.close_tab(self._chance.randrange(_TABS))

    def _address(self) -> Action:
        address, in_new_tab = self._chance.choice(self._addresses), self._chance.random() < 0.3
        if self._chance.random() < 0.3:
            address = f"view:{self._chance.choice(_VIEWS)}"
        return Action(
            f"open {address}{' in a new tab' if in_new_tab else ''}",
            lambda: self._application.controller.open_address(address, in_new_tab),
        )

    def _command(self) -> Action:
        command = self._chance.choice(self._commands)
        return Action(f"run {command}", lambda: self._application.actions.run(command))

    def _look(self) -> Action:
        names = [name for name in self._commands if name.startswith(("view.theme", "view.edition"))]
        name = self._chance.choice(names)
        return Action(f"run {name}", lambda: self._application.actions.run(name))

    def _query(self) -> Action:
        text, chooses = self._chance.choice(_WORDS), self._chance.random() < 0.5
        text = text[: self._chance.randrange(1, len(text) + 1)]

        def look_up() -> None:
            self._application.actions.run("go.search")
            _type(self._window.palette_box.box.line, text)
            if chooses:
                QTest.keyClick(self._window.palette_box.box.line, Qt.Key.Key_Return)

        return Action(f"look up {text!r}{' and choose' if chooses else ''}", look_up)

    def _key(self) -> Action:
        key, times = self._chance.choice(_KEYS), self._chance.choice((1, 1, 2, 5))

        def press() -> None:
            for _ in range(times):
                QTest.keyClick(_focus() or self._window, key)

        return Action(f"press {key.name} {times} times", press)

    def _click(self) -> Action:
        x, y = self._chance.random(), self._chance.random()
        button = self._chance.choice((Qt.MouseButton.LeftButton,) * 4 + (Qt.MouseButton.MiddleButton,))

        def click() -> None:
            widget, place = self._at(x, y)
            QTest.mouseMove(widget, place)
            QTest.mouseClick(widget, button, pos=place)

        return Action(f"click with {button.name} at {x:.3f} {y:.3f}", click)

    def _wheel(self) -> Action:
        x, y, step = self._chance.random(), self._chance.random(), self._chance.choice((-360, -120, 120, 360))
        modifiers = self._chance.choice(
            (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ControlModifier,
            )
        )

        def turn() -> None:
            widget, place = self._at(x, y)
            event = QWheelEvent(
                QPointF(place),
                QPointF(widget.mapToGlobal(place)),
                QPoint(),
                QPoint(0, step),
                Qt.MouseButton.NoButton,
                modifiers,
                Qt.ScrollPhase.NoScrollPhase,
                False,  # noqa: FBT003 - Qt's own order
            )
            QApplication.sendEvent(widget, event)

        return Action(f"wheel {step} {modifiers.name} at {x:.3f} {y:.3f}", turn)

    def _menu(self) -> Action:
        number, keys = self._chance.randrange(5), self._chance.randrange(6)

        def open_menu() -> None:
            menus: list[QMenu] = [action.menu() for action in self._window.menuBar().actions()]  # type: ignore[misc]
            menu = menus[number % len(menus)]
            menu.popup(self._window.mapToGlobal(QPoint(20, 20)))
            for _ in range(keys):
                QTest.keyClick(menu, Qt.Key.Key_Down)
            menu.close()

        return Action(f"open menu {number}, {keys} down, close it", open_menu)

    def _size(self) -> Action:
        width, height = self._chance.choice(_SIZES)
        return Action(f"resize to {width} x {height}", lambda: self._window.resize(width, height))

    def _note(self) -> Action:
        text = "".join(self._chance.choices(_NOTE, k=3))

        def write() -> None:
            self._application.actions.run("note.new")
            QApplication.processEvents()
            focus = _focus()
            if focus is not None and focus.metaObject().className().endswith("Edit"):
                _type(focus, text)

        return Action(f"write {text!r}", write)

    def _at(self, x: float, y: float) -> tuple[QWidget, QPoint]:
        """Return the widget at a place of the window, given in parts of its size, and the place in it."""
        place = QPoint(int(x * self._window.width()), int(y * self._window.height()))
        widget = self._window.childAt(place) or self._window
        return widget, widget.mapFrom(self._window, place)


def _waiting() -> tuple[QWidget | None, ...]:
    """Return the popup and the dialog in front."""
    return QApplication.activePopupWidget(), QApplication.activeModalWidget()


def _type(widget: QWidget, text: str) -> None:
    """Type text; QTest itself knows only keys of ASCII."""
    for letter in text:
        if letter == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        elif letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            nothing = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, nothing, letter))


def _focus() -> QWidget | None:
    return QApplication.focusWidget() if QGuiApplication.focusWindow() is not None else None


def _addresses(atlas: Atlas) -> list[str]:
    contents = atlas.contents
    found: list[str] = [concept.id for concept in contents.concepts]
    for records in (contents.comparisons, contents.timelines, contents.journeys):
        found += [record.id for record in records] * 4
    found += [fact.id for concept in contents.concepts[::7] for fact in concept.facts[:2]]
    found += [event.id for timeline in contents.timelines for event in timeline.events[:3]]
    found += [claim.id for claim in contents.claims[::9]]
    concepts = contents.concepts
    found += [
        f"compare:{one.id}+{other.id}" for one, other in zip(concepts[::9], concepts[1::9], strict=False)
    ]
    found += [f"view:graph?around={concept.id}&depth=2" for concept in concepts[::15]]
    found += [f"view:graph?on={concept.id}&seen=on" for concept in concepts[::15]]
    return found
