"""Scrolls a text to where it was, though it is not written or laid out that far yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from netatlas.ui.next_turn import in_next_turn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollBar


class ComingScroll(QObject):
    """The position that a bar is to have, until another is wanted or the reader scrolls.

    Attributes:
        awaited: the position that is waited for while the text is written, or 0.
    """

    def __init__(self, bar: QScrollBar) -> None:
        """Scroll ``bar``."""
        super().__init__(bar)
        self._bar = bar
        self._position = self.awaited = 0
        bar.actionTriggered.connect(self._forget)

    def go_to(self, position: int, *, is_written: bool = True) -> None:
        """Scroll to a position as soon as the text is that long."""
        self._position, self.awaited = position, 0 if is_written else position
        self._bar.setValue(position)
        if position:  # a long text is laid out only in the next turn of the event loop
            in_next_turn(self, self._go_again)

    def on_written(self, *, is_complete: bool) -> None:
        """Scroll to the position that is awaited, if the text is that long now or will be no longer."""
        position = self.awaited
        if position and (is_complete or self._bar.maximum() >= position):
            self.awaited = 0
            self._bar.setValue(position)

    def _go_again(self) -> None:
        if self._position:  # else another page is in its place by now, or the reader has scrolled
            self._bar.setValue(self._position)

    @Slot()
    def _forget(self) -> None:
        """Leave the bar where the reader scrolls it."""
        self._position = self.awaited = 0
