"""Counts which record the user opens for which search text, so that search can rank it higher.

``netatlas.desk`` stores the counts; ``netatlas.search`` decides how much they weigh.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.address import Address
from netatlas.atlas.addressing import resolved, stored
from netatlas.ui.jobs import Lane
from netatlas.ui.workspace import ContextChange

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.desk.opened_counts import OpenedCounts
    from netatlas.ui.jobs import Jobs, Outcome, Task
    from netatlas.ui.workspace import Workspace


class OpenedRecorder(QObject):
    """Counts what is opened, in the background; a count that cannot be stored never stops a search.

    Signals:
        message: a message for the user: counts were deleted, or not.
        failed: why counts cannot be stored, in a sentence; not again before one was.
        recovered: counts are stored again.
    """

    message = Signal(str)
    failed = Signal(str)
    recovered = Signal()

    def __init__(self, counts: OpenedCounts, jobs: Jobs, workspace: Workspace, parent: QObject) -> None:
        """Store the counts in ``counts``, by addresses that mean the same in any atlas."""
        super().__init__(parent)
        self._counts = counts
        self._jobs = jobs
        self._workspace = workspace
        workspace.context_changed.connect(self._on_context_changed)
        self._has_failed = False

    def opened(self, text: str, record_id: str) -> None:
        """Count that a record was opened for ``text``; without a text nothing is counted."""
        atlas = self._workspace.atlas
        if text and atlas is not None:
            address = str(stored(atlas, Address.parse(record_id)))
            self._jobs.run(
                lambda _task: self._counts.opened(text, address),
                self._on_counted,
                lane=Lane.OWN_DATA,
                writes=True,
            )

    def counts(self, text: str) -> Mapping[str, int]:
        """Return how often each record was opened for ``text``, by id; called in a worker thread."""
        atlas = self._workspace.atlas
        if atlas is None:
            return {}
        counts: Counter[str] = Counter()  # one record may have been opened under several of its ids
        for kept, count in self._counts.counts(text).items():
            address = resolved(atlas, Address.parse(kept))
            counts[address.record_id or str(address)] += count
        return counts

    def forget(self) -> None:
        """Delete all counts, and say so."""
        self._jobs.run(lambda _task: self._counts.forget(), self._on_forgotten, writes=True)

    @Slot(object)
    def _on_context_changed(self, change: ContextChange) -> None:
        """Convert counts in the format of the first version, which takes an open atlas."""
        atlas = self._workspace.atlas
        if change is not ContextChange.ATLAS or atlas is None:
            return

        def convert(_task: Task) -> None:
            from netatlas.atlas.first_addresses import converted

            self._counts.convert(lambda text: str(converted(atlas, text)))

        # an error is in the log, and they are converted at another start
        self._jobs.run(convert, lambda _outcome: None, writes=True)

    def _on_forgotten(self, outcome: Outcome[None]) -> None:
        error = outcome.error
        self.message.emit(
            "Search has forgotten what you opened." if error is None else f"Nothing was forgotten. {error}"
        )

    def _on_counted(self, outcome: Outcome[None]) -> None:
        had_failed, self._has_failed = self._has_failed, outcome.error is not None
        if self._has_failed and not had_failed:
            self.failed.emit(f"What you open is not remembered for the search. {outcome.error}")
        elif had_failed and not self._has_failed:
            self.recovered.emit()
