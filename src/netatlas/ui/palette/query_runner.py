"""Runs palette queries in the background; only the newest gets an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netatlas.ui.jobs import Lane
from netatlas.ui.palette.model import PaletteMode, PaletteQuery, PaletteResults, QueryHandler

if TYPE_CHECKING:
    from netatlas.ui.jobs import Jobs, Outcome

_FAILED = "This search failed; the log tells why. Other words may still find it."


class QueryRunner(QObject):
    """Passes each query to the handler of its mode.

    A new query cancels the job of the one before: that job does not start, or its results are dropped.

    Signals:
        answered: the query, and its results.
    """

    answered = Signal(object, object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        """Start without handlers."""
        super().__init__(parent)
        self._jobs = jobs
        self._handlers: dict[PaletteMode, QueryHandler] = {}
        self._job = 0  # no job has this number
        self.awaited = False

    def set_handler(self, mode: PaletteMode, handler: QueryHandler) -> None:
        """Set what answers the queries of a mode."""
        self._handlers[mode] = handler

    def run(self, query: PaletteQuery) -> None:
        """Run a query; an empty one needs no search and is answered at once."""
        handler = self._handlers.get(query.mode)
        if handler is None:
            return
        self.cancel()
        work = handler(query)
        self.awaited = not query.empty
        if query.empty:
            self.answered.emit(query, work())
            return

        def done(outcome: Outcome[PaletteResults]) -> None:
            self.awaited = False
            self.answered.emit(
                query, PaletteResults(message=_FAILED) if outcome.error is not None else outcome.result
            )

        self._job = self._jobs.run(lambda _task: work(), done, lane=Lane.INTERACTIVE)

    def cancel(self) -> None:
        """Cancel the query that is running, if any."""
        self._jobs.cancel(self._job)
        self.awaited = False
