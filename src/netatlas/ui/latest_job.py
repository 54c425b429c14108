"""The one job that a widget waits for: a newer one takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from netatlas.ui.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from netatlas.ui.jobs import Jobs, Outcome, Task

T = TypeVar("T")


class LatestJob:
    """The latest job of a widget for one purpose: a newer one replaces it, and none outlives the widget."""

    def __init__(self, jobs: Jobs, owner: QObject) -> None:
        """Run jobs for ``owner``."""
        self._jobs = jobs
        self._number = 0
        owner.destroyed.connect(self.cancel)

    @property
    def is_awaited(self) -> bool:
        """Whether its outcome is still to come; not that of a job that was cancelled."""
        return self._jobs.awaits(self._number)

    def run(
        self,
        work: Callable[[Task], T],
        done: Callable[[Outcome[T]], None],
        *,
        lane: Lane = Lane.LONG,
        title: str = "",
    ) -> None:
        """Cancel the job before and run another, as ``Jobs.run`` does."""
        self.cancel()
        self._number = self._jobs.run(work, done, lane=lane, title=title)

    def cancel(self) -> None:
        """Cancel the job if it runs."""
        self._jobs.cancel(self._number)
