"""Opens packs and keeps the window in step with the workspace.

The widgets of the window do not know each other; what one of them requests of another goes through here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.address import Address
from netatlas.atlas.addressing import page_of, stored
from netatlas.atlas.language import language_of
from netatlas.desk.session import tabs_of
from netatlas.desk.settings import ADDRESS_FORMAT
from netatlas.ui import dialogs
from netatlas.ui.commands import When, key_of
from netatlas.ui.file_opening import FileOpening
from netatlas.ui.icons import app_icon
from netatlas.ui.labels import browse_address, faults_sentence, pack_line, refused_sentence
from netatlas.ui.pack_reading import WantedPacks, keep_in_job, read_in_job
from netatlas.ui.panels.section import PanelPlace
from netatlas.ui.recent_addresses import saved_addresses
from netatlas.ui.widgets.message_bar import Cause
from netatlas.ui.widgets.plain_text import without_placeholder
from netatlas.ui.widgets.speaking import speak
from netatlas.ui.workspace import ContextChange
from netatlas.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.desk.session import Session
    from netatlas.desk.settings import Settings
    from netatlas.errors import NetAtlasError
    from netatlas.ui.actions import Actions
    from netatlas.ui.errors import ErrorReporter
    from netatlas.ui.jobs import Jobs, Outcome
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.pack_reading import ReadPacks
    from netatlas.ui.recent_addresses import RecentAddresses
    from netatlas.ui.session import WindowState
    from netatlas.ui.workspace import Workspace


class Controller(QObject):
    """Connects the widgets of the window with the workspace.

    Signals:
        atlas_opened: a pack was read and is shown.
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
        recent: RecentAddresses,
        kept: WindowState,
    ) -> None:
        """Follow the workspace from now on; nothing is read yet."""
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._workspace = workspace
        self._errors = errors
        self._recent = recent
        self._settings, self._session = kept.settings, kept.session
        self._packs = workspace.open_packs
        self._restored = False
        self.actions = actions
        window.setWindowIcon(app_icon())
        window.top.edition.chosen.connect(workspace.set_edition)
        window.browse.open_requested.connect(self.open_address)
        window.panel.open_requested.connect(self.open_address)
        window.palette_box.map_requested.connect(self.show_on_map)
        window.tabs.place_changed.connect(self._on_place_changed)
        window.tabs.stack.note_requested.connect(window.show_message)
        window.tabs.stack.column_changed.connect(self._give_room)
        window.tabs.stack.failed.connect(self._on_page_failed)
        window.tabs.page_shown.connect(window.message.leave_page)
        self._follow_packs()
        jobs.cancelled.connect(self._on_cancelled)
        if workspace.data is not None:
            workspace.data.items_changed.connect(self._on_items_changed)
        self._follow_look()
        self._show_chosen_options()

    def _follow_look(self) -> None:
        window, workspace = self._window, self._workspace
        workspace.motion.motion_changed.connect(window.set_reduced_motion)
        window.set_reduced_motion(workspace.motion.is_reduced)
        workspace.look_changing.connect(window.tabs.let_go_of_pages_behind)
        workspace.look_changing.connect(window.browse.before_another_look)
        workspace.context_changed.connect(self._on_context_changed)

    def _follow_packs(self) -> None:
        self._packs.wanted.connect(self.open_packs)
        self._packs.failed.connect(self._on_pack_failed)
        self._files = FileOpening(self._window, self._workspace)

    def ask_for_pack(self) -> None:
        """Let the user choose a pack, or a sheet, to open."""
        dialogs.choose_to_open(self._window, lambda path: self._files.open([path]))

    def open_files(self, files: Sequence[Path]) -> None:
        """Open packs and sheet files beside what is open."""
        self._files.open(files)

    def open_packs(self, folders: tuple[Path, ...], beside: tuple[Path, ...] | None = ()) -> None:
        """Read packs in the background; the open atlas stays until they are read.

        Args:
            folders: that were named: if one cannot be opened, nothing changes and the reason is shown.
            beside: that open too, as far as they can; None for those that open at the start.
        """
        packs, opened = self._packs, self._workspace.opened
        wanted = WantedPacks(
            packs.home,
            folders,
            beside,
            packs.any_refused,
            opened if beside else None,
            keeps=beside is not None,
        )
        read_in_job(self._jobs, wanted, self.on_read)

    def cancel(self) -> None:
        """Cancel what is under way and shown."""
        self._window.show_message("Cancelling …")
        self._jobs.cancel_titled()

    def show_atlas(self, opened: OpenAtlas) -> None:
        """Replace the open atlas."""
        self._workspace.replace_atlas(opened)
        self.atlas_opened.emit(opened)

    @Slot(str, bool)
    def open_address(self, text: str, in_new_tab: bool = False) -> None:  # noqa: FBT002 - as its signals send it
        """Go to an address, written as text."""
        self._window.tabs.open(Address.parse(text), in_new_tab=in_new_tab)

    @Slot(str)
    def show_on_map(self, record_id: str) -> None:
        """Show the concept that a record belongs to on the map, or a journey as a path on it."""
        from netatlas.ui.pages.graph.address import GraphOptions, graph_address
        from netatlas.ui.pages.graph.path_options import PathOptions

        atlas = self._workspace.atlas
        journeys = atlas.journeys if atlas is not None else ()
        journey = next((journey for journey in journeys if journey.id == record_id), None)
        if journey is not None:
            self._window.tabs.open(graph_address(GraphOptions(path=PathOptions.of_journey(journey))))
            return
        concept = atlas.owner_of(record_id) if atlas is not None and record_id in atlas else ""
        if atlas is not None and concept in atlas.concepts:
            self._window.tabs.open(graph_address(GraphOptions(on=concept, centred=True)))
        else:
            self._window.show_message("Only concepts and journeys are on the map.")

    def show_path(self, *, start: str = "", end: str = "") -> None:
        """Show the graph with one end of a path; the other is chosen there."""
        from netatlas.ui.pages.graph.address import GraphOptions, graph_address
        from netatlas.ui.pages.graph.path_options import PathOptions

        path = PathOptions(start=start, end=end)
        self._window.tabs.open(graph_address(GraphOptions(path=path)))

    def show_preferences(self) -> None:
        """Let the user choose colours, edition, size of text and whether things move."""
        from netatlas.ui.preferences import open_preferences

        open_preferences(
            self._window,
            self.settings(),
            set_theme=self._workspace.set_theme,
            set_edition=self._workspace.set_edition,
            set_text=self._workspace.set_percent,
            set_motion=self._workspace.motion.set_mode,
        )

    def show_log_path(self) -> None:
        """Show where the log file is."""
        dialogs.show_details(self._window, f"The log is kept in {self._errors.log_file}")

    def settings(self) -> Settings:
        """Return the settings to save for the next start; ``OpenPacks`` keeps which packs open then."""
        saved = self._settings  # until they are restored, the addresses stay as they were read
        if self._restored:
            recent = tuple(map(str, self._recent.addresses))
            saved = replace(saved, tabs=(), tab=0, recent=recent, address_format=ADDRESS_FORMAT)
            saved = replace(saved, visits=self._recent.visits)
        return replace(
            saved,
            theme=self._workspace.mode.value,
            edition=self._workspace.edition.value,
            text_percent=self._workspace.percent,
            motion=self._workspace.motion.mode.value,
            browse=self._window.browse.is_wanted,
            panel=self._window.panel.is_wanted,
            folded=self._window.panel.folded,
            page_folds=self._workspace.folds.kept,
        )

    def session(self) -> Session:
        """Return what the next start opens again."""
        return self._window.tabs.session() if self._restored else self._session

    def on_read(self, outcome: Outcome[ReadPacks]) -> None:
        """Show the packs that a job has read, or say why they could not be; ask about other versions."""
        if outcome.error is None and outcome.result.versions:
            self._ask_to_replace(outcome.result)
        elif outcome.error is None:
            self._on_agreed(outcome.result)
        else:
            self._packs.on_failed()
            self._errors.show(outcome.error, Cause.PACK)
            self._show_no_pack_message()

    def _ask_to_replace(self, packs: ReadPacks) -> None:
        """Ask whether packs take the place of the versions that are open, unless nothing differs."""

        def replace_them() -> None:
            keep_in_job(self._jobs, self._packs.home, packs, on_kept)

        def on_kept(outcome: Outcome[ReadPacks]) -> None:
            if outcome.error is None:
                self._on_agreed(outcome.result)
            else:
                self._errors.show(outcome.error, Cause.PACK)

        def leave_them() -> None:
            self._packs.on_failed()
            packs.opened.close()

        if packs.changes_nothing:
            leave_them()
            titles = [quoted(version.update.after.title) for version in packs.versions]
            verb = "is" if len(titles) == 1 else "are"
            self._window.show_message(f"{listed(titles)} {verb} open already, and nothing differs.")
        else:
            from netatlas.ui.replacing_dialog import ask_to_replace

            ask_to_replace(self._window, packs.versions, replace_them, leave_them)

    def _on_agreed(self, packs: ReadPacks) -> None:
        self._packs.forget(packs.vanished)
        self._packs.on_agreed(packs)
        self.show_atlas(packs.opened)
        if packs.remark:
            self._window.message.show_message(packs.remark, Cause.PACK)

    @Slot(object)
    def _on_page_failed(self, error: NetAtlasError) -> None:
        self._errors.report(error, Cause.PAGE)

    @Slot(object)
    def _on_pack_failed(self, error: NetAtlasError) -> None:
        self._errors.report(error, Cause.PACK)

    @Slot()
    def _on_cancelled(self) -> None:
        self._packs.on_failed()
        self._window.show_message("Cancelled.")
        self._show_no_pack_message()

    def _show_no_pack_message(self) -> None:
        """Say how to open a pack if none is open."""
        if self._workspace.opened is None:
            sentence = f"No pack is open. Open one with {key_of('file.open_pack')}."
            self._window.show_pack_line(sentence)
            self._window.tabs.stack.show_message(sentence)

    @Slot(object)
    def _on_context_changed(self, change: ContextChange) -> None:
        window, workspace = self._window, self._workspace
        self._show_chosen_options()
        if change is ContextChange.THEME:
            window.set_theme(workspace.theme)
        if change is ContextChange.EDITION and not window.top.edition.has_focus:
            speak(window, workspace.edition.label)  # of the control itself a screen reader reads it
        if change is ContextChange.SCALE:
            window.set_scale(workspace.scale)
            window.show_message(f"Text at {workspace.percent} %")
        if (opened := workspace.opened) is None or (context := workspace.context) is None:
            return
        if change is ContextChange.ATLAS:
            window.set_language(language_of(opened.atlas))
            window.browse.set_atlas(opened.atlas)
            window.show_pack_line(pack_line(opened))
            window.top.edition.set_reason("" if workspace.has_notes else When.HAS_NOTES.value.capitalize())
        window.tabs.set_context(context)
        if change is ContextChange.ATLAS:
            if not self._restored:
                self._restore_session(opened)
            self._show_faults(opened)

    @Slot()
    def _on_items_changed(self) -> None:
        """Show in Browse how much of the user's own there is."""
        if self._workspace.data is not None:
            items = self._workspace.data.items
            counts = {"bookmarks": len(items.bookmarks), "notes": items.notes, "sheets": len(items.sheets)}
            self._window.browse.show_counts({str(Address.view(view)): n for view, n in counts.items()})

    def _show_faults(self, opened: OpenAtlas) -> None:
        """Say that packs have faults or were left closed, in place of what was said of those before."""
        self._window.message.settle(Cause.PACK)
        if said := " ".join(filter(None, (refused_sentence(opened), faults_sentence(opened)))):
            self._window.message.show_message(said, Cause.PACK)

    def _restore_session(self, opened: OpenAtlas) -> None:
        """Open the tabs of the last session, which takes an atlas; done once."""
        tabs, recent = saved_addresses(opened.atlas, self._settings)
        self._recent.restore(recent, self._settings.visits)
        session = self._session
        if not session.tabs:
            session = replace(session, tabs=tabs_of(tabs), front=self._settings.tab)
        self._window.tabs.restore(session)
        self._restored = True

    def _show_chosen_options(self) -> None:
        edition, mode = self._workspace.edition.value, self._workspace.mode.value
        self._window.top.edition.choose(edition)
        self._window.palette_box.set_scale(self._workspace.scale)
        self.actions.check(f"view.edition_{edition}")
        self.actions.check(f"view.theme_{mode}")

    @Slot(bool)
    def _give_room(self, has_column: bool) -> None:
        """Show or hide the right panel before a page is laid out, so that it is laid out once."""
        self._window.panel.give_way(to_page=has_column)
        self._window.tabs.lay_out()

    @Slot()
    def _on_place_changed(self) -> None:
        address, page, atlas = self._window.tabs.address, self._window.tabs.page, self._workspace.atlas
        if address is not None and atlas is not None:
            shown = page_of(atlas, address)
            self._window.browse.show_address(str(browse_address(atlas, shown)))
            self._recent.visit(stored(atlas, shown))
            self._show_in_panel(shown)
            title = f"{page.title} – NetAtlas" if page is not None and page.title else "NetAtlas"
            self._window.setWindowTitle(without_placeholder(title))

    def _show_in_panel(self, shown: Address) -> None:
        """Show in the right panel what there is about a page, unless the page has its own column there."""
        panel, page, context = self._window.panel, self._window.tabs.page, self._workspace.context
        has_column = page is not None and page.has_column
        if has_column:  # first: what nobody sees is not to be found out
            panel.give_way(to_page=True)
        if context is not None:
            sections = page.panel_sections() if page is not None else ()
            panel.show_place(PanelPlace(shown, context), sections)
        if not has_column:
            panel.give_way(to_page=False)
