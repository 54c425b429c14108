"""The composition root of the window: everything is made and joined here, and nowhere else.

Only PySide6's Core, Gui, Widgets and Svg are imported before the first paint. The frame of the window is
made before it, what works behind the frame after it, and then packs are read.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QApplication

from netatlas import log, paths
from netatlas.desk.settings import load_settings, save_settings
from netatlas.errors import CannotWrite
from netatlas.ui.actions import Actions
from netatlas.ui.errors import ErrorReporter
from netatlas.ui.fonts import apply_font
from netatlas.ui.jobs import Jobs
from netatlas.ui.main_window import MainWindow
from netatlas.ui.theme import ThemeControl, ThemeMode

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.desk.store import Store
    from netatlas.ui.controller import Controller
    from netatlas.ui.learning import Learning
    from netatlas.ui.parts import Parts
    from netatlas.ui.recent import Recent
    from netatlas.ui.workspace import Workspace

_log = logging.getLogger(__name__)

_STYLE = ("-style", "fusion")
"""As arguments: ``QApplication.setStyle`` returns the style, and to wrap it costs 10 ms before the paint."""


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the window is started with.

    Attributes:
        home: the folder of the user's own data.
        packs: folders of packs; none for the shipped pack and the user's own.
        edition: notes, today or both; '' for what was last chosen.
        verbose: whether the log goes to the terminal as well.
    """

    home: Path
    packs: tuple[Path, ...] = ()
    edition: str = ""
    verbose: bool = False


