"""What search learns from the reader: which record was opened for which text, counted in the background.

How counts are kept is the matter of ``netatlas.desk``, what they weigh that of ``netatlas.search``.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.address import Address
from netatlas.atlas.addressing import resolved, stored
from netatlas.ui.workspace import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.desk.choices import Choices
    from netatlas.ui.jobs import Jobs, Outcome, Task
    from netatlas.ui.workspace import Workspace

_log = logging.getLogger(__name__)


class Learning(QObject):
    """Counts what is opened; what cannot be kept is told once and never stops a search.

    Signals:
        told: a sentence for the reader: counts cannot be kept, or are gone.
    """

    told = Signal(str)

    def __init__(self, choices: Choices, jobs: Jobs, workspace: Workspace, parent: QObject) -> None:
        """Keep the counts in ``choices``, by addresses that mean the same in any atlas."""
        super().__init__(parent)
        self._choices = choices
        self._jobs = jobs
        self._workspace = workspace
        workspace.context_changed.connect(self._on_context_changed)
        self._failed = False

    def opened(self, text: str, record_id: str) -> None:
        """Count that a record was opened for ``text``; nothing was typed, nothing is learnt."""
        atlas = self._workspace.atlas
        if text and atlas is not None:
            address = str(stored(atlas, Address.parse(record_id)))
            self._jobs.run(lambda _task: self._choices.opened(text, address), self._on_counted, writes=True)

    def counts(self, text: str) -> Mapping[str, int]:
        """Return how often each record was opened for ``text``, by its id in the atlas; called from a job."""
        atlas = self._workspace.atlas
        if atlas is None:
            return {}
        known = (
            (resolved(atlas, Address.parse(text)), count)
            for text, count in self._choices.counts(text).items()
        )
        return {address.record_id or str(address): count for address, count in known}

    def forget(self) -> None:
        """Forget what was opened for which text, and say so."""
        self._jobs.run(lambda _task: self._choices.forget(), self._on_forgotten, writes=True)

    @Slot(object)
    def _on_context_changed(self, part: Part) -> None:
        """Convert what the first build counted, as soon as there is an atlas to convert it by."""
        atlas = self._workspace.atlas
        if part is not Part.ATLAS or atlas is None:
            return

        def convert(_task: Task) -> None:
            from netatlas.atlas.first_addresses import converted

            self._choices.convert(lambda text: str(converted(atlas, text)))

        self._jobs.run(convert, self._on_converted, writes=True)

    def _on_converted(self, outcome: Outcome[None]) -> None:
        if outcome.error is not None:
            _log.warning("what search learnt in the first build is not read yet: %s", outcome.error)

    def _on_forgotten(self, outcome: Outcome[None]) -> None:
        error = outcome.error
        self.told.emit(
            "Search has forgotten what you opened." if error is None else f"Nothing was forgotten. {error}"
        )

    def _on_counted(self, outcome: Outcome[None]) -> None:
        if outcome.error is not None and not self._failed:
            self._failed = True
            self.told.emit(f"What you open is not remembered for the search. {outcome.error}")
