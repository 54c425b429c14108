"""Looks for the limits that fit what is typed: in a job, where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from netatlas.ui.jobs import Lane
from netatlas.ui.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.ui.jobs import Jobs, Outcome
    from netatlas.ui.pages.limits.fuzzy_filter import Fitting


class Looking(QObject):
    """What one page looks for; only the answer to what it looked for last counts.

    Signals:
        found: the ``Fitting`` that is the answer.
    """

    found = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        """Begin with nothing to look for."""
        super().__init__(parent)
        self._job = LatestJob(jobs, self)
        self._look: Callable[[], Fitting] | None = None
        self._waits_for_names = False
        self._afterwards: list[Callable[[], object]] = []

    @property
    def is_under_way(self) -> bool:
        """Whether the answer is still to come: all of it, with the similar names."""
        return self._look is not None or self._waits_for_names

    def look(self, look: Callable[[], Fitting], *, in_job: bool) -> None:
        """Find an answer, now or in a job; what was looked for before is forgotten."""
        self._look = look
        if in_job:
            self._job.run(lambda _task: look(), self._on_done, lane=Lane.INTERACTIVE)
        else:
            self.finish()

    def finish(self) -> None:
        """Find the answer now, if it is still to come."""
        if self._look is not None:
            self._job.cancel()
            self._answer(self._look())

    def afterwards(self, do: Callable[[], object]) -> None:
        """Do something when the answer is there: now, if it is."""
        if self.is_under_way:
            self._afterwards.append(do)
        else:
            do()

    def forget_afterwards(self) -> None:
        """Do nothing of that any more."""
        self._afterwards.clear()

    def _on_done(self, outcome: Outcome[Fitting]) -> None:
        self._answer(outcome.result)

    def _answer(self, fitting: Fitting) -> None:
        self._look, self._waits_for_names = None, fitting.waits
        self.found.emit(fitting)
        if fitting.waits:  # the page looks again when they are indexed
            return
        afterwards, self._afterwards = self._afterwards, []
        for do in afterwards:
            do()
