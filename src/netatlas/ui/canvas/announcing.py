"""Says what happens on a canvas to whoever listens with a screen reader, each change once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent

from netatlas.ui.next_turn import in_next_turn
from netatlas.ui.widgets.speaking import speak

if TYPE_CHECKING:
    from netatlas.ui.canvas.item_canvas import ItemCanvas


class Announcer(QObject):
    """Announces the current item of a canvas and what is opened from there.

    Qt itself announces the whole picture when the canvas gets the focus, and a new name of it; a screen
    reader says the name of a group when the focus enters it. So nothing of that is repeated here.
    """

    def __init__(self, canvas: ItemCanvas) -> None:
        """Announce for ``canvas``, which owns this object."""
        super().__init__(canvas)
        self._canvas = canvas
        self._announced = ""
        self._is_entering = False

    def enter(self) -> None:
        """Announce the current item, but after the whole, which Qt announces after ``focusInEvent``."""
        self._announced, self._is_entering = "", True
        in_next_turn(self, self._on_entered)

    def announce_current(self) -> None:
        """Announce another current item: as the focus, or in words while the focus is elsewhere."""
        canvas = self._canvas
        if self._is_entering or canvas.current == self._announced:
            return
        self._announced = canvas.current
        if not QAccessible.isActive():
            return
        item = canvas.accessible_item(canvas.current)
        if canvas.hasFocus():
            focused = item if item is not None else QAccessible.queryAccessibleInterface(canvas)
            QAccessible.updateAccessibility(QAccessibleEvent(focused, QAccessible.Event.Focus))
        elif item is not None:
            speak(canvas, f"Selected {item.text(QAccessible.Text.Name)}")

    def announce_opened(self, name: str, *, in_new_tab: bool) -> None:
        """Announce that something is opened."""
        speak(self._canvas, f"Opened {name} in a new tab" if in_new_tab else f"Opened {name}")

    @Slot()
    def _on_entered(self) -> None:
        self._is_entering = False
        self.announce_current()
