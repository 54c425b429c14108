"""What search learns from the reader: which record was opened for which text, counted in the background.

How counts are kept is the matter of ``netatlas.desk``, what they weigh that of ``netatlas.search``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from netatlas.desk.choices import Choices
    from netatlas.desk.store import Store
    from netatlas.ui.jobs import Jobs, Outcome


class Learning(QObject):
    """Counts what is opened; what cannot be kept is told once and never stops a search.

    Signals:
        told: a sentence for the reader: a damaged store was set aside, counts cannot be kept or are gone.
    """

    told = Signal(str)

    def __init__(self, home: Path, jobs: Jobs, parent: QObject) -> None:
        """Keep the counts in the store of a home folder, which is opened when it is first needed."""
        super().__init__(parent)
        self._home = home
        self._jobs = jobs
        self._failed = False

    def opened(self, text: str, record_id: str) -> None:
        """Count that a record was opened for ``text``; nothing was typed, nothing is learnt."""
        if text:
            self._jobs.run(lambda: self._choices.opened(text, record_id), self._on_counted)

    def counts(self, text: str) -> Mapping[str, int]:
        """Return how often each record was opened for ``text``; called from a job."""
        return self._choices.counts(text)

    def forget(self) -> None:
        """Forget what was opened for which text, and say so."""
        self._jobs.run(self._forgotten, self._on_forgotten)

    def close(self) -> None:
        """Let go of the store, when no job runs any more."""
        if "_store" in vars(self):
            self._store.close()

    @cached_property
    def _store(self) -> Store:
        from netatlas.desk.store import Store

        return Store(self._home, tell=self.told.emit)

    @cached_property
    def _choices(self) -> Choices:
        from netatlas.desk.choices import Choices

        return Choices(self._store)

    def _forgotten(self) -> None:
        self._choices.forget()

    def _on_forgotten(self, outcome: Outcome) -> None:
        error = outcome.error
        self.told.emit(
            "Search has forgotten what you opened." if error is None else f"Nothing was forgotten. {error}"
        )

    def _on_counted(self, outcome: Outcome) -> None:
        if outcome.error is not None and not self._failed:
            self._failed = True
            self.told.emit(f"What you open is not remembered for the search. {outcome.error}")
