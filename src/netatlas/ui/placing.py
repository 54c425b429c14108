"""Where the window is placed on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1280, 800)
"""Size of the first window: all panes and a table of four columns side by side."""
FRAME = QSize(16, 44)
"""Room for what the system draws around a window; Qt knows it only when the window is on the screen."""
ROOMY = QSize(1360, 860)
"""Smallest free area of a screen on which a window of the first size leaves anything else to be seen."""


def first_size(available: QSize) -> tuple[QSize, bool]:
    """Return the size of the first window without its frame, and whether it is maximised.

    Args:
        available: the area of the screen without panels and docks.
    """
    is_small = available.width() < ROOMY.width() or available.height() < ROOMY.height()
    return FIRST_SIZE.boundedTo(available - FRAME), is_small


def place_first(window: QWidget) -> None:
    """Fit a window that has no place yet to the screen that it will open on."""
    size, is_maximised = first_size(window.screen().availableGeometry().size())
    window.resize(size)
    if is_maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
