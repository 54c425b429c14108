"""The application's font: the desktop's own if it sets one, else Source Sans Pro.

Source Sans Pro comes from a dependency (``font-source-sans-pro``), so no font file is in this repository.
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
"""Size of plain text at scale 1."""
_FACES = ("Light", "Regular", "It", "Semibold", "Bold")


def apply_font(app: QApplication, *, pixels: int = BASE_PIXELS) -> None:
    """Set the application's font."""
    font = QFont(app.font()) if _desktop_sets_font() else QFont(FAMILY if _load_fallback() else "sans-serif")
    font.setPixelSize(pixels)
    app.setFont(font)


def _desktop_sets_font() -> bool:
    """Return True on Windows, macOS and other desktops, whose font is the user's choice; False offscreen."""
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("XDG_CURRENT_DESKTOP"))


def _load_fallback() -> bool:
    """Load Source Sans Pro into Qt; return True if that worked."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return False
    files = sorted(Path(spec.origin).parent.rglob("*.ttf"))
    wanted = {f"SourceSansPro-{face}" for face in _FACES}
    font_ids = [QFontDatabase.addApplicationFont(str(file)) for file in files if file.stem in wanted]
    return any(font_id >= 0 for font_id in font_ids)  # Qt returns -1 for a file that it cannot read
