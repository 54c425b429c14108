"""Does something in the next turn of the event loop, unless what it is for is deleted before.

``QTimer.singleShot`` with a time of 0 never lets go of its function when the object that it is for is deleted
before (PySide6 6.11): a page that was left at once would be kept for good, with all that it holds.
"""

from __future__ import annotations

from collections import deque
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, Qt, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable


class _NextTurns(QObject):
    """What is still to be done, in its order: one object for all, which is never deleted in a turn."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[tuple[QObject, Callable[[], object]]] = deque()

    def add(self, owner: QObject, work: Callable[[], object]) -> None:
        """Call ``work`` in a turn of its own, before the window is painted again."""
        self._waiting.append((owner, work))
        QMetaObject.invokeMethod(self, "take", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def take(self) -> None:
        """Do what waits for longest; what is for a deleted object is forgotten."""
        owner, work = self._waiting.popleft()
        if isValid(owner):
            work()


@cache
def _next_turns() -> _NextTurns:
    return _NextTurns()


def in_next_turn(owner: QObject, work: Callable[[], object]) -> None:
    """Call ``work`` in the next turn of the event loop, if ``owner`` is still there by then.

    Both are in the thread of the window, where alone this may be called.
    """
    _next_turns().add(owner, work)
