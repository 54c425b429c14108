"""From the list of commands to Qt: one QAction for each, the menus, the keys, what is enabled.

What a command is stands in ``commands``, what it does in ``bindings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from netatlas.ui.commands import COMMANDS, MENUS, Command, When
from netatlas.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMainWindow, QMenu

_TYPED_KEYS = ("/", "?", "D", "P", "N", "Del")
"""Keys without Ctrl or Alt: window or page take them themselves, so that they can be typed into a box."""


class Actions(QObject):
    """The window's commands as Qt actions.

    Signals:
        requested: the id of a command that the reader wants run.
    """

    requested = Signal(str)

    def __init__(self, window: QMainWindow) -> None:
        """Make the actions and menus of ``window``; only what needs nothing is enabled."""
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._reasons: dict[str, str] = {}
        for command in COMMANDS:
            self._actions[command.id] = self._make(command)
        self._fill_menus()
        self.update(dict.fromkeys(set(When) - {When.ALWAYS}, False))

    def run(self, command_id: str) -> None:
        """Run a command, if it is enabled."""
        self._actions[command_id].trigger()

    def check(self, command_id: str) -> None:
        """Show a command of a group as the one that holds."""
        self._actions[command_id].setChecked(True)

    def update(self, holds: Mapping[When, bool]) -> None:
        """Enable each command whose condition holds; the others say in their tooltip why not."""
        for command in COMMANDS:
            usable = holds.get(command.when, True)
            action = self._actions[command.id]
            action.setEnabled(usable)
            self._reasons[command.id] = "" if usable else command.when.value.capitalize()
            set_tip(action, command.title.rstrip("…") if usable else self._reasons[command.id])

    def reason(self, command: Command) -> str:
        """Return why a command cannot be used just now, or ''."""
        return self._reasons.get(command.id, "")

    def action(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def _make(self, command: Command) -> QAction:
        action = QAction(command.title, self._window)
        action.setShortcuts([QKeySequence(key) for key in command.keys if key not in _TYPED_KEYS])
        action.triggered.connect(lambda _checked=False: self.requested.emit(command.id))
        if command.group:
            action.setCheckable(True)
            group = self._groups.setdefault(command.group, QActionGroup(self))
            group.addAction(action)
        self._window.addAction(action)
        return action

    def _fill_menus(self) -> None:
        menus: dict[str, QMenu] = {title: self._window.menuBar().addMenu(f"&{title}") for title in MENUS}
        for menu in menus.values():
            menu.setToolTipsVisible(True)
        for command in COMMANDS:
            if not command.menu:
                continue
            if command.separated:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self._actions[command.id])
