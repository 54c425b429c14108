"""How paper looks: its font, colours and sizes.

Everything is filled and measured at one size of type (``BASE_POINTS``) and scaled when it is painted: so a
sheet that is fitted needs no new documents for another size, and proportions never change.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextOption

from netatlas.drawing.colours import ThemeColours, load_colours
from netatlas.printing.fonts import FAMILY, load_font
from netatlas.printing.paper.geometry import DOTS_PER_POINT
from netatlas.printing.text_formats import TextLook

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

BASE_POINTS = 8.0
BASE_DOTS = BASE_POINTS * DOTS_PER_POINT
_BASE_PIXELS = 14
SCALE = BASE_DOTS / _BASE_PIXELS
"""What the sizes of ``PAPER`` are multiplied by to be dots."""
PAPER = TextLook(
    base=_BASE_PIXELS,
    lead=_BASE_PIXELS,
    muted=_BASE_PIXELS,
    head=_BASE_PIXELS,
    head_colour="text",
    note=_BASE_PIXELS,
    headings=(_BASE_PIXELS, _BASE_PIXELS),
    space_above=(4, 4),
    around=(2, 2),
    cell=(0, 0, 5),
    rows=0.0,
    line=0.6,
    line_height=0.94,
    label=0,
    notes=(0, 0),
)
"""No size is smaller than the base, so that the floor of the type is the size that was asked for."""
HEADING_PIXELS = 16
TITLE_PIXELS = 28
_LIGATURES = ("liga", "clig", "dlig")
"""Features of a font that Qt's PDF writes as one character, which readers and screen readers then miss."""


@cache
def paper_colours() -> ThemeColours:
    """Return the colours of paper, those of the light theme."""
    return load_colours("light")


def paper_font() -> QFont:
    """Return the font of paper at the size that everything is measured at, without ligatures."""
    load_font()
    font = QFont(FAMILY)
    font.setPixelSize(round(BASE_DOTS))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _LIGATURES:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def apply_look(document: QTextDocument, font: QFont) -> None:
    """Prepare an empty document for a part of a paper."""
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    option = document.defaultTextOption()
    option.setWrapMode(
        QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    )  # a word may be wider than its column
    document.setDefaultTextOption(option)
