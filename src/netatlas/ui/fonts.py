"""The application's font: the desktop's own if it sets one, else Source Sans Pro."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from netatlas.printing.fonts import FAMILY, load_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

BASE_PIXELS = 14
"""Size of plain text at scale 1."""


def apply_font(app: QApplication, *, pixels: int = BASE_PIXELS) -> None:
    """Set the application's font."""
    font = QFont(app.font()) if _desktop_sets_font() else QFont(FAMILY if load_font() else "sans-serif")
    font.setPixelSize(pixels)
    app.setFont(font)


def _desktop_sets_font() -> bool:
    """Return True on Windows, macOS and other desktops, whose font is the user's choice; False offscreen."""
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("XDG_CURRENT_DESKTOP"))
