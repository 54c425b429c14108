"""What the window does: it opens packs and keeps all that is shown in step with the workspace.

The widgets know nothing of each other; whatever one of them wants of another goes through here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.address import Address
from netatlas.atlas.addressing import page_of, stored
from netatlas.desk.settings import Settings
from netatlas.ui import dialogs
from netatlas.ui.commands import When, key_of
from netatlas.ui.icons import app_icon
from netatlas.ui.labels import faults_sentence, pack_line
from netatlas.ui.preferences import open_preferences
from netatlas.ui.recent import saved_places
from netatlas.ui.widgets.plain_text import without_placeholder
from netatlas.ui.workspace import Part

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.ui.actions import Actions
    from netatlas.ui.errors import ErrorReporter
    from netatlas.ui.jobs import Jobs, Outcome, Task
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.recent import Recent
    from netatlas.ui.workspace import Workspace


class Controller(QObject):
    """Joins the window's parts.

    Signals:
        atlas_opened: a pack was read and is on the screen.
    """

    atlas_opened = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        jobs: Jobs,
        workspace: Workspace,
        *,
        errors: ErrorReporter,
        actions: Actions,
        recent: Recent,
        settings: Settings,
    ) -> None:
        """Show what the workspace holds, from now on; nothing is read yet."""
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._workspace = workspace
        self._errors = errors
        self._recent = recent
        self._settings = settings
        self.actions = actions
        window.setWindowIcon(app_icon())
        window.top.edition.chosen.connect(workspace.set_edition)
        window.browse.open_requested.connect(self._on_open_requested)
        window.tabs.place_changed.connect(self._on_place_changed)
        window.tabs.stack.note_requested.connect(window.say)
        window.tabs.stack.failed.connect(errors.report)
        window.cancel_requested.connect(self._on_cancel_requested)
        jobs.cancelled.connect(self._on_cancelled)
        workspace.context_changed.connect(self._on_context_changed)
        self._show_choices()

    def ask_for_pack(self) -> None:
        """Let the user choose a pack to open."""
        dialogs.choose_pack(self._window, lambda folder: self.open_packs((folder,)))

    def open_packs(self, folders: tuple[Path, ...]) -> None:
        """Read packs in the background; the atlas that is open stays until they are there."""

        def work(task: Task) -> OpenAtlas:
            from netatlas.api import open_atlas

            return open_atlas(*folders, progress=task)

        self._jobs.run(work, self._on_opened, title="Opening the pack", replaces="open")

    def show_atlas(self, opened: OpenAtlas) -> None:
        """Show an atlas in the place of the one that is open."""
        self._workspace.replace_atlas(opened)
        self.atlas_opened.emit(opened)

    def open_address(self, text: str, *, in_new_tab: bool = False) -> None:
        """Go to an address as a reader writes it."""
        self._window.tabs.open(Address.parse(text), in_new_tab=in_new_tab)

    def show_preferences(self) -> None:
        """Let the user choose colours, edition and size of text."""
        open_preferences(
            self._window,
            self.settings(),
            set_theme=self._workspace.set_theme,
            set_edition=self._workspace.set_edition,
            set_text=self._workspace.set_percent,
        )

    def show_log_place(self) -> None:
        """Tell where the log file is."""
        dialogs.show_details(self._window, f"The log is kept in {self._errors.log_file}")

    def settings(self) -> Settings:
        """Return what is worth keeping for the next start."""
        kept = self._settings  # without an atlas its addresses stay as they were read
        if self._workspace.opened is not None:
            kept = Settings(
                tabs=tuple(map(str, self._window.tabs.addresses)),
                tab=max(0, self._window.tabs.current),
                recent=tuple(map(str, self._recent.addresses)),
            )
        return replace(
            kept,
            theme=self._workspace.mode.value,
            edition=self._workspace.edition.value,
            text_percent=self._workspace.percent,
            browse=self._window.browse.isVisible() or not self._window.isVisible(),
        )

    def _on_opened(self, outcome: Outcome[OpenAtlas]) -> None:
        if outcome.error is None:
            self.show_atlas(outcome.result)
            return
        self._errors.report(outcome.error)
        self._show_emptiness()

    @Slot()
    def _on_cancel_requested(self) -> None:
        self._window.say("Cancelling …")
        self._jobs.cancel_titled()

    @Slot()
    def _on_cancelled(self) -> None:
        self._window.say("Cancelled.")
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        """Say what to do where no pack is open."""
        if self._workspace.opened is None:
            sentence = f"No pack is open. Open one with {key_of('file.open_pack')}."
            self._window.show_pack_line(sentence)
            self._window.tabs.stack.show_emptiness(sentence)

    @Slot(object)
    def _on_context_changed(self, part: Part) -> None:
        window, workspace = self._window, self._workspace
        self._show_choices()
        if part is Part.THEME:
            window.set_theme(workspace.theme)
        if part is Part.SCALE:
            window.say(f"Text at {workspace.percent} %")
        opened, context = workspace.opened, workspace.context
        if opened is None or context is None:
            return
        if part is Part.ATLAS:
            window.browse.set_atlas(opened.atlas)
            window.show_pack_line(pack_line(opened))
            window.top.edition.set_reason("" if workspace.has_notes else When.HAS_NOTES.value.capitalize())
        window.tabs.set_context(context)
        if part is Part.ATLAS:
            if not window.tabs.addresses:
                tabs, recent = saved_places(opened.atlas, self._settings)
                self._recent.restore(recent)
                window.tabs.restore(tabs, self._settings.tab)
            if faults := faults_sentence(opened):
                window.message.say(faults, details=False)

    def _show_choices(self) -> None:
        edition, mode = self._workspace.edition.value, self._workspace.mode.value
        self._window.top.edition.choose(edition)
        self._window.palette_box.set_scale(self._workspace.scale)
        self.actions.check(f"view.edition_{edition}")
        self.actions.check(f"view.theme_{mode}")

    @Slot(str, bool)
    def _on_open_requested(self, text: str, in_new_tab: bool) -> None:
        self.open_address(text, in_new_tab=in_new_tab)

    @Slot()
    def _on_place_changed(self) -> None:
        address, page, atlas = self._window.tabs.address, self._window.tabs.page, self._workspace.atlas
        if address is not None and atlas is not None:
            shown = page_of(atlas, address)
            self._window.browse.show_address(str(shown))
            self._recent.visit(stored(atlas, shown))
            title = without_placeholder(page.title) if page is not None else ""
            self._window.setWindowTitle(f"{title} – NetAtlas" if title else "NetAtlas")
