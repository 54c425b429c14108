"""From the list of commands to Qt: one QAction for each, the menus, the keys, what is enabled, what runs.

What a command is stands in ``commands``. What it does is said by the page in front, which offers its own
commands, and else by the window (``bindings``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from netatlas.ui.commands import COMMANDS, MENUS, Command, When, is_plain
from netatlas.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMainWindow, QMenu

    Bindings = Mapping[str, Callable[[], object]]
    Conditions = Mapping[When, Callable[[], bool]]


class OffersCommands(Protocol):
    """What a page says of its own commands."""

    def commands(self) -> Bindings:
        """Return what each of its commands does, by its id."""

    def reason(self, command_id: str) -> str:
        """Return why one of its commands cannot be used just now, or ''."""


class Actions(QObject):
    """The window's commands as Qt actions, and the one place that runs them."""

    def __init__(self, window: QMainWindow) -> None:
        """Make the actions and menus of ``window``; only what needs nothing is enabled."""
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._reasons: dict[str, str] = {}
        self._bindings: Bindings = {}
        self._conditions: Conditions = {}
        self._front: Callable[[], OffersCommands | None] = lambda: None
        for command in COMMANDS:
            self._actions[command.id] = self._make(command)
        self._fill_menus()
        for command in COMMANDS:
            self._show(command, "" if command.when is When.ALWAYS else _unmet(command))

    def bind(
        self, bindings: Bindings, conditions: Conditions, front: Callable[[], OffersCommands | None]
    ) -> None:
        """Say what commands do.

        Args:
            bindings: what the window's own commands do, by their ids.
            conditions: what tells whether a condition of them holds.
            front: returns the page in front, which is asked first.
        """
        self._bindings, self._conditions, self._front = bindings, conditions, front
        self.refresh()

    def run(self, command_id: str) -> None:
        """Run a command, if it is enabled."""
        self._actions[command_id].trigger()

    def check(self, command_id: str) -> None:
        """Show a command of a group as the one that holds."""
        self._actions[command_id].setChecked(True)

    @Slot()
    def refresh(self) -> None:
        """Enable each command that can be used now; the others say in their tooltip why not."""
        page = self._front()
        offered = page.commands() if page is not None else {}
        for command in COMMANDS:
            if page is not None and command.id in offered:
                self._show(command, page.reason(command.id))
            else:
                self._show(command, "" if self._is_usable(command) else _unmet(command))

    def reason(self, command_id: str) -> str:
        """Return why a command cannot be used just now, or ''."""
        return self._reasons[command_id]

    def is_offered_by_page(self, command_id: str) -> bool:
        """Return True if the page in front offers a command, whether it can be used just now or not."""
        page = self._front()
        return page is not None and command_id in page.commands()

    def action(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def _is_usable(self, command: Command) -> bool:
        """Return True if the window itself can do what a command says."""
        if command.id not in self._bindings:
            return False
        return command.when is When.ALWAYS or self._conditions[command.when]()

    def _show(self, command: Command, reason: str) -> None:
        action = self._actions[command.id]
        action.setEnabled(not reason)
        self._reasons[command.id] = reason
        set_tip(action, reason or command.title.rstrip("…"))

    def _run(self, command_id: str) -> None:
        page = self._front()
        offered = page.commands() if page is not None else {}
        run = offered.get(command_id) or self._bindings.get(command_id)
        if run is not None:
            run()

    def _make(self, command: Command) -> QAction:
        action = QAction(command.title, self._window)
        action.setShortcuts([QKeySequence(key) for key in command.keys if not is_plain(key)])
        action.triggered.connect(lambda _checked=False: self._run(command.id))
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


def _unmet(command: Command) -> str:
    """Return the condition of a command as a reason why it cannot be used."""
    return command.when.value.capitalize()
