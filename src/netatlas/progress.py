"""How far long work has come, and whether it is still wanted.

Whatever reads, indexes or writes for long takes a ``Progress``, reports to it and asks it between two
files or records. Who starts the work decides what becomes of that: scripts pass ``SILENT``, the window
passes a task of ``netatlas.ui.jobs``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_MOST_REPORTS = 100
"""Reports of one loop: more would cost time and nobody could read them."""


class Cancelled(Exception):  # noqa: N818 - says what happened; it is no error
    """The work ended early because it is no longer wanted."""


class Progress:
    """Receives reports and cancels nothing; subclasses show the one and decide the other."""

    @property
    def cancelled(self) -> bool:
        """Whether the work should end."""
        return False

    def report(self, share: float, words: str = "") -> None:
        """Receive how much of the work is done, from 0 to 1, and in words ("34 of 81 files")."""

    def check(self) -> None:
        """Let the work go on.

        Raises:
            Cancelled: it is no longer wanted.
        """
        if self.cancelled:
            raise Cancelled

    def checked(self, items: Iterable[T]) -> Iterator[T]:
        """Yield ``items``, with a check before each.

        Raises:
            Cancelled: the work is no longer wanted.
        """
        for item in items:
            if self.cancelled:
                raise Cancelled
            yield item

    def each(
        self, items: Iterable[T], total: int, noun: str, *, span: tuple[float, float] = (0.0, 1.0)
    ) -> Iterator[T]:
        """Yield ``items``, with a check before each, and report how many are done.

        Args:
            items: what is worked on.
            total: how many there are.
            noun: what they are, in the plural.
            span: the share of the whole work at the first and after the last of them.

        Raises:
            Cancelled: the work is no longer wanted.
        """
        first, last = span
        step = max(1, total // _MOST_REPORTS)
        for done, item in enumerate(self.checked(items), start=1):
            yield item
            if done % step == 0 or done == total:
                self.report(first + (last - first) * done / total, f"{done:,} of {total:,} {noun}")


SILENT = Progress()
"""For work that nobody watches."""
