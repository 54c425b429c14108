"""The composition root of the window: everything is made and joined here, and nowhere else.

Only PySide6's Core, Gui, Widgets and Svg are imported before the first paint; packs are read after it.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QSettings, Slot
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

    from netatlas.ui.controller import Controller

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
    """

    def __init__(self, qt: QApplication, options: WindowOptions) -> None:
        """Make everything; nothing is shown or read yet."""
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
        self._controller: Controller | None = None
        self._state = QSettings(str(options.home / "window.ini"), QSettings.Format.IniFormat)
        self._restore_geometry()
        self.window.first_painted.connect(self._on_first_painted)
        self.window.closing.connect(self._on_closing)

    @property
    def controller(self) -> Controller:
        """What the window does; made when it is first asked for, after the first paint."""
        if self._controller is None:
            from netatlas.ui.controller import Controller

            self._controller = Controller(
                self.window,
                self.jobs,
                self.themes,
                errors=self.errors,
                actions=self.actions,
                settings=self._settings,
                home=self._options.home,
            )
            self._controller.name_log(paths.log_file(self._options.home))
        return self._controller

    def start(self) -> None:
        """Show the window; reading begins when it has been painted."""
        self.window.show()

    def finish(self) -> None:
        """End background work and let go of the Qt application's events."""
        self.qt.removeEventFilter(self.window)
        self.jobs.finish()
        if self._controller is not None:
            self._controller.close()

    @Slot()
    def _on_first_painted(self) -> None:
        self.qt.installEventFilter(self.window)  # not before: each sort of event costs when it is first seen
        packs = self._options.packs or (paths.default_pack(), *paths.user_packs(self._options.home))
        self.controller.open_packs(packs)

    @Slot()
    def _on_closing(self) -> None:
        if self._controller is None:
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
