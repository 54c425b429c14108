"""What stands above and below the columns of each page: the title with a remark, and the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.desk.sheet import SMALLEST_TYPE
from netatlas.documents.blocks import MUTED, Text
from netatlas.printing.paper.geometry import DOTS_PER_POINT, MARGIN_MM, dots
from netatlas.printing.paper.look import BASE_POINTS, TITLE_PIXELS

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from netatlas.documents.sheet import SheetContent
    from netatlas.printing.paper.geometry import Paper
    from netatlas.printing.paper.measuring import Measures

_BELOW_HEADER, _ABOVE_FOOTER = dots(2.4), dots(2.0)
_FOOTER_SCALE = SMALLEST_TYPE / BASE_POINTS
_ABOVE_TITLE = 0.3
"""Share of the height of a title's line that is empty above its capitals."""


class Margins:
    """The header and footer of one paper, and what they leave to the columns."""

    def __init__(self, content: SheetContent, paper: Paper, measures: Measures) -> None:
        self.paper = paper
        self._content = content
        self._measures = measures
        self._left = dots(MARGIN_MM)
        height = self._header_document().size().height() if content.title else 0.0
        raised = _ABOVE_TITLE * TITLE_PIXELS * DOTS_PER_POINT * BASE_POINTS / 14 if content.title else 0.0
        self._header_top = dots(MARGIN_MM) - raised
        self.top = self._header_top + height + (_BELOW_HEADER if content.title else 0.0)
        footer = self._footer_document(1, 1).size().height() * _FOOTER_SCALE
        self._footer_top = paper.height - dots(MARGIN_MM) - footer
        self.column_height = self._footer_top - _ABOVE_FOOTER - self.top

    def header(self) -> list[tuple[QTextDocument, float, float, float]]:
        """Return the title and the remark of a page as document, place and scale."""
        if not self._content.title:
            return []
        return [(self._header_document(), self._left, self._header_top, 1.0)]

    def footer(self, number: int, amount: int) -> list[tuple[QTextDocument, float, float, float]]:
        """Return the footer of a page as document, place and scale."""
        return [(self._footer_document(number, amount), self._left, self._footer_top, _FOOTER_SCALE)]

    def _header_document(self) -> QTextDocument:
        document = self._measures.filled_sides(
            (Text(self._content.title, "strong"),), self._content.remark, size=TITLE_PIXELS, colour="text"
        )
        document.setTextWidth(round(self.paper.inner_width))
        return document

    def _footer_document(self, number: int, amount: int) -> QTextDocument:
        document = self._measures.filled_footer(
            (Text(self._content.footer, MUTED),), (Text(f"{number} of {amount}", MUTED),)
        )
        document.setTextWidth(round(self.paper.inner_width / _FOOTER_SCALE))
        return document
