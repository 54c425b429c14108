"""Things to do one after the other, each in a turn of the event loop of its own."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class Turns(QObject):
    """A queue of calls of which each waits for the next turn of the event loop, so that the window can paint.

    Qt delivers all that waits in a queue of its own, such as the outcomes of several jobs, in one turn.
    """

    def __init__(self, parent: QObject) -> None:
        """Start with an empty queue."""
        super().__init__(parent)
        self._calls: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._take)

    def add(self, call: Callable[[], object]) -> None:
        """Call a function in a turn of its own, after those that wait."""
        self._calls.append(call)
        if not self._timer.isActive():
            self._timer.start()

    def clear(self) -> None:
        """Call nothing that waits."""
        self._calls.clear()
        self._timer.stop()

    @Slot()
    def _take(self) -> None:
        call = self._calls.popleft()
        if self._calls:  # before the call, which may open a dialog
            self._timer.start()
        call()
