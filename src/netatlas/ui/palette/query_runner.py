"""Who asks for the palette's lines: in the background, one answer for the newest question only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netatlas.ui.palette.model import Answer, PaletteMode, Question, Source

if TYPE_CHECKING:
    from netatlas.ui.jobs import Jobs, Outcome

_FAILED = "This search failed; the log tells why. Other words may still find it."


class Asker(QObject):
    """Puts questions to the source of their mode.

    Each question has a number. Work whose number is no longer the newest is not begun, and an answer
    that comes late is dropped.

    Signals:
        answered: the question, and the answer to it.
    """

    answered = Signal(object, object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        """Know no source yet."""
        super().__init__(parent)
        self._jobs = jobs
        self._sources: dict[PaletteMode, Source] = {}
        self._newest = 0
        self.awaited = False

    def set_source(self, mode: PaletteMode, source: Source) -> None:
        """Say who answers in a mode."""
        self._sources[mode] = source

    def ask(self, question: Question) -> None:
        """Ask; nothing is searched for an empty box, so that its lines are there at once."""
        source = self._sources.get(question.mode)
        if source is None:
            return
        work = source(question)
        number = self._newest = self._newest + 1
        self.awaited = not question.empty
        if question.empty:
            self.answered.emit(question, work())
            return

        def done(outcome: Outcome) -> None:
            if number == self._newest:
                self.awaited = False
                answer = Answer(told=_FAILED) if outcome.error is not None else outcome.result
                self.answered.emit(question, answer)

        self._jobs.run(lambda: work() if number == self._newest else None, done, replaces="palette")

    def drop(self) -> None:
        """Want no answer any more."""
        self._newest += 1
        self.awaited = False
