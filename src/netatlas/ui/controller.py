"""What the window does: it opens packs, holds the outlook, and gives every command its meaning.

The widgets know nothing of each other; whatever one of them wants of another goes through here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.atlas.edition import Edition
from netatlas.desk.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings
from netatlas.ui import dialogs
from netatlas.ui.bindings import bindings
from netatlas.ui.commands import When
from netatlas.ui.comparing import Comparing
from netatlas.ui.finding import Finding
from netatlas.ui.icons import app_icon
from netatlas.ui.keyboard import Keyboard
from netatlas.ui.learning import Learning
from netatlas.ui.pages.page import Outlook
from netatlas.ui.preferences import open_preferences
from netatlas.ui.searching import Searching
from netatlas.ui.theme import ThemeMode

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.ui.actions import Actions
    from netatlas.ui.errors import ErrorReporter
    from netatlas.ui.jobs import Jobs, Outcome
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.theme import Theme, ThemeControl

_NO_PACK = "No pack is open. Open one with Ctrl+O."


class Controller(QObject):
    """Joins the window's parts.

    Signals:
        atlas_opened: a pack was read and is on the screen.
        page_saved: the path of a file that was written.
    """

    atlas_opened = Signal(object)
    page_saved = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        jobs: Jobs,
        themes: ThemeControl,
        *,
        errors: ErrorReporter,
        actions: Actions,
        settings: Settings,
        home: Path,
    ) -> None:
        """Wire everything; nothing is read yet."""
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._themes = themes
        self._errors = errors
        self._opened: OpenAtlas | None = None
        self._edition = Edition(settings.edition)
        self._percent = settings.text_percent
        self._wanted_tabs = (settings.tabs, settings.tab)
        self._log_file = ""
        self.actions = actions
        self.comparing = Comparing(window)
        self.finding = Finding(window.find_bar, window.tabs)
        self.learning = Learning(home, jobs, self)
        self.searching = Searching(
            window,
            jobs,
            lambda: self.outlook,
            actions=actions,
            comparing=self.comparing,
            learning=self.learning,
            recent=settings.recent,
        )
        self._bindings = bindings(self, window)
        self._keyboard = Keyboard(window, self.actions)
        self._connect()
        self._choose_edition()
        self.actions.check(f"view.theme_{themes.mode.value}")
        self._update()

    def open_packs(self, folders: tuple[Path, ...]) -> None:
        """Read packs in the background; the atlas that is open stays until they are there."""

        def work() -> OpenAtlas:
            from netatlas.api import open_atlas

            return open_atlas(*folders)

        self._jobs.run(work, self._on_opened, title="Opening the pack", replaces="open")

    def close(self) -> None:
        """Let go of the atlas and of the user's own data, when no job runs any more."""
        self.learning.close()
        if self._opened is not None:
            self._opened.close()

    def name_log(self, path: Path) -> None:
        """Remember where the log is, for those who ask."""
        self._log_file = str(path)

    def settings(self) -> Settings:
        """Return what is worth keeping for the next start."""
        tabs, front = self._wanted_tabs
        if self._opened is not None:
            tabs, front = self._window.tabs.addresses, self._window.tabs.current
        return Settings(
            theme=self._themes.mode.value,
            edition=self._edition.value,
            text_percent=self._percent,
            browse=self._window.browse.isVisible() or not self._window.isVisible(),
            tabs=tabs,
            tab=max(0, front),
            recent=self.searching.recent,
        )

    @property
    def outlook(self) -> Outlook | None:
        """What pages are shown with, or None before a pack is open."""
        if self._opened is None:
            return None
        edition = self._edition if self._opened.atlas.has_notes else Edition.TODAY
        return Outlook(
            self._opened,
            edition,
            self._themes.theme,
            self._percent / 100,
            recent=lambda: self.searching.recent,
        )

    def open_address(self, address: str, *, in_new_tab: bool = False) -> None:
        """Go to an address."""
        self._window.tabs.open(address, in_new_tab=in_new_tab)

    def next_pane(self) -> None:
        """Move the keyboard to the next part of the window."""
        self._keyboard.next_pane()

    def save_page(self, path: Path) -> None:
        """Write the page in front to a file, in the format of its ending, in the background."""
        page = self._window.tabs.page
        ending = path.suffix.lower().removeprefix(".")
        own = page is not None and ending in dict(page.formats).values()
        content = page.content(ending) if page is not None and own else None
        document = page.document() if page is not None and not own else None
        if document is None and content is None:
            return

        def work() -> Path:
            from netatlas.export.files import write_documents
            from netatlas.writing import write_bytes

            if content is None:
                return write_documents([document] if document else [], path)
            write_bytes(path, content)
            return path

        self._jobs.run(work, self._on_saved, title="Saving the page")

    def _connect(self) -> None:
        window = self._window
        window.setWindowIcon(app_icon())
        window.palette_box.set_scale(self._percent / 100)
        self.actions.requested.connect(self._on_requested)
        window.top.edition.chosen.connect(self.set_edition)
        window.browse.open_requested.connect(self._on_open_requested)
        window.tabs.place_changed.connect(self._on_place_changed)
        window.tabs.note_requested.connect(window.say)
        window.tabs.failed.connect(self._errors.report)
        self.learning.told.connect(self._on_learning_told)
        self.finding.changed.connect(self._update)
        window.cancel_requested.connect(self._on_cancel_requested)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def ask_for_pack(self) -> None:
        """Let the user choose a pack to open."""
        dialogs.choose_pack(self._window, lambda folder: self.open_packs((folder,)))

    def ask_for_file(self) -> None:
        """Let the user choose where the page in front is saved."""
        page = self._window.tabs.page
        formats = page.formats if page is not None else ()
        dialogs.choose_file(self._window, self._file_name(), self.save_page, formats=formats)

    def show_preferences(self) -> None:
        """Let the user choose colours, edition and size of text."""
        open_preferences(
            self._window,
            self.settings(),
            set_theme=self.set_theme,
            set_edition=self.set_edition,
            set_text=self.set_percent,
        )

    def set_theme(self, mode: str) -> None:
        """Show the window in other colours."""
        self.actions.check(f"view.theme_{mode}")
        self._themes.set_mode(ThemeMode(mode))

    def show_log_place(self) -> None:
        """Tell where the log file is."""
        dialogs.show_details(self._window, f"The log is kept in {self._log_file}")

    def show_atlas(self, opened: OpenAtlas) -> None:
        """Show an atlas in the place of the one that is open; the search gets ready for it behind that."""
        first = self._opened is None
        if self._opened is not None:
            self._opened.close()
        self._opened = opened
        atlas = opened.atlas
        self._window.browse.set_atlas(atlas)
        self.comparing.set_atlas(atlas)
        self._window.show_pack_line(_pack_line(opened))
        outlook = self.outlook
        if outlook is not None:
            self._window.tabs.set_outlook(outlook)
        if first:
            self._window.tabs.restore(*self._wanted_tabs)
        self._window.top.edition.set_reason("" if atlas.has_notes else When.HAS_NOTES.value.capitalize())
        self._update()
        self._tell_faults()
        self.searching.prepare()
        self.atlas_opened.emit(opened)

    def _on_opened(self, outcome: Outcome) -> None:
        if outcome.error is None:
            self.show_atlas(outcome.result)
            return
        self._errors.report(outcome.error)
        if self._opened is None:
            self._window.show_pack_line(_NO_PACK)

    @Slot()
    def _on_cancel_requested(self) -> None:
        self._jobs.cancel_told()
        self._window.say("Cancelled.")
        if self._opened is None:
            self._window.show_pack_line(_NO_PACK)

    def _tell_faults(self) -> None:
        faults = len(self._opened.report.faults) if self._opened else 0
        if faults:
            what = (
                "1 record of the pack is faulty and was"
                if faults == 1
                else f"{faults} faults in the pack; what they stand in was"
            )
            self._window.message.say(f"{what} left out. Go > Health of the pack tells where.", details=False)

    def _on_saved(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            self._errors.report(outcome.error)
            return
        self._window.say(f"Saved {outcome.result}")
        self.page_saved.emit(outcome.result)

    @Slot(str)
    def _on_requested(self, command_id: str) -> None:
        self._bindings[command_id]()

    @Slot(str, bool)
    def _on_open_requested(self, address: str, in_new_tab: bool) -> None:
        self.open_address(address, in_new_tab=in_new_tab)

    @Slot(str)
    def _on_learning_told(self, sentence: str) -> None:
        self._window.message.say(sentence, details=False)

    @Slot()
    def _on_place_changed(self) -> None:
        history = self._window.tabs.history
        if history is not None and self._opened is not None:
            place = history.current
            self._window.browse.show_address(place.base)
            self.searching.visit(place.base)
            title = self._window.tabs.page.title if self._window.tabs.page else ""
            self._window.setWindowTitle(f"{title} – NetAtlas" if title else "NetAtlas")
            self.finding.refresh()
        self._update()

    @Slot(str)
    def set_edition(self, edition: str) -> None:
        """Show another reading of the atlas."""
        self._edition = Edition(edition)
        self._choose_edition()
        self._refresh()

    def _choose_edition(self) -> None:
        self._window.top.edition.choose(self._edition.value)
        self.actions.check(f"view.edition_{self._edition.value}")

    @Slot(object)
    def _on_theme_changed(self, theme: Theme) -> None:
        self._window.set_theme(theme)
        self._refresh()

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller by ``step`` percent, or normal with 0."""
        self.set_percent(self._percent + step if step else 100)

    @Slot(int)
    def set_percent(self, percent: int) -> None:
        """Show text at a size."""
        self._percent = min(LARGEST_TEXT, max(SMALLEST_TEXT, percent))
        self._window.palette_box.set_scale(self._percent / 100)
        self._window.say(f"Text at {self._percent} %")
        self._refresh()

    def _refresh(self) -> None:
        outlook = self.outlook
        if outlook is not None:
            self._window.tabs.set_outlook(outlook)

    def _update(self) -> None:
        """Tell every command whether it can be used now."""
        history, page = self._window.tabs.history, self._window.tabs.page
        opened = self._opened is not None
        self.actions.update(
            {
                When.ATLAS_OPEN: opened,
                When.PAGE_OPEN: page is not None,
                When.COMPARISON: self.comparing.page is not None,
                When.CONCEPT: bool(self.comparing.subjects_in_front()),
                When.CAN_GO_BACK: history is not None and history.can_go_back,
                When.CAN_GO_FORWARD: history is not None and history.can_go_forward,
                When.CLOSED_TABS: self._window.tabs.can_reopen,
                When.HAS_NOTES: self._opened is not None and self._opened.atlas.has_notes,
                When.FINDING: self.finding.active,
            }
        )

    def copy(self) -> None:
        """Copy what is selected on the page in front."""
        page = self._window.tabs.page
        said = "Copied." if page is not None and page.copy() else "Nothing is selected."
        self._window.say(said)

    def _file_name(self) -> str:
        page = self._window.tabs.page
        title = page.title if page is not None else "page"
        return f"{'-'.join(title.lower().split())}.md"


def _pack_line(opened: OpenAtlas) -> str:
    pack = opened.atlas.packs[0]
    title = pack.title if len(opened.atlas.packs) == 1 else f"{len(opened.atlas.packs)} packs"
    counts = opened.report.counts
    parts = [f"{counts['concepts']} concepts", f"{counts['facts']} facts"]
    if opened.atlas.has_notes:
        parts.append(f"{counts['corrected']} corrected")
    return f"{title} pack     checked {pack.checked}     {', '.join(parts)}"
