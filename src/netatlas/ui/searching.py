"""Going to things: what answers the palette's questions, what a chosen line does, where the reader was last.

How lines are found and worded is the matter of ``palette.providers``, what search learns of ``learning``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.address import Address
from netatlas.atlas.addressing import page_of, resolved
from netatlas.ui.commands import COMMANDS
from netatlas.ui.fuzzy_names import NearNames
from netatlas.ui.palette.model import Answer, PaletteMode, Question
from netatlas.ui.palette.providers import WAYS_KEY, command_answer, recent_answer, search_answer, ways_answer
from netatlas.ui.workspace import Part

if TYPE_CHECKING:
    from netatlas.api import OpenAtlas
    from netatlas.ui.actions import Actions
    from netatlas.ui.comparing import Comparing
    from netatlas.ui.jobs import Jobs, Outcome, Task
    from netatlas.ui.learning import Learning
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.recent import Recent
    from netatlas.ui.workspace import Workspace

_LISTED = tuple(command for command in COMMANDS if command.menu)

Work = Callable[[], Answer]


class Searching(QObject):
    """Answers the palette's questions and follows what is chosen in it.

    Signals:
        prepared: the search is ready for what was opened last.
    """

    prepared = Signal()

    def __init__(
        self,
        window: MainWindow,
        jobs: Jobs,
        workspace: Workspace,
        *,
        actions: Actions,
        comparing: Comparing,
        learning: Learning,
        recent: Recent,
    ) -> None:
        """Answer the palette of ``window``.

        Args:
            window: whose palette and tabs these are.
            jobs: where the search is made ready.
            workspace: what is searched; another atlas is made ready for it at once.
            actions: runs the commands that are chosen.
            comparing: takes the concepts that are picked.
            learning: counts what is opened.
            recent: where the reader was last.
        """
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._workspace = workspace
        self._actions = actions
        self._comparing = comparing
        self._learning = learning
        self._recent = recent
        self._commands = NearNames((command.id, command.title) for command in _LISTED)
        palette = window.palette_box
        palette.set_source(PaletteMode.GO, self._going)
        palette.set_source(PaletteMode.PICK, self._picking)
        palette.set_source(PaletteMode.COMMANDS, self._commanding)
        palette.chosen.connect(self._on_chosen)
        workspace.context_changed.connect(self._on_context_changed)

    @Slot(object)
    def _on_context_changed(self, part: Part) -> None:
        opened = self._workspace.opened
        if part is Part.ATLAS and opened is not None:
            self._prepare(opened)

    def _prepare(self, opened: OpenAtlas) -> None:
        """Let the search index an atlas, so that the first key that is typed need not wait for it."""
        if gc.get_freeze_count():  # what was open before is in there, and would never be let go
            gc.unfreeze()
            gc.collect()

        def work(task: Task) -> None:
            opened.prepare(task)
            # Nothing of an atlas becomes garbage while it is open. Looked through for it at 120,000 names,
            # the window would stand still for a fifth of a second now and then, in the middle of a word.
            gc.freeze()

        def done(_outcome: Outcome[None]) -> None:
            self.prepared.emit()

        self._jobs.run(work, done, title="Preparing the search", replaces="index")

    def _going(self, question: Question) -> Work:
        context = self._workspace.context
        if context is None:
            return Answer
        if question.empty:
            front = self._in_front
            # the place in front comes first, so that Down and Enter lead to the one before it
            places = dict.fromkeys([*([front] if front is not None else []), *self._visited(context)])
            return partial(recent_answer, context.opened.atlas, places, front)
        if question.words == WAYS_KEY:
            return ways_answer
        return self._search(context, question)

    def _picking(self, question: Question) -> Work:
        context = self._workspace.context
        if context is None:
            return Answer
        taken = self._comparing.subjects_in_front()
        if not question.empty:
            return self._search(context, question, leave_out=taken)
        atlas = context.opened.atlas
        places = [
            address
            for address in self._visited(context)
            if address.record_id in atlas.concepts and address.record_id not in taken
        ]
        return partial(recent_answer, atlas, places)

    def _commanding(self, question: Question) -> Work:
        reasons = {command.id: self._actions.reason(command.id) for command in _LISTED}
        return partial(command_answer, _LISTED, self._commands, question, reasons)

    def _search(self, context: PageContext, question: Question, *, leave_out: tuple[str, ...] = ()) -> Work:
        def work() -> Answer:
            counts = self._learning.counts(question.words)
            return search_answer(context, question, counts=counts, leave_out=leave_out)

        return work

    @property
    def _in_front(self) -> Address | None:
        address, atlas = self._window.tabs.address, self._workspace.atlas
        return page_of(atlas, address) if address is not None and atlas is not None else None

    def _visited(self, context: PageContext) -> list[Address]:
        """Return where the reader was last, as the atlas that is open has it."""
        return [resolved(context.opened.atlas, address) for address in self._recent.addresses]

    @Slot(object, str, bool)
    def _on_chosen(self, question: Question, key: str, in_new_tab: bool) -> None:
        if question.mode is PaletteMode.COMMANDS:
            self._actions.run(key)
        elif question.mode is PaletteMode.PICK:
            self._comparing.add(key)
        else:
            self._learning.opened(question.words, key)
            self._window.tabs.open(Address.parse(key), in_new_tab=in_new_tab)
