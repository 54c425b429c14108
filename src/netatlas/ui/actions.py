"""Makes a QAction of each command: menus, shortcut keys, enabling and running.

``commands`` lists the commands. What a command does is decided by the page in front if it offers that
command, else by the window (``bindings``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from netatlas.ui.commands import COMMANDS, MENUS, Command, When, is_plain
from netatlas.ui.widgets.plain_text import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction, QActionGroup
    from PySide6.QtWidgets import QMainWindow, QMenu

    Bindings = Mapping[str, Callable[[], object]]
    Conditions = Mapping[When, Callable[[], bool]]
    Reasons = Mapping[str, Callable[[], str]]


class OffersCommands(Protocol):
    """A page with commands of its own."""

    def commands(self) -> Bindings:
        """Return the function of each of its commands, by id."""

    def reason(self, command_id: str) -> str:
        """Return why a command cannot be used now, or ''."""


class Actions(QObject):
    """The window's commands as Qt actions, and the one place that runs them."""

    def __init__(self, window: QMainWindow) -> None:
        """Make the menus of ``window``, still empty.

        The actions are made when one of them is first asked for, which is after the first paint; only those
        of commands without a condition are enabled then.
        """
        super().__init__(window)
        self._window = window
        self._made: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._reasons: dict[str, str] = {}
        self._bindings: Bindings = {}
        self._conditions: Conditions = {}
        self._further: Reasons = {}
        self._front: Callable[[], OffersCommands | None] = lambda: None
        self._menus: dict[str, QMenu] = {title: window.menuBar().addMenu(f"&{title}") for title in MENUS}

    def bind(
        self,
        bindings: Bindings,
        conditions: Conditions,
        front: Callable[[], OffersCommands | None],
        further: Reasons | None = None,
    ) -> None:
        """Set what commands do.

        Args:
            bindings: the functions of the window's own commands, by id.
            conditions: for each condition a function that returns True if it holds.
            front: returns the page in front, whose commands come first.
            further: for some of the window's commands a function that returns why they cannot be used though
                their condition holds, or ''.
        """
        self._bindings, self._conditions, self._front = bindings, conditions, front
        self._further = further or {}
        self.refresh()

    def run(self, command_id: str) -> None:
        """Run a command, if it is enabled."""
        self._actions[command_id].trigger()

    def check(self, command_id: str) -> None:
        """Show a command of a group as the chosen one."""
        self._actions[command_id].setChecked(True)

    @Slot()
    def refresh(self) -> None:
        """Enable the commands that can be used now; the tooltip of the others says why not."""
        page = self._front()
        offered = page.commands() if page is not None else {}
        for command in COMMANDS:
            if page is not None and command.id in offered:
                self._show(command, page.reason(command.id))
            else:
                self._show(command, self._own_reason(command))

    def reason(self, command_id: str) -> str:
        """Return why a command cannot be used now, or ''."""
        return self._reasons[command_id] if self._actions else ""

    def is_offered_by_page(self, command_id: str) -> bool:
        """Return True if the page in front offers a command, usable now or not."""
        page = self._front()
        return page is not None and command_id in page.commands()

    def action(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    @property
    def _actions(self) -> dict[str, QAction]:
        """The action of each command, by its id."""
        if not self._made:
            self._made = {command.id: self._make(command) for command in COMMANDS}
            self._fill_menus()
            for command in COMMANDS:
                self._show(command, "" if command.when is When.ALWAYS else _unmet(command))
        return self._made

    def _own_reason(self, command: Command) -> str:
        """Return why the window itself cannot run a command now, or ''."""
        if not self._is_usable(command):
            return _unmet(command)
        return self._further[command.id]() if command.id in self._further else ""

    def _is_usable(self, command: Command) -> bool:
        """Return True if the window itself can run a command now."""
        if command.id not in self._bindings:
            return False
        return command.when is When.ALWAYS or self._conditions[command.when]()

    def _show(self, command: Command, reason: str) -> None:
        if self._reasons.get(command.id) == reason:
            return  # as with nearly every command whenever a page is shown
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
        from PySide6.QtGui import QAction, QActionGroup, QKeySequence

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
        menus = self._menus
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
