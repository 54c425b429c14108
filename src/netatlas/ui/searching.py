"""Going to things: what answers the palette's questions, what a chosen line does, where the reader was last.

How lines are found and worded is the matter of ``palette.providers``, what search learns of ``learning``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.ui.commands import COMMANDS
from netatlas.ui.fuzzy_names import NearNames
from netatlas.ui.navigation import Place
from netatlas.ui.palette.model import Answer, PaletteMode, Question
from netatlas.ui.palette.providers import WAYS_KEY, command_answer, recent_answer, search_answer, ways_answer

if TYPE_CHECKING:
    from netatlas.ui.actions import Actions
    from netatlas.ui.comparing import Comparing
    from netatlas.ui.jobs import Jobs
    from netatlas.ui.learning import Learning
    from netatlas.ui.main_window import MainWindow
    from netatlas.ui.page_context import PageContext

_MOST_RECENT = 20
_PASSING_VIEWS = ("start", "shortcuts", "about")
"""Views that nobody wants to be led back to once they have left them."""
_ANY_WORD = "network"
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
        context: Callable[[], PageContext | None],
        *,
        actions: Actions,
        comparing: Comparing,
        learning: Learning,
        recent: tuple[str, ...],
    ) -> None:
        """Answer the palette of ``window``.

        Args:
            window: whose palette and tabs these are.
            jobs: where the search is made ready.
            context: gives what pages are shown with, or None before a pack is open.
            actions: runs the commands that are chosen.
            comparing: takes the concepts that are picked.
            learning: counts what is opened.
            recent: the places of the last time, latest first.
        """
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._context = context
        self._actions = actions
        self._comparing = comparing
        self._learning = learning
        self._recent = list(recent)
        self._commands = NearNames((command.id, command.title) for command in _LISTED)
        palette = window.palette_box
        palette.set_source(PaletteMode.GO, self._going)
        palette.set_source(PaletteMode.PICK, self._picking)
        palette.set_source(PaletteMode.COMMANDS, self._commanding)
        palette.chosen.connect(self._on_chosen)

    @property
    def recent(self) -> tuple[str, ...]:
        """The addresses that were visited, latest first."""
        return tuple(self._recent)

    def prepare(self) -> None:
        """Let the search index what is open now, so that the first key that is typed need not wait for it."""
        context = self._context()
        if context is None:
            return
        if gc.get_freeze_count():  # what was open before is in there, and would never be let go
            gc.unfreeze()
            gc.collect()

        def work() -> None:
            context.opened.search(_ANY_WORD)
            # Nothing of an atlas becomes garbage while it is open. Looked through for it at 120,000 names,
            # the window would stand still for a fifth of a second now and then, in the middle of a word.
            gc.freeze()

        self._jobs.run(work, lambda _outcome: self.prepared.emit(), title="Preparing the search")

    def visit(self, address: str) -> None:
        """Remember that an address is in front."""
        if Place(address).view not in _PASSING_VIEWS:
            self._recent = [address, *(one for one in self._recent if one != address)][:_MOST_RECENT]

    def _going(self, question: Question) -> Work:
        context = self._context()
        if context is None:
            return Answer
        if question.empty:
            front = self._in_front
            # the place in front comes first, so that Down and Enter lead to the one before it
            places = dict.fromkeys([front, *self._recent])
            return partial(recent_answer, context.opened.atlas, places, front)
        if question.words == WAYS_KEY:
            return ways_answer
        return self._search(context, question)

    def _picking(self, question: Question) -> Work:
        context = self._context()
        if context is None:
            return Answer
        taken = self._comparing.subjects_in_front()
        if not question.empty:
            return self._search(context, question, leave_out=taken)
        atlas = context.opened.atlas
        places = [one for one in self._recent if one in atlas.concepts and one not in taken]
        return partial(recent_answer, atlas, places)

    def _commanding(self, question: Question) -> Work:
        reasons = {command.id: self._actions.reason(command) for command in _LISTED}
        return partial(command_answer, _LISTED, self._commands, question, reasons)

    def _search(self, context: PageContext, question: Question, *, leave_out: tuple[str, ...] = ()) -> Work:
        def work() -> Answer:
            counts = self._learning.counts(question.words)
            return search_answer(context, question, counts=counts, leave_out=leave_out)

        return work

    @property
    def _in_front(self) -> str:
        history = self._window.tabs.history
        return history.current.base if history is not None else ""

    @Slot(object, str, bool)
    def _on_chosen(self, question: Question, key: str, in_new_tab: bool) -> None:
        if question.mode is PaletteMode.COMMANDS:
            self._actions.run(key)
        elif question.mode is PaletteMode.PICK:
            self._comparing.add(key)
        else:
            self._learning.opened(question.words, key)
            self._window.tabs.open(key, in_new_tab=in_new_tab)
