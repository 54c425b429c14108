"""What search learns from the reader: which record was opened for which text, counted in the background.

How counts are kept is the matter of ``netatlas.desk``, what they weigh that of ``netatlas.search``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.desk.choices import Choices
    from netatlas.ui.jobs import Jobs, Outcome


class Learning(QObject):
    """Counts what is opened; what cannot be kept is told once and never stops a search.

    Signals:
        told: a sentence for the reader: counts cannot be kept, or are gone.
    """

    told = Signal(str)

    def __init__(self, choices: Choices, jobs: Jobs, parent: QObject) -> None:
        """Keep the counts in ``choices``."""
        super().__init__(parent)
        self._choices = choices
        self._jobs = jobs
        self._failed = False

    def opened(self, text: str, record_id: str) -> None:
        """Count that a record was opened for ``text``; nothing was typed, nothing is learnt."""
        if text:
            self._jobs.run(lambda _task: self._choices.opened(text, record_id), self._on_counted, writes=True)

    def counts(self, text: str) -> Mapping[str, int]:
        """Return how often each record was opened for ``text``; called from a job."""
        return self._choices.counts(text)

    def forget(self) -> None:
        """Forget what was opened for which text, and say so."""
        self._jobs.run(lambda _task: self._choices.forget(), self._on_forgotten, writes=True)

    def _on_forgotten(self, outcome: Outcome[None]) -> None:
        error = outcome.error
        self.told.emit(
            "Search has forgotten what you opened." if error is None else f"Nothing was forgotten. {error}"
        )

    def _on_counted(self, outcome: Outcome[None]) -> None:
        if outcome.error is not None and not self._failed:
            self._failed = True
            self.told.emit(f"What you open is not remembered for the search. {outcome.error}")
