"""Who asks for the palette's lines: in the background, one answer for the newest question only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netatlas.ui.jobs import Lane
from netatlas.ui.palette.model import Answer, PaletteMode, Question, Source

if TYPE_CHECKING:
    from netatlas.ui.jobs import Jobs, Outcome, Task

_FAILED = "This search failed; the log tells why. Other words may still find it."


class Asker(QObject):
    """Puts questions to the source of their mode.

    The job of an older question is cancelled: it is not begun any more, or its answer is dropped.

    Signals:
        answered: the question, and the answer to it.
    """

    answered = Signal(object, object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        """Know no source yet."""
        super().__init__(parent)
        self._jobs = jobs
        self._sources: dict[PaletteMode, Source] = {}
        self._job = 0
        self.awaited = False

    def set_source(self, mode: PaletteMode, source: Source) -> None:
        """Say who answers in a mode."""
        self._sources[mode] = source

    def ask(self, question: Question) -> None:
        """Ask; nothing is searched for an empty box, so that its lines are there at once."""
        source = self._sources.get(question.mode)
        if source is None:
            return
        self.drop()
        work = source(question)
        self.awaited = not question.empty
        if question.empty:
            self.answered.emit(question, work())
            return

        def answer(_task: Task) -> Answer:
            return work()

        def done(outcome: Outcome[Answer]) -> None:
            self.awaited = False
            self.answered.emit(
                question, Answer(told=_FAILED) if outcome.error is not None else outcome.result
            )

        self._job = self._jobs.run(answer, done, lane=Lane.INTERACTIVE)

    def drop(self) -> None:
        """Want no answer any more."""
        self._jobs.cancel(self._job)
        self.awaited = False
