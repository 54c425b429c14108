"""Reduces motion: what moves without the user's hand, such as the blinking cursor, is kept still.

Of the system's wish for less motion, Qt 6 passes on only whether menus unroll and whether the cursor blinks;
SYSTEM leaves both to Qt. Code that animates asks ``MotionControl.is_reduced``; a guard holds it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from netatlas.desk.settings import Settings

_FROM_SYSTEM = -1
"""The time of a blink that has Qt follow the system again."""


class MotionMode(StrEnum):
    """How much may move; SYSTEM follows the desktop, as far as Qt knows."""

    SYSTEM = "system"
    REDUCED = "reduced"


class MotionControl(QObject):
    """Applies the chosen mode to the program.

    Signals:
        motion_changed: whether motion is reduced now.
    """

    motion_changed = Signal(bool)

    def __init__(self, settings: Settings, parent: QObject) -> None:
        """Apply the mode of the settings."""
        super().__init__(parent)
        self.mode = MotionMode.SYSTEM
        self._effects: tuple[Qt.UIEffect, ...] = ()
        self.set_mode(settings.motion)

    @property
    def is_reduced(self) -> bool:
        """Whether nothing may move on its own."""
        return self.mode is MotionMode.REDUCED

    def set_mode(self, mode: str) -> None:
        """Change the mode."""
        if mode == self.mode:
            return
        self.mode = MotionMode(mode)
        if self.is_reduced:
            self._effects = tuple(effect for effect in Qt.UIEffect if QApplication.isEffectEnabled(effect))
        for effect in self._effects:
            QApplication.setEffectEnabled(effect, enable=not self.is_reduced)
        QApplication.setCursorFlashTime(0 if self.is_reduced else _FROM_SYSTEM)
        self.motion_changed.emit(self.is_reduced)
