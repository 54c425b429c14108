"""The application's font: the desktop's own if it sets one, else Source Sans Pro."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from netatlas.printing.fonts import FAMILY, load_font

BASE_PIXELS = 14
"""Size of plain text at scale 1."""


def apply_font(scale: float = 1.0) -> None:
    """Set the application's font, which all that sets none of its own has: menus, buttons, dialogs."""
    font = (
        QFont(QApplication.font()) if _desktop_sets_font() else QFont(FAMILY if load_font() else "sans-serif")
    )
    font.setPixelSize(round(BASE_PIXELS * scale))
    QApplication.setFont(font)


def _desktop_sets_font() -> bool:
    """Return True on Windows, macOS and other desktops, whose font is the user's choice; False offscreen."""
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("XDG_CURRENT_DESKTOP"))
