"""Does something in the next turn of the event loop, unless what it is for is deleted before.

``QTimer.singleShot`` with a time of 0 never lets go of its function when the object that it is for is deleted
before (PySide6 6.11): a page that was left at once would be kept for good, with all that it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        self._work = work

    @Slot()
    def take(self) -> None:
        self.deleteLater()
        self._work()
