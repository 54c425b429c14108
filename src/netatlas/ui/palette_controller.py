"""Answers the palette's queries and opens or runs what is chosen in it.

``palette.providers`` finds and words the results; ``opened_recorder`` counts what is chosen.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from netatlas.address import Address
from netatlas.atlas.addressing import page_of, resolved
from netatlas.ui.commands import COMMANDS
from netatlas.ui.fuzzy_names import FuzzyNames
from netatlas.ui.palette.model import PaletteEntry, PaletteMode, PaletteQuery, PaletteResults
from netatlas.ui.palette.providers import (
    SYNTAX_KEY,
    command_results,
    recent_results,
    search_results,
    syntax_results,
)
from netatlas.ui.sheet_items import can_be_on_sheet
from netatlas.ui.workspace import ContextChange

if TYPE_CHECKING:
    from netatlas.api import OpenAtlas
    from netatlas.ui.actions import Actions
    from netatlas.ui.compare_command import CompareCommand
    from netatlas.ui.jobs import Jobs, Outcome, Task
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.opened_recorder import OpenedRecorder
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.recent_addresses import RecentAddresses
from netatlas.ui.workspace import Workspace

_LISTED_COMMANDS = tuple(command for command in COMMANDS if command.menu)

IDLE_MS = 700
"""Time after which a window counts as idle; who opens it for a look-up begins to type before."""

ResultFinder = Callable[[], PaletteResults]
"""Finds the results of a query; called in a worker thread."""


class PaletteController(QObject):
    """Answers the palette's queries and opens or runs what is chosen.

    Signals:
        prepared: the search index of the open atlas is ready.
    """

    prepared = Signal()

    def __init__(
        self,
        window: MainWindow,
        jobs: Jobs,
        workspace: Workspace,
        *,
        actions: Actions,
        compare_command: CompareCommand,
        opened_recorder: OpenedRecorder,
        recent: RecentAddresses,
    ) -> None:
        """Answer the palette of ``window``.

        Args:
            window: has the palette, and the tabs in which results open.
            jobs: runs the indexing.
            workspace: holds the atlas to search; a new one is indexed at once.
            actions: runs the commands that are chosen.
            compare_command: gets the concepts that are picked.
            opened_recorder: counts the hits that are opened.
            recent: the addresses visited most recently.
        """
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._workspace = workspace
        self._actions = actions
        self._compare_command = compare_command
        self._opened_recorder = opened_recorder
        self._recent = recent
        self._unprepared: OpenAtlas | None = None  # whose pages are to be prepared in an idle moment
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._prepare_pages)
        self._commands = FuzzyNames((command.id, command.title) for command in _LISTED_COMMANDS)
        palette = window.palette_box
        palette.set_handler(PaletteMode.GO, self._answer_go)
        palette.set_handler(PaletteMode.PICK, self._answer_pick)
        palette.set_handler(PaletteMode.PICK_END, self._answer_pick)
        palette.set_handler(PaletteMode.PICK_ITEM, self._answer_item)
        palette.set_handler(PaletteMode.COMMANDS, self._answer_commands)
        palette.chosen.connect(self._on_chosen)
        window.tabs.stack.end_requested.connect(partial(palette.open_for, PaletteMode.PICK_END))
        window.tabs.stack.item_requested.connect(partial(palette.open_for, PaletteMode.PICK_ITEM))
        workspace.context_changed.connect(self._on_context_changed)

    @Slot(object)
    def _on_context_changed(self, change: ContextChange) -> None:
        opened = self._workspace.opened
        if change is ContextChange.ATLAS and opened is not None:
            self._window.palette_box.search_again()
            self._prepare(opened)

    def _prepare(self, opened: OpenAtlas) -> None:
        """Index an atlas in the background, so that the first search need not wait for it."""

        def work(task: Task) -> None:
            opened.prepare(task)
            # Nothing of an atlas becomes garbage while it is open. Scanning it would stop the window for
            # a fifth of a second now and then (at 120,000 names), in the middle of a word.
            gc.freeze()

        def done(outcome: Outcome[None]) -> None:
            self.prepared.emit()
            if outcome.error is None:
                self._unprepared = opened
                self._jobs.run(lambda _task: opened.atlas.prepare_pages(), lambda _outcome: None)
                self._idle.start()

        self._jobs.run(work, done, title="Preparing the search", replaces="index")

    @Slot()
    def _prepare_pages(self) -> None:
        """Import all pages and what copies them, and index the names of limits, so that none has to wait.

        Not while somebody searches: an answer would wait for what is wanted later, if at all.
        """
        opened = self._unprepared
        if opened is None:
            return
        if self._window.palette_box.isVisible():
            self._idle.start()
            return
        self._unprepared = None

        def work(task: Task) -> None:
            from netatlas.ui.copying import prepare_copying
            from netatlas.ui.pages.limits.fuzzy_filter import limit_names
            from netatlas.ui.pages.registry import page_classes

            limit_names(opened.atlas).prepare(task)
            page_classes(task)
            prepare_copying()
            gc.freeze()

        self._jobs.run(work, lambda _outcome: None, replaces="pages")

    def _answer_go(self, query: PaletteQuery) -> ResultFinder:
        context = self._workspace.context
        if context is None:
            return PaletteResults
        if query.empty:
            front = self._in_front
            # the page in front comes first, so that Down and Enter open the one before it
            addresses = dict.fromkeys([*([front] if front is not None else []), *self._visited(context)])
            return partial(recent_results, context.opened.atlas, addresses, front)
        if query.words == SYNTAX_KEY:
            return syntax_results
        return self._search(context, query)

    def _answer_pick(self, query: PaletteQuery) -> ResultFinder:
        context = self._workspace.context
        if context is None:
            return PaletteResults
        picked = self._compare_command.subjects_in_front()
        if not query.empty:
            return self._search(context, query, leave_out=picked)
        atlas = context.opened.atlas
        addresses = [
            address
            for address in self._visited(context)
            if address.record_id in atlas.concepts and address.record_id not in picked
        ]
        return partial(recent_results, atlas, addresses)

    def _answer_item(self, query: PaletteQuery) -> ResultFinder:
        context = self._workspace.context
        if context is None:
            return PaletteResults
        if not query.empty:
            return self._search(context, query)
        atlas = context.opened.atlas
        visited = [address for address in self._visited(context) if can_be_on_sheet(atlas, address)]
        return partial(recent_results, atlas, visited)

    def _answer_commands(self, query: PaletteQuery) -> ResultFinder:
        reasons = {command.id: self._actions.reason(command.id) for command in _LISTED_COMMANDS}
        return partial(command_results, _LISTED_COMMANDS, self._commands, query, reasons)

    def _search(
        self, context: PageContext, query: PaletteQuery, *, leave_out: tuple[str, ...] = ()
    ) -> ResultFinder:
        page = self._window.tabs.page
        hidden = page.hidden_records() if page is not None and query.mode is PaletteMode.GO else frozenset()

        def find() -> PaletteResults:
            counts = self._opened_recorder.counts(query.words)
            return search_results(context, query, counts=counts, leave_out=leave_out, hidden=hidden)

        return find

    @property
    def _in_front(self) -> Address | None:
        address, atlas = self._window.tabs.address, self._workspace.atlas
        return page_of(atlas, address) if address is not None and atlas is not None else None

    def _visited(self, context: PageContext) -> list[Address]:
        """Return the recent addresses as the open atlas has them."""
        return [resolved(context.opened.atlas, address) for address in self._recent.addresses]

    @Slot(object, object, bool)
    def _on_chosen(self, query: PaletteQuery, entry: PaletteEntry, in_new_tab: bool) -> None:
        key = entry.key
        if query.mode is PaletteMode.COMMANDS:
            self._actions.run(key)
        elif query.mode is PaletteMode.PICK:
            self._compare_command.add(key)
        elif query.mode is PaletteMode.PICK_END:
            self._pick_end(key)
        elif query.mode is PaletteMode.PICK_ITEM:
            self._pick_item(Address.parse(key))
        else:
            self._opened_recorder.opened(query.words, key)
            is_computed = entry.whole  # its key is only what it is based on
            if in_new_tab or is_computed or not self._show_on_page(key):
                self._window.tabs.open(Address.parse(entry.opens or key), in_new_tab=in_new_tab)

    def _show_on_page(self, record_id: str) -> bool:
        """Go to a record on the page in front; return False if that is no map or table which has it."""
        page = self._window.tabs.page
        if page is None or page.show_row(record_id):
            return page is not None
        is_shown = page.centre_on(record_id)
        if is_shown:
            page.focus_content()
        return is_shown

    def _pick_end(self, record_id: str) -> None:
        """Have the page in front take the concept of a record for the end that it asked for."""
        atlas, page = self._workspace.atlas, self._window.tabs.page
        if atlas is not None and page is not None and record_id in atlas:
            page.pick_end(atlas.owner_of(record_id))

    def _pick_item(self, address: Address) -> None:
        page = self._window.tabs.page
        if page is not None:
            page.add_item(address)
