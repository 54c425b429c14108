"""The composition root of the window: all objects are created and connected here, and nowhere else.

Only PySide6's Core, Gui and Widgets are imported before the first paint, and of their classes none with many
enums that can wait: PySide makes all enums of a class when the class is first named. The window with its
frame is created before it; then packs are read, and everything else is created meanwhile.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from netatlas import paths
from netatlas.atlas.language import OF_THE_PROGRAM
from netatlas.desk.session_files import SessionFiles
from netatlas.desk.settings import load_settings
from netatlas.ui.actions import Actions
from netatlas.ui.errors import ErrorReporter
from netatlas.ui.fonts import apply_font
from netatlas.ui.jobs import Jobs
from netatlas.ui.main_window import MainWindow
from netatlas.ui.placing import place_first
from netatlas.ui.session import SessionKeeper, WindowState, taken_over_sentence
from netatlas.ui.theme import ThemeControl, ThemeMode
from netatlas.ui.widgets.message_bar import Cause
from netatlas.writing import is_read_only

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.desk.store import Store
    from netatlas.ui.controller import Controller
    from netatlas.ui.export_command import ExportCommand
    from netatlas.ui.first_imports import FirstImports
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.opened_recorder import OpenedRecorder
    from netatlas.ui.pack_reading import ReadPacks
    from netatlas.ui.page_export import PageExport
    from netatlas.ui.parts import Parts
    from netatlas.ui.print_command import PrintCommand
    from netatlas.ui.recent_addresses import RecentAddresses
    from netatlas.ui.workspace import Workspace

APP_ID = "io.github.netatlas.NetAtlas"
"""The name of the desktop entry: by it a desktop knows whose a window is, and finds its icon and its name."""
_SIGNALLED = 128
"""Added to the number of a signal it is the exit code of a program that the signal has ended."""
_STYLE = ("-style", "fusion")
"""Passed as arguments, since ``setStyle`` returns a style object whose Python wrapper costs 10 ms."""


class WindowOptions(NamedTuple):
    """What the window is started with.

    Attributes:
        home: the folder of the user's own data.
        packs: packs to open alone; none for the shipped pack and the user's own.
        files: packs and sheet files to open beside those.
        edition: notes, today or both; '' for the one chosen last.
        verbose: whether the log also goes to the terminal.
        safe: whether the home is a temporary one, which the status bar says.
        search: whether the search box is open as soon as there is something to search.
        remark: why the home is not where it is expected, or ''.
    """

    home: Path
    packs: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    edition: str = ""
    verbose: bool = False
    safe: bool = False
    search: bool = False
    remark: str = ""


class Application(QObject):
    """The running program: the window and all objects behind it.

    Attributes:
        window: the main window.
        actions: its commands.
        jobs: runs background work.
        keeper: keeps what is open for the next start.
        themes: applies the theme.

    Signals:
        message_arrived: a message about the user's own data, from any thread.
    """

    message_arrived = Signal(str)

    _imports: FirstImports | None = None
    _parts: Parts | None = None

    def __init__(self, qt: QApplication, options: WindowOptions) -> None:
        """Create the window; nothing is shown or read yet."""
        super().__init__()
        self.qt = qt
        self._options = options
        self._remarks = [options.remark] if options.remark else []  # of reading, to be shown in the window
        settings = load_settings(options.home, tell=self._remarks.append)
        files = SessionFiles(options.home, tell=self._remarks.append)
        self._loaded = WindowState(settings, files.take())
        if files.taken_over:
            self._remarks.append(taken_over_sentence(files.taken_over))
        self._keeps = not is_read_only(options.home)
        if not self._keeps:
            self._remarks.append(
                f"Nothing is kept: the folder of your own data, {options.home}, is read-only."
            )
        if options.edition:
            settings = replace(settings, edition=options.edition)
        apply_font()
        self.themes = ThemeControl(qt, ThemeMode(settings.theme), self)
        self.jobs = Jobs(self)
        self.window = MainWindow(self.jobs, self.themes.theme)
        self.window.set_scale(settings.text_percent / 100)
        self.errors = ErrorReporter(self.window.message, paths.log_file(options.home), self.window)
        self.actions = Actions(self.window)
        if options.safe:
            self.window.show_safe_start()
        self.window.browse.set_wanted(settings.browse)
        self.window.panel.restore_folded(settings.folded)
        self.window.panel.set_wanted(settings.panel)
        self._settings = settings
        self.keeper = SessionKeeper(options.home, files, self._loaded, self.jobs, self)
        self.keeper.failed.connect(lambda error: self.errors.show(error, Cause.KEEPING))
        self.keeper.recovered.connect(lambda: self.window.message.settle(Cause.KEEPING))
        self.window.restore_geometry_state(self._loaded.session.geometry, self._loaded.session.splitter)
        self.window.first_painted.connect(self._on_first_painted)
        self.window.closing.connect(self._on_closing)
        self.window.cancel_requested.connect(lambda: self.controller.cancel())  # noqa: PLW0108 - made then
        qt.commitDataRequest.connect(self.keep_all)
        self.message_arrived.connect(self._on_message_arrived)

    @property
    def parts(self) -> Parts:
        """The objects behind the window; created on first use, after the first paint."""
        if self._parts is None:
            self._parts = self._create_parts()
            self._begin(self._parts)
        return self._parts

    def _create_parts(self) -> Parts:
        from netatlas.desk.moved_places import MovedPlaces
        from netatlas.desk.opened_counts import OpenedCounts
        from netatlas.desk.store import Store
        from netatlas.ui.map_moves import MapMoves
        from netatlas.ui.open_packs import OpenPacks
        from netatlas.ui.opened_recorder import OpenedRecorder
        from netatlas.ui.own_data_failures import show_failures
        from netatlas.ui.panel_sections import add_panel_sections
        from netatlas.ui.recent_addresses import RecentAddresses
        from netatlas.ui.user_data import UserData
        from netatlas.ui.workspace import Workspace

        recent = RecentAddresses()
        store = Store(self._options.home, tell=self.message_arrived.emit)
        moves = MapMoves(MovedPlaces(store), self.jobs, self)
        moves.message.connect(self.message_arrived)
        data = UserData(store, self.jobs, self)
        workspace = Workspace(
            self.themes,
            self._settings,
            self.jobs,
            lambda: recent.addresses,
            self,
            moves=moves,
            data=data,
        )
        workspace.visited = recent.time_of
        workspace.packs = OpenPacks(self._options.home, self)
        opened_recorder = OpenedRecorder(OpenedCounts(store), self.jobs, workspace, self)
        show_failures(self.errors, moves, data, opened_recorder, keeps=self._keeps)
        parts = self._make_parts(store, opened_recorder, workspace, recent)
        self._bind(parts)
        add_panel_sections(self.window, self.jobs, data, parts.controller, parts.own_commands)
        parts.controller.atlas_opened.connect(data.follow)
        data.items_changed.connect(self.actions.refresh)
        self.window.closing.connect(data.saving_wanted)
        return parts

    @property
    def controller(self) -> Controller:
        """Opens packs and keeps the window in step with the workspace."""
        return self.parts.controller

    def start(self) -> None:
        """Show the window; reading begins when it has been painted."""
        self.window.show()

    def fit_to_screen(self) -> None:
        """Fit the window to its screen, unless it is where it was the last time."""
        if not self._loaded.session.geometry:
            place_first(self.window)

    @Slot()
    def keep_all(self) -> None:
        """Keep what is open and what is typed: the system may end the program at once."""
        if self.has_parts:
            if self.parts.workspace.data is not None:
                self.parts.workspace.data.saving_wanted.emit()
            self.keeper.keep_now(closes=False)

    @Slot(int)
    def end(self, number: int) -> None:
        """Keep everything and end the program, because a signal asked for it."""
        self.window.closing.emit()
        self.qt.exit(_SIGNALLED + number)

    def finish(self) -> bool:
        """End background work, close files and stop following the keyboard.

        Returns True if all work has ended; what hangs or takes long is left to the end of the process.
        """
        if self._imports is not None:
            self._imports.stop()
        if self.has_parts and self.parts.workspace.data is not None:
            self.parts.workspace.data.stop()
        ended = self.jobs.finish()
        self.keeper.stop()
        if self.has_parts:
            self.parts.keyboard.stop()
            self._documents.close()
            self.parts.store.close()
            self.parts.workspace.close()
        return ended

    def _make_parts(
        self, store: Store, opened_recorder: OpenedRecorder, workspace: Workspace, recent: RecentAddresses
    ) -> Parts:
        from netatlas.ui.compare_command import CompareCommand
        from netatlas.ui.find_in_page import FindInPage
        from netatlas.ui.keyboard import Keyboard
        from netatlas.ui.own_commands import OwnCommands
        from netatlas.ui.palette_controller import PaletteController
        from netatlas.ui.parts import Parts

        window, jobs, actions = self.window, self.jobs, self.actions
        controller = self._make_controller(workspace, recent)  # first: it updates pages before others look
        compare_command = CompareCommand(window, workspace)
        page_export, print_command, export_command = self._make_writers(workspace)
        return Parts(
            store=store,
            workspace=workspace,
            controller=controller,
            opened_recorder=opened_recorder,
            compare_command=compare_command,
            own_commands=OwnCommands(window, workspace),
            palette_controller=PaletteController(
                window,
                jobs,
                workspace,
                actions=actions,
                compare_command=compare_command,
                opened_recorder=opened_recorder,
                recent=recent,
            ),
            page_export=page_export,
            print_command=print_command,
            export_command=export_command,
            find_in_page=FindInPage(window.find_bar, window.tabs),
            keyboard=Keyboard(window, actions),
        )

    def _make_controller(self, workspace: Workspace, recent: RecentAddresses) -> Controller:
        from netatlas.ui.controller import Controller

        return Controller(
            self.window,
            self.jobs,
            workspace,
            errors=self.errors,
            actions=self.actions,
            recent=recent,
            kept=WindowState(self._settings, self._loaded.session),
        )

    def _make_writers(self, workspace: Workspace) -> tuple[PageExport, PrintCommand, ExportCommand]:
        """Make what takes pages out of the window."""
        from netatlas.printing.paper.spare_documents import SpareDocuments
        from netatlas.ui.export_command import ExportCommand
        from netatlas.ui.page_export import PageExport, open_folder
        from netatlas.ui.print_command import PrintCommand

        self._documents = SpareDocuments(self)
        page_export = PageExport(self.window, self.jobs, workspace, self.errors)
        print_command = PrintCommand(self.window, self.jobs, workspace, self.errors)
        print_command.pdf_requested.connect(page_export.ask_for_pdf)
        export_command = ExportCommand(
            self.window, self.jobs, workspace, self.errors, open_folder=open_folder
        )
        return page_export, print_command, export_command

    def _bind(self, parts: Parts) -> None:
        """Connect every command to its function, and refresh the actions when their conditions may change."""
        from netatlas.ui.bindings import bindings, conditions

        window, workspace = self.window, parts.workspace
        self.actions.bind(
            {
                **parts.own_commands.bindings(),
                **parts.print_command.bindings(),
                **parts.export_command.bindings(),
                **bindings(
                    window,
                    parts.controller,
                    workspace,
                    page_export=parts.page_export,
                    compare_command=parts.compare_command,
                    opened_recorder=parts.opened_recorder,
                    keyboard=parts.keyboard,
                ),
            },
            conditions(window, workspace, parts.compare_command, parts.find_in_page, parts.own_commands),
            lambda: window.tabs.page,
            parts.own_commands.reasons(),
        )
        window.top.bind(*(self.actions.action(name) for name in ("go.back", "go.forward", "go.search")))
        for changed in (
            window.tabs.place_changed,
            window.tabs.stack.commands_changed,
            workspace.context_changed,
            parts.find_in_page.changed,
            window.panel.room_changed,
        ):
            changed.connect(self.actions.refresh)

    @property
    def has_parts(self) -> bool:
        """Whether the objects behind the window have been created."""
        return self._parts is not None

    @Slot(str)
    def _on_message_arrived(self, text: str) -> None:
        self.window.message.show_message(text, Cause.SESSION)

    @Slot()
    def _on_first_painted(self) -> None:
        from netatlas.ui.first_imports import BEHIND_THE_WINDOW, FirstImports
        from netatlas.ui.heap import keep_heap_small
        from netatlas.ui.pack_reading import WantedPacks, read_in_job

        keep_heap_small()  # before a job is run
        wanted = WantedPacks.of_start(self._options.home, self._options.packs)
        read_in_job(self.jobs, wanted, self.on_first_read)
        self._imports = FirstImports(BEHIND_THE_WINDOW, self)
        self._imports.done.connect(lambda: self.parts)

    def _begin(self, parts: Parts) -> None:
        """Follow the keyboard and what is to be kept."""
        # not earlier: the first event of each type costs time, since PySide6 wraps its class
        parts.keyboard.start()
        if self._keeps:
            self.keeper.follow(self._what_to_keep)
        if self._remarks:
            self.message_arrived.emit(" ".join(self._remarks))

    def on_first_read(self, outcome: Outcome[ReadPacks]) -> None:
        """Show the first packs; what is behind the window is made now if that has not been done yet."""
        self.controller.on_read(outcome)
        self.controller.open_files(self._options.files)
        if self._options.search:
            self.actions.action("go.search").trigger()

    @Slot()
    def _on_closing(self) -> None:
        if self.has_parts:
            self.keeper.keep_now(closes=True)

    def _what_to_keep(self) -> WindowState:
        geometry, splitter = self.window.geometry_state()
        session = replace(
            self.controller.session(),
            geometry=geometry,
            splitter=splitter,
            other=self._loaded.session.other,
        )
        return WindowState(self.controller.settings(), session)


def create(argv: list[str], options: WindowOptions) -> Application:
    """Create the application without showing it; a QApplication that exists already is used."""
    QLocale.setDefault(QLocale(OF_THE_PROGRAM))  # not that of the desktop, in which screen readers would read
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else QApplication([*argv, *_STYLE])
    qt.setApplicationName("NetAtlas")
    qt.setDesktopFileName(APP_ID)
    return Application(qt, options)
