"""Source Sans Pro, the font of paper, and of the window where the desktop sets none.

It comes from a dependency (``font-source-sans-pro``), so no font file is in this repository.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILY = "Source Sans Pro"
_FACES = ("Light", "Regular", "It", "Semibold", "Bold")


@cache
def load_font() -> bool:
    """Load the font into Qt, once; return True if that worked. Needs a ``QGuiApplication``."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return False
    files = sorted(Path(spec.origin).parent.rglob("*.ttf"))
    wanted = {f"SourceSansPro-{face}" for face in _FACES}
    font_ids = [QFontDatabase.addApplicationFont(str(file)) for file in files if file.stem in wanted]
    return any(font_id >= 0 for font_id in font_ids)  # Qt returns -1 for a file that it cannot read