class Application(QObject):
    """The running program: the window and what it is joined to.

    Attributes:
        window: the main window.
        actions: its commands.
        jobs: the door to background work.
        themes: which theme holds.

    Signals:
        message_arrived: a sentence for the reader, from whatever thread.
    """

    message_arrived = Signal(str)

    def __init__(self, qt: QApplication, options: WindowOptions) -> None:
        """Make the frame; nothing is shown or read yet."""
        super().__init__()
        self.qt = qt
        self._options = options
        settings = load_settings(options.home)
        if options.edition:
            settings = replace(settings, edition=options.edition)
        apply_font(qt)
        self.themes = ThemeControl(qt, ThemeMode(settings.theme))
        self.jobs = Jobs(self)
        self.window = MainWindow(self.jobs, self.themes.theme)
        self.errors = ErrorReporter(self.window.message, paths.log_file(options.home), self.window)
        self.actions = Actions(self.window)
        self.window.top.bind(*(self.actions.action(name) for name in ("go.back", "go.forward", "go.search")))
        self.window.browse.setVisible(settings.browse)
        self._settings = settings
        self._state = QSettings(str(options.home / "window.ini"), QSettings.Format.IniFormat)
        self._restore_geometry()
        self.window.first_painted.connect(self._on_first_painted)
        self.window.closing.connect(self._on_closing)
        self.message_arrived.connect(self._on_message_arrived)

    @cached_property
    def parts(self) -> Parts:
        """What works behind the frame; made when it is first asked for, after the first paint."""
        from netatlas.desk.choices import Choices
        from netatlas.desk.store import Store
        from netatlas.ui.learning import Learning
        from netatlas.ui.recent import Recent
        from netatlas.ui.workspace import Workspace

        recent = Recent()
        store = Store(self._options.home, tell=self.message_arrived.emit)
        workspace = Workspace(self.themes, self._settings, lambda: recent.addresses, self)
        learning = Learning(Choices(store), self.jobs, workspace, self)
        learning.told.connect(self.message_arrived)
        parts = self._make_parts(store, learning, workspace, recent)
        self._bind(parts)
        return parts

    def _make_parts(self, store: Store, learning: Learning, workspace: Workspace, recent: Recent) -> Parts:
        from netatlas.ui.comparing import Comparing
        from netatlas.ui.controller import Controller
        from netatlas.ui.exporting import Exporting
        from netatlas.ui.finding import Finding
        from netatlas.ui.keyboard import Keyboard
        from netatlas.ui.parts import Parts
        from netatlas.ui.searching import Searching

        window, jobs, actions = self.window, self.jobs, self.actions
        comparing = Comparing(window, workspace)
        return Parts(
            store=store,
            workspace=workspace,
            # first of those that follow the workspace: pages are shown anew before anything asks about them
            controller=Controller(
                window,
                jobs,
                workspace,
                errors=self.errors,
                actions=actions,
                recent=recent,
                settings=self._settings,
            ),
            learning=learning,
            comparing=comparing,
            searching=Searching(
                window,
                jobs,
                workspace,
                actions=actions,
                comparing=comparing,
                learning=learning,
                recent=recent,
            ),
            exporting=Exporting(window, jobs, self.errors),
            finding=Finding(window.find_bar, window.tabs),
            keyboard=Keyboard(window, actions),
        )

    @property
    def controller(self) -> Controller:
        """What the window does."""
        return self.parts.controller

    def _bind(self, parts: Parts) -> None:
        """Give every command its meaning, and keep the actions in step with what can be done."""
        from netatlas.ui.bindings import bindings, conditions

        window, workspace = self.window, parts.workspace
        self.actions.bind(
            bindings(
                window,
                parts.controller,
                workspace,
                exporting=parts.exporting,
                comparing=parts.comparing,
                learning=parts.learning,
                keyboard=parts.keyboard,
            ),
            conditions(window, workspace, parts.comparing, parts.finding),
            lambda: window.tabs.page,
        )
        for changed in (
            window.tabs.place_changed,
            window.tabs.stack.commands_changed,
            workspace.context_changed,
            parts.finding.changed,
        ):
            changed.connect(self.actions.refresh)

    def start(self) -> None:
        """Show the window; reading begins when it has been painted."""
        self.window.show()

    def finish(self) -> None:
        """End background work and let go of the Qt application's events."""
        self.jobs.finish()
        if self._is_whole:
            self.qt.removeEventFilter(self.parts.keyboard)
            self.parts.store.close()
            self.parts.workspace.close()

    @property
    def _is_whole(self) -> bool:
        """Whether what works behind the frame is made."""
        return "parts" in vars(self)

    @Slot(str)
    def _on_message_arrived(self, sentence: str) -> None:
        self.window.message.say(sentence, details=False)

    @Slot()
    def _on_first_painted(self) -> None:
        # not before: each sort of event costs when it is first seen
        self.qt.installEventFilter(self.parts.keyboard)
        packs = self._options.packs or (paths.default_pack(), *paths.user_packs(self._options.home))
        self.controller.open_packs(packs)

    @Slot()
    def _on_closing(self) -> None:
        if not self._is_whole:
            return
        geometry, splitter = self.window.geometry_state()
        self._state.setValue("window", geometry)
        self._state.setValue("splitter", splitter)
        try:
            self._options.home.mkdir(parents=True, exist_ok=True)
            save_settings(self._options.home, self.controller.settings())
        except (CannotWrite, OSError) as error:
            _log.warning("settings were not kept: %s", error)

    def _restore_geometry(self) -> None:
        empty = QByteArray()
        window, splitter = self._state.value("window", empty), self._state.value("splitter", empty)
        if isinstance(window, QByteArray) and isinstance(splitter, QByteArray):
            self.window.restore_geometry_state(window, splitter)


def create(argv: list[str], options: WindowOptions) -> Application:
    """Make the application without showing it; there may be one QApplication in a process only."""
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else QApplication([*argv, *_STYLE])
    qt.setApplicationName("NetAtlas")
    qt.setDesktopFileName("netatlas")
    return Application(qt, options)


def main(options: WindowOptions) -> int:
    """Open the window and run until it is closed; return the exit code."""
    log.set_up(options.home, verbose=options.verbose)
    application = create(sys.argv[:1], options)
    application.errors.take_over()
    application.start()
    code = application.qt.exec()
    application.finish()
    return code
