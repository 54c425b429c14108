"""Does something in the next turn of the event loop, unless what it is for is deleted before.

``QTimer.singleShot`` with a time of 0 never lets go of its function when the object that it is for is deleted
before (PySide6 6.11): a page that was left at once would be kept for good, with all that it holds.
"""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING
from weakref import WeakMethod

from PySide6.QtCore import QMetaObject, QObject, Qt, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


def in_next_turn(owner: QObject, work: Callable[[], object]) -> None:
    """Call ``work`` in the next turn of the event loop, if ``owner`` is still there by then."""
    turn = _Turn(owner, work)
    QMetaObject.invokeMethod(turn, "take", Qt.ConnectionType.QueuedConnection)  # before the next paint


class _Turn(QObject):
    """Something that is still to be done; deleted with its owner."""

    def __init__(self, owner: QObject, work: Callable[[], object]) -> None:
        super().__init__(owner)
        # weakly: the last one to hold its owner, it would free the owner in the middle of being deleted by it
        self._method = WeakMethod(work) if isinstance(work, MethodType) else None
        self._function = None if self._method is not None else work

    @Slot()
    def take(self) -> None:
        self.deleteLater()
        work = self._method() if self._method is not None else self._function
        if work is not None:
            work()
