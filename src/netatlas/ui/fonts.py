"""Which font the window uses: the desktop's own where it sets one, else Source Sans Pro.

Source Sans Pro comes from a dependency (``font-source-sans-pro``); no font file is ours.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAMILY = "Source Sans Pro"
BASE_PIXELS = 14
_FACES = ("Regular", "It", "Semibold", "Bold")


def apply_font(app: QApplication, *, pixels: int = BASE_PIXELS) -> None:
    """Set the application's font."""
    font = QFont(app.font()) if _desktop_sets_font() else QFont(FAMILY if _register() else "sans-serif")
    font.setPixelSize(pixels)
    app.setFont(font)


def _desktop_sets_font() -> bool:
    """Tell whether the system's font is a choice: on Windows and macOS, and on real desktops elsewhere."""
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("XDG_CURRENT_DESKTOP"))


def _register() -> bool:
    """Make the font known to Qt; tell whether it is."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return False
    files = sorted(Path(spec.origin).parent.rglob("*.ttf"))
    wanted = {f"SourceSansPro-{face}" for face in _FACES}
    known = [QFontDatabase.addApplicationFont(str(file)) for file in files if file.stem in wanted]
    return any(number >= 0 for number in known)
